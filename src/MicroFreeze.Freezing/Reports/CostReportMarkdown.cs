using System.Text;

namespace MicroFreeze.Freezing.Reports;

/// <summary>Reports as Markdown: tables with bars, for build summaries and pull requests.</summary>
internal static class CostReportMarkdown
{
    private const int BarWidth = 16;

    /// <summary>Writes a report, the largest modules first.</summary>
    /// <param name="report">The report.</param>
    /// <param name="changes">What has changed since the last build; null where there was none.</param>
    /// <param name="count">How many modules to show.</param>
    public static string Write(CostReport report, CostChanges? changes, int count = int.MaxValue)
    {
        StringBuilder text = new();
        text.Append("# What the modules cost\n\n");
        text.Append(CostReportText.Summarize(report, changes)).Append("\n\n");
        WriteModules(text, report, count);
        WriteChanges(text, changes);
        text.Append("""

            All sizes are in bytes. Flash is what the firmware grows by; of a module that is not frozen, what it would take. RAM: for `.mpy` and frozen
            modules what `gc.mem_free()` falls by at import; for `.py` what must be free for it, with what compiling on the board takes for a while.
            The bars: █ frozen, ▓ what the `.mpy` file takes more, ▒ what the `.py` file takes more.

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    private static void WriteModules(StringBuilder text, CostReport report, int count)
    {
        ModuleCost[] modules = [.. CostOrder.ByFlash(report.Modules)];
        long flashMost = modules.Select(module => (long)(module.Flash?.Total ?? 0)).DefaultIfEmpty(0).Max();
        long ramMost = modules.Select(module => (long)CostOrder.Most(module)).DefaultIfEmpty(0).Max();
        text.Append("| module | frozen | source | .mpy | flash | | RAM .py | RAM .mpy | RAM frozen | |\n");
        text.Append("| --- | --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | --- |\n");
        foreach (ModuleCost module in modules.Take(count))
        {
            long[] nested = [module.Frozen?.Used ?? 0, module.Mpy?.Used ?? 0, module.Source?.Peak ?? 0];
            Row(
                text,
                Escape(module.Name), module.IsFrozen ? "yes" : "no",
                CostReportText.Number(module.SourceBytes), CostReportText.Number(module.MpyBytes),
                CostReportText.Number(module.Flash?.Total), Bars.Draw(module.Flash?.Total ?? 0, flashMost, BarWidth),
                CostReportText.Number(module.Source?.Peak), CostReportText.Number(module.Mpy?.Used), CostReportText.Number(module.Frozen?.Used),
                Bars.DrawNested(nested, ramMost, BarWidth));
        }

        Row(
            text,
            "**all**", "",
            CostReportText.Sum(modules, module => module.SourceBytes), CostReportText.Sum(modules, module => module.MpyBytes),
            CostReportText.Sum(modules, module => module.Flash?.Total), "",
            CostReportText.Sum(modules, module => module.Source?.Peak), CostReportText.Sum(modules, module => module.Mpy?.Used),
            CostReportText.Sum(modules, module => module.Frozen?.Used), "");
    }

    private static void WriteChanges(StringBuilder text, CostChanges? changes)
    {
        if (changes is null || changes.Modules.Count == 0)
        {
            return;
        }

        text.Append("\n## Since the last build\n\n| module | | flash | RAM frozen |\n| --- | --- | ---: | ---: |\n");
        foreach (ModuleChange change in changes.Modules)
        {
            Row(
                text,
                Escape(change.Name), change.Kind.ToString().ToLowerInvariant(),
                CostReportText.Format($"{change.Flash:+0;-0;0}"), CostReportText.Format($"{change.Ram:+0;-0;0}"));
        }
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells)
    {
        foreach (string cell in cells)
        {
            text.Append("| ").Append(cell).Append(cell.Length == 0 ? "" : " ");
        }

        text.Append("|\n");
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
