using System.Text;

namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>Turns the columns of the compiler, which counts bytes, into those of a <see cref="SourceLocation"/>.</summary>
internal static class SourceColumn
{
    /// <summary>The column in UTF-16 units.</summary>
    /// <param name="source">The source.</param>
    /// <param name="line">The line, from 1; lines end with CR, LF or both.</param>
    /// <param name="column">The column in bytes, from 1, or 0.</param>
    public static int FromBytes(ReadOnlySpan<byte> source, int line, int column)
    {
        if (column == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> text = FindLine(source, line);
        return Encoding.UTF8.GetCharCount(text[..Math.Min(column - 1, text.Length)]) + 1;
    }

    /// <summary>A line without its end, or nothing where there is no such line.</summary>
    public static ReadOnlySpan<byte> FindLine(ReadOnlySpan<byte> source, int number)
    {
        for (; number > 1; number--)
        {
            if (!TrySkipLine(ref source))
            {
                return default;
            }
        }

        int length = source.IndexOfAny((byte)'\r', (byte)'\n');
        return length < 0 ? source : source[..length];
    }

    /// <summary>Goes to the next line. Where the last one has no end, the source stays as it is.</summary>
    public static bool TrySkipLine(ref ReadOnlySpan<byte> source)
    {
        int end = source.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            return false;
        }

        bool isPair = source[end] == '\r' && end + 1 < source.Length && source[end + 1] == '\n';
        source = source[(end + (isPair ? 2 : 1))..];
        return true;
    }
}
