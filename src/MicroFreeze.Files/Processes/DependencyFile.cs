using System.Text;

namespace MicroFreeze.Files.Processes;

/// <summary>Reads what a compiler writes for make about the files that it read. See: the manual of GNU make, "Rule Syntax"; gcc's
/// <c>-MD</c>.</summary>
internal static class DependencyFile
{
    /// <summary>
    /// The prerequisites of all rules, as the compiler names them. Characters that mean something to make are written as make wants them.
    /// </summary>
    public static IEnumerable<string> Read(string text)
    {
        text = text.Replace("\\\r\n", " ", StringComparison.Ordinal).Replace("\\\n", " ", StringComparison.Ordinal);
        StringBuilder word = new();
        bool afterColon = false;
        for (int index = 0; index <= text.Length; index++)
        {
            char c = index < text.Length ? text[index] : '\n';
            char next = index + 1 < text.Length ? text[index + 1] : '\0';
            switch (c)
            {
                case '\\' when next is ' ' or '#':
                case '$' when next is '$':
                    word.Append(next);
                    index++;
                    break;

                // That of the rule, and not of a drive letter.
                case ':' when !afterColon && next is ' ' or '\t' or '\n' or '\r' or '\0':
                    afterColon = true;
                    word.Clear();
                    break;
                case ' ' or '\t' or '\n' or '\r':
                    if (word.Length > 0 && afterColon)
                    {
                        yield return word.ToString();
                    }

                    word.Clear();
                    afterColon &= c is not '\n';
                    break;
                default:
                    word.Append(c);
                    break;
            }
        }
    }
}
