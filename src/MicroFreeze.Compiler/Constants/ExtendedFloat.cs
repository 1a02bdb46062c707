using System.Numerics;

namespace MicroFreeze.Compiler.Constants;

/// <summary>
/// A non-negative number with a 64-bit significand, rounded to nearest even after each operation: the x87 <c>long double</c> in which the
/// reference parses and prints floats (py/misc.h, <c>mp_large_float_t</c>, on the machines where its releases are made). A software form,
/// so that every machine gives the same bytes.
/// </summary>
/// <remarks>
/// Only what the two conversions need. Underflow is not modelled: a value that small becomes 0 as a double either way.
/// </remarks>
internal readonly struct ExtendedFloat
{
    /// <summary>Largest exponent of the unit in the last place: the type's 16383 less the 63 bits below the leading one.</summary>
    private const int MaxExponent = 16383 - 63;

    private const int InfinityExponent = int.MaxValue;
    private const ulong LeadingBit = 1UL << 63;

    private readonly ulong _significand;
    private readonly int _exponent;

    private ExtendedFloat(ulong significand, int exponent)
    {
        _significand = significand;
        _exponent = exponent > MaxExponent ? InfinityExponent : exponent;
    }

    public bool IsZero => _significand == 0;

    private bool IsInfinity => _exponent == InfinityExponent;

    public static ExtendedFloat FromInteger(ulong value)
    {
        if (value == 0)
        {
            return default;
        }

        int shift = BitOperations.LeadingZeroCount(value);
        return new ExtendedFloat(value << shift, -shift);
    }

    /// <param name="value">Finite and not negative.</param>
    public static ExtendedFloat FromDouble(double value)
    {
        ulong bits = BitConverter.DoubleToUInt64Bits(value);
        int biased = (int)(bits >> 52);
        ulong fraction = bits & ((1UL << 52) - 1);
        ExtendedFloat integer = FromInteger(biased == 0 ? fraction : fraction | (1UL << 52));
        return integer.IsZero ? integer : new ExtendedFloat(integer._significand, integer._exponent + Math.Max(biased, 1) - 1075);
    }

    /// <summary><paramref name="value"/> times ten to the power of <paramref name="exponent"/>, by the reference's order of operations:
    /// binary powers from the lowest bit, dividing for a negative exponent. Source: py/parsenum.c@v1.28.0 mp_decimal_exp.</summary>
    public static ExtendedFloat ScaleByPowerOfTen(ExtendedFloat value, int exponent)
    {
        if (value.IsZero)
        {
            return value;
        }

        ExtendedFloat power = FromInteger(10);
        for (uint rest = (uint)Math.Abs((long)exponent); rest != 0;)
        {
            if ((rest & 1) != 0)
            {
                value = exponent < 0 ? value / power : value * power;
            }

            rest >>= 1;
            if (rest != 0)
            {
                power *= power;
            }
        }

        return value;
    }

    public static ExtendedFloat operator *(ExtendedFloat left, ExtendedFloat right)
    {
        if (left.IsZero || left.IsInfinity)
        {
            return left;
        }

        if (right.IsZero || right.IsInfinity)
        {
            return right;
        }

        ulong high = Math.BigMul(left._significand, right._significand, out ulong low);
        int exponent = left._exponent + right._exponent + 64;
        if ((high & LeadingBit) == 0)
        {
            high = (high << 1) | (low >> 63);
            low <<= 1;
            exponent--;
        }

        return Round(high, exponent, low.CompareTo(LeadingBit));
    }

    public static ExtendedFloat operator /(ExtendedFloat left, ExtendedFloat right)
    {
        if (left.IsZero || left.IsInfinity)
        {
            return left;
        }

        if (right.IsInfinity)
        {
            return default;
        }

        // Shifted so that the quotient has 64 bits exactly.
        int shift = left._significand < right._significand ? 64 : 63;
        UInt128 dividend = (UInt128)left._significand << shift;
        ulong quotient = (ulong)(dividend / right._significand);
        ulong remainder = (ulong)(dividend - ((UInt128)quotient * right._significand));
        ulong complement = right._significand - remainder;
        return Round(quotient, left._exponent - right._exponent - shift, remainder.CompareTo(complement));
    }

    /// <summary>The integer that <c>(uint64_t)(x + 0.5L)</c> gives: nearest, halves up, but from 2**63 on the sum itself is rounded, to
    /// even. For numbers from 1 up to 2**64.</summary>
    public ulong RoundToInteger()
    {
        if (_exponent >= 0)
        {
            return _significand + (_significand & 1);
        }

        int fractionBits = -_exponent;
        if (fractionBits > 64)
        {
            return 0;
        }

        if (fractionBits == 64)
        {
            return 1; // From a half to less than one.
        }

        ulong integer = _significand >> fractionBits;
        return integer + ((_significand >> (fractionBits - 1)) & 1);
    }

    /// <summary>The nearest double, ties to even.</summary>
    public double ToDouble()
    {
        if (IsZero)
        {
            return 0;
        }

        if (IsInfinity)
        {
            return double.PositiveInfinity;
        }

        // Eleven bits too many for a double, more where it is subnormal.
        int excess = Math.Max(11, -1074 - _exponent);
        if (excess > 64)
        {
            return 0;
        }

        ulong kept = excess == 64 ? 0 : _significand >> excess;
        ulong dropped = excess == 64 ? _significand : _significand << (64 - excess);
        if (dropped > LeadingBit || (dropped == LeadingBit && (kept & 1) != 0))
        {
            kept++;
        }

        return Math.ScaleB((double)kept, _exponent + excess);
    }

    /// <summary>Rounds by how what was cut off compares with half a unit.</summary>
    private static ExtendedFloat Round(ulong significand, int exponent, int cutAgainstHalf)
    {
        if (cutAgainstHalf > 0 || (cutAgainstHalf == 0 && (significand & 1) != 0))
        {
            significand++;
            if (significand == 0)
            {
                return new ExtendedFloat(LeadingBit, exponent + 1);
            }
        }

        return new ExtendedFloat(significand, exponent);
    }
}
