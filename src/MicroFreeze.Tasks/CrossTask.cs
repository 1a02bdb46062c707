using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.CrossCompile;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>What the tasks around compiling frozen C have in common: how a project says with what and for where.</summary>
public abstract class CrossTask : ProjectTask
{
    private protected CrossTask()
    {
    }

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
