using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Freezing.Reports;

/// <summary>What the frozen modules may cost together, in bytes; null for as much as they like.</summary>
/// <param name="Flash">Flash.</param>
/// <param name="Ram">Heap, once all are imported.</param>
internal sealed record CostBudget(long? Flash, long? Ram)
{
    private const int Named = 5;

    /// <summary>
    /// Reads a size: a number of bytes, or with <c>k</c> or <c>M</c> (with <c>B</c> or <c>iB</c> behind it, or not) of 1024 or 1024² bytes.
    /// </summary>
    public static bool TryParseSize(string text, out long bytes)
    {
        ReadOnlySpan<char> rest = text.AsSpan().Trim();
        int digits = rest.IndexOfAnyExceptInRange('0', '9');
        ReadOnlySpan<char> unit = digits < 0 ? "" : rest[digits..].Trim();
        rest = digits < 0 ? rest : rest[..digits];
        long factor = unit switch
        {
            "" or "B" => 1,
            "k" or "K" or "kB" or "KB" or "KiB" or "kiB" => 1 << 10,
            "M" or "MB" or "MiB" => 1 << 20,
            _ => 0,
        };
        bool succeeded = long.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out bytes) && factor != 0 && bytes <= int.MaxValue;
        bytes *= factor;
        return succeeded;
    }

    /// <summary>Reports where a budget is exceeded, and what takes the most.</summary>
    public void Check(CostReport report, SourceLocation location, DiagnosticBag diagnostics)
    {
        IEnumerable<ModuleCost> frozen = report.Modules.Where(module => module.IsFrozen);
        Check(ReportDiagnostics.FlashBudget, report.FrozenFlash, Flash, CostOrder.ByFlash(frozen).Select(module => (module.Name, module.Flash?.Total ?? 0)));
        Check(ReportDiagnostics.RamBudget, report.FrozenRam, Ram, CostOrder.ByRam(frozen).Select(module => (module.Name, module.Frozen?.Used ?? 0)));

        void Check(DiagnosticDescriptor descriptor, long actual, long? allowed, IEnumerable<(string Name, int Bytes)> contributors)
        {
            if (actual > allowed)
            {
                string largest = string.Join(", ", contributors.Take(Named).Select(each => CostReportText.Format($"{each.Name} {each.Bytes}")));
                diagnostics.Report(descriptor, location, actual, actual - allowed, allowed, largest);
            }
        }
    }
}
