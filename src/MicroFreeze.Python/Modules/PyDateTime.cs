using System.Globalization;
using System.Text;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary>
/// <c>datetime.datetime</c>, as a manifest needs it to stamp a version: now, a given time, its fields and its text. It is always UTC,
/// because the result of a build must not depend on the machine's time zone.
/// </summary>
internal sealed class PyDateTime(DateTime value) : PyObject, IOrdered, IFormatted
{
    public static readonly PyType DateTimeType = MakeType();

    private const string FieldNames = "year, month, day, hour=0, minute=0, second=0, microsecond=0";

    private DateTime Value { get; } = value;

    public override PyType Type => DateTimeType;

    private int Microsecond => (int)(Value.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);

    public override string Repr(Interpreter vm) => $"datetime.datetime({Value.ToString("yyyy, M, d, H, m, s", CultureInfo.InvariantCulture)})";

    public override string Str(Interpreter vm) => ToIso(" ");

    public string Format(Interpreter vm, string specification) => specification.Length == 0 ? Str(vm) : Format(vm, Value, specification);

    public override bool EqualTo(object other) => other is PyDateTime time && time.Value == Value;

    public override int Hash() => Value.GetHashCode();

    public int? CompareTo(object other) => other is PyDateTime time ? Value.CompareTo(time.Value) : null;

    /// <summary><c>strftime</c>, in the C locale.</summary>
    public static string Format(Interpreter vm, DateTime value, string format)
    {
        StringBuilder result = new();
        for (int index = 0; index < format.Length; index++)
        {
            vm.Budget.Tick();
            if (format[index] != '%' || index + 1 == format.Length)
            {
                result.Append(format[index]);
                continue;
            }

            char code = format[++index];
            result.Append(code switch
            {
                'Y' => Text("yyyy"),
                'y' => Text("yy"),
                'm' => Text("MM"),
                'd' => Text("dd"),
                'H' => Text("HH"),
                'I' => Text("hh"),
                'M' => Text("mm"),
                'S' => Text("ss"),
                'f' => Text("ffffff"),
                'p' => value.Hour < 12 ? "AM" : "PM",
                'a' => Text("ddd"),
                'A' => Text("dddd"),
                'b' => Text("MMM"),
                'B' => Text("MMMM"),
                'F' => Text("yyyy-MM-dd"),
                'T' => Text("HH:mm:ss"),
                'j' => value.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
                's' => ((long)(value - DateTime.UnixEpoch).TotalSeconds).ToString(CultureInfo.InvariantCulture),
                'z' or 'Z' => "",
                '%' => "%",
                _ => throw PyError.Value($"strftime() has no %{code} here"),
            });
        }

        vm.Budget.Allocate(2L * result.Length);
        return result.ToString();

        string Text(string pattern) => value.ToString(pattern, CultureInfo.InvariantCulture);
    }

    private string ToIso(string separator) =>
        Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + separator + Value.ToString(Microsecond == 0 ? "HH:mm:ss" : "HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static PyDateTime Now(Interpreter vm) => new(TimeModule.Now(vm).UtcDateTime);

    private static PyDateTime FromTimestamp(object seconds)
    {
        double microseconds = Math.Round(Numbers.ToDouble(seconds) * 1e6);
        return Math.Abs(microseconds) < 2.5e17 && DateTime.UnixEpoch.Ticks + ((long)microseconds * 10) is > 0 and var ticks && ticks < DateTime.MaxValue.Ticks
            ? new PyDateTime(new DateTime(ticks))
            : throw PyError.Value("year is out of range");
    }

    private static PyDateTime Build(ReadOnlySpan<object?> fields)
    {
        int[] values = new int[7];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = (int)Math.Clamp(Numbers.ToLong(fields[index]!), -1, 1_000_000);
        }

        try
        {
            DateTime value = new(values[0], values[1], values[2], values[3], values[4], values[5]);
            return values[6] is >= 0 and < 1_000_000 ? new PyDateTime(value.AddMicroseconds(values[6])) : throw PyError.Value("microsecond must be in 0..999999");
        }
        catch (ArgumentOutOfRangeException)
        {
            throw PyError.Value("a field of the date is out of range");
        }
    }

    private static PyDateTime Self(object?[] arguments) => (PyDateTime)arguments[0]!;

    private static PyType MakeType()
    {
        PyType type = new("datetime");
        type.SetConstructor(FieldNames, static (_, _, a) => Build(a));
        type.AddProperties(
            ("year", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Year)),
            ("month", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Month)),
            ("day", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Day)),
            ("hour", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Hour)),
            ("minute", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Minute)),
            ("second", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Second)),
            ("microsecond", static (_, self) => Boxed.Int(((PyDateTime)self).Microsecond)));
        type.AddFunctions(
            ("now", "tz=None", static (vm, _) => Now(vm)),
            ("today", "", static (vm, _) => Now(vm)),
            ("utcnow", "", static (vm, _) => Now(vm)),
            ("fromtimestamp", "timestamp, tz=None", static (_, a) => FromTimestamp(a[0]!)),
            ("utcfromtimestamp", "timestamp", static (_, a) => FromTimestamp(a[0]!)));
        type.AddMethods(
            ("isoformat", "sep='T'", static (_, a) => Self(a).ToIso(Args.Text(a[1]))),
            ("strftime", "format", static (vm, a) => Format(vm, Self(a).Value, Args.Text(a[1]))),
            ("timestamp", "", static (_, a) => (Self(a).Value.Ticks - DateTime.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond));
        return type;
    }
}
