using System.Numerics;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>math</c>, without the transcendental functions, whose last digit differs from machine to machine.</summary>
internal static class MathModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "math",
        [
            ("ceil", "x, /", static (_, a) => a[0] is double real ? Numbers.Truncate(Math.Ceiling(real)) : Boxed.Int(Numbers.ToBig(Number(a[0])))),
            ("factorial", "x, /", static (vm, a) => Factorial(vm, Numbers.ToLong(Integer(a[0])))),
            ("floor", "x, /", static (_, a) => a[0] is double real ? Numbers.Truncate(Math.Floor(real)) : Boxed.Int(Numbers.ToBig(Number(a[0])))),
            ("trunc", "x, /", static (_, a) => a[0] is double real ? Numbers.Truncate(real) : Boxed.Int(Numbers.ToBig(Number(a[0])))),
            ("copysign", "x, y, /", static (_, a) => Math.CopySign(Numbers.ToDouble(a[0]!), Numbers.ToDouble(a[1]!))),
            ("fabs", "x, /", static (_, a) => Math.Abs(Numbers.ToDouble(a[0]!))),
            ("fmod", "x, y, /", static (_, a) => Numbers.ToDouble(a[1]!) is not 0 and var divisor ? Numbers.ToDouble(a[0]!) % divisor : throw PyError.Value("math domain error")),
            ("gcd", "*integers", static (_, a) => Boxed.Int(((object[])a[0]!).Aggregate(BigInteger.Zero, static (total, value) => BigInteger.GreatestCommonDivisor(total, Numbers.ToBig(Integer(value)))))),
            ("isfinite", "x, /", static (_, a) => Boxed.Bool(double.IsFinite(Numbers.ToDouble(a[0]!)))),
            ("isinf", "x, /", static (_, a) => Boxed.Bool(double.IsInfinity(Numbers.ToDouble(a[0]!)))),
            ("isnan", "x, /", static (_, a) => Boxed.Bool(double.IsNaN(Numbers.ToDouble(a[0]!)))),
            ("isqrt", "n, /", static (vm, a) => SquareRoot(vm, Numbers.ToBig(Integer(a[0])))),
            ("prod", "iterable, /, start=1", static (vm, a) => vm.Iterate(a[0]!).Aggregate(a[1]!, (total, value) => vm.Binary(BinaryOperator.Multiply, total, value))),
            ("sqrt", "x, /", static (_, a) => Numbers.ToDouble(a[0]!) is >= 0 and var value ? Math.Sqrt(value) : throw PyError.Value("math domain error")),
        ],
        ("pi", Math.PI),
        ("e", Math.E),
        ("tau", Math.Tau),
        ("inf", double.PositiveInfinity),
        ("nan", double.NaN));

    private static object Number(object? value) =>
        Numbers.IsNumber(value!) ? value! : throw PyError.Type($"must be real number, not {Interpreter.TypeOf(value!).Name}");

    private static object Integer(object? value) =>
        Numbers.IsInteger(value!) ? value! : throw PyError.Type($"'{Interpreter.TypeOf(value!).Name}' object cannot be interpreted as an integer");

    private static object Factorial(Interpreter vm, long value)
    {
        object product = Boxed.Int(1);
        for (long factor = value >= 0 ? 2 : throw PyError.Value("factorial() not defined for negative values"); factor <= value; factor++)
        {
            product = vm.Binary(BinaryOperator.Multiply, product, Boxed.Int(factor));
        }

        return product;
    }

    private static object SquareRoot(Interpreter vm, BigInteger value)
    {
        if (value.Sign < 0)
        {
            throw PyError.Value("isqrt() argument must be nonnegative");
        }

        BigInteger root = value.IsZero ? 0 : BigInteger.One << (int)((Numbers.BitLength(value) + 1) / 2);
        for (; ; )
        {
            long words = Numbers.BitLength(value) >> 6;
            vm.Budget.Tick((words * words) >> 5);
            BigInteger next = root.IsZero ? 0 : (root + (value / root)) >> 1;
            if (next >= root)
            {
                return Boxed.Int(root);
            }

            root = next;
        }
    }
}
