namespace MicroFreeze.Compiler.Emit.Bytecode;

/// <summary>
/// Writes the table from code offsets to lines: each entry says how far to go on in both. Source: py/emitbc.c@v1.28.0
/// emit_write_code_info_bytes_lines.
/// </summary>
internal static class LineTableWriter
{
    /// <summary>Writes the entries for one step.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="bytes">Bytes of code since the last step.</param>
    /// <param name="lines">Lines since the last step.</param>
    public static void Write(ref CodeBuffer output, int bytes, int lines)
    {
        while (bytes > 0 || lines > 0)
        {
            int skippedBytes;
            int skippedLines;
            if (lines <= 6 || bytes > 0xf)
            {
                // 0LLBBBBB: lines only after all bytes.
                skippedBytes = Math.Min(bytes, 0x1f);
                skippedLines = skippedBytes < bytes ? 0 : Math.Min(lines, 3);
                output.Add((byte)(skippedBytes | skippedLines << 5));
            }
            else
            {
                // 1LLLBBBB LLLLLLLL
                skippedBytes = Math.Min(bytes, 0xf);
                skippedLines = Math.Min(lines, 0x7ff);
                output.Add((byte)(0x80 | skippedBytes | ((skippedLines >> 4) & 0x70)));
                output.Add((byte)skippedLines);
            }

            bytes -= skippedBytes;
            lines -= skippedLines;
        }
    }
}
