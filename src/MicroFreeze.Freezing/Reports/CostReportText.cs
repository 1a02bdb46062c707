using System.Globalization;
using System.Text;

namespace MicroFreeze.Freezing.Reports;

/// <summary>Reports as text for a console, with bars.</summary>
internal static class CostReportText
{
    private const int BarWidth = 16;
    private const string Missing = "-";

    /// <summary>The report as lines, the largest modules first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="count">How many modules to show.</param>
    public static string Write(CostReport report, int count = int.MaxValue)
    {
        ModuleCost[] sorted = [.. CostOrder.ByFlash(report.Modules)];
        ModuleCost[] shown = [.. sorted.Take(count)];
        int nameWidth = Math.Clamp(shown.Select(module => module.Name.Length).DefaultIfEmpty(6).Max(), 12, 40);
        long flashMost = sorted.Select(module => (long)(module.Flash?.Total ?? 0)).DefaultIfEmpty(0).Max();
        long ramMost = sorted.Select(module => (long)CostOrder.Most(module)).DefaultIfEmpty(0).Max();
        StringBuilder text = new();
        Line(
            text,
            "module".PadRight(nameWidth), "source", ".mpy", "flash", "".PadRight(BarWidth), "RAM .py", "RAM .mpy", "frozen", "");
        foreach (ModuleCost module in shown)
        {
            long[] nested = [module.Frozen?.Used ?? 0, module.Mpy?.Used ?? 0, module.Source?.Peak ?? 0];
            Line(
                text,
                Shorten(module.Name, nameWidth).PadRight(nameWidth),
                Number(module.SourceBytes), Number(module.MpyBytes), Number(module.Flash?.Total),
                Bars.Draw(module.Flash?.Total ?? 0, flashMost, BarWidth).PadRight(BarWidth),
                Number(module.Source?.Peak), Number(module.Mpy?.Used), Number(module.Frozen?.Used),
                Bars.DrawNested(nested, ramMost, BarWidth));
        }

        Line(
            text,
            (sorted.Length == 1 ? "1 module" : Format($"{sorted.Length} modules")).PadRight(nameWidth),
            Sum(sorted, module => module.SourceBytes), Sum(sorted, module => module.MpyBytes), Sum(sorted, module => module.Flash?.Total),
            "".PadRight(BarWidth),
            Sum(sorted, module => module.Source?.Peak), Sum(sorted, module => module.Mpy?.Used), Sum(sorted, module => module.Frozen?.Used),
            "");
        return text.ToString();
    }

    /// <summary>One line of what is frozen, and how it has changed.</summary>
    public static string Summarize(CostReport report, CostChanges? changes)
    {
        int count = report.Modules.Count(module => module.IsFrozen);
        return Format(
            $"Frozen: {count} module{(count == 1 ? "" : "s")}, {report.FrozenFlash} bytes of flash{Change(changes?.Flash)}, {report.FrozenRam} bytes of RAM once imported{Change(changes?.Ram)} (estimates for {report.Board.Name}).");
    }

    internal static string Number(int? value) => value is { } number ? Format($"{number}") : Missing;

    internal static string Sum(IEnumerable<ModuleCost> modules, Func<ModuleCost, int?> select)
    {
        int?[] values = [.. modules.Select(select).Where(value => value is not null)];
        return values.Length == 0 ? Missing : Format($"{values.Sum(value => (long)value!)}");
    }

    internal static string Change(int? bytes) => bytes is null or 0 ? "" : Format($" ({bytes:+0;-0})");

    internal static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        const int NumberWidth = 9;
        StringBuilder line = new(cells[0]);
        for (int index = 1; index < cells.Length; index++)
        {
            line.Append(index is 4 or 8 ? "  " + cells[index] : cells[index].PadLeft(NumberWidth));
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    private static string Shorten(string name, int width) => name.Length <= width ? name : "…" + name[^(width - 1)..];
}
