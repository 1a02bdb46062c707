using System.Globalization;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>datetime.timedelta</c></summary>
internal sealed class PyTimeDelta(TimeSpan span) : PyObject, IOperators, IOrdered
{
    public static readonly PyType DeltaType = MakeType();

    public TimeSpan Span { get; } = span;

    public override PyType Type => DeltaType;

    public override bool IsTrue(Interpreter vm) => Span != TimeSpan.Zero;

    public override string Repr(Interpreter vm)
    {
        List<string> parts = [];
        (string Name, long Value)[] fields = [("days", Days), ("seconds", Seconds), ("microseconds", Microseconds)];
        foreach ((string name, long value) in fields)
        {
            if (value != 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={value}"));
            }
        }

        return $"datetime.timedelta({(parts.Count == 0 ? "0" : string.Join(", ", parts))})";
    }

    public override string Str(Interpreter vm)
    {
        string time = string.Create(CultureInfo.InvariantCulture, $"{Seconds / 3600}:{Seconds / 60 % 60:00}:{Seconds % 60:00}{(Microseconds == 0 ? "" : $".{Microseconds:000000}")}");
        return Days == 0 ? time : string.Create(CultureInfo.InvariantCulture, $"{Days} day{(Math.Abs(Days) == 1 ? "" : "s")}, {time}");
    }

    public override bool EqualTo(object other) => other is PyTimeDelta delta && delta.Span == Span;

    public override int Hash() => Span.GetHashCode();

    public int? CompareTo(object other) => other is PyTimeDelta delta ? Span.CompareTo(delta.Span) : null;

    public object Negate() => new PyTimeDelta(-Span);

    public object Absolute() => new PyTimeDelta(Span.Duration());

    public object? Apply(Interpreter vm, BinaryOperator operation, object other, bool isReflected) => (operation, other) switch
    {
        (BinaryOperator.Add, PyTimeDelta delta) => new PyTimeDelta(Span + delta.Span),
        (BinaryOperator.Subtract, PyTimeDelta delta) => new PyTimeDelta(isReflected ? delta.Span - Span : Span - delta.Span),
        (BinaryOperator.Multiply, long factor) => new PyTimeDelta(FromTicks((Int128)Span.Ticks * factor)),
        (BinaryOperator.Multiply, double factor) => new PyTimeDelta(FromMicroseconds(Span.TotalMicroseconds * factor)),
        (BinaryOperator.TrueDivide, PyTimeDelta delta) when !isReflected => delta.Span.Ticks == 0 ? throw PyError.ZeroDivision("division by zero") : (double)Span.Ticks / delta.Span.Ticks,
        (BinaryOperator.TrueDivide, long or double) when !isReflected => new PyTimeDelta(FromMicroseconds(Span.TotalMicroseconds / Numbers.ToDouble(other))),
        (BinaryOperator.FloorDivide, PyTimeDelta delta) when !isReflected => delta.Span.Ticks == 0 ? throw PyError.ZeroDivision("integer division or modulo by zero")
            : Boxed.Int(Numbers.FloorDivide((System.Numerics.BigInteger)Span.Ticks, delta.Span.Ticks).Quotient),
        (BinaryOperator.FloorDivide, long divisor) when !isReflected => divisor == 0 ? throw PyError.ZeroDivision("integer division or modulo by zero")
            : new PyTimeDelta(FromTicks((Int128)Numbers.FloorDivide((System.Numerics.BigInteger)(Span.Ticks / TimeSpan.TicksPerMicrosecond), divisor).Quotient * TimeSpan.TicksPerMicrosecond)),
        _ => null,
    };

    private long Days => (long)Math.Floor(Span.TotalDays);

    private long Seconds => (Span.Ticks - (Days * TimeSpan.TicksPerDay)) / TimeSpan.TicksPerSecond;

    private long Microseconds => (Span.Ticks - (Days * TimeSpan.TicksPerDay)) % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond;

    public static TimeSpan FromMicroseconds(double value) => FromTicks((Int128)Math.Round(value, MidpointRounding.ToEven) * TimeSpan.TicksPerMicrosecond);

    private static TimeSpan FromTicks(Int128 ticks) => ticks >= long.MinValue && ticks <= long.MaxValue ? new TimeSpan((long)ticks) : throw PyError.Overflow("date value out of range");

    private static PyType MakeType()
    {
        PyType type = new("timedelta");
        (string Name, double Microseconds)[] units = [("days", 864e8), ("seconds", 1e6), ("microseconds", 1), ("milliseconds", 1e3), ("minutes", 6e7), ("hours", 36e8), ("weeks", 6048e8)];
        type.SetConstructor(string.Join(", ", units.Select(unit => unit.Name + "=0")), (_, _, a) =>
        {
            double total = units.Select((unit, index) => Numbers.ToDouble(a[index]!) * unit.Microseconds).Sum();
            return double.IsFinite(total) && Math.Abs(total) < 8.64e20 ? new PyTimeDelta(FromMicroseconds(total)) : throw PyError.Overflow("days value out of range");
        });
        type.AddProperties(
            ("days", static (_, self) => Boxed.Int(((PyTimeDelta)self).Days)),
            ("seconds", static (_, self) => Boxed.Int(((PyTimeDelta)self).Seconds)),
            ("microseconds", static (_, self) => Boxed.Int(((PyTimeDelta)self).Microseconds)));
        type.AddMethods(("total_seconds", "", static (_, a) => ((PyTimeDelta)a[0]!).Span.TotalSeconds));
        return type;
    }
}
