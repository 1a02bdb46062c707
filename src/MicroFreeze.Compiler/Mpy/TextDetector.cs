namespace MicroFreeze.Compiler.Mpy;

/// <summary>Tells text from the bytes of a .mpy file, for a better message.</summary>
internal static class TextDetector
{
    private const int SampleLength = 256;

    /// <summary>Whether the beginning has no byte that text has not. Every .mpy file has some among its first four.</summary>
    public static bool LooksLikeText(ReadOnlySpan<byte> file)
    {
        foreach (byte b in file[..Math.Min(file.Length, SampleLength)])
        {
            if (b is < 0x20 and not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') or 0x7f)
            {
                return false;
            }
        }

        return true;
    }
}
