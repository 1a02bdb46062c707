using System.Globalization;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// Ints, floats and bools: arithmetic, comparison, and how they become text and back. An int has 64 bits; one that needs more ends the
/// evaluation.
/// </summary>
internal static class Numbers
{
    /// <summary>Whether it is an int (or a bool, which is one).</summary>
    public static bool IsInteger(object value) => value is long or bool;

    public static bool IsNumber(object value) => value is long or bool or double;

    /// <summary>An int as a long; <c>TypeError</c> for anything else.</summary>
    public static long ToLong(object value) => value switch
    {
        long integer => integer,
        bool truth => truth ? 1 : 0,
        _ => throw PyError.Type($"'{Interpreter.TypeOf(value).Name}' object cannot be interpreted as an integer"),
    };

    /// <summary>A count that sizes something in memory; what does not fit an int does not fit the sandbox either.</summary>
    public static int ToCount(object value)
    {
        long count = ToLong(value);
        return count <= int.MaxValue
            ? (int)Math.Max(count, int.MinValue)
            : throw new SandboxException(PythonDiagnostics.LimitExceeded, "a size of more than 2 GiB");
    }

    public static double ToDouble(object value) => value switch
    {
        double real => real,
        long or bool => ToLong(value),
        _ => throw PyError.Type($"must be real number, not {Interpreter.TypeOf(value).Name}"),
    };

    public static bool AreEqual(object left, object right) => IsNumber(right) && Compare(left, right) == 0;

    /// <summary>Less than, equal to or greater than 0; null where one is not a number (nan).</summary>
    public static int? Compare(object left, object right)
    {
        if (left is not double && right is not double)
        {
            return ToLong(left).CompareTo(ToLong(right));
        }

        (double a, double b) = (ToDouble(left), ToDouble(right));
        return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
    }

    /// <summary>The result of an operator on two numbers; null where the operator has none for them.</summary>
    public static object? Binary(BinaryOperator operation, object left, object right)
    {
        if (left is double || right is double)
        {
            return Binary(operation, ToDouble(left), ToDouble(right));
        }

        if (left is bool a && right is bool b && operation is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Xor)
        {
            return Boxed.Bool(operation == BinaryOperator.And ? a && b : operation == BinaryOperator.Or ? a || b : a != b);
        }

        try
        {
            return Binary(operation, ToLong(left), ToLong(right));
        }
        catch (OverflowException)
        {
            throw TooLarge();
        }
    }

    public static object Negate(object value) => value is double real ? -real
        : ToLong(value) is not long.MinValue and var integer ? Boxed.Int(-integer)
        : throw TooLarge();

    /// <summary>The whole part of a float as an int.</summary>
    public static object Truncate(double value)
    {
        if (!double.IsFinite(value))
        {
            throw PyError.Value($"cannot convert float {PythonFloat.Name(value)} to integer");
        }

        return Math.Abs(value) < 9.2e18 ? Boxed.Int((long)value) : throw TooLarge();
    }

    /// <summary>An int from text, as <c>int(text, base)</c> reads it.</summary>
    public static object Parse(string text, int radix)
    {
        string digits = text.Trim();
        bool negative = digits.StartsWith('-');
        digits = negative || digits.StartsWith('+') ? digits[1..] : digits;
        int prefix = digits.Length > 1 && digits[0] == '0' ? (digits[1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 } : 0;
        if (prefix != 0 && (radix == prefix || radix == 0))
        {
            radix = prefix;
            digits = digits[2..];
        }

        radix = radix == 0 ? 10 : radix;
        bool isWrong = digits is "" or ['_', ..] or [.., '_'] || digits.Contains("__", StringComparison.Ordinal);
        long value = 0;
        foreach (char c in digits.Replace("_", ""))
        {
            int digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetter(c) ? (c | 0x20) - 'a' + 10 : int.MaxValue;
            isWrong |= digit >= radix;
            if (isWrong)
            {
                break;
            }

            value = value <= (long.MaxValue - digit) / radix ? (value * radix) + digit : throw TooLarge();
        }

        return isWrong
            ? throw PyError.Value($"invalid literal for int() with base {radix}: {PythonLiteral.Quote(text)}")
            : Boxed.Int(negative ? -value : value);
    }

    /// <summary>A float from text, as <c>float(text)</c> reads it.</summary>
    public static double ParseDouble(string text)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text.Trim().Replace("_", ""), Style, CultureInfo.InvariantCulture, out double value)
            ? value
            : text.Trim().TrimStart('+', '-').ToUpperInvariant() switch
            {
                "INF" or "INFINITY" => text.Contains('-') ? double.NegativeInfinity : double.PositiveInfinity,
                "NAN" => double.NaN,
                _ => throw PyError.Value($"could not convert string to float: {PythonLiteral.Quote(text)}"),
            };
    }

    public static SandboxException TooLarge() => new(PythonDiagnostics.LimitExceeded, "an int of more than 64 bits");

    private static object? Binary(BinaryOperator operation, long left, long right)
    {
        switch (operation)
        {
            case BinaryOperator.Add:
                return Boxed.Int(checked(left + right));
            case BinaryOperator.Subtract:
                return Boxed.Int(checked(left - right));
            case BinaryOperator.Multiply:
                return Boxed.Int(checked(left * right));
            case BinaryOperator.TrueDivide:
                return right == 0 ? throw PyError.ZeroDivision("division by zero") : (double)left / right;
            case BinaryOperator.FloorDivide or BinaryOperator.Modulo when right == 0:
                throw PyError.ZeroDivision("integer division or modulo by zero");
            case BinaryOperator.FloorDivide:
                return Boxed.Int((checked(left / right)) - (HasOppositeRest(left, right) ? 1 : 0));
            case BinaryOperator.Modulo:
                // The smallest long has no remainder by -1 in .NET.
                return Boxed.Int(right == -1 ? 0 : (left % right) + (HasOppositeRest(left, right) ? right : 0));
            case BinaryOperator.Power:
                return right < 0 ? Power(left, (double)right) : Boxed.Int(Power(left, right));
            case BinaryOperator.LeftShift or BinaryOperator.RightShift when right < 0:
                throw PyError.Value("negative shift count");
            case BinaryOperator.LeftShift:
                return Boxed.Int(left == 0 ? 0 : checked(left * Power(2, right)));
            case BinaryOperator.RightShift:
                return Boxed.Int(left >> (int)Math.Min(right, 63));
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

    // Python rounds quotients down, and .NET towards zero.
    private static bool HasOppositeRest(long left, long right) => right != -1 && left % right != 0 && left < 0 != right < 0;

    private static long Power(long value, long exponent)
    {
        if (value is 0 or 1 or -1)
        {
            return exponent == 0 || (value == -1 && exponent % 2 == 0) ? 1 : value;
        }

        long result = 1;
        for (; exponent > 0; exponent--)
        {
            result = checked(result * value);
        }

        return result;
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
            case BinaryOperator.TrueDivide or BinaryOperator.FloorDivide or BinaryOperator.Modulo when right == 0:
                throw PyError.ZeroDivision("float division by zero");
            case BinaryOperator.TrueDivide:
                return left / right;
            case BinaryOperator.FloorDivide:
                return Math.Floor(left / right);
            case BinaryOperator.Modulo:
                return (left % right) + (left % right != 0 && left < 0 != right < 0 ? right : 0);
            case BinaryOperator.Power:
                return Power(left, right);
            default:
                return null;
        }
    }

    private static double Power(double left, double right) => left == 0 && right < 0
        ? throw PyError.ZeroDivision("0.0 cannot be raised to a negative power")
        : left < 0 && double.IsFinite(right) && !double.IsInteger(right)
            ? throw new SandboxException(PythonDiagnostics.Unsupported, "a complex number", "There are ints and floats only.")
            : Math.Pow(left, right);
}
