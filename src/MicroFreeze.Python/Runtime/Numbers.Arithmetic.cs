using System.Numerics;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>Arithmetic, with CPython's rounding and exceptions.</summary>
internal static partial class Numbers
{
    /// <summary>The result of an operator on two numbers; null where the operator has none for them.</summary>
    public static object? Binary(Interpreter vm, BinaryOperator operation, object left, object right)
    {
        if (left is double || right is double)
        {
            return Binary(operation, ToDouble(left), ToDouble(right));
        }

        if (left is bool a && right is bool b && operation is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor)
        {
            return Boxed.Bool(operation == BinaryOperator.And ? a && b : operation == BinaryOperator.Or ? a || b : a != b);
        }

        if (left is not BigInteger && right is not BigInteger && Binary(operation, ToLong(left), ToLong(right)) is { } small)
        {
            return small;
        }

        return Binary(vm, operation, ToBig(left), ToBig(right));
    }

    public static object Negate(object value) => value switch
    {
        double real => -real,
        _ => Boxed.Int(-ToBig(value)),
    };

    public static object Invert(object value) => Boxed.Int(-ToBig(value) - 1);

    /// <summary><c>pow(value, exponent, modulus)</c></summary>
    public static object ModularPower(Interpreter vm, BigInteger value, BigInteger exponent, BigInteger modulus)
    {
        if (modulus.IsZero)
        {
            throw PyError.Value("pow() 3rd argument cannot be 0");
        }

        long limbs = (BitLength(modulus) / 32) + 1;
        vm.Budget.Tick((BitLength(exponent) + 1) * limbs * limbs);
        if (exponent.Sign < 0)
        {
            value = ModularInverse(value, BigInteger.Abs(modulus));
            exponent = -exponent;
        }

        BigInteger result = BigInteger.ModPow(value, exponent, modulus);
        return Boxed.Int(result.Sign != 0 && result.Sign != modulus.Sign ? result + modulus : result);
    }

    /// <summary>Quotient and remainder, rounded towards minus infinity.</summary>
    public static (BigInteger Quotient, BigInteger Remainder) FloorDivide(BigInteger left, BigInteger right)
    {
        BigInteger quotient = BigInteger.DivRem(left, right, out BigInteger remainder);
        return remainder.Sign != 0 && (remainder.Sign < 0) != (right.Sign < 0) ? (quotient - 1, remainder + right) : (quotient, remainder);
    }

    private static object? Binary(BinaryOperator operation, long left, long right)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                long sum = unchecked(left + right);
                return ((left ^ sum) & (right ^ sum)) < 0 ? null : Boxed.Int(sum);
            case BinaryOperator.Subtract:
                long difference = unchecked(left - right);
                return ((left ^ right) & (left ^ difference)) < 0 ? null : Boxed.Int(difference);
            case BinaryOperator.Multiply:
                long high = Math.BigMul(left, right, out long low);
                return (high == 0 && low >= 0) || (high == -1 && low < 0) ? Boxed.Int(low) : null;
            case BinaryOperator.And:
                return Boxed.Int(left & right);
            case BinaryOperator.Or:
                return Boxed.Int(left | right);
            case BinaryOperator.Xor:
                return Boxed.Int(left ^ right);
            case BinaryOperator.TrueDivide when Math.Abs(left) <= ExactInDouble && Math.Abs(right) <= ExactInDouble && right != 0 && left != long.MinValue:
                return (double)left / right;
            default:
                return null;
        }
    }

    private static object? Binary(Interpreter vm, BinaryOperator operation, BigInteger left, BigInteger right)
    {
        long leftBits = BitLength(left);
        long rightBits = BitLength(right);
        switch (operation)
        {
            case BinaryOperator.Add:
                return Boxed.Int(Sized(vm, Math.Max(leftBits, rightBits), left) + right);
            case BinaryOperator.Subtract:
                return Boxed.Int(Sized(vm, Math.Max(leftBits, rightBits), left) - right);
            case BinaryOperator.Multiply:
                vm.Budget.Tick(leftBits * rightBits >> 12);
                return Boxed.Int(Sized(vm, leftBits + rightBits, left) * right);
            case BinaryOperator.TrueDivide:
                return TrueDivide(vm, left, right);
            case BinaryOperator.FloorDivide or BinaryOperator.Modulo:
                if (right.IsZero)
                {
                    throw PyError.ZeroDivision("integer division or modulo by zero");
                }

                vm.Budget.Tick(leftBits * rightBits >> 12);
                (BigInteger quotient, BigInteger remainder) = FloorDivide(left, right);
                return Boxed.Int(operation == BinaryOperator.Modulo ? remainder : quotient);
            case BinaryOperator.Power:
                return Power(vm, left, right);
            case BinaryOperator.LeftShift:
                if (right.Sign < 0)
                {
                    throw PyError.Value("negative shift count");
                }

                return left.IsZero ? Boxed.Int(0) : Boxed.Int(Sized(vm, leftBits + (long)BigInteger.Min(right, int.MaxValue), left) << (int)right);
            case BinaryOperator.RightShift:
                if (right.Sign < 0)
                {
                    throw PyError.Value("negative shift count");
                }

                return Boxed.Int(left >> (int)BigInteger.Min(right, int.MaxValue));
            case BinaryOperator.And:
                return Boxed.Int(left & right);
            case BinaryOperator.Or:
                return Boxed.Int(left | right);
            case BinaryOperator.Xor:
                return Boxed.Int(left ^ right);
            default:
                return null;
        }
    }

    private static double? Binary(BinaryOperator operation, double left, double right)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return left + right;
            case BinaryOperator.Subtract:
                return left - right;
            case BinaryOperator.Multiply:
                return left * right;
            case BinaryOperator.TrueDivide:
                return right == 0 ? throw PyError.ZeroDivision("float division by zero") : left / right;
            case BinaryOperator.FloorDivide:
                return right == 0 ? throw PyError.ZeroDivision("float floor division by zero") : FloorDivide(left, right);
            case BinaryOperator.Modulo:
                return right == 0 ? throw PyError.ZeroDivision("float modulo") : Modulo(left, right);
            case BinaryOperator.Power:
                return Power(left, right);
            default:
                return null;
        }
    }

    public static double Modulo(double left, double right)
    {
        double rest = left % right;
        if (rest == 0)
        {
            return Math.CopySign(0, right);
        }

        return (rest < 0) != (right < 0) ? rest + right : rest;
    }

    public static double FloorDivide(double left, double right)
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

    private static double TrueDivide(Interpreter vm, BigInteger left, BigInteger right)
    {
        if (right.IsZero)
        {
            throw PyError.ZeroDivision("division by zero");
        }

        vm.Budget.Tick(BitLength(left) * BitLength(right) >> 12);
        double quotient = RoundToDouble(left, right);
        return double.IsInfinity(quotient) ? throw PyError.Overflow("integer division result too large for a float") : quotient;
    }

    private static object Power(Interpreter vm, BigInteger left, BigInteger right)
    {
        if (right.Sign < 0)
        {
            return Power(ToDouble(Boxed.Int(left)), ToDouble(Boxed.Int(right)));
        }

        if (left.IsOne || left.IsZero || right.IsZero)
        {
            return Boxed.Int(right.IsZero ? BigInteger.One : left);
        }

        if (left == BigInteger.MinusOne)
        {
            return Boxed.Int(right.IsEven ? 1 : -1);
        }

        long bits = right > MaximumBits ? long.MaxValue : (BitLength(left) * (long)right);
        Sized(vm, bits, left);
        vm.Budget.Tick(bits >> 4);
        return Boxed.Int(BigInteger.Pow(left, (int)right));
    }

    private static double Power(double left, double right)
    {
        if (left == 0 && right < 0)
        {
            throw PyError.ZeroDivision("0.0 cannot be raised to a negative power");
        }

        if (left < 0 && double.IsFinite(left) && double.IsFinite(right) && !double.IsInteger(right))
        {
            throw new SandboxException(PythonDiagnostics.Unsupported, "a complex number", "Manifests have ints and floats only.");
        }

        double result = Math.Pow(left, right);
        return double.IsInfinity(result) && double.IsFinite(left) && double.IsFinite(right)
            ? throw PyError.Overflow("(34, 'Numerical result out of range')")
            : result;
    }

    private static BigInteger ModularInverse(BigInteger value, BigInteger modulus)
    {
        (BigInteger a, BigInteger b, BigInteger x, BigInteger y) = (((value % modulus) + modulus) % modulus, modulus, BigInteger.One, BigInteger.Zero);
        while (!b.IsZero)
        {
            BigInteger quotient = a / b;
            (a, b) = (b, a - (quotient * b));
            (x, y) = (y, x - (quotient * y));
        }

        return a.IsOne ? x : throw PyError.Value("base is not invertible for the given modulus");
    }

    /// <summary>The int that bytes are.</summary>
    public static BigInteger FromBytes(Interpreter vm, byte[] bytes, bool isSigned, bool isBigEndian) =>
        Sized(vm, 8L * bytes.Length, BigInteger.Zero) + new BigInteger(bytes, !isSigned, isBigEndian);

    // Charges for a result before it is made.
    private static BigInteger Sized(Interpreter vm, long bits, BigInteger value)
    {
        if (bits > MaximumBits)
        {
            throw Refuse($"an int of more than {MaximumBits} bits");
        }

        vm.Budget.Allocate((bits >> 3) + 16);
        return value;
    }
}
