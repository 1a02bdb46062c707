using MicroFreeze.Files;
using MicroFreeze.Manifests.CircuitPython;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>The functions that name files.</summary>
internal sealed partial class ManifestFunctions
{
    /// <summary><c>package(package_path, files, base_path, opt)</c></summary>
    public PyNone Package(
        string path, IReadOnlyList<string>? files, string basePath, int? opt, Func<string, bool>? excludes = null, NativeOverrides native = default)
    {
        CheckInitialised();
        Files.Search(Call(RequestedKind.Auto, "package", path, opt) with { Excludes = excludes, Native = native }, basePath, path, files, ".py");
        return PyNone.Value;
    }

    /// <summary>One file under a name of its own.</summary>
    public void File(RequestedKind kind, string source, string target, int? opt, NativeOverrides native)
    {
        CheckInitialised();
        Files.Add(Call(kind, "", source, opt) with { Native = native }, source, target);
    }

    /// <summary>A module of a CircuitPython library, which has no metadata but its own version.</summary>
    public void LibraryModule(LibraryModule module, int? opt, NativeOverrides native)
    {
        FileCall call = Call(RequestedKind.Auto, "", module.Source, opt) with { Native = native, Package = new PackageRecord(isRequired: false), Stamp = module.Stamp };
        Files.Add(call, module.Source, module.Target);
    }

    private PyNone Module(string path, string basePath, int? opt)
    {
        CheckInitialised();
        if (!PosixPath.SplitExtension(path).Extension.Equals(".py", StringComparison.OrdinalIgnoreCase))
        {
            throw Interpreter.Error(ManifestDiagnostics.WrongFileType, path, "module must be .py file");
        }

        Files.Add(Call(RequestedKind.Auto, "module", path, opt), PosixPath.Normalize(PosixPath.Join(basePath, path)), path);
        return PyNone.Value;
    }

    private PyNone Freeze(string function, RequestedKind kind, object path, object script, object opt, params ReadOnlySpan<string> extensions)
    {
        string basePath = Resolve(function, path);
        FileCall call = Call(kind, function, PathText(path), Optimization(opt));
        if (script is PyNone)
        {
            Files.Search(call, basePath, "", null, extensions);
            return PyNone.Value;
        }

        if (script is not string && script is not IPathLike)
        {
            Files.Search(call, basePath, "", Texts(script), extensions);
            return PyNone.Value;
        }

        string name = PathText(script);
        bool isDirectory = _vm.Host.Files.GetKind(PosixPath.Normalize(PosixPath.Join(basePath, name))) == EntryKind.Directory;
        Files.Search(call, basePath, isDirectory ? name : "", isDirectory ? null : [name], extensions);
        return PyNone.Value;
    }

    private PyNone CModule(string path)
    {
        Files.RequireDirectory(path);
        if (!CModules.Contains(path))
        {
            CModules.Add(path);
        }

        return PyNone.Value;
    }

    // In compile and pyproject mode a manifest must say what it is before it says anything else.
    private void CheckInitialised()
    {
        if (_request.Mode != ManifestMode.Freeze && !CurrentPackage.IsInitialised)
        {
            throw Interpreter.Error(ManifestDiagnostics.MetadataMisused, "metadata() must be the first command in a manifest file.");
        }
    }
}
