using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>An import and what it gets.</summary>
/// <param name="Site">The import.</param>
/// <param name="Name">The absolute name; null for a relative import that leads out of every package.</param>
/// <param name="Targets">The modules that it loads, packages before what is inside; those that are there, where not all are.</param>
/// <param name="Problem">Why it fails, or null.</param>
internal sealed record ResolvedImport(ImportSite Site, string? Name, IReadOnlyList<ImportTarget> Targets, string? Problem)
{
    /// <summary>Whether everything that it names is there.</summary>
    public bool IsFound => Problem is null;
}

/// <summary>A file and its imports.</summary>
/// <param name="Name">The name by which it is imported; <c>__main__</c> for a program.</param>
/// <param name="Path">Its path on the device: absolute, or <c>.frozen/…</c>.</param>
/// <param name="Imports">Its imports, in the order of the text.</param>
internal sealed record ImportingModule(string Name, string Path, IReadOnlyList<ResolvedImport> Imports)
{
    /// <summary>Whether it runs by itself.</summary>
    public bool IsProgram => Name == ImportAnalysis.ProgramName;

    /// <summary>Whether a program leads to it. Where there is no program, every module counts.</summary>
    public bool IsReached { get; init; }
}

/// <summary>All imports of a device.</summary>
/// <param name="Modules">The files that imports can get, programs first, then by path.</param>
/// <param name="NeverImported">Files that no import can get because something else comes first, with what comes first.</param>
/// <param name="Diagnostics">The findings.</param>
internal sealed record ImportReport(
    IReadOnlyList<ImportingModule> Modules, IReadOnlyList<(string Path, string First)> NeverImported, IReadOnlyList<Diagnostic> Diagnostics);
