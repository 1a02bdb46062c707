using MicroFreeze.Compiler.Constants;
using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// The manifest language: <c>include</c>, <c>require</c>, <c>package</c> and the others, and what they keep between calls. Items of a
/// project call the same methods. Source: tools/manifestfile.py@v1.28.0 ManifestFile.
/// </summary>
internal sealed partial class ManifestFunctions
{
    private static readonly string[] BaseLibraries = ["micropython", "python-stdlib", "python-ecosys"];

    // Name, whether only freeze mode has it, parameters, body.
    private static readonly (string Name, bool FreezeOnly, string Parameters, Func<ManifestFunctions, object?[], object> Body)[] Rows =
    [
        ("metadata", false, "**fields", static (self, a) => self.Metadata((PyDict)a[0]!)),
        ("include", false, "manifest_path, is_require=False, **options", static (self, a) => self.IncludeAll(a[0]!, self._vm.IsTrue(a[1]!), (PyDict)a[2]!)),
        ("require", false, "name, version=None, pypi=None, library=None, **options", static (self, a) =>
            self.Require(Args.Text(a[0], "name"), Args.OptionalText(a[2], "pypi"), Args.OptionalText(a[3], "library"), (PyDict)a[4]!)),
        ("add_library", false, "library, library_path, prepend=False", static (self, a) =>
            self.AddLibrary(Args.Text(a[0], "library"), self.Resolve("add_library", a[1]!), self._vm.IsTrue(a[2]!))),
        ("package", false, "package_path, files=None, base_path='.', opt=None", static (self, a) =>
            self.Package(self.PathText(a[0]!), self.Texts(a[1]!), self.Resolve("package", a[2]!), Optimization(a[3]!), null)),
        ("module", false, "module_path, base_path='.', opt=None", static (self, a) =>
            self.Module(self.PathText(a[0]!), self.Resolve("module", a[1]!), Optimization(a[2]!))),
        ("freeze", true, "path, script=None, opt=None", static (self, a) => self.Freeze("freeze", RequestedKind.FreezeAuto, a[0]!, a[1]!, a[2]!, ".py", ".mpy")),
        ("freeze_as_str", true, "path", static (self, a) => self.Freeze("freeze_as_str", RequestedKind.AsStr, a[0]!, PyNone.Value, PyNone.Value, ".py")),
        ("freeze_as_mpy", true, "path, script=None, opt=None", static (self, a) => self.Freeze("freeze_as_mpy", RequestedKind.AsMpy, a[0]!, a[1]!, a[2]!, ".py")),
        ("freeze_mpy", true, "path, script=None, opt=None", static (self, a) => self.Freeze("freeze_mpy", RequestedKind.Mpy, a[0]!, a[1]!, a[2]!, ".mpy")),
        ("c_module", true, "path", static (self, a) => self.CModule(self.Resolve("c_module", a[0]!))),
    ];

    // Modules that manifests up to MicroPython 1.19 found without an import: those of makemanifest.py itself.
    private static readonly string[] LegacyModules = ["os", "sys", "glob", "subprocess", "tempfile"];

    private readonly Interpreter _vm;
    private readonly ManifestRequest _request;
    private readonly Dictionary<string, PyBuiltin> _functions = [];
    private readonly Stack<PackageRecord> _packages = new([new PackageRecord(isRequired: false)]);
    private readonly Dictionary<string, string> _libraries = [];
    private readonly List<string> _libraryDirectories = [];
    private readonly Dictionary<string, LibraryIndex> _indices = [];

    public ManifestFunctions(Interpreter vm, ManifestRequest request)
    {
        _vm = vm;
        _request = request;
        Files = new FileCollector(vm, request.Mode);
        foreach ((string name, bool freezeOnly, string parameters, Func<ManifestFunctions, object?[], object> body) in Rows)
        {
            if (!freezeOnly || request.Mode == ManifestMode.Freeze)
            {
                _functions.Add(name, new PyBuiltin(name, new Signature(parameters), (_, a) => OnFiles(() => body(this, a))));
            }
        }
    }

    /// <summary>The files so far.</summary>
    public FileCollector Files { get; }

    /// <summary>Requirements from PyPI so far.</summary>
    public List<string> Requirements { get; } = [];

    /// <summary>Directories of C modules so far.</summary>
    public List<string> CModules { get; } = [];

    /// <summary>The package whose manifest runs; the project itself at the bottom.</summary>
    public PackageRecord CurrentPackage => _packages.Peek();

    /// <summary>Registers the libraries that a request knows from the start.</summary>
    public void AddBaseLibraries()
    {
        if (FindVariable("MPY_LIB_DIR") is not { Length: > 0 } root)
        {
            return;
        }

        foreach (string name in BaseLibraries)
        {
            AddLibrary(name, PosixPath.Join(root, name), prepend: false);
        }

        if (_request.UnixFfi)
        {
            AddLibrary("unix-ffi", PosixPath.Join(root, "unix-ffi"), prepend: true);
        }
    }

    /// <summary>The names that a manifest starts with.</summary>
    public PyDict MakeGlobals(PyDict options)
    {
        PyDict globals = new();
        foreach ((string name, PyBuiltin function) in _functions)
        {
            globals[name] = function;
        }

        globals["options"] = new PyOptions(options);
        if (_request.LegacyGlobals)
        {
            foreach (string name in LegacyModules)
            {
                globals[name] = _vm.ImportModule(name);
            }

            globals["convert_path"] = new PyBuiltin("convert_path", new Signature("path"), (_, a) => Resolve("convert_path", a[0]!));
        }

        return globals;
    }

    /// <summary>A path with its variables replaced, absolute. Source: tools/manifestfile.py@v1.28.0 _resolve_path.</summary>
    public string Resolve(string function, object path)
    {
        string text = PathText(path);
        if (text.Contains('\0'))
        {
            throw PyError.Value("embedded null byte");
        }

        foreach ((string name, string value) in _request.Variables)
        {
            text = text.Replace($"$({name})", PosixPath.FromNative(value), StringComparison.Ordinal);
        }

        int start = text.IndexOf("$(", StringComparison.Ordinal);
        if (start >= 0 && text.IndexOf(')', start) is > 0 and var end)
        {
            _vm.Host.Report(ManifestDiagnostics.UndeclaredVariable, text[start..(end + 1)], function);
        }

        _vm.Budget.Allocate(2L * text.Length);
        return PosixPath.Absolute(text, _vm.CurrentDirectory);
    }

    // Runs something on files, and turns what .NET says of them into CPython's exceptions.
    private static T OnFiles<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            throw new PythonException(new PyException(OSErrors.Make(exception, "").Value.Type, exception.Message));
        }
    }

    private string PathText(object path) => Args.FilePath(_vm, path);

    private List<string>? Texts(object files) => files switch
    {
        PyNone => null,
        _ => [.. _vm.Iterate(files).Select(file => Args.FilePath(_vm, file))],
    };

    private string? FindVariable(string name)
    {
        foreach ((string known, string value) in _request.Variables)
        {
            if (known == name)
            {
                return PosixPath.FromNative(value);
            }
        }

        return null;
    }

    private static int? Optimization(object value) => value switch
    {
        PyNone => null,
        long and >= 0 and <= 3 and var level => (int)level,
        bool level => level ? 1 : 0,
        string { Length: 1 } text when text[0] is >= '0' and <= '3' => text[0] - '0',
        _ => throw Interpreter.Error(ManifestDiagnostics.InvalidOptimization, value is string text ? PythonLiteral.Quote(text) : value),
    };

    private FileCall Call(RequestedKind kind, string function, string argument, int? opt) => new()
    {
        Kind = kind,
        Package = CurrentPackage,
        Opt = opt,
        Origins = _vm.TraceOrigins(_vm.CurrentFrame is null ? "" : $"{function}({PythonLiteral.Quote(argument)})"),
    };
}
