using System.Globalization;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>datetime</c>. Local time is UTC, whatever the machine's zone: the result of a build must not depend on it.</summary>
internal static class DateTimeModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "datetime",
        [],
        ("datetime", PyDateTime.DateTimeType),
        ("date", PyDateTime.DateType),
        ("timedelta", PyTimeDelta.DeltaType),
        ("timezone", PyTimeZone.ZoneType),
        ("tzinfo", PyTimeZone.ZoneType),
        ("UTC", PyTimeZone.Utc),
        ("MINYEAR", Boxed.Int(1)),
        ("MAXYEAR", Boxed.Int(9999)));
}

/// <summary><c>datetime.timezone</c>: UTC, or so many minutes from it.</summary>
internal sealed class PyTimeZone(TimeSpan offset) : PyObject
{
    public static readonly PyType ZoneType = new("timezone");
    public static readonly PyTimeZone Utc = new(TimeSpan.Zero);

    static PyTimeZone()
    {
        ZoneType.SetConstructor("offset, name=None", static (_, _, a) => new PyTimeZone((a[0] as PyTimeDelta ?? throw PyError.Type("timezone() argument 1 must be datetime.timedelta")).Span));
        ZoneType.Attributes["utc"] = Utc;
    }

    public TimeSpan Offset { get; } = offset;

    public override PyType Type => ZoneType;

    public override string Repr(Interpreter vm) => Offset == TimeSpan.Zero ? "datetime.timezone.utc" : $"datetime.timezone({new PyTimeDelta(Offset).Repr(vm)})";

    public override string Str(Interpreter vm) => Offset == TimeSpan.Zero ? "UTC" : "UTC" + DateTimeText.Offset(Offset);

    public override bool EqualTo(object other) => other is PyTimeZone zone && zone.Offset == Offset;

    public override int Hash() => Offset.GetHashCode();
}

/// <summary>Dates and times as text.</summary>
internal static class DateTimeText
{
    /// <summary><c>+01:00</c></summary>
    public static string Offset(TimeSpan offset, string separator = ":") =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}{separator}{Math.Abs(offset.Minutes):00}");

    /// <summary><c>strftime</c>, in the C locale.</summary>
    public static string Format(Interpreter vm, DateTime value, int microsecond, string format, string zone)
    {
        System.Text.StringBuilder result = new();
        for (int index = 0; index < format.Length; index++)
        {
            if (format[index] != '%' || index + 1 == format.Length)
            {
                result.Append(format[index]);
                continue;
            }

            char code = format[++index];
            result.Append(Field(value, microsecond, code, zone) ?? "%" + code);
        }

        vm.Budget.Allocate(2L * result.Length);
        return result.ToString();
    }

    private static string? Field(DateTime value, int microsecond, char code, string zone) => code switch
    {
        'a' => value.ToString("ddd", CultureInfo.InvariantCulture),
        'A' => value.ToString("dddd", CultureInfo.InvariantCulture),
        'b' or 'h' => value.ToString("MMM", CultureInfo.InvariantCulture),
        'B' => value.ToString("MMMM", CultureInfo.InvariantCulture),
        'c' => value.ToString("ddd MMM ", CultureInfo.InvariantCulture) + value.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2) + value.ToString(" HH:mm:ss yyyy", CultureInfo.InvariantCulture),
        'C' => value.ToString("yyyy", CultureInfo.InvariantCulture)[..2],
        'd' => value.ToString("dd", CultureInfo.InvariantCulture),
        'D' or 'x' => value.ToString("MM/dd/yy", CultureInfo.InvariantCulture),
        'e' => value.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2),
        'f' => microsecond.ToString("000000", CultureInfo.InvariantCulture),
        'F' => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        'G' => ISOWeek.GetYear(value).ToString(CultureInfo.InvariantCulture),
        'H' => value.ToString("HH", CultureInfo.InvariantCulture),
        'I' => value.ToString("hh", CultureInfo.InvariantCulture),
        'j' => value.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'm' => value.ToString("MM", CultureInfo.InvariantCulture),
        'M' => value.ToString("mm", CultureInfo.InvariantCulture),
        'n' => "\n",
        'p' => value.Hour < 12 ? "AM" : "PM",
        'R' => value.ToString("HH:mm", CultureInfo.InvariantCulture),
        'S' => value.ToString("ss", CultureInfo.InvariantCulture),
        's' => ((long)(value - DateTime.UnixEpoch).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        't' => "\t",
        'T' or 'X' => value.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        'u' => (((int)value.DayOfWeek + 6) % 7 + 1).ToString(CultureInfo.InvariantCulture),
        'U' => ((value.DayOfYear + 6 - (int)value.DayOfWeek) / 7).ToString("00", CultureInfo.InvariantCulture),
        'V' => ISOWeek.GetWeekOfYear(value).ToString("00", CultureInfo.InvariantCulture),
        'w' => ((int)value.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'W' => ((value.DayOfYear + 6 - (((int)value.DayOfWeek + 6) % 7)) / 7).ToString("00", CultureInfo.InvariantCulture),
        'y' => value.ToString("yy", CultureInfo.InvariantCulture),
        'Y' => value.Year.ToString(CultureInfo.InvariantCulture),
        'z' => zone,
        'Z' => zone.Length == 0 ? "" : "UTC",
        '%' => "%",
        _ => null,
    };
}
