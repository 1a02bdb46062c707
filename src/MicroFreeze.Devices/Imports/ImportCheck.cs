using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>Reports the imports of a module that fail, or that succeed by accident.</summary>
internal sealed class ImportCheck(ImportResolver resolver, ModuleNaming naming, DiagnosticBag diagnostics)
{
    public void Run(ImportingModule module)
    {
        HashSet<int> failedGuards = [.. module.Imports.Where(import => !import.IsFound).Select(import => import.Site.CaughtBy)];
        foreach (ResolvedImport import in module.Imports)
        {
            if (import.IsFound)
            {
                CheckCase(import);
            }
            else if (!import.Site.IsOptional && (import.Site.FallbackFor == 0 || failedGuards.Contains(import.Site.FallbackFor)))
            {
                Report(import);
            }
        }
    }

    private void Report(ResolvedImport import)
    {
        SourceLocation place = import.Site.Location;
        if (import.Name is null || import.Targets is [.., { Kind: ImportTargetKind.Module }])
        {
            diagnostics.Report(ImportDiagnostics.BrokenPackage, place, import.Problem);
        }
        else if (import.Targets.Count == 0 && FindElsewhere(import.Name.Split('.')[0]) is (var path, var target))
        {
            diagnostics.Report(ImportDiagnostics.MisplacedLibrary, place, import.Name, path, target);
        }
        else
        {
            diagnostics.Report(ImportDiagnostics.Unresolved, place, import.Name, import.Problem);
        }
    }

    /// <summary>A module of a name in a directory where no import looks, and where it should be.</summary>
    private (string Path, string Target)? FindElsewhere(string name)
    {
        string libraries = resolver.Picture.Rules.SearchPath
            .Where(entry => entry != ImportRules.FrozenEntry).Select(resolver.Tree.DirectoryOf).Last();
        foreach ((string path, DeviceFile _) in resolver.Tree.Files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            if (naming.PartsOf(path) is { Length: > 1 } parts && parts[^1] == name)
            {
                return ModuleNaming.IsInitial(path)
                    ? (path[..(path.LastIndexOf('/') + 1)], DeviceTree.Join(libraries, name) + "/")
                    : (path, DeviceTree.Join(libraries, Path.GetFileName(path)));
            }
        }

        return null;
    }

    private void CheckCase(ResolvedImport import)
    {
        foreach (ImportTarget target in import.Targets)
        {
            if (target.IsBuiltIn || target.IsOpaque)
            {
                continue;
            }

            string path = target.Directory ?? Path.ChangeExtension(target.Path, null);
            if (path[(path.LastIndexOf('/') + 1)..] != target.Name[(target.Name.LastIndexOf('.') + 1)..])
            {
                diagnostics.Report(ImportDiagnostics.OtherCase, import.Site.Location, target.Name, target.Path);
            }
        }
    }
}
