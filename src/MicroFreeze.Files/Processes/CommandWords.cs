using System.Text;

namespace MicroFreeze.Files.Processes;

/// <summary>
/// Command lines as text: taken apart as a POSIX shell would, nothing being expanded, put together, and written for make.
/// </summary>
internal static class CommandWords
{
    private const string PlainCharacters = "+-./,:=@%_";

    /// <summary>The words of a text. A quote that is not closed ends with the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsBackslashes">Whether a backslash outside quotes is an ordinary character, as in paths on Windows.</param>
    public static IReadOnlyList<string> Split(string text, bool keepsBackslashes = false)
    {
        List<string> words = [];
        StringBuilder? word = null;
        char quote = '\0';
        for (int index = 0; index < text.Length; index++)
        {
            char c = text[index];
            bool escapes = c == '\\' && quote != '\'' && !keepsBackslashes && index + 1 < text.Length
                && (quote == '\0' || text[index + 1] is '"' or '\\' or '$' or '`' or '\n');
            if (escapes)
            {
                word ??= new StringBuilder();
                if (text[++index] != '\n')
                {
                    word.Append(text[index]);
                }
            }
            else if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word!.Append(c);
                }
            }
            else if (c is '"' or '\'')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (char.IsWhiteSpace(c))
            {
                Finish(words, ref word);
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        Finish(words, ref word);
        return words;
    }

    /// <summary>A word as a POSIX shell takes it.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(c => char.IsLetterOrDigit(c) || PlainCharacters.Contains(c, StringComparison.Ordinal))
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Text that is the value of a variable on make's command line, where <c>$</c> would begin a reference.</summary>
    public static string EscapeForMake(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    private static void Finish(List<string> words, ref StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
            word = null;
        }
    }
}
