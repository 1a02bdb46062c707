namespace MicroFreeze.Python.Runtime;

/// <summary><c>int</c>, <c>bool</c> and <c>float</c></summary>
internal static class NumberMethods
{
    public static void Register()
    {
        BuiltinTypes.Int.SetConstructor("x=0, /, base=?", static (_, _, a) => ToInteger(a[0]!, a[1]));
        BuiltinTypes.Bool.SetConstructor("x=False, /", static (vm, _, a) => Boxed.Bool(vm.IsTrue(a[0]!)));
        BuiltinTypes.Float.SetConstructor("x=0, /", static (_, _, a) => ToFloat(a[0]!));
        BuiltinTypes.Float.AddMethods(("is_integer", "", static (_, a) => Boxed.Bool(double.IsInteger((double)a[0]!))));
    }

    private static object ToInteger(object value, object? radix)
    {
        if (radix is not null)
        {
            return value is string digits && Numbers.ToLong(radix) is 0 or (>= 2 and <= 36)
                ? Numbers.Parse(digits, (int)Numbers.ToLong(radix))
                : throw PyError.Value("int() with a base takes a str, and a base of 0 or 2 to 36");
        }

        return value switch
        {
            string text => Numbers.Parse(text, 10),
            double real => Numbers.Truncate(real),
            long or bool => Boxed.Int(Numbers.ToLong(value)),
            _ => throw PyError.Type($"int() argument must be a string or a real number, not '{Interpreter.TypeOf(value).Name}'"),
        };
    }

    private static double ToFloat(object value) => value is string text ? Numbers.ParseDouble(text)
        : Numbers.IsNumber(value) ? Numbers.ToDouble(value)
        : throw PyError.Type($"float() argument must be a string or a real number, not '{Interpreter.TypeOf(value).Name}'");
}
