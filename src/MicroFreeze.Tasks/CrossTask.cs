using System.Diagnostics.CodeAnalysis;
using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.CrossCompile;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>What the tasks around compiling frozen C have in common: how a project says with what and for where.</summary>
[SuppressMessage("Performance", "CA1819", Justification = "MSBuild's parameters are arrays.")]
public abstract class CrossTask : Microsoft.Build.Utilities.Task
{
    private protected CrossTask()
    {
    }

    /// <summary>The directory that relative paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>The project file, for findings that are about no other file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The directory for all that is written, relative to the project's.</summary>
    [Required]
    public string IntermediateDirectory { get; set; } = "";

    /// <summary>Items <c>FrozenSource</c>.</summary>
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Items <c>FrozenDefine</c>.</summary>
    public ITaskItem[] Defines { get; set; } = [];

    /// <summary>The compiler: a name, a path, or one with first arguments; empty for none.</summary>
    public string? Compiler { get; set; }

    /// <summary>Its flags, as on a command line.</summary>
    public string? CompilerFlags { get; set; }

    /// <summary>Directories for headers.</summary>
    public ITaskItem[] IncludeDirectories { get; set; } = [];

    /// <summary>The archiver, as <see cref="Compiler"/>; empty to link objects.</summary>
    public string? Archiver { get; set; }

    /// <summary>The section for constant data; empty for the compiler's own.</summary>
    public string? Section { get; set; }

    /// <summary>Its alignment in bytes.</summary>
    public string? SectionAlignment { get; set; }

    /// <summary>The memory region for it.</summary>
    public string? SectionRegion { get; set; }

    /// <summary>The section of the firmware that it comes after.</summary>
    public string? SectionAfter { get; set; }

    /// <summary>Whether warnings are errors.</summary>
    public bool TreatWarningsAsErrors { get; set; }

    /// <summary>Codes that <see cref="TreatWarningsAsErrors"/> leaves alone.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>The request; null where no compiler is named. Not to be used where this reported an error.</summary>
    private protected CrossCompileRequest? ReadRequest(DiagnosticBag diagnostics)
    {
        if (string.IsNullOrEmpty(Compiler))
        {
            return null;
        }

        string intermediate = GetPath(IntermediateDirectory);
        SectionPlacement? placement = ReadPlacement(diagnostics);
        IReadOnlyList<string>? archiver = string.IsNullOrEmpty(Archiver) ? null : FindTool("CrossArchiver", Archiver, diagnostics);
        return new CrossCompileRequest
        {
            Compiler = FindTool("CrossCompiler", Compiler, diagnostics),
            Flags = CommandWords.Split(CompilerFlags ?? "", OperatingSystem.IsWindows()),
            IncludeDirectories = [.. IncludeDirectories.Select(item => GetPath(item.ItemSpec))],
            Defines = [.. Defines.Select(item => item.ItemSpec)],
            Sources = [.. Sources.Select(item => GetPath(item.ItemSpec))],
            ObjectDirectory = Path.Combine(intermediate, "objects"),
            WorkingDirectory = GetPath("."),
            Placement = placement,
            Archiver = archiver,
            ArchivePath = archiver is null ? null : Path.Combine(intermediate, "libfrozen.a"),
            LinkerScriptPath = placement is null ? null : Path.Combine(intermediate, "frozen.ld"),
            StateFile = Path.Combine(intermediate, "objects.state"),
        };
    }

    /// <summary>An absolute path without a separator at its end.</summary>
    private protected string GetPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, ProjectDirectory));

    /// <summary>A path as MSBuild writes those of outputs: relative to the project, where it is inside.</summary>
    private protected string ToRelative(string path)
    {
        string relative = Path.GetRelativePath(ProjectDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Hands findings to MSBuild.</summary>
    private protected void LogAll(IEnumerable<Diagnostic> diagnostics)
    {
        DiagnosticLogger logger = new(Log, ProjectFile, TreatWarningsAsErrors, WarningsNotAsErrors ?? "");
        foreach (Diagnostic diagnostic in diagnostics)
        {
            logger.Write(diagnostic);
        }
    }

    // A path with blanks in it needs no quotes where it is the whole text.
    private IReadOnlyList<string> FindTool(string property, string text, DiagnosticBag diagnostics)
    {
        ToolFinder finder = new(ProjectDirectory, Environment.GetEnvironmentVariable("PATH") ?? "");
        if (finder.Find(text) is { } whole)
        {
            return [whole];
        }

        IReadOnlyList<string> words = CommandWords.Split(text, OperatingSystem.IsWindows());
        string program = words.Count == 0 ? text : words[0];
        if (finder.Find(program) is { } path)
        {
            return [path, .. words.Skip(1)];
        }

        diagnostics.Report(CrossDiagnostics.ToolNotFound, new SourceLocation(ProjectFile), property, program, ToolFinder.GetAdvice(program));
        return [program];
    }

    private SectionPlacement? ReadPlacement(DiagnosticBag diagnostics)
    {
        const string DefaultSection = ".frozen";
        const int LargestAlignment = 1 << 20;
        bool isAligned = !string.IsNullOrEmpty(SectionAlignment);
        if (string.IsNullOrEmpty(Section) && string.IsNullOrEmpty(SectionRegion) && string.IsNullOrEmpty(SectionAfter) && !isAligned)
        {
            return null;
        }

        int alignment = 0;
        if (isAligned && !(ProjectOptions.TryNumber(SectionAlignment!, 1, LargestAlignment, out alignment) && int.IsPow2(alignment)))
        {
            Refuse(diagnostics, "FrozenSectionAlignment", SectionAlignment!, $"a power of two up to {LargestAlignment}");
        }

        string section = CheckName("FrozenSection", Section, DefaultSection, diagnostics)!;
        string? region = CheckName("FrozenSectionRegion", SectionRegion, null, diagnostics);
        string? after = CheckName("FrozenSectionAfter", SectionAfter, null, diagnostics);
        return new SectionPlacement(section, alignment, region, after);
    }

    // A name goes into linker scripts as it is.
    private string? CheckName(string property, string? text, string? fallback, DiagnosticBag diagnostics)
    {
        if (string.IsNullOrEmpty(text))
        {
            return fallback;
        }

        if (!text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '$' or '-'))
        {
            Refuse(diagnostics, property, text, "letters, digits, and any of . _ $ -");
        }

        return text;
    }

    private void Refuse(DiagnosticBag diagnostics, string property, string text, string expected) =>
        diagnostics.Report(CrossDiagnostics.BadValue, new SourceLocation(ProjectFile), property, text, expected);
}
