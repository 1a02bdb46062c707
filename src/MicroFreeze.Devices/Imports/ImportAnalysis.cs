using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Devices.Imports;

/// <summary>Works out what every import of a device gets, and what is wrong with it.</summary>
internal sealed class ImportAnalysis
{
    /// <summary>The name of a program's module.</summary>
    public const string ProgramName = "__main__";

    private readonly ImportResolver _resolver;
    private readonly DevicePicture _picture;
    private readonly FirmwareProfile _firmware;
    private readonly ModuleNaming _naming;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly Dictionary<string, ImportScan?> _scans = new(StringComparer.Ordinal);

    private ImportAnalysis(DevicePicture picture, FirmwareProfile firmware)
    {
        _picture = picture;
        _firmware = firmware;
        _resolver = new ImportResolver(picture);
        _naming = new ModuleNaming(_resolver);
    }

    /// <summary>Analyses a device.</summary>
    /// <param name="picture">The device.</param>
    /// <param name="firmware">The language that its files are written in.</param>
    public static ImportReport Run(DevicePicture picture, FirmwareProfile firmware) => new ImportAnalysis(picture, firmware).Run();

    private ImportReport Run()
    {
        IReadOnlyList<(string Path, DeviceFile File)> programs = new ProgramFinder(_resolver.Tree, _picture, _diagnostics).Find();
        HashSet<string> programPaths = [.. programs.Select(program => program.Path)];
        ShadowCheck shadows = new(_resolver, _naming, _diagnostics);
        IReadOnlyList<(string Path, string First)> hidden = shadows.Run(programPaths);
        HashSet<string> hiddenPaths = [.. hidden.Select(file => file.Path)];

        List<ImportingModule> modules = [];
        foreach ((string path, DeviceFile file) in programs)
        {
            modules.Add(new ImportingModule(ProgramName, path, Resolve(path, file, new ImportContext(ProgramName, IsPackage: false))));
        }

        foreach ((string path, DeviceFile file) in _resolver.Tree.Files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (!hiddenPaths.Contains(path) && !programPaths.Contains(path) && _naming.NameOf(path) is { } name)
            {
                modules.Add(new ImportingModule(name, path, Resolve(path, file, new ImportContext(name, ModuleNaming.IsInitial(path)))));
            }
        }

        HashSet<string> reached = Reach(modules);
        for (int index = 0; index < modules.Count; index++)
        {
            ImportingModule module = modules[index] = modules[index] with { IsReached = reached.Contains(modules[index].Path) };
            if (module.IsReached)
            {
                new ImportCheck(_resolver, _naming, _diagnostics).Run(module);
            }
        }

        return new ImportReport(modules, hidden, _diagnostics.Items);
    }

    private List<ResolvedImport> Resolve(string path, DeviceFile file, ImportContext context)
    {
        List<ResolvedImport> imports = [];
        foreach (ImportSite site in Scan(path, file)?.Sites ?? [])
        {
            bool isNeverMade = site.IsForProgram && context.Name != ProgramName;
            imports.Add(Resolve(isNeverMade ? site with { IsOptional = true } : site, context));
        }

        return imports;
    }

    private ResolvedImport Resolve(ImportSite site, ImportContext context)
    {
        if (context.ToAbsolute(site) is not { } name)
        {
            return new ResolvedImport(site, null, [], "it is relative, and its file is in no package");
        }

        string[] parts = name.Split('.');
        List<ImportTarget> targets = [.. _resolver.Resolve(name)];
        if (targets.Count < parts.Length)
        {
            return new ResolvedImport(site, name, targets, ExplainMissing(targets, parts));
        }

        ImportTarget module = targets[^1];
        string? missing = null;
        foreach (string member in site.Members)
        {
            if (!module.IsOpaque && _resolver.FindInside(module, member) is { } inner)
            {
                targets.Add(inner);
            }
            else if (module.Directory is not null && !MayHave(module, member))
            {
                missing ??= $"the package '{module.Path}' has neither a name nor a module '{member}'";
            }
        }

        return new ResolvedImport(site, name, targets, missing);
    }

    private string ExplainMissing(List<ImportTarget> targets, string[] parts)
    {
        if (targets.Count == 0)
        {
            string places = string.Join(", ", _picture.Rules.SearchPath.Select(entry => $"'{entry}'"));
            return $"it is not built in, and not in {places}";
        }

        ImportTarget last = targets[^1];
        return last switch
        {
            { IsBuiltIn: true } => $"{last.Name} is built in and has no module '{parts[targets.Count]}' inside",
            { Directory: null } => $"'{last.Name}' is the file '{last.Path}' and no package, so there is no '{parts[targets.Count]}' in it",
            _ => $"the package '{last.Directory}/' has no '{parts[targets.Count]}'",
        };
    }

    private bool MayHave(ImportTarget package, string member)
    {
        if (package.File is not { } file)
        {
            return false;
        }

        return Scan(package.Path, file) is not { Names: { } names } || names.Contains(member) || member.StartsWith("__", StringComparison.Ordinal);
    }

    private ImportScan? Scan(string path, DeviceFile file)
    {
        if (!_scans.TryGetValue(path, out ImportScan? scan))
        {
            scan = ScanAnew(path, file);
            _scans.Add(path, scan);
        }

        return scan;
    }

    private ImportScan? ScanAnew(string path, DeviceFile file)
    {
        string place = file.SourcePath ?? path;
        if (file.Source is { } source)
        {
            ImportScan? scan = ImportScanner.Scan(source.ToArray(), place, _firmware, out SyntaxError? error);
            if (error is not null)
            {
                _diagnostics.Report(ImportDiagnostics.Unreadable, new SourceLocation(place, error.Line, error.Column), path, error.Message);
            }

            return scan;
        }

        if (file.Module is { } module)
        {
            if (!MpyReader.TryRead(module, _firmware, out _, out MpyError problem))
            {
                _diagnostics.Report(ImportDiagnostics.NotLoadable, new SourceLocation(place), path, problem.Message);
            }

            return MpyImportScanner.Scan(module, place);
        }

        return null;
    }

    private static HashSet<string> Reach(List<ImportingModule> modules)
    {
        Dictionary<string, ImportingModule> byPath = modules.ToDictionary(module => module.Path, StringComparer.Ordinal);
        IEnumerable<string> starts = modules.Where(module => module.IsProgram).Select(module => module.Path);
        Stack<string> pending = new(modules.Exists(module => module.IsProgram) ? starts : byPath.Keys);
        HashSet<string> reached = [];
        while (pending.TryPop(out string? path))
        {
            if (!reached.Add(path) || !byPath.TryGetValue(path, out ImportingModule? module))
            {
                continue;
            }

            foreach (ResolvedImport import in module.Imports)
            {
                foreach (ImportTarget target in import.Targets)
                {
                    pending.Push(target.Path);
                }
            }
        }

        return reached;
    }
}
