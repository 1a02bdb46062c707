using System.Numerics;

namespace MicroFreeze.Syntax;

/// <summary>
/// A non-negative number with a significand of 64 bits, rounded to nearest even after each operation: what x86 calls extended precision
/// and the reference computes decimal literals in. What is below its normal range is zero here, which no double shows.
/// </summary>
internal readonly struct ExtendedFloat
{
    private const int MaxExponent = 16384 - 64;
    private const int MinExponent = -16382 - 63;

    private readonly ulong _significand;
    private readonly int _exponent;

    private ExtendedFloat(ulong significand, int exponent)
    {
        _significand = significand;
        _exponent = exponent;
    }

    private static ExtendedFloat Infinity => new(1UL << 63, int.MaxValue);

    private bool IsInfinity => _exponent == int.MaxValue;

    public static ExtendedFloat FromInteger(ulong value)
    {
        int shift = BitOperations.LeadingZeroCount(value);
        return value == 0 ? default : new ExtendedFloat(value << shift, -shift);
    }

    public static ExtendedFloat operator *(ExtendedFloat left, ExtendedFloat right)
    {
        if (left._significand == 0 || left.IsInfinity)
        {
            return left;
        }

        if (right._significand == 0 || right.IsInfinity)
        {
            return right;
        }

        UInt128 product = (UInt128)left._significand * right._significand;
        int shift = (product >> 127) != 0 ? 64 : 63;
        return Round(product, shift, left._exponent + right._exponent + shift, sticky: false);
    }

    public static ExtendedFloat operator /(ExtendedFloat left, ExtendedFloat right)
    {
        if (left._significand == 0 || left.IsInfinity)
        {
            return left;
        }

        if (right.IsInfinity)
        {
            return default;
        }

        // 64 or 65 bits of quotient, then one more for rounding: the quotient of 128 bits has at least 64.
        (UInt128 quotient, UInt128 remainder) = UInt128.DivRem((UInt128)left._significand << 64, right._significand);
        int exponent = left._exponent - right._exponent - 64;
        if ((quotient >> 64) == 0)
        {
            // Less than one: the bit that decides the rounding is not there yet.
            UInt128 doubled = remainder << 1;
            bool carry = doubled >= right._significand;
            quotient = quotient << 1 | (carry ? 1u : 0u);
            remainder = carry ? doubled - right._significand : doubled;
            exponent--;
        }

        return Round(quotient, 1, exponent + 1, remainder != 0);
    }

    /// <summary>The nearest double, ties to even; infinity where it is too large.</summary>
    public double ToDouble()
    {
        const int ToMantissa = 64 - 53;
        if (_significand == 0)
        {
            return 0;
        }

        int exponent = _exponent == int.MaxValue ? 2000 : _exponent + 63;
        if (exponent > 1023)
        {
            return double.PositiveInfinity;
        }

        int shift = exponent >= -1022 ? ToMantissa : ToMantissa + (-1022 - exponent);
        if (shift > 64)
        {
            return 0;
        }

        ulong kept = shift == 64 ? 0 : _significand >> shift;
        ulong half = 1UL << (shift - 1);
        ulong rest = shift == 64 ? _significand : _significand & ((1UL << shift) - 1);
        if (rest > half || rest == half && (kept & 1) != 0)
        {
            kept++;
        }

        // The significand's carry runs into the exponent's field by itself.
        ulong bits = exponent >= -1022 ? ((ulong)(exponent + 1022) << 52) + kept : kept;
        return BitConverter.UInt64BitsToDouble(bits);
    }

    private static ExtendedFloat Round(UInt128 value, int shift, int exponent, bool sticky)
    {
        ulong kept = (ulong)(value >> shift);
        UInt128 rest = value & ((UInt128.One << shift) - 1);
        UInt128 half = UInt128.One << (shift - 1);
        if (rest > half || rest == half && (sticky || (kept & 1) != 0))
        {
            kept++;
            if (kept == 0)
            {
                kept = 1UL << 63;
                exponent++;
            }
        }

        return exponent > MaxExponent ? Infinity : exponent < MinExponent ? default : new ExtendedFloat(kept, exponent);
    }
}
