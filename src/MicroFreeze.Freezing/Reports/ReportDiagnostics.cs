using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Freezing.Reports;

/// <summary>What there is to say about costs.</summary>
internal static class ReportDiagnostics
{
    /// <summary>What is frozen takes more flash than it may.</summary>
    public static readonly DiagnosticDescriptor FlashBudget = new(
        "MF6601", DiagnosticSeverity.Error, "what is frozen takes {0} bytes of flash, which is {1} more than FrozenFlashBudget allows ({2}); the largest: {3}");

    /// <summary>Importing what is frozen takes more of the heap than it may.</summary>
    public static readonly DiagnosticDescriptor RamBudget = new(
        "MF6602", DiagnosticSeverity.Error, "importing what is frozen takes {0} bytes of RAM, which is {1} more than FrozenRamBudget allows ({2}); the largest: {3}");
}
