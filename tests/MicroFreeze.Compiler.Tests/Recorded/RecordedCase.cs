using System.Globalization;
using System.Text;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>One source and what the reference made of it, once for each run.</summary>
/// <param name="Name">What it is about; unique in its file.</param>
/// <param name="IsEscaped">Whether the text has escapes for bytes that a line of text cannot have.</param>
/// <param name="Text">The source as it stands in the file of cases.</param>
/// <param name="Outcomes">What came of it.</param>
public sealed record RecordedCase(string Name, bool IsEscaped, string[] Text, IReadOnlyDictionary<RecordedRun, RecordedOutcome> Outcomes)
{
    /// <summary>The name that the modules of all cases carry.</summary>
    public const string SourceName = "case.py";

    private const string Repeat = "%repeat ";

    /// <summary>The source's bytes.</summary>
    public byte[] Source
    {
        get
        {
            MemoryStream source = new();
            foreach (string line in Text.SelectMany(Expand))
            {
                source.Write(IsEscaped ? Unescape(line) : Encoding.UTF8.GetBytes(line + "\n"));
            }

            return source.ToArray();
        }
    }

    /// <summary><c>%repeat 100 text $i</c> stands for that many lines, <c>$i</c> for the line's number.</summary>
    private static IEnumerable<string> Expand(string line)
    {
        if (!line.StartsWith(Repeat, StringComparison.Ordinal))
        {
            return [line];
        }

        string[] parts = line[Repeat.Length..].Split(' ', 2);
        return Enumerable.Range(0, int.Parse(parts[0], CultureInfo.InvariantCulture))
            .Select(i => parts[1].Replace("$i", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    /// <summary>An escaped line has no line end of its own: <c>\n</c> <c>\r</c> <c>\t</c> <c>\f</c> <c>\\</c> <c>\xNN</c>.</summary>
    private static byte[] Unescape(string line)
    {
        byte[] text = Encoding.UTF8.GetBytes(line);
        MemoryStream bytes = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                bytes.WriteByte(text[i]);
                continue;
            }

            i++;
            bytes.WriteByte(text[i] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                (byte)'f' => (byte)'\f',
                (byte)'\\' => (byte)'\\',
                (byte)'x' => byte.Parse(text.AsSpan((i += 2) - 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                byte other => throw new FormatException($"no such escape: \\{(char)other}"),
            });
        }

        return bytes.ToArray();
    }
}
