using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// A firmware's <c>genhdr/qstrdefs.preprocessed.h</c>: the strings that it has interned, and how it stores them.
/// Source: py/makeqstrdata.py@v1.28.0 parse_input_headers.
/// </summary>
internal sealed class QstrHeader
{
    private const string LengthSetting = "BYTES_IN_LEN";
    private const string HashSetting = "BYTES_IN_HASH";

    /// <summary>By spelling in C: of two strings with one spelling the firmware has the first.</summary>
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Those that it has.</summary>
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private QstrHeader()
    {
        foreach (string name in StaticNames.All)
        {
            AddText(name);
        }
    }

    /// <summary>What every firmware has: the static strings, with one byte each for length and hash.</summary>
    public static QstrHeader Minimal { get; } = new() { BytesInLength = 1, BytesInHash = 1 };

    /// <summary>Bytes of a string's length in the pool, 1 or 2.</summary>
    public int BytesInLength { get; private set; }

    /// <summary>Bytes of a string's hash in the pool, 0 to 2.</summary>
    public int BytesInHash { get; private set; }

    /// <summary>Number of strings, the static ones included.</summary>
    public int Count => _texts.Count;

    /// <summary>How its strings are spelled in C.</summary>
    internal IEnumerable<string> Identifiers => _texts.Keys;

    /// <summary>Whether the firmware has this string.</summary>
    public bool Contains(string text) => _known.Contains(text);

    /// <summary>Reads a header.</summary>
    /// <param name="text">The bytes of the file.</param>
    /// <param name="path">The file as the user knows it, for diagnostics.</param>
    /// <param name="diagnostics">Takes what is wrong with it.</param>
    /// <returns>Null where it is no such header.</returns>
    public static QstrHeader? Parse(ReadOnlySpan<byte> text, string path, DiagnosticBag diagnostics)
    {
        QstrHeader header = new();
        Setting length = new(LengthSetting, 1, 2);
        Setting hash = new(HashSetting, 0, 2);
        int lineNumber = 0;
        foreach (Range range in text.Split((byte)'\n'))
        {
            lineNumber++;
            ReadOnlySpan<byte> line = text[range].Trim(" \t\r\f\v"u8);
            if (line.StartsWith("Q("u8) && line.EndsWith(")"u8))
            {
                header.Add(Encoding.UTF8.GetString(line[2..^1]));
            }
            else if (line.StartsWith("QCFG("u8))
            {
                length.TryTake(line, lineNumber);
                hash.TryTake(line, lineNumber);
            }
        }

        bool isValid = length.Check(path, diagnostics) && hash.Check(path, diagnostics);
        header.BytesInLength = length.Value;
        header.BytesInHash = hash.Value;
        return isValid ? header : null;
    }

    /// <summary>The string with this spelling in C, or null.</summary>
    internal string? Find(string identifier) => _texts.GetValueOrDefault(identifier);

    private void Add(string quoted)
    {
        // The only control characters in there are written as in C.
        string text = quoted switch
        {
            "\\n" => "\n",
            "\\r\\n" => "\r\n",
            _ => quoted,
        };
        AddText(text);
    }

    private void AddText(string text)
    {
        if (_texts.TryAdd(CIdentifiers.Escape(Encoding.UTF8.GetBytes(text)), text))
        {
            _known.Add(text);
        }
    }

    /// <summary>A line <c>QCFG(name, value)</c>, the value perhaps in parentheses.</summary>
    private sealed class Setting(string name, int min, int max)
    {
        private string? _text;
        private int _line;

        public int Value { get; private set; }

        public void TryTake(ReadOnlySpan<byte> line, int lineNumber)
        {
            string text = Encoding.UTF8.GetString(line["QCFG(".Length..]);
            int comma = text.IndexOf(", ", StringComparison.Ordinal);
            int end = text.LastIndexOf(')');
            if (comma >= 0 && end > comma && text.AsSpan(0, comma).SequenceEqual(name))
            {
                string value = text[(comma + 2)..end].Trim();
                _text = value.StartsWith('(') && value.EndsWith(')') ? value[1..^1].Trim() : value;
                _line = lineNumber;
            }
        }

        public bool Check(string path, DiagnosticBag diagnostics)
        {
            if (_text is null)
            {
                diagnostics.Report(FrozenDiagnostics.NotQstrHeader, new SourceLocation(path), name);
                return false;
            }

            if (!int.TryParse(_text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < min || value > max)
            {
                string range = string.Join(" or ", Enumerable.Range(min, max - min + 1));
                diagnostics.Report(FrozenDiagnostics.BadQstrSetting, new SourceLocation(path, _line), name, _text, range);
                return false;
            }

            Value = value;
            return true;
        }
    }
}
