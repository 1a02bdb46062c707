using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>The functions that bring in other manifests.</summary>
internal sealed partial class ManifestFunctions
{
    private readonly Dictionary<string, Visit> _visited = [];
    private int _includeDepth;

    // One manifest and how it was first brought in.
    private sealed record Visit(string Options, Origin From)
    {
        public bool IsRunning { get; set; } = true;
    }

    /// <summary><c>metadata(...)</c></summary>
    public PackageRecord Metadata(PyDict fields)
    {
        if (fields.Count > 0)
        {
            CurrentPackage.Update(_vm, _request.Mode, fields);
        }

        return CurrentPackage;
    }

    /// <summary><c>add_library(library, library_path, prepend)</c></summary>
    public PyNone AddLibrary(string name, string directory, bool prepend)
    {
        _libraries[name] = directory;
        _libraryDirectories.Insert(prepend ? 0 : _libraryDirectories.Count, directory);
        return PyNone.Value;
    }

    /// <summary>Brings in one manifest: a file, or the <c>manifest.py</c> of a directory.</summary>
    public void Include(string path, bool isRequire, PyDict options, string step)
    {
        if (_vm.Host.Files.GetKind(path) == EntryKind.Directory)
        {
            path = PosixPath.Join(path, "manifest.py");
        }

        Origin from = _vm.CurrentFrame is null ? _vm.Host.Item : new Origin(step, _vm.Locate());
        string given = Describe(options);
        if (_visited.TryGetValue(path, out Visit? visit))
        {
            CheckAgain(path, visit, given, isRequire);
            return;
        }

        visit = new Visit(given, from);
        _visited.Add(path, visit);
        if (++_includeDepth > _vm.Budget.Limits.IncludeDepth)
        {
            throw new SandboxException(PythonDiagnostics.LimitExceeded, $"includes more than {_vm.Budget.Limits.IncludeDepth} deep");
        }

        if (isRequire)
        {
            _packages.Push(new PackageRecord(isRequired: true));
        }

        string directory = _vm.CurrentDirectory;
        try
        {
            Run(path, options, from);
        }
        catch (PackageReplacedException exception)
        {
            if (exception.Requirement is { } requirement)
            {
                Requirements.Add(requirement);
            }
        }
        finally
        {
            _vm.CurrentDirectory = directory;
            _includeDepth--;
            visit.IsRunning = false;
            if (isRequire)
            {
                _packages.Pop();
            }
        }
    }

    /// <summary><c>require(name, pypi, library, **options)</c></summary>
    public PyNone Require(string name, string? pypi, string? library, PyDict options)
    {
        CheckInitialised();
        if (_request.Mode == ManifestMode.PyProject && !string.IsNullOrEmpty(pypi))
        {
            Requirements.Add(pypi);
            return PyNone.Value;
        }

        if (_request.OnlyNotesRequired && _packages.Count == 1)
        {
            NoteRequired(name, null, null);
            return PyNone.Value;
        }

        if (RequirePackage(name, library))
        {
            return PyNone.Value;
        }

        List<string> directories = library is null ? FindLibraries(options) : [FindLibrary(library, name)];
        foreach (string directory in directories)
        {
            LibraryIndex index = IndexOf(directory);
            if (index.Find(name) is not { } package)
            {
                continue;
            }

            if (index.FindDouble(name) is { } other)
            {
                _vm.Host.Report(ManifestDiagnostics.AmbiguousPackage, name, package, other);
            }

            NoteRequired(name, null, package);
            Include(package, isRequire: true, options, $"require({PythonLiteral.Quote(name)})");
            return PyNone.Value;
        }

        IReadOnlyList<PythonPackage> packages = _request.Packages.Packages;
        throw PyError.Reported(
            ExceptionTypes.ByName["ValueError"],
            ManifestDiagnostics.PackageNotFound,
            name,
            library is not null ? $"library '{library}' ({directories[0]})"
                : directories.Count + packages.Count == 0 ? "any library, because none is known: declare MPY_LIB_DIR or a FrozenLibrary, or refer to a package that provides it"
                : $"any known {(packages.Count == 0 ? "library" : "library or package")}: " + string.Join(", ", directories.Concat(packages.Select(package => package.ToString()))),
            Nearest.Hint(name, directories.SelectMany(directory => IndexOf(directory).Names).Concat(packages.Select(package => package.Name))));
    }

    private PyNone IncludeAll(object manifest, bool isRequire, PyDict options)
    {
        if (isRequire)
        {
            CheckInitialised();
        }

        if (manifest is not string && manifest is not IPathLike)
        {
            foreach (object item in _vm.Iterate(manifest))
            {
                // As in the reference an include of several never begins a package of its own.
                IncludeAll(item, false, options);
            }

            return PyNone.Value;
        }

        Include(Resolve("include", manifest), isRequire, options, $"include({PythonLiteral.Quote(PathText(manifest))})");
        return PyNone.Value;
    }

    private void Run(string path, PyDict options, Origin from)
    {
        PyException? inner = null;
        try
        {
            CodeFile file = _vm.Host.Parse(path, Read(path));
            _vm.CurrentDirectory = PosixPath.DirectoryName(path);
            _vm.RunModule(file, MakeGlobals(options), from);
        }
        catch (PythonException exception) when (_vm.NoteRaised(exception) && !_request.LegacyGlobals && exception.Value.Type.IsSubclassOf(ExceptionTypes.Exception))
        {
            // What leaves the whole program, such as SystemExit, leaves this too.
            inner = exception.Value;
        }

        if (inner is not null)
        {
            throw new PythonException(new PyException(ExceptionTypes.ManifestFileError, $"Error in manifest file: {path}: {_vm.Str(inner)}") { Inner = inner });
        }
    }

    private byte[] Read(string path)
    {
        try
        {
            switch (_vm.Host.Files.GetKind(path))
            {
                case EntryKind.Missing:
                    throw PyError.Reported(ExceptionTypes.ByName["FileNotFoundError"], ManifestDiagnostics.ManifestNotFound, path, "it does not exist");
                case EntryKind.Directory:
                    throw PyError.Reported(ExceptionTypes.ByName["IsADirectoryError"], ManifestDiagnostics.ManifestNotFound, path, "it is a directory");
                default:
                    return _vm.Host.Files.Read(path, isCode: true);
            }
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            throw PyError.Reported(OSErrors.Make(exception, path).Value.Type, ManifestDiagnostics.ManifestNotFound, path, exception.Message.TrimEnd('.'));
        }
    }

    private void CheckAgain(string path, Visit visit, string given, bool isRequire)
    {
        if (visit.IsRunning && !isRequire)
        {
            throw Interpreter.Error(ManifestDiagnostics.IncludesItself, path);
        }

        if (visit.Options != given)
        {
            SourceLocation first = visit.From.Location;
            _vm.Host.Report(ManifestDiagnostics.IncludedWithOtherOptions, path, first.Path is null ? visit.From.Step : $"{first.Path}({first.Line})");
        }
    }

    // Options as text, to compare them; one that is None is as good as none, and unix_ffi says where to look.
    private string Describe(PyDict options) => string.Join(
        ", ", options.Entries.Where(option => option.Value is not PyNone && option.Key is not "unix_ffi").Select(option => $"{option.Key}={_vm.Repr(option.Value)}").Order(StringComparer.Ordinal));

    private List<string> FindLibraries(PyDict options)
    {
        // unix_ffi was an argument of require() up to MicroPython 1.22, and is still documented as one.
        return options.TryGetValue("unix_ffi", out object? unixFfi) && _vm.IsTrue(unixFfi) && FindVariable("MPY_LIB_DIR") is { Length: > 0 } root
            ? [PosixPath.Join(root, "unix-ffi"), .. _libraryDirectories]
            : _libraryDirectories;
    }

    private string FindLibrary(string library, string name)
    {
        if (_libraries.TryGetValue(library, out string? directory))
        {
            return directory;
        }

        if (library == "unix-ffi" && FindVariable("MPY_LIB_DIR") is { Length: > 0 } root)
        {
            return PosixPath.Join(root, library);
        }

        throw PyError.Reported(ExceptionTypes.ByName["ValueError"], ManifestDiagnostics.UnknownLibrary, library, name, Nearest.Hint(library, _libraries.Keys));
    }

    private LibraryIndex IndexOf(string directory)
    {
        if (!_indices.TryGetValue(directory, out LibraryIndex? index))
        {
            index = new LibraryIndex(_vm.Host.Files, directory);
            _indices.Add(directory, index);
        }

        return index;
    }
}
