namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// The second field of a prelude: two numbers, interleaved as <c>xIIIIIIC</c> as often as needed (<c>x</c>: another byte follows).
/// Source: py/bc.h@v1.28.0 MP_BC_PRELUDE_SIZE_ENCODE.
/// </summary>
/// <param name="InfoSize"><c>I</c>: bytes of names and line table.</param>
/// <param name="CellCount"><c>C</c>: bytes after them, one for each local that is a cell.</param>
internal readonly record struct PreludeSizes(int InfoSize, int CellCount)
{
    /// <summary>Longest form.</summary>
    public const int MaxLength = 32;

    /// <summary>Bytes after the first that are read. There is a bit of the number of cells in each, so many cells make it long.</summary>
    private const int MaxExtensions = 29;

    /// <summary>
    /// Bytes after the first that may say something of the size of the information: it then still is below 2^30, as the cells are.
    /// </summary>
    private const int MaxInfoExtensions = 4;

    /// <summary>Writes the sizes.</summary>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public int Write(Span<byte> destination)
    {
        int length = 0;
        int info = InfoSize;
        int cells = CellCount;
        while (true)
        {
            int bits = ((info & 0x3f) << 1) | (cells & 1);
            info >>= 6;
            cells >>= 1;
            if ((info | cells) == 0)
            {
                destination[length++] = (byte)bits;
                return length;
            }

            destination[length++] = (byte)(0x80 | bits);
        }
    }

    /// <summary>Reads the sizes at <paramref name="position"/> and moves past them; false where the bytes end or say nonsense.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> code, ref int position, out PreludeSizes sizes)
    {
        sizes = default;
        int info = 0;
        int cells = 0;
        for (int n = 0; n <= MaxExtensions && position < code.Length; n++)
        {
            int bits = code[position++];
            if (n > MaxInfoExtensions && (bits & 0x7e) != 0)
            {
                return false;
            }

            info |= ((bits & 0x7e) >> 1) << (6 * Math.Min(n, MaxInfoExtensions));
            cells |= (bits & 1) << n;
            if ((bits & 0x80) == 0)
            {
                sizes = new PreludeSizes(info, cells);
                return true;
            }
        }

        return false;
    }
}
