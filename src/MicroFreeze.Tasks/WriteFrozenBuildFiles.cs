using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Firmware.CrossCompile;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using FrozenBuildFiles = MicroFreeze.Firmware.CrossCompile.BuildFiles;

namespace MicroFreeze.Tasks;

/// <summary>Writes what there is to compile and link in the forms that other build systems read, each file only where it differs.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteFrozenBuildFiles : CrossTask
{
    private static readonly (string Name, string[] Files)[] Kinds =
    [
        ("make", ["frozen.mk"]),
        ("cmake", ["frozen.cmake"]),
        ("rsp", ["frozen.rsp", "frozen_defines.rsp"]),
        ("compile_commands", ["compile_commands.json"]),
    ];

    /// <summary>Which files: <c>make</c>, <c>cmake</c>, <c>rsp</c>, <c>compile_commands</c>, or <c>all</c>.</summary>
    [Required]
    public string[] Kind { get; set; } = [];

    /// <summary>Where they go.</summary>
    [Required]
    public string Directory { get; set; } = "";

    /// <summary>Items <c>FrozenLinkInput</c>.</summary>
    public ITaskItem[] LinkInputs { get; set; } = [];

    /// <summary>Items <c>FrozenLinkerScript</c>.</summary>
    public ITaskItem[] LinkerScripts { get; set; } = [];

    /// <summary>The files.</summary>
    [Output]
    public ITaskItem[] BuildFiles { get; private set; } = [];

    private protected override bool Run()
    {
        DiagnosticBag diagnostics = new();
        HashSet<string> kinds = ReadKinds(diagnostics);
        CrossCompileRequest? compilation = ReadRequest(diagnostics);
        List<ITaskItem> written = [];
        if (!diagnostics.HasErrors)
        {
            BuildFilesRequest request = new()
            {
                Sources = [.. Sources.Select(item => GetPath(item.ItemSpec))],
                LinkInputs = [.. LinkInputs.Select(item => GetPath(item.ItemSpec))],
                LinkerArguments = [.. LinkerScripts.Select(item => item.GetMetadata("LinkerArgument"))],
                Defines = [.. Defines.Select(item => item.ItemSpec)],
                Compilation = compilation,
            };
            foreach ((string name, string text) in Make(request, kinds))
            {
                string path = Path.Combine(GetPath(Directory), name);
                try
                {
                    OutputFiles.WriteIfDifferent(path, Encoding.UTF8.GetBytes(text));
                    written.Add(new TaskItem(ToRelative(path)));
                }
                catch (Exception exception) when (exception.IsFileError())
                {
                    diagnostics.Report(CrossDiagnostics.FileTrouble, new SourceLocation(path), path, exception.Message);
                }
            }
        }

        BuildFiles = [.. written];
        LogAll(diagnostics.Items);
        return true;
    }

    private HashSet<string> ReadKinds(DiagnosticBag diagnostics)
    {
        HashSet<string> kinds = new(StringComparer.OrdinalIgnoreCase);
        foreach (string kind in Kind)
        {
            if (kind is "all" or "true")
            {
                kinds.UnionWith(Kinds.Select(row => row.Name));
            }
            else if (Kinds.Any(row => row.Name.Equals(kind, StringComparison.OrdinalIgnoreCase)))
            {
                kinds.Add(kind);
            }
            else
            {
                string expected = ProjectOptions.OneOf(["all", .. Kinds.Select(row => row.Name)]);
                diagnostics.Report(CrossDiagnostics.BadValue, new SourceLocation(ProjectFile), "FrozenBuildFiles", kind, expected);
            }
        }

        return kinds;
    }

    // Without a compiler there is no command to tell of.
    private static IEnumerable<(string Name, string Text)> Make(BuildFilesRequest request, HashSet<string> kinds) =>
        from row in Kinds
        where kinds.Contains(row.Name)
        from file in row.Files
        where file != "compile_commands.json" || request.Compilation is not null
        select (file, file switch
        {
            "frozen.mk" => FrozenBuildFiles.ToMake(request),
            "frozen.cmake" => FrozenBuildFiles.ToCMake(request),
            "frozen.rsp" => FrozenBuildFiles.ToResponseFile(request),
            "frozen_defines.rsp" => FrozenBuildFiles.ToDefinesResponseFile(request),
            _ => FrozenBuildFiles.ToCompileCommands(request.Compilation!),
        });
}
