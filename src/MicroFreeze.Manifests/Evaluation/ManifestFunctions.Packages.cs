using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// NuGet packages of Python: what <c>require</c> finds besides the directories of libraries. Nothing of a package is run: its list is data.
/// </summary>
internal sealed partial class ManifestFunctions
{
    private readonly HashSet<PythonPackage> _frozenPackages = [];

    /// <summary>Names that the top level requires, in order.</summary>
    public List<RequiredName> Required { get; } = [];

    /// <summary>Freezes a package, and those that it depends on.</summary>
    /// <param name="package">The package.</param>
    /// <param name="step">The call that asks for it; empty for the item.</param>
    public void FreezePackage(PythonPackage package, string step) => FreezePackage(package, _vm.TraceOrigins(step));

    /// <summary>Freezes what an item refers to.</summary>
    public void FreezeReference(PackageReferenceItem item)
    {
        PythonPackage? package = item.ProjectFile is null
            ? _request.Packages.Find(item.Id)
            : _request.Packages.Packages.FirstOrDefault(candidate => candidate.Location.Path == item.ProjectFile);
        if (package is not null)
        {
            FreezePackage(package, "");
        }
        else if (!item.Optional)
        {
            throw Interpreter.Error(
                PackageDiagnostics.NothingToFreeze,
                item.Id,
                item.ProjectFile is null ? $"no package of that name with a folder '{PackagePath.PythonFolder}' was restored" : "the project builds no library of Python (IsPythonLibrary)");
        }
    }

    // Whether a NuGet package was meant, and frozen.
    private bool RequirePackage(string name, string? library)
    {
        PackageSet packages = _request.Packages;
        IReadOnlyList<PythonPackage> providers = packages.FindProviders(name);
        if (library is not null)
        {
            // A directory that was given this name explicitly goes before a package that happens to have it.
            providers = _libraries.ContainsKey(library) ? [] : [.. providers.Where(package => package.Id.Equals(library, StringComparison.OrdinalIgnoreCase))];
        }

        switch (providers)
        {
            case []:
                return false;
            case [var package]:
                NoteRequired(name, package.Id, null);
                FreezePackage(package, $"require({PythonLiteral.Quote(name)})");
                return true;
            default:
                throw PyError.Reported(
                    ExceptionTypes.ByName["ValueError"], PackageDiagnostics.AmbiguousName, name, string.Join(", ", providers), providers[0].Id);
        }
    }

    private void NoteRequired(string name, string? packageId, string? directory)
    {
        if (_packages.Count == 1)
        {
            Required.Add(new RequiredName(name)
            {
                Origins = _vm.TraceOrigins(_vm.CurrentFrame is null ? "" : $"require({PythonLiteral.Quote(name)})"),
                PackageId = packageId,
                Directory = directory,
            });
        }
    }

    private void FreezePackage(PythonPackage package, IReadOnlyList<Origin> from)
    {
        // Packages may depend on each other in a circle as far as we are concerned; NuGet does not let them.
        if (!_frozenPackages.Add(package))
        {
            return;
        }

        if (_request.Packages.FindMismatch(package) is { } mismatch)
        {
            throw Interpreter.Error(mismatch.Descriptor, mismatch.Arguments);
        }

        IReadOnlyList<Origin> origins = [new Origin($"package {package}", package.Location) { IsPackage = true }, .. from];
        PackageRecord record = new(isRequired: true);
        record.Set(package.Metadata);
        foreach (PythonPackageFile file in package.Files)
        {
            FileCall call = new()
            {
                Kind = ToRequested(file.Kind),
                Package = record,
                Origins = origins,
                Opt = file.OptimizationLevel,
                Native = new NativeOverrides { Emit = file.Emit },
                Owner = package,
            };
            Files.AddChecked(call, file.SourcePath, file.TargetPath);
        }

        foreach (string id in package.Dependencies)
        {
            // What a package depends on need not be Python.
            if (_request.Packages.Find(id) is { } dependency)
            {
                FreezePackage(dependency, origins);
            }
        }
    }

    private RequestedKind ToRequested(FrozenKind kind) => kind switch
    {
        _ when _request.Mode != ManifestMode.Freeze => RequestedKind.Auto,
        FrozenKind.AsStr => RequestedKind.AsStr,
        FrozenKind.Mpy => RequestedKind.Mpy,
        _ => RequestedKind.AsMpy,
    };
}
