using System.Numerics;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// A number that constant folding computes with: an integer (as long while it fits the reference's own small int of 63 bits) or a double.
/// </summary>
internal readonly struct Number
{
    public const long MinSmall = -1L << 62;
    public const long MaxSmall = (1L << 62) - 1;

    private readonly long _small;
    private readonly BigInteger _large;

    private Number(NumberKind kind, long small, BigInteger large)
    {
        Kind = kind;
        _small = small;
        _large = large;
    }

    public NumberKind Kind { get; }

    public bool IsFloat => Kind == NumberKind.Float;

    public long Small => _small;

    public double Float => BitConverter.Int64BitsToDouble(_small);

    public BigInteger Integer => Kind == NumberKind.Small ? _small : _large;

    public bool IsZero => Kind switch
    {
        NumberKind.Small => _small == 0,
        NumberKind.Large => _large.IsZero,
        _ => Float == 0,
    };

    public static Number FromFloat(double value) => new(NumberKind.Float, BitConverter.DoubleToInt64Bits(value), default);

    public static Number FromInteger(long value) =>
        value is >= MinSmall and <= MaxSmall ? new(NumberKind.Small, value, default) : new(NumberKind.Large, 0, value);

    public static Number FromInteger(BigInteger value) =>
        value >= MinSmall && value <= MaxSmall ? new(NumberKind.Small, (long)value, default) : new(NumberKind.Large, 0, value);

    /// <summary>An integer that the reference keeps in its large representation though it may have become small.</summary>
    public static Number FromLarge(BigInteger value) => new(NumberKind.Large, 0, value);

    /// <summary>
    /// The value as a double. A large integer is added up from words of 32 bits, each step rounded, as the reference does
    /// (py/mpz.c, <c>mpz_as_float</c>).
    /// </summary>
    public double ToDouble()
    {
        switch (Kind)
        {
            case NumberKind.Float:
                return Float;
            case NumberKind.Small:
                return _small;
            default:
                ReadOnlySpan<byte> bytes = BigInteger.Abs(_large).ToByteArray(isUnsigned: true);
                double value = 0;
                for (int word = (bytes.Length + 3) / 4 - 1; word >= 0; word--)
                {
                    uint digit = 0;
                    for (int i = Math.Min(bytes.Length, word * 4 + 4) - 1; i >= word * 4; i--)
                    {
                        digit = digit << 8 | bytes[i];
                    }

                    value = value * 4294967296.0 + digit;
                }

                return _large.Sign < 0 ? -value : value;
        }
    }

    /// <summary>The constant object, for a number that is no small int of the firmware.</summary>
    public Constant ToConstant() => IsFloat ? new FloatConstant(Float) : new IntConstant(Integer);
}

/// <summary>How a <see cref="Number"/> is kept.</summary>
internal enum NumberKind : byte
{
    Small,
    Large,
    Float,
}
