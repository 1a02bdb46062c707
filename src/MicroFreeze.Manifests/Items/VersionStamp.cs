using System.Text;

namespace MicroFreeze.Manifests.Items;

/// <summary>
/// What becomes of a library's text before it is compiled: lines that begin with <c>__version__</c> get the version in place of what stands for it, and all lines end
/// alike. Source: tools/preprocess_frozen_modules.py@10.2.1 copy_and_process.
/// </summary>
/// <param name="Version">The version; null to leave the lines as they are.</param>
internal sealed record VersionStamp(string? Version)
{
    private static readonly string[] PlaceholderTexts = ["0.0.0-auto.0", "0.0.0+auto.0"];
    private static readonly byte[][] Placeholders = [.. PlaceholderTexts.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Finds the first line with a placeholder.</summary>
    /// <param name="source">The text, with any ends of lines.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The column of the placeholder, from 1; lines that begin with <c>__version__</c> have few characters beyond ASCII before it.</param>
    /// <returns>The placeholder; null where there is none.</returns>
    public static string? FindPlaceholder(ReadOnlySpan<byte> source, out int line, out int column)
    {
        ReadOnlySpan<byte> rest = source;
        for (line = 1; rest.Length > 0; line++)
        {
            ReadOnlySpan<byte> current = TakeLine(ref rest, out _);
            for (int kind = 0; IsVersionLine(current) && kind < Placeholders.Length; kind++)
            {
                if (current.IndexOf(Placeholders[kind]) is >= 0 and int start)
                {
                    column = start + 1;
                    return PlaceholderTexts[kind];
                }
            }
        }

        line = column = 0;
        return null;
    }

    /// <summary>The text as it is compiled.</summary>
    public byte[] Apply(byte[] source)
    {
        if (source.AsSpan().IndexOf((byte)'\r') < 0 && (Version is null || FindPlaceholder(source, out _, out _) is null))
        {
            return source;
        }

        byte[]? version = Version is null ? null : Encoding.UTF8.GetBytes(Version);
        MemoryStream result = new(source.Length + 64);
        for (ReadOnlySpan<byte> rest = source; rest.Length > 0;)
        {
            ReadOnlySpan<byte> line = TakeLine(ref rest, out bool ended);
            if (version is not null && IsVersionLine(line))
            {
                WriteReplaced(result, line, version);
            }
            else
            {
                result.Write(line);
            }

            if (ended)
            {
                result.WriteByte((byte)'\n');
            }
        }

        return result.ToArray();
    }

    private static bool IsVersionLine(ReadOnlySpan<byte> line) => line.StartsWith("__version__"u8);

    private static void WriteReplaced(MemoryStream result, ReadOnlySpan<byte> line, byte[] version)
    {
        while (line.Length > 0)
        {
            int place = -1;
            int length = 0;
            foreach (byte[] placeholder in Placeholders)
            {
                int found = line.IndexOf(placeholder);
                if (found >= 0 && (place < 0 || found < place))
                {
                    (place, length) = (found, placeholder.Length);
                }
            }

            if (place < 0)
            {
                result.Write(line);
                return;
            }

            result.Write(line[..place]);
            result.Write(version);
            line = line[(place + length)..];
        }
    }

    // A line without its end, which is \n, \r\n or \r, as Python reads text.
    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest, out bool ended)
    {
        int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        ended = end >= 0;
        if (!ended)
        {
            ReadOnlySpan<byte> last = rest;
            rest = [];
            return last;
        }

        ReadOnlySpan<byte> line = rest[..end];
        bool isPair = rest[end] == (byte)'\r' && end + 1 < rest.Length && rest[end + 1] == (byte)'\n';
        rest = rest[(end + (isPair ? 2 : 1))..];
        return line;
    }
}
