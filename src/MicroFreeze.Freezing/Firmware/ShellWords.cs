using System.Text;

namespace MicroFreeze.Freezing.Firmware;

/// <summary>Splits and quotes words as a POSIX shell does, and escapes text for a variable of make.</summary>
public static class ShellWords
{
    /// <summary>The words of a command line. Quotes and backslashes are resolved, nothing is expanded.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        bool started = false;
        char quote = '\0';
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            bool escapes = c == '\\' && index + 1 < text.Length && quote != '\'' && (quote == '\0' || text[index + 1] is '"' or '\\' or '$' or '`' or '\n');
            if (escapes)
            {
                index++;
                started = true;
                if (text[index] != '\n')
                {
                    word.Append(text[index]);
                }
            }
            else if (quote == '\0' && c is '\'' or '"')
            {
                quote = c;
                started = true;
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && char.IsWhiteSpace(c))
            {
                Flush();
            }
            else
            {
                word.Append(c);
                started = true;
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (started)
            {
                words.Add(word.ToString());
                word.Clear();
                started = false;
            }
        }
    }

    /// <summary>A word as a shell reads it back.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || "/._-+=:,@%".Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>Text that is the value of a variable on make's command line, where <c>$</c> would begin a reference.</summary>
    public static string EscapeForMake(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
