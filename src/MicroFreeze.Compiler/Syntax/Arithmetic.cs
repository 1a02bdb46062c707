using System.Numerics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Operators on constant numbers, with Python's meaning and the reference's roundings. Source: py/runtime.c@v1.28.0 mp_binary_op;
/// py/runtime.c@v1.28.0 mp_unary_op; py/objint_mpz.c@v1.28.0 mp_obj_int_binary_op; py/objfloat.c@v1.28.0 mp_obj_float_binary_op.
/// </summary>
internal static class Arithmetic
{
    /// <summary>Integers beyond this many bits are refused instead of computed: 19,728 decimal digits.</summary>
    public const int MaxBits = 64 * 1024;

    /// <summary>What became of an operation.</summary>
    public enum Outcome : byte
    {
        /// <summary>There is a result.</summary>
        Folded,

        /// <summary>It raises an exception or has a complex result: left for run time.</summary>
        NotFolded,

        /// <summary>The result would have more than <see cref="MaxBits"/> bits.</summary>
        TooLarge,
    }

    public static Outcome Apply(BinaryOperator op, Number left, Number right, out Number result)
    {
        if (left.IsFloat || right.IsFloat)
        {
            return ApplyFloat(op, left.ToDouble(), right.ToDouble(), out result);
        }

        if (left.Kind == NumberKind.Small && right.Kind == NumberKind.Small && ApplySmall(op, left.Small, right.Small, out result))
        {
            return Outcome.Folded;
        }

        return ApplyInteger(op, left, right, out result);
    }

    /// <summary>Applies <c>+ - ~</c>; false for <c>~</c> on a float.</summary>
    public static bool Apply(UnaryOperator op, Number operand, out Number result)
    {
        result = operand;
        if (op == UnaryOperator.Positive)
        {
            return true;
        }

        if (operand.IsFloat)
        {
            result = Number.FromFloat(-operand.Float);
            return op == UnaryOperator.Negative;
        }

        bool isSmall = operand.Kind == NumberKind.Small;
        if (op == UnaryOperator.Negative)
        {
            result = isSmall ? Number.FromInteger(-operand.Small) : Number.FromLarge(-operand.Integer);
        }
        else
        {
            result = isSmall ? Number.FromInteger(~operand.Small) : Number.FromLarge(-operand.Integer - 1);
        }

        return true;
    }

    /// <summary>The operations of two small integers whose result needs no more than 64 bits; false for all others.</summary>
    private static bool ApplySmall(BinaryOperator op, long left, long right, out Number result)
    {
        long value;
        switch (op)
        {
            case BinaryOperator.Or:
                value = left | right;
                break;
            case BinaryOperator.Xor:
                value = left ^ right;
                break;
            case BinaryOperator.And:
                value = left & right;
                break;
            case BinaryOperator.Add:
                value = left + right;
                break;
            case BinaryOperator.Subtract:
                value = left - right;
                break;
            case BinaryOperator.Multiply when Math.BigMul(left, right, out value) == value >> 63:
                break;
            case BinaryOperator.LeftShift when right is >= 0 and < 64 && left << (int)right >> (int)right == left:
                value = left << (int)right;
                break;
            case BinaryOperator.RightShift when right >= 0:
                value = left >> (int)Math.Min(right, 63);
                break;
            default:
                result = default;
                return false;
        }

        result = Number.FromInteger(value);
        return true;
    }

    private static Outcome ApplyInteger(BinaryOperator op, in Number left, in Number right, out Number result)
    {
        result = default;
        BigInteger a = left.Integer;
        BigInteger b = right.Integer;
        switch (op)
        {
            case BinaryOperator.Or:
                return Done(a | b, out result);
            case BinaryOperator.Xor:
                return Done(a ^ b, out result);
            case BinaryOperator.And:
                return Done(a & b, out result);
            case BinaryOperator.Add:
                return Done(a + b, out result);
            case BinaryOperator.Subtract:
                return Done(a - b, out result);
            case BinaryOperator.Multiply:
                return Done(a * b, out result);
            case BinaryOperator.LeftShift or BinaryOperator.RightShift:
                return Shift(op, a, b, out result);
            case BinaryOperator.Power:
                return b.Sign < 0 ? ApplyFloat(op, left.ToDouble(), right.ToDouble(), out result) : Power(a, b, out result);
            case BinaryOperator.TrueDivide when !b.IsZero:
                result = Number.FromFloat(left.ToDouble() / right.ToDouble());
                return Outcome.Folded;
            case BinaryOperator.FloorDivide when !b.IsZero:
                BigInteger quotient = BigInteger.DivRem(a, b, out BigInteger remainder);
                return Done(remainder.Sign * b.Sign < 0 ? quotient - 1 : quotient, out result);
            case BinaryOperator.Modulo when !b.IsZero:
                BigInteger rest = BigInteger.Remainder(a, b);
                return Done(rest.Sign * b.Sign < 0 ? rest + b : rest, out result);
            default:
                return Outcome.NotFolded;
        }
    }

    private static Outcome Shift(BinaryOperator op, BigInteger value, BigInteger count, out Number result)
    {
        result = default;
        if (count.Sign < 0 || count > long.MaxValue)
        {
            return Outcome.NotFolded;
        }

        if (op == BinaryOperator.RightShift)
        {
            return Done(value >> (int)BigInteger.Min(count, int.MaxValue), out result);
        }

        if (value.IsZero)
        {
            return Done(value, out result);
        }

        return count > MaxBits ? Outcome.TooLarge : Done(value << (int)count, out result);
    }

    private static Outcome Power(BigInteger value, BigInteger exponent, out Number result)
    {
        result = default;
        if (value.IsZero || value.IsOne || value == BigInteger.MinusOne)
        {
            bool isOne = exponent.IsZero || value.IsOne || value.Sign < 0 && exponent.IsEven;
            return Done(isOne ? 1 : value, out result);
        }

        // The result has at least (bits of the base - 1) * exponent bits.
        if ((BigInteger.Abs(value).GetBitLength() - 1) * exponent > MaxBits)
        {
            return Outcome.TooLarge;
        }

        return Done(BigInteger.Pow(value, (int)exponent), out result);
    }

    private static Outcome Done(BigInteger value, out Number result)
    {
        result = Number.FromInteger(value);
        return value.GetBitLength() > MaxBits ? Outcome.TooLarge : Outcome.Folded;
    }

    private static Outcome ApplyFloat(BinaryOperator op, double left, double right, out Number result)
    {
        double value;
        switch (op)
        {
            case BinaryOperator.Add:
                value = left + right;
                break;
            case BinaryOperator.Subtract:
                value = left - right;
                break;
            case BinaryOperator.Multiply:
                value = left * right;
                break;
            case BinaryOperator.TrueDivide when right != 0:
                value = left / right;
                break;
            case BinaryOperator.FloorDivide when right != 0:
                value = FloorDivide(left, right);
                break;
            case BinaryOperator.Modulo when right != 0:
                value = Modulo(left, right);
                break;
            case BinaryOperator.Power when !(left == 0 && right < 0 && !double.IsInfinity(right)) && !IsComplexPower(left, right):
                value = Math.Pow(left, right);
                break;
            default:
                result = default;
                return Outcome.NotFolded;
        }

        result = Number.FromFloat(value);
        return Outcome.Folded;
    }

    private static bool IsComplexPower(double left, double right) => left < 0 && right != Math.Floor(right) && !double.IsNaN(right);

    private static double Modulo(double left, double right)
    {
        double rest = left % right;
        if (rest == 0)
        {
            return Math.CopySign(0, right);
        }

        return (rest < 0) != (right < 0) ? rest + right : rest;
    }

    private static double FloorDivide(double left, double right)
    {
        double rest = left % right;
        double quotient = (left - rest) / right;
        if (rest != 0 && (rest < 0) != (right < 0))
        {
            quotient -= 1;
        }

        if (quotient == 0)
        {
            return Math.CopySign(0, left / right);
        }

        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }
}
