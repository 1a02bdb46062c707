using System.Buffers;
using System.Globalization;
using System.Text;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Identifiers of C: made from names of Python, and never the same twice.</summary>
internal sealed class CIdentifiers
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"u8);

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>
    /// A name as part of an identifier, as the firmware's own enumeration of qstrs spells it: letters, digits and underscores as they are,
    /// other characters as <c>_name_</c> or <c>_0x..._</c>. Two names can have one spelling. Source: py/makeqstrdata.py@v1.28.0
    /// qstr_escape.
    /// </summary>
    /// <param name="name">The bytes; invalid UTF-8 is spelled byte by byte.</param>
    public static string Escape(ReadOnlySpan<byte> name)
    {
        if (name.IndexOfAnyExcept(Plain) < 0)
        {
            return Encoding.ASCII.GetString(name);
        }

        StringBuilder escaped = new(name.Length + 16);
        while (!name.IsEmpty)
        {
            if (Plain.Contains(name[0]))
            {
                escaped.Append((char)name[0]);
                name = name[1..];
                continue;
            }

            bool isCharacter = Rune.DecodeFromUtf8(name, out Rune rune, out int length) == OperationStatus.Done;
            if (isCharacter && CharacterNames.Find(rune.Value) is { } characterName)
            {
                escaped.Append('_').Append(characterName).Append('_');
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"_0x{(isCharacter ? rune.Value : name[0]):x2}_");
            }

            name = name[(isCharacter ? length : 1)..];
        }

        return escaped.ToString();
    }

    /// <summary>
    /// A file name as part of identifiers: without its last three characters, slashes and whatever else C does not allow as underscores.
    /// Two names can have one spelling. Source: tools/mpy-tool.py@v1.28.0 read_mpy. That replaces slashes alone.
    /// </summary>
    public static string FromFileName(string name)
    {
        const int ExtensionLength = 3;
        ReadOnlySpan<char> stem = name.AsSpan(0, Math.Max(0, name.Length - ExtensionLength));
        return string.Create(stem.Length, stem, static (destination, stem) =>
        {
            for (int index = 0; index < stem.Length; index++)
            {
                destination[index] = char.IsAsciiLetterOrDigit(stem[index]) ? stem[index] : '_';
            }
        });
    }

    /// <summary>
    /// Finds a stem of which none of the identifiers made from it is taken, and reserves them: the wish itself, or with a number from 2 up.
    /// </summary>
    /// <param name="wish">The stem to begin with.</param>
    /// <param name="derive">The identifiers made from a stem.</param>
    public string ReserveStem(string wish, Func<string, string[]> derive)
    {
        string stem = wish;
        for (int number = 2; ; number++)
        {
            string[] identifiers = derive(stem);
            if (!_taken.Overlaps(identifiers))
            {
                _taken.UnionWith(identifiers);
                return stem;
            }

            stem = string.Create(CultureInfo.InvariantCulture, $"{wish}{number}");
        }
    }
}
