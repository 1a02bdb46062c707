using System.Numerics;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>int</c>, <c>bool</c> and <c>float</c></summary>
internal static class NumberMethods
{
    public static void Register()
    {
        BuiltinTypes.Int.SetConstructor("x=0, /, base=?", static (vm, _, a) => ToInteger(vm, a[0]!, a[1]));
        BuiltinTypes.Bool.SetConstructor("x=False, /", static (vm, _, a) => Boxed.Bool(vm.IsTrue(a[0]!)));
        BuiltinTypes.Float.SetConstructor("x=0, /", static (vm, _, a) => ToFloat(vm, a[0]!));
        BuiltinTypes.Int.AddMethods(
            ("bit_count", "", static (_, a) => Boxed.Int((long)BitCount(BigInteger.Abs(Numbers.ToBig(a[0]!))))),
            ("bit_length", "", static (_, a) => Boxed.Int(Numbers.BitLength(Numbers.ToBig(a[0]!)))),
            ("conjugate", "", static (_, a) => a[0]!),
            ("to_bytes", "length=1, byteorder='big', *, signed=False", static (vm, a) => ToBytes(vm, Numbers.ToBig(a[0]!), Args.Count(a[1]), Args.Text(a[2]), vm.IsTrue(a[3]!))),
            ("as_integer_ratio", "", static (_, a) => new PyTuple([a[0]!, Boxed.Int(1)])));
        BuiltinTypes.Int.AddFunctions(
            ("from_bytes", "bytes, byteorder='big', *, signed=False", static (vm, a) => Boxed.Int(Numbers.FromBytes(
                vm, (a[0] as PyBytes ?? throw PyError.Type("cannot convert object to bytes")).Value, vm.IsTrue(a[2]!), Args.Text(a[1]) == "big"))));
        BuiltinTypes.Int.AddProperties(
            ("real", static (_, self) => self is bool ? Boxed.Int(Numbers.ToLong(self)) : self),
            ("imag", static (_, _) => Boxed.Int(0)),
            ("numerator", static (_, self) => self),
            ("denominator", static (_, _) => Boxed.Int(1)));
        BuiltinTypes.Float.AddMethods(
            ("as_integer_ratio", "", static (_, a) => Ratio((double)a[0]!)),
            ("is_integer", "", static (_, a) => Boxed.Bool(double.IsInteger((double)a[0]!))),
            ("conjugate", "", static (_, a) => a[0]!));
        BuiltinTypes.Float.AddProperties(("real", static (_, self) => self), ("imag", static (_, _) => 0.0));
    }

    /// <summary><c>int(value)</c></summary>
    public static object ToInteger(Interpreter vm, object value, object? radix = null)
    {
        if (radix is not null)
        {
            long number = Numbers.ToLong(radix);
            string text = value as string ?? (value as PyBytes is { } bytes ? Encodings.Decode(bytes.Value, "latin-1") : throw PyError.Type("int() can't convert non-string with explicit base"));
            return number is 0 or (>= 2 and <= 36) ? Numbers.Parse(text, (int)number) : throw PyError.Value("int() base must be >= 2 and <= 36, or 0");
        }

        return value switch
        {
            string text => Numbers.Parse(text, 10),
            PyBytes bytes => Numbers.Parse(Encodings.Decode(bytes.Value, "latin-1"), 10),
            bool truth => Boxed.Int(truth ? 1 : 0),
            double real => Numbers.Truncate(real),
            long or BigInteger => value,
            PyInstance instance when vm.TryCallMethod(instance, "__int__", out object? result) || vm.TryCallMethod(instance, "__index__", out result) => result!,
            _ => throw PyError.Type($"int() argument must be a string, a bytes-like object or a real number, not '{Interpreter.TypeOf(value).Name}'"),
        };
    }

    private static object ToFloat(Interpreter vm, object value) => value switch
    {
        string text => Numbers.ParseDouble(text),
        PyInstance instance when vm.TryCallMethod(instance, "__float__", out object? result) => result!,
        _ => Numbers.IsNumber(value) ? Numbers.ToDouble(value) : throw PyError.Type($"float() argument must be a string or a real number, not '{Interpreter.TypeOf(value).Name}'"),
    };

    private static PyTuple Ratio(double value)
    {
        if (!double.IsFinite(value))
        {
            throw double.IsNaN(value) ? PyError.Value("cannot convert NaN to integer ratio") : PyError.Overflow("cannot convert Infinity to integer ratio");
        }

        (BigInteger numerator, int exponent) = FloatText.Split(value);
        BigInteger denominator = BigInteger.One << Math.Max(-exponent, 0);
        numerator <<= Math.Max(exponent, 0);
        BigInteger divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return new PyTuple([Boxed.Int(numerator / divisor), Boxed.Int(denominator / divisor)]);
    }

    private static int BitCount(BigInteger value) => value.ToByteArray(isUnsigned: true).Sum(b => BitOperations.PopCount(b));

    private static PyBytes ToBytes(Interpreter vm, BigInteger value, int length, string order, bool signed)
    {
        if (order is not ("big" or "little"))
        {
            throw PyError.Value("byteorder must be either 'little' or 'big'");
        }

        if (length < 0)
        {
            throw PyError.Value("length argument must be non-negative");
        }

        if (value.Sign < 0 && !signed)
        {
            throw PyError.Overflow("can't convert negative int to unsigned");
        }

        byte[] bytes = value.ToByteArray(isUnsigned: !signed, isBigEndian: false);
        if (bytes.Length > length && !(value.IsZero && length == 0))
        {
            throw PyError.Overflow("int too big to convert");
        }

        vm.Budget.Allocate(length);
        byte[] result = new byte[length];
        result.AsSpan().Fill(value.Sign < 0 ? (byte)0xff : (byte)0);
        bytes.AsSpan(0, Math.Min(bytes.Length, length)).CopyTo(result);
        if (order == "big")
        {
            Array.Reverse(result);
        }

        return new PyBytes(result);
    }
}
