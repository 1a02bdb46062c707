using System.Globalization;
using System.Numerics;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>Ints, floats and bools: what they are to each other, and how they become text and back.</summary>
internal static partial class Numbers
{
    /// <summary>Bits of an int beyond which the sandbox does not go; CPython refuses to print more than 4300 digits (14,300 bits) anyway.</summary>
    private const int MaximumBits = 1 << 17;

    private const int MaximumDigits = 4300;
    private const long ExactInDouble = 1L << 53;

    /// <summary>Whether it is an int (or a bool, which is one).</summary>
    public static bool IsInteger(object value) => value is long or bool or BigInteger;

    public static bool IsNumber(object value) => value is long or bool or double or BigInteger;

    public static BigInteger ToBig(object value) => value switch
    {
        long integer => integer,
        bool truth => truth ? 1 : 0,
        BigInteger integer => integer,
        PyInstance instance when instance.Type.Find("__index__") is not null => ToBig(instance.Type.Vm!.CallMethod(instance, "__index__")),
        _ => throw PyError.Type($"'{Interpreter.TypeOf(value).Name}' object cannot be interpreted as an integer"),
    };

    /// <summary>An int as a long; <c>TypeError</c> for anything else, <c>OverflowError</c> for one that does not fit.</summary>
    public static long ToLong(object value) => value switch
    {
        long integer => integer,
        bool truth => truth ? 1 : 0,
        BigInteger => throw PyError.Overflow("Python int too large to convert to C ssize_t"),
        PyInstance instance when instance.Type.Find("__index__") is not null => ToLong(instance.Type.Vm!.CallMethod(instance, "__index__")),
        _ => throw PyError.Type($"'{Interpreter.TypeOf(value).Name}' object cannot be interpreted as an integer"),
    };

    /// <summary>An index of a sequence; <c>IndexError</c> for an int that does not fit.</summary>
    public static long ToIndex(object value) =>
        value is BigInteger ? throw PyError.Index("cannot fit 'int' into an index-sized integer") : ToLong(value);

    /// <summary>A part of a slice: what does not fit is beyond either end all the same.</summary>
    public static long ToIndexSaturated(object value) =>
        value is BigInteger integer ? (integer.Sign < 0 ? long.MinValue / 2 : long.MaxValue / 2)
        : value is long or bool or PyInstance ? Math.Clamp(ToLong(value), long.MinValue / 2, long.MaxValue / 2)
        : throw PyError.Type("slice indices must be integers or None or have an __index__ method");

    /// <summary>A count that sizes something in memory; what does not fit an int does not fit the sandbox either.</summary>
    public static int ToCount(object value)
    {
        long count = ToLong(value);
        return count <= int.MaxValue ? (int)Math.Max(count, int.MinValue) : throw Refuse("a size of more than 2 GiB");
    }

    /// <summary>A number as a double; <c>OverflowError</c> for an int beyond it.</summary>
    public static double ToDouble(object value)
    {
        switch (value)
        {
            case double real:
                return real;
            case long integer:
                return integer;
            case bool truth:
                return truth ? 1 : 0;
            case BigInteger integer:
                double converted = (double)integer;
                return double.IsInfinity(converted) ? throw PyError.Overflow("int too large to convert to float") : RoundToDouble(integer, BigInteger.One);
            default:
                throw PyError.Type($"must be real number, not {Interpreter.TypeOf(value).Name}");
        }
    }

    public static bool AreEqual(object left, object right)
    {
        if (!IsNumber(right))
        {
            return false;
        }

        if (left is not double && right is not double)
        {
            return left is BigInteger || right is BigInteger ? ToBig(left) == ToBig(right) : ToLong(left) == ToLong(right);
        }

        return Compare(left, right) == 0;
    }

    /// <summary>Less than, equal to or greater than 0; null where one is not a number (nan).</summary>
    public static int? Compare(object left, object right)
    {
        if (left is double a)
        {
            if (right is double b)
            {
                return double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
            }

            return -Compare(right, left);
        }

        if (right is double real)
        {
            if (double.IsNaN(real))
            {
                return null;
            }

            if (double.IsInfinity(real))
            {
                return real > 0 ? -1 : 1;
            }

            double whole = Math.Floor(real);
            int order = ToBig(left).CompareTo(new BigInteger(whole));
            return order == 0 && whole != real ? -1 : order;
        }

        return left is BigInteger || right is BigInteger ? ToBig(left).CompareTo(ToBig(right)) : ToLong(left).CompareTo(ToLong(right));
    }

    /// <summary>An int in decimal, as long as CPython would print it.</summary>
    public static string ToText(BigInteger value) =>
        BitLength(value) > MaximumDigits * 4 || value.ToString(CultureInfo.InvariantCulture) is { Length: > MaximumDigits + 1 }
            ? throw PyError.Value($"Exceeds the limit ({MaximumDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit")
            : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An int from text, as <c>int(text, base)</c> reads it.</summary>
    public static object Parse(string text, int radix)
    {
        string digits = text.Trim();
        bool negative = digits.StartsWith('-');
        if (negative || digits.StartsWith('+'))
        {
            digits = digits[1..];
        }

        int prefix = digits.Length > 1 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 } : 0;
        bool prefixed = prefix != 0 && (radix == prefix || radix == 0);
        if (prefixed)
        {
            radix = prefix;
            digits = digits[2..];
            digits = digits.StartsWith('_') ? digits[1..] : digits;
        }
        else if (radix == 0)
        {
            radix = 10;
            if (digits.StartsWith('0') && digits.Trim('0', '_').Length > 0)
            {
                throw Invalid();
            }
        }

        if (digits.Length == 0 || digits[0] == '_' || digits[^1] == '_' || digits.Contains("__", StringComparison.Ordinal))
        {
            throw Invalid();
        }

        digits = digits.Replace("_", "");
        if (digits.Length > MaximumDigits && (radix & (radix - 1)) != 0)
        {
            throw PyError.Value($"Exceeds the limit ({MaximumDigits} digits) for integer string conversion: value has {digits.Length} digits; use sys.set_int_max_str_digits() to increase the limit");
        }

        if (digits.Length > MaximumBits)
        {
            throw Refuse($"an int of more than {MaximumBits} bits");
        }

        BigInteger value = BigInteger.Zero;
        foreach (char c in digits)
        {
            int digit = char.IsDigit(c) ? (int)char.GetNumericValue(c) : char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) - 'a' + 10 : 99;
            if (digit >= radix)
            {
                throw Invalid();
            }

            value = (value * radix) + digit;
        }

        return Boxed.Int(negative ? -value : value);

        PythonException Invalid() => PyError.Value($"invalid literal for int() with base {(radix == 0 ? 0 : radix)}: {PythonLiteral.Quote(text)}");
    }

    /// <summary>A float from text, as <c>float(text)</c> reads it.</summary>
    public static double ParseDouble(string text)
    {
        string digits = text.Trim();
        string bare = digits.TrimStart('+', '-').ToLowerInvariant();
        if (bare is "inf" or "infinity")
        {
            return digits.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity;
        }

        if (bare == "nan")
        {
            return double.NaN;
        }

        bool separatorsFit = !digits.Contains('_')
            || Enumerable.Range(0, digits.Length).All(index => digits[index] != '_'
                || (index > 0 && index + 1 < digits.Length && char.IsAsciiDigit(digits[index - 1]) && char.IsAsciiDigit(digits[index + 1])));
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return separatorsFit && bare.Length > 0 && (char.IsAsciiDigit(bare[0]) || bare[0] == '.')
            && double.TryParse(digits.Replace("_", ""), Style, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw PyError.Value($"could not convert string to float: {PythonLiteral.Quote(text)}");
    }

    /// <summary>How many bits the absolute value has.</summary>
    public static long BitLength(BigInteger value) => (long)BigInteger.Abs(value).GetBitLength();

    /// <summary>The whole part of a float as an int.</summary>
    public static object Truncate(double value)
    {
        if (double.IsNaN(value))
        {
            throw PyError.Value("cannot convert float NaN to integer");
        }

        return double.IsInfinity(value) ? throw PyError.Overflow("cannot convert float infinity to integer") : Boxed.Int(new BigInteger(value));
    }

    /// <summary>The double nearest to a quotient, ties to even.</summary>
    public static double RoundToDouble(BigInteger numerator, BigInteger denominator)
    {
        bool negative = numerator.Sign * denominator.Sign < 0;
        numerator = BigInteger.Abs(numerator);
        denominator = BigInteger.Abs(denominator);
        if (numerator.IsZero)
        {
            return negative ? -0.0 : 0.0;
        }

        // Scale so that the quotient has 64 to 65 bits; what is lost below them is kept as a sticky bit.
        long shift = 64 - (BitLength(numerator) - BitLength(denominator));
        BigInteger quotient = shift >= 0
            ? BigInteger.DivRem(numerator << (int)shift, denominator, out BigInteger rest)
            : BigInteger.DivRem(numerator, denominator << (int)-shift, out rest);
        long exponent = -shift;
        int drop = (int)BitLength(quotient) - 53;
        long subnormal = -1074 - (exponent + drop);
        drop += (int)Math.Clamp(subnormal, 0, 80);
        BigInteger mantissa = quotient >> drop;
        BigInteger half = BigInteger.One << (drop - 1);
        BigInteger low = quotient - (mantissa << drop);
        if (low > half || (low == half && (!rest.IsZero || !mantissa.IsEven)))
        {
            mantissa++;
        }

        double value = Math.ScaleB((double)mantissa, (int)Math.Clamp(exponent + drop, -5000, 5000));
        return negative ? -value : value;
    }

    private static SandboxException Refuse(string what) => new(PythonDiagnostics.LimitExceeded, what);
}
