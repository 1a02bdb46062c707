namespace MicroFreeze.Compiler.Mpy;

/// <summary>One step of a line table: so many bytes of code further on, the line is so many higher.</summary>
/// <param name="Bytes">Bytes of code.</param>
/// <param name="Lines">Source lines.</param>
internal readonly record struct LineStep(int Bytes, int Lines);

/// <summary>
/// The line table of a prelude: steps from offset 0 and line 1, in one byte (<c>0LLBBBBB</c>) or two (<c>1LLLBBBB LLLLLLLL</c>).
/// Source: py/bc.h@v1.28.0 mp_bytecode_get_source_line.
/// </summary>
internal static class LineTable
{
    /// <summary>Takes the next step from a table; false at its end.</summary>
    /// <param name="table">What is left of the table.</param>
    /// <param name="step">The step.</param>
    public static bool TryTake(ref ReadOnlySpan<byte> table, out LineStep step)
    {
        const int LongForm = 0x80;
        step = default;
        if (table.IsEmpty)
        {
            return false;
        }

        int first = table[0];
        if ((first & LongForm) == 0)
        {
            step = new LineStep(first & 0x1f, first >> 5);
            table = table[1..];
            return true;
        }

        if (table.Length < 2)
        {
            return false;
        }

        step = new LineStep(first & 0xf, ((first << 4) & 0x700) | table[1]);
        table = table[2..];
        return true;
    }

    /// <summary>The source line of an instruction.</summary>
    /// <param name="table">The whole table.</param>
    /// <param name="offset">Offset of the instruction from the first one.</param>
    public static int GetLine(ReadOnlySpan<byte> table, int offset)
    {
        int line = 1;
        while (TryTake(ref table, out LineStep step) && offset >= step.Bytes)
        {
            offset -= step.Bytes;
            line += step.Lines;
        }

        return line;
    }
}
