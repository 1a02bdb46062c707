using System.Text;

namespace MicroFreeze.Freezing.CrossCompile;

/// <summary>Reads the rule that <c>-MMD</c> writes: a target, a colon, and every file that was included.</summary>
internal static class DependencyFile
{
    /// <summary>The files, as the compiler names them. Characters that mean something to make are written as make wants them.</summary>
    public static IReadOnlyList<string> Read(string text)
    {
        int start = FindColon(text);
        List<string> files = [];
        StringBuilder name = new();
        for (int index = start; index < text.Length; index++)
        {
            char c = text[index];
            char next = index + 1 < text.Length ? text[index + 1] : '\n';
            if (c == '\\' && next is '\n' or '\r')
            {
                continue;
            }

            if (c == '\\' && next is ' ' or '#')
            {
                name.Append(next);
                index++;
            }
            else if (c == '$' && next == '$')
            {
                name.Append('$');
                index++;
            }
            else if (!char.IsWhiteSpace(c))
            {
                name.Append(c);
            }
            else if (name.Length > 0)
            {
                files.Add(name.ToString());
                name.Clear();
            }
        }

        if (name.Length > 0)
        {
            files.Add(name.ToString());
        }

        return files;
    }

    // That of the rule, and not of a drive letter: a blank follows it.
    private static int FindColon(string text)
    {
        for (int index = 0; index + 1 < text.Length; index++)
        {
            if (text[index] == ':' && char.IsWhiteSpace(text[index + 1]))
            {
                return index + 1;
            }
        }

        return text.Length;
    }
}
