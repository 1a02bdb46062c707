namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// The first field of a prelude: six numbers, interleaved bit by bit as <c>xSSSSEAA</c> and then <c>xFSSKAED</c> as often as needed
/// (<c>x</c>: another byte follows). Source: py/bc.h@v1.28.0 MP_BC_PRELUDE_SIG_ENCODE.
/// </summary>
/// <param name="StateSize"><c>S</c> + 1: entries of the value stack, locals included; at least 1.</param>
/// <param name="ExceptionStackSize"><c>E</c>: entries of the exception stack.</param>
/// <param name="ScopeFlags"><c>F</c>: flags of the scope, only those of the signature.</param>
/// <param name="PositionalArguments"><c>A</c>: positional arguments.</param>
/// <param name="KeywordOnlyArguments"><c>K</c>: keyword-only arguments.</param>
/// <param name="DefaultPositionalArguments"><c>D</c>: positional arguments with a default.</param>
internal readonly record struct PreludeSignature(
    int StateSize,
    int ExceptionStackSize,
    int ScopeFlags,
    int PositionalArguments,
    int KeywordOnlyArguments,
    int DefaultPositionalArguments)
{
    /// <summary>Longest form.</summary>
    public const int MaxLength = 33;

    /// <summary>Bytes after the first that are read: every field then still is a positive <see cref="int"/>.</summary>
    private const int MaxExtensions = 13;

    /// <summary>Writes the signature.</summary>
    /// <param name="destination">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>The number of bytes written.</returns>
    public int Write(Span<byte> destination)
    {
        int length = 0;
        int s = StateSize - 1;
        int e = ExceptionStackSize;
        int f = ScopeFlags;
        int a = PositionalArguments;
        int k = KeywordOnlyArguments;
        int d = DefaultPositionalArguments;
        int bits = ((s & 0xf) << 3) | ((e & 1) << 2) | (a & 3);
        s >>= 4;
        e >>= 1;
        a >>= 2;
        while ((s | e | f | a | k | d) != 0)
        {
            destination[length++] = (byte)(0x80 | bits);
            bits = ((f & 1) << 6) | ((s & 3) << 4) | ((k & 1) << 3) | ((a & 1) << 2) | ((e & 1) << 1) | (d & 1);
            s >>= 2;
            e >>= 1;
            f >>= 1;
            a >>= 1;
            k >>= 1;
            d >>= 1;
        }

        destination[length++] = (byte)bits;
        return length;
    }

    /// <summary>Reads a signature at <paramref name="position"/> and moves past it; false where the bytes end or say nonsense.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> code, ref int position, out PreludeSignature signature)
    {
        signature = default;
        if ((uint)position >= (uint)code.Length)
        {
            return false;
        }

        int bits = code[position++];
        int s = (bits >> 3) & 0xf;
        int e = (bits >> 2) & 1;
        int a = bits & 3;
        int f = 0;
        int k = 0;
        int d = 0;
        for (int n = 0; (bits & 0x80) != 0; n++)
        {
            if (position == code.Length || n == MaxExtensions)
            {
                return false;
            }

            bits = code[position++];
            s |= (bits & 0x30) << (2 * n);
            e |= (bits & 2) << n;
            f |= ((bits & 0x40) >> 6) << n;
            a |= (bits & 4) << n;
            k |= ((bits & 8) >> 3) << n;
            d |= (bits & 1) << n;
        }

        if (s == int.MaxValue)
        {
            return false;
        }

        signature = new PreludeSignature(s + 1, e, f, a, k, d);
        return true;
    }
}
