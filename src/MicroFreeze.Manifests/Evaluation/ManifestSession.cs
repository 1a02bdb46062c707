using MicroFreeze.Compiler;
using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Files;
using MicroFreeze.Manifests.CircuitPython;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Python.Modules;
using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// One evaluation: runs the items of a request in order, each to its end or its first error, and gathers what came of them.
/// </summary>
internal sealed class ManifestSession : IInterpreterHost
{
    private const int MaximumOutput = 10_000;

    private static readonly ParseOptions Language = new()
    {
        Firmware = FirmwareProfile.Default with { HasTemplateStrings = false, BuiltInNames = [] },
        SmallIntBits = 63,
        Dialect = Compiler.Syntax.Dialect.Manifest,
    };

    private readonly DiagnosticBag _diagnostics = new();
    private readonly List<string> _output = [];
    private readonly Dictionary<string, CodeFile> _files = [];
    private readonly NameTable _names = new();
    private readonly Parser _parser = new();
    private readonly Interpreter _vm;
    private readonly ManifestFunctions _functions;
    private string _line = "";
    private SourceLocation _manifest;

    public ManifestSession(ManifestRequest request)
    {
        Request = request;
        Budget budget = new(request.Limits, request.Cancellation);
        Budget.OfThread = budget;
        Files = new ConfinedFiles(request.Files, budget, Inputs, request.Grants);
        _vm = new Interpreter(this, budget, StandardModules.All, RefusedModules.Find) { CurrentDirectory = BaseDirectory };
        _functions = new ManifestFunctions(_vm, request);
    }

    public ManifestRequest Request { get; }

    public IReadOnlyDictionary<string, string> Environment => Request.Environment;

    public SandboxGrants Grants => Request.Grants;

    public string Platform => Request.Platform;

    public TimeProvider Clock => Request.Clock;

    public ConfinedFiles Files { get; }

    public InputRecorder Inputs { get; } = new();

    public Origin Item { get; private set; } = new("", SourceLocation.None);

    private string BaseDirectory => PosixPath.Normalize(PosixPath.FromNative(Request.BaseDirectory));

    /// <summary>Evaluates all items.</summary>
    public ManifestResult Run()
    {
        AddRoots();
        _functions.AddBaseLibraries();
        foreach (FreezeItem item in Request.Items)
        {
            Item = new Origin(item.Label, item.Location);
            _vm.CurrentDirectory = BaseDirectory;
            if (!RunGuarded(item))
            {
                break;
            }
        }

        foreach ((string target, PythonPackage owner, PythonPackage other, IReadOnlyList<Origin> origins) in _functions.Files.FindHidden())
        {
            Add(PackageDiagnostics.ModuleClash, [.. origins.SkipWhile(origin => origin.IsPackage)], target, owner, other);
        }

        if (_line.Length > 0)
        {
            _output.Add(_line);
        }

        return new ManifestResult
        {
            Files = _functions.Files.ToFiles(),
            Metadata = _functions.CurrentPackage.ToMetadata(),
            Required = _functions.Required,
            PyPIDependencies = _functions.Requirements,
            CModules = _functions.CModules,
            Inputs = Inputs.ToList(),
            Written = Files.Written,
            Output = _output,
            Diagnostics = _diagnostics.Items,
        };
    }

    public void Report(DiagnosticDescriptor descriptor, params object?[] arguments)
    {
        IReadOnlyList<Origin> origins = _vm.TraceOrigins("");
        Add(descriptor, origins, arguments);
    }

    public void Print(string text)
    {
        string[] lines = (_line + text).Split('\n');
        _line = lines[^1];
        foreach (string line in lines.AsSpan(0, lines.Length - 1))
        {
            if (_output.Count < MaximumOutput)
            {
                _output.Add(line);
            }
        }
    }

    public CodeFile Parse(string path, byte[] source)
    {
        if (_files.TryGetValue(path, out CodeFile? known))
        {
            return known;
        }

        CodeFile file = ParseText(path, source);
        _files.Add(path, file);
        return file;
    }

    // Text of a command line or project is no file: several can go by one name.
    private CodeFile ParseText(string path, byte[] source)
    {
        // Editors on Windows begin files with a byte order mark.
        source = source.AsSpan().StartsWith("\uFEFF"u8) ? source[3..] : source;
        SyntaxTree tree = new();
        _vm.Budget.Tick(source.Length >> 4);
        if (!_parser.TryParse(source, Language, tree, _names, out SyntaxError? error))
        {
            // The row begins with the exception that the reference raises.
            string named = error!.Descriptor.MessageFormat.Split(':')[0];
            string type = ExceptionTypes.ByName.ContainsKey(named) ? named : "SyntaxError";
            throw new PythonException(new PyException(ExceptionTypes.ByName[type], error.Message) { Findings = [error.ToDiagnostic(path)] });
        }

        return FindError(path, source) is { } finding
            ? throw new PythonException(new PyException(ExceptionTypes.ByName["SyntaxError"], finding.Message["SyntaxError: ".Length..]) { Findings = [finding] })
            : new CodeFile(path, source, tree, _names);
    }

    // What CPython refuses in a file that parses (a 'break' outside a loop, two parameters of one name), the compiler refuses too, in the
    // same words as in a module. Errors that its parser finds don't count: a manifest's language has a little more than the firmware's.
    private static Diagnostic? FindError(string path, byte[] source) =>
        PythonCompiler.Compile(source, path, new CompileOptions { SourceName = path, Firmware = Language.Firmware })
            .Diagnostics.FirstOrDefault(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Scope: not null }
                && diagnostic.Descriptor != SourceDiagnostics.StarNotTarget
                && diagnostic.Message.StartsWith("SyntaxError: ", StringComparison.Ordinal));

    private void AddRoots()
    {
        AddRoot(BaseDirectory);
        foreach (string directory in Request.Variables.Select(variable => variable.Value).Concat(Request.Grants.Roots))
        {
            string path = PosixPath.FromNative(directory);
            if (PosixPath.IsAbsolute(path))
            {
                AddRoot(PosixPath.Normalize(path));
            }
        }

        // What the project itself names needs no further grant.
        foreach (FreezeItem item in Request.Items)
        {
            (string? path, bool isFile) = item switch
            {
                ManifestItem manifest => (manifest.Path, true),
                PackageItem package => (package.BasePath, false),
                FileItem file => (file.Path, true),
                LibraryItem library => (library.Path, false),
                CircuitPythonLibraryItem library => (library.Path, false),
                _ => (null, false),
            };
            if (path is not null)
            {
                string resolved = _functions.Resolve("", path);
                AddRoot(isFile && Request.Files.GetKind(resolved) != EntryKind.Directory ? PosixPath.DirectoryName(resolved) : resolved);
            }
        }
    }

    // A directory that cannot be looked at is no root; who looks at it meets the reason again, where there is somebody to tell.
    private void AddRoot(string directory)
    {
        try
        {
            Files.AddRoot(directory);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
        }
    }

    // False where the budget is used up, so that nothing further can run.
    private bool RunGuarded(FreezeItem item)
    {
        IReadOnlyList<Origin> origins = [];
        _manifest = SourceLocation.None;
        try
        {
            RunItem(item);
            return true;
        }
        catch (Exception exception) when (exception.IsFileError() && (origins = _vm.TraceOrigins("")).Count > 0)
        {
            Add(ManifestDiagnostics.CannotRead, origins, exception.Message);
            return true;
        }
        catch (PythonException exception) when (_vm.NoteRaised(exception))
        {
            Add(exception.Value);
            return true;
        }
        catch (SandboxException exception) when ((origins = _vm.TraceOrigins("")).Count > 0)
        {
            Add(exception.Descriptor, exception.Location.Path is null ? origins : [new Origin("", exception.Location), .. origins], exception.Arguments);
            return !ReferenceEquals(exception.Descriptor, PythonDiagnostics.LimitExceeded);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && (origins = _vm.TraceOrigins("")).Count > 0)
        {
            Add(ManifestDiagnostics.Internal, origins, exception.ToString().ReplaceLineEndings(" "));
            return true;
        }
    }

    private void RunItem(FreezeItem item)
    {
        switch (item)
        {
            case ManifestItem manifest:
                string path = _functions.Resolve("include", manifest.Path);
                _manifest = new SourceLocation(path, 1);
                _manifest = Files.GetKind(path) == EntryKind.Directory ? new SourceLocation(PosixPath.Join(path, "manifest.py"), 1) : _manifest;
                if (!manifest.Optional || Exists(path))
                {
                    _functions.Include(path, isRequire: false, ToOptions(manifest.Options), item.Label);
                }

                break;
            case ManifestCodeItem code:
                if (code.Directory is not null)
                {
                    _vm.CurrentDirectory = PosixPath.Normalize(PosixPath.FromNative(code.Directory));
                }

                CodeFile text = ParseText(item.Location.Path ?? "<manifest>", System.Text.Encoding.UTF8.GetBytes(code.Code));
                _vm.RunModule(text, _functions.MakeGlobals(new PyDict()), Item);
                break;
            case PackageItem package:
                RunPackage(package);
                break;
            case FileItem file:
                RunFile(file);
                break;
            case RequireItem require:
                try
                {
                    _functions.Require(require.Name, require.PyPI, require.Library, ToOptions(require.Options));
                }
                catch (PythonException exception) when (require.Optional && exception.Value.Report?.Descriptor == ManifestDiagnostics.PackageNotFound)
                {
                }

                break;
            case LibraryItem library:
                string directory = _functions.Resolve("add_library", library.Path);
                if (!library.Optional || Exists(directory))
                {
                    _functions.Files.RequireDirectory(directory);
                    _functions.AddLibrary(library.Name, directory, library.Prepend);
                }

                break;
            case PackageReferenceItem reference:
                _functions.FreezeReference(reference);
                break;
            case CircuitPythonLibraryItem library:
                RunLibrary(library);
                break;
            case MetadataItem metadata:
                _functions.CurrentPackage.Set(metadata.Metadata);
                break;
        }
    }

    private void RunPackage(PackageItem item)
    {
        string basePath = _functions.Resolve("package", item.BasePath);
        Func<string, bool>? excludes = item.Exclude.Count == 0 ? null : new FilePatterns(item.Exclude).Matches;
        try
        {
            _functions.Package(item.Path, item.Files, basePath, Check(item.OptimizationLevel), excludes, item.Native);
        }
        catch (PythonException exception) when (item.Optional
            && (exception.Value.Report?.Descriptor == ManifestDiagnostics.NothingMatches || exception.Value.Report?.Descriptor == ManifestDiagnostics.DirectoryNotFound))
        {
        }
    }

    private void RunLibrary(CircuitPythonLibraryItem item)
    {
        string directory = _functions.Resolve("CircuitPythonLibrary", item.Path);
        if (item.Optional && !Exists(directory))
        {
            return;
        }

        int? level = Check(item.OptimizationLevel);
        LibraryReader reader = new(Files, Request.Files, Inputs, _diagnostics);
        if (reader.IsNoDirectory(item, directory))
        {
            return;
        }

        _functions.Files.RequireDirectory(directory);
        foreach (LibraryModule module in reader.Read(item, directory))
        {
            _functions.LibraryModule(module, level, item.Native);
        }
    }

    private void RunFile(FileItem item)
    {
        string source = _functions.Resolve("module", item.Path);
        if (item.Optional && !Exists(source))
        {
            return;
        }

        string directory = PosixPath.DirectoryName(source);
        string basePath = item.BasePath is { } given ? _functions.Resolve("module", given)
            : PosixPath.IsWithin(source, BaseDirectory) ? BaseDirectory
            : directory;
        RequestedKind kind = item.Kind switch
        {
            FrozenKind.AsStr => RequestedKind.AsStr,
            FrozenKind.Mpy => RequestedKind.Mpy,
            FrozenKind.CompileAsMpy => RequestedKind.CompileOnly,
            _ => RequestedKind.Auto,
        };
        _functions.File(kind, source, item.TargetPath ?? PosixPath.Relative(source, basePath), Check(item.OptimizationLevel), item.Native);
    }

    private static int? Check(int? level) =>
        level is null or (>= 0 and <= 3) ? level : throw Interpreter.Error(ManifestDiagnostics.InvalidOptimization, level);

    private bool Exists(string path) => Files.GetKind(path) != EntryKind.Missing;

    private static PyDict ToOptions(IReadOnlyDictionary<string, string> options)
    {
        PyDict dict = new();
        foreach ((string name, string value) in options)
        {
            dict[name] = value.ToUpperInvariant() switch
            {
                "TRUE" => Boxed.True,
                "FALSE" => Boxed.False,
                "NONE" => PyNone.Value,
                _ => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? Boxed.Int(number) : value,
            };
        }

        return dict;
    }

    private void Add(PyException exception)
    {
        // What include() wrapped is what happened; the chain says how it was reached.
        while (exception.Inner is { } inner)
        {
            exception = inner;
        }

        IReadOnlyList<Origin> origins = exception.Origins;
        if (exception.Findings.Count > 0)
        {
            SourceLocation[] chain = [.. origins.Select(origin => origin.Location)];
            foreach (Diagnostic finding in exception.Findings)
            {
                _diagnostics.Add(finding with { Chain = chain });
            }

            return;
        }

        if (exception.Report is { } report)
        {
            Add(report.Descriptor, origins, report.Arguments);
            return;
        }

        if (exception.Type.IsSubclassOf(ExceptionTypes.SystemExit))
        {
            Add(ManifestDiagnostics.Exited, origins, exception.Args.Items is [var status, ..] && status is not PyNone ? _vm.Repr(status) : "");
            return;
        }

        string text = _vm.Str(exception);
        Add(ManifestDiagnostics.UncaughtException, origins, text.Length == 0 ? exception.Type.Name : $"{exception.Type.Name}: {text.ReplaceLineEndings(" ")}");
    }

    // A manifest of a command line stands nowhere; what keeps it from running is in itself.
    private SourceLocation LocationOf(IReadOnlyList<Origin> origins)
    {
        SourceLocation location = origins.Count > 0 ? origins[0].Location : Item.Location;
        return location.Path is null ? _manifest : location;
    }

    private void Add(DiagnosticDescriptor descriptor, IReadOnlyList<Origin> origins, params object?[] arguments) =>
        _diagnostics.Add(Diagnostic.Create(descriptor, LocationOf(origins), arguments) with
        {
            Chain = [.. origins.Skip(1).Select(origin => origin.Location).Where(location => location.Path is not null)],
        });
}
