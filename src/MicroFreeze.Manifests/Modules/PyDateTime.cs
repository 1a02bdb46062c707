using System.Globalization;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>datetime.datetime</c> and <c>datetime.date</c></summary>
internal sealed class PyDateTime(DateTime value, PyTimeZone? zone, bool isDate) : PyObject, IOperators, IOrdered, IFormatted
{
    public static readonly PyType DateType = MakeDateType();
    public static readonly PyType DateTimeType = MakeDateTimeType();

    private DateTime Value { get; } = value;

    private PyTimeZone? Zone { get; } = zone;

    private bool IsDate { get; } = isDate;

    public override PyType Type => IsDate ? DateType : DateTimeType;

    private int Microsecond => (int)(Value.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);

    // To compare and subtract: a value without a zone is taken as it is.
    private DateTime Universal => Value - (Zone?.Offset ?? TimeSpan.Zero);

    public override string Repr(Interpreter vm)
    {
        List<int> fields = [Value.Year, Value.Month, Value.Day];
        if (!IsDate)
        {
            fields.AddRange([Value.Hour, Value.Minute]);
            if (Value.Second != 0 || Microsecond != 0)
            {
                fields.Add(Value.Second);
            }

            if (Microsecond != 0)
            {
                fields.Add(Microsecond);
            }
        }

        string text = string.Join(", ", fields.Select(field => field.ToString(CultureInfo.InvariantCulture)));
        return $"datetime.{Type.Name}({text}{(Zone is null ? "" : $", tzinfo={Zone.Repr(vm)}")})";
    }

    public override string Str(Interpreter vm) => ToIso(" ", "auto");

    public string Format(Interpreter vm, string specification) => specification.Length == 0 ? Str(vm) : Strftime(vm, specification);

    public override bool EqualTo(object other) => other is PyDateTime time && time.IsDate == IsDate && time.Zone is null == Zone is null && time.Universal == Universal;

    public override int Hash() => Universal.GetHashCode();

    public int? CompareTo(object other) => other is not PyDateTime time || time.IsDate != IsDate ? null
        : time.Zone is null == Zone is null ? Universal.CompareTo(time.Universal)
        : throw PyError.Type("can't compare offset-naive and offset-aware datetimes");

    public object? Apply(Interpreter vm, BinaryOperator operation, object other, bool isReflected)
    {
        try
        {
            return (operation, other) switch
            {
                (BinaryOperator.Add, PyTimeDelta delta) => new PyDateTime(Value + (IsDate ? TimeSpan.FromDays(Math.Floor(delta.Span.TotalDays)) : delta.Span), Zone, IsDate),
                (BinaryOperator.Subtract, PyTimeDelta delta) when !isReflected => new PyDateTime(Value - (IsDate ? TimeSpan.FromDays(Math.Floor(delta.Span.TotalDays)) : delta.Span), Zone, IsDate),
                (BinaryOperator.Subtract, PyDateTime time) when !isReflected && time.IsDate == IsDate => time.Zone is null == Zone is null
                    ? new PyTimeDelta(Universal - time.Universal)
                    : throw PyError.Type("can't subtract offset-naive and offset-aware datetimes"),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            throw PyError.Overflow("date value out of range");
        }
    }

    private string ToIso(string separator, string unit)
    {
        string date = Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (IsDate)
        {
            return date;
        }

        string time = unit switch
        {
            "hours" => "HH",
            "minutes" => "HH:mm",
            "seconds" => "HH:mm:ss",
            "milliseconds" => "HH:mm:ss.fff",
            "microseconds" => "HH:mm:ss.ffffff",
            "auto" => Microsecond == 0 ? "HH:mm:ss" : "HH:mm:ss.ffffff",
            _ => throw PyError.Value("Unknown timespec value"),
        };
        return date + separator + Value.ToString(time, CultureInfo.InvariantCulture) + (Zone is null ? "" : DateTimeText.Offset(Zone.Offset));
    }

    private string Strftime(Interpreter vm, string format) => DateTimeText.Format(vm, Value, Microsecond, format, Zone is null ? "" : DateTimeText.Offset(Zone.Offset, ""));

    private object Timestamp() => (Universal - DateTime.UnixEpoch).Ticks / (double)TimeSpan.TicksPerSecond;

    private static PyDateTime Now(Interpreter vm, object? zone, bool isDate)
    {
        DateTime now = TimeModule.Now(vm).UtcDateTime;
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond));
        PyTimeZone? given = zone as PyTimeZone;
        now += given?.Offset ?? TimeSpan.Zero;
        return new PyDateTime(isDate ? now.Date : now, given, isDate);
    }

    private static PyDateTime FromTimestamp(object seconds, object? zone, bool isDate)
    {
        try
        {
            PyTimeZone? given = zone as PyTimeZone;
            DateTime time = DateTime.UnixEpoch + PyTimeDelta.FromMicroseconds(Numbers.ToDouble(seconds) * 1e6) + (given?.Offset ?? TimeSpan.Zero);
            return new PyDateTime(isDate ? time.Date : time, given, isDate);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw PyError.Value("year is out of range");
        }
    }

    private static PyDateTime FromIso(string text, bool isDate)
    {
        string[] formats = isDate ? ["yyyy-MM-dd", "yyyyMMdd"]
            : ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.fff", "yyyy-MM-ddTHH:mm:ss.ffffff"];
        string normal = text.Length > 10 && text[10] == ' ' ? text[..10] + "T" + text[11..] : text;
        PyTimeZone? zone = null;
        if (!isDate && normal.EndsWith('Z'))
        {
            zone = PyTimeZone.Utc;
            normal = normal[..^1];
        }
        else if (!isDate && normal.Length > 16 && normal[^6] is '+' or '-' && TimeSpan.TryParseExact(normal[^5..], "hh\\:mm", CultureInfo.InvariantCulture, out TimeSpan offset))
        {
            zone = new PyTimeZone(normal[^6] == '-' ? -offset : offset);
            normal = normal[..^6];
        }

        return DateTime.TryParseExact(normal, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime value)
            ? new PyDateTime(value, zone, isDate)
            : throw PyError.Value($"Invalid isoformat string: {PythonLiteral.Quote(text)}");
    }

    // Fields in order; null keeps the one of a given value.
    private static PyDateTime Build(object?[] fields, PyDateTime? old, object? zone, bool isDate)
    {
        long[] values = new long[7];
        long[] known = old is null ? new long[7] : [old.Value.Year, old.Value.Month, old.Value.Day, old.Value.Hour, old.Value.Minute, old.Value.Second, old.Microsecond];
        for (int index = 0; index < values.Length; index++)
        {
            values[index] = index < fields.Length && !Args.IsNone(fields[index]) ? Numbers.ToLong(fields[index]!) : known[index];
        }

        (string Name, long Low, long High)[] ranges =
        [
            ("year", 1, 9999), ("month", 1, 12), ("day", 1, 31), ("hour", 0, 23), ("minute", 0, 59), ("second", 0, 59), ("microsecond", 0, 999_999),
        ];
        foreach ((int index, (string name, long low, long high)) in ranges.Index())
        {
            if (values[index] < low || values[index] > high)
            {
                throw PyError.Value(name == "year" ? $"year {values[index]} is out of range" : name is "month" ? "month must be in 1..12" : name is "day" ? "day is out of range for month" : $"{name} must be in {low}..{high}");
            }
        }

        if (values[2] > DateTime.DaysInMonth((int)values[0], (int)values[1]))
        {
            throw PyError.Value("day is out of range for month");
        }

        DateTime value = new((int)values[0], (int)values[1], (int)values[2], (int)values[3], (int)values[4], (int)values[5]);
        return new PyDateTime(value.AddTicks(values[6] * TimeSpan.TicksPerMicrosecond), zone is null ? old?.Zone : zone as PyTimeZone, isDate);
    }

    private static PyDateTime Self(object?[] arguments) => (PyDateTime)arguments[0]!;

    private static void AddCommon(PyType type)
    {
        type.AddProperties(
            ("year", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Year)),
            ("month", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Month)),
            ("day", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Day)));
        type.AddMethods(
            ("isoweekday", "", static (_, a) => Boxed.Int((((int)Self(a).Value.DayOfWeek + 6) % 7) + 1)),
            ("strftime", "format", static (vm, a) => Self(a).Strftime(vm, Args.Text(a[1]))),
            ("toordinal", "", static (_, a) => Boxed.Int((Self(a).Value.Date - DateTime.MinValue).Days + 1)),
            ("weekday", "", static (_, a) => Boxed.Int(((int)Self(a).Value.DayOfWeek + 6) % 7)));
    }

    private static PyType MakeDateType()
    {
        PyType type = new("date");
        AddCommon(type);
        type.SetConstructor("year, month, day", static (_, _, a) => Build(a, null, null, isDate: true));
        type.AddFunctions(
            ("today", "", static (vm, _) => Now(vm, null, isDate: true)),
            ("fromtimestamp", "timestamp", static (_, a) => FromTimestamp(a[0]!, null, isDate: true)),
            ("fromisoformat", "text", static (_, a) => FromIso(Args.Text(a[0]), isDate: true)));
        type.AddMethods(
            ("isoformat", "", static (_, a) => Self(a).ToIso("", "auto")),
            ("replace", "year=None, month=None, day=None", static (_, a) => Build(a[1..], Self(a), null, isDate: true)));
        return type;
    }

    private static PyType MakeDateTimeType()
    {
        PyType type = new("datetime", DateType);
        type.SetConstructor("year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None", static (_, _, a) => Build(a[..7], null, a[7], isDate: false));
        type.AddProperties(
            ("hour", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Hour)),
            ("minute", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Minute)),
            ("second", static (_, self) => Boxed.Int(((PyDateTime)self).Value.Second)),
            ("microsecond", static (_, self) => Boxed.Int(((PyDateTime)self).Microsecond)),
            ("tzinfo", static (_, self) => (object?)((PyDateTime)self).Zone ?? PyNone.Value));
        type.AddFunctions(
            ("now", "tz=None", static (vm, a) => Now(vm, a[0], isDate: false)),
            ("today", "", static (vm, _) => Now(vm, null, isDate: false)),
            ("utcnow", "", static (vm, _) => Now(vm, null, isDate: false)),
            ("fromtimestamp", "timestamp, tz=None", static (_, a) => FromTimestamp(a[0]!, a[1], isDate: false)),
            ("utcfromtimestamp", "timestamp", static (_, a) => FromTimestamp(a[0]!, null, isDate: false)),
            ("fromisoformat", "text", static (_, a) => FromIso(Args.Text(a[0]), isDate: false)));
        type.AddMethods(
            ("astimezone", "tz=None", static (_, a) => new PyDateTime(Self(a).Universal + ((a[1] as PyTimeZone) ?? PyTimeZone.Utc).Offset, (a[1] as PyTimeZone) ?? PyTimeZone.Utc, false)),
            ("date", "", static (_, a) => new PyDateTime(Self(a).Value.Date, null, true)),
            ("isoformat", "sep='T', timespec='auto'", static (_, a) => Self(a).ToIso(Args.Text(a[1]), Args.Text(a[2]))),
            ("replace", "year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=?", static (_, a) => Build(a[1..8], Self(a), a[8], isDate: false)),
            ("timestamp", "", static (_, a) => Self(a).Timestamp()));
        return type;
    }
}
