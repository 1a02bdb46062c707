using System.Collections;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.CircuitPython;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Python.Sandbox;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks;

/// <summary>Makes the request out of a task's parameters, and items out of what comes back.</summary>
internal sealed class RequestReader
{
    private readonly FreezePython _task;
    private readonly DiagnosticBag _diagnostics;
    private readonly SourceLocation _project;
    private readonly string _intermediate;

    // Firmware, architecture or flags are none: what follows from the fallbacks is not the user's mistake.
    private bool _compilesNothing;

    public RequestReader(FreezePython task, DiagnosticBag diagnostics)
    {
        _task = task;
        _diagnostics = diagnostics;
        _project = new SourceLocation(task.ProjectFile);
        _intermediate = task.GetPath(task.IntermediateDirectory);
    }

    /// <summary>What one build leaves for the next.</summary>
    public string StateFile => Path.Combine(_intermediate, "microfreeze.state");

    /// <summary>What IDEs watch.</summary>
    public string InputList => Path.Combine(_intermediate, "inputs.txt");

    /// <summary>The request; not to be used where this reported an error.</summary>
    public FreezeRequest Read()
    {
        if (_task.ExpectsItems && !HasItems)
        {
            _diagnostics.Report(ProjectDiagnostics.NothingToDo, _project);
        }

        ProjectOptions options = new(_task.ProjectDirectory, _project, _diagnostics);
        CircuitPythonReader circuitPython = new(_task, options, _diagnostics);
        CompileOptions compile = ReadCompileOptions(options, circuitPython.Board);
        if (!_compilesNothing)
        {
            circuitPython.Check(options, compile.Firmware);
        }

        return new FreezeRequest
        {
            Manifest = ReadManifest(options, compile, circuitPython),
            Packages = PackageParameters.ReadPackages(_task, _project, _compilesNothing ? null : compile),
            CompilesNothing = _compilesNothing,
            Library = PackageParameters.ReadLibrary(_task),
            CompileOptions = compile,
            ModuleDirectory = Path.Combine(_intermediate, "frozen_mpy"),
            CompiledDirectory = Path.Combine(_intermediate, "mpy"),
            FrozenSource = ReadFrozenSource(options, circuitPython.Board),
            StateFile = StateFile,
            CompilerVersion = FreezeBuild.CodeVersion,
        };
    }

    /// <summary>The item of a compiled module. One that comes from a <c>Python</c> item carries that item's metadata on.</summary>
    public ITaskItem ToItem(CompiledModule module, Dictionary<string, ITaskItem> python)
    {
        TaskItem item = new(_task.ToRelative(module.OutputPath));
        string sourcePath = NativePath.Of(module.SourcePath);
        if (!module.IsFrozen && python.TryGetValue(sourcePath, out ITaskItem? source))
        {
            source.CopyMetadataTo(item);
        }

        item.SetMetadata("TargetPath", module.TargetPath);
        item.SetMetadata("PythonSource", sourcePath);
        item.SetMetadata("IsFrozen", module.IsFrozen ? "true" : "false");
        return item;
    }

    private bool HasItems =>
        _task.BoardManifests.Length + _task.Manifests.Length + _task.Packages.Length + _task.Modules.Length + _task.Required.Length + _task.Strings.Length + _task.MpyFiles.Length
        + _task.Python.Length + _task.CircuitPythonLibraries.Length > 0 || !string.IsNullOrEmpty(_task.CircuitPythonBoard)
        || _task.PackageReferences.Concat(_task.ProjectReferences).Any(item => item.GetMetadata("Freeze").Length > 0);

    private CompileOptions ReadCompileOptions(ProjectOptions options, CircuitPythonBoard? board)
    {
        int known = _diagnostics.Items.Count;
        FirmwareProfile firmware = options.Firmware("MicroFreezeFirmware", _task.Firmware);
        NativeArch arch = options.Arch("MicroFreezeArch", _task.Arch);
        uint archFlags = _diagnostics.Items.Count > known ? 0 : options.ArchFlags("MicroFreezeArchFlags", _task.ArchFlags, arch, firmware);
        _compilesNothing = _diagnostics.Items.Count > known;
        return new CompileOptions
        {
            SourceName = "",
            Firmware = firmware,
            Arch = arch,
            ArchFlags = archFlags,
            OptimizationLevel = options.Number("MicroFreezeOptimize", _task.Optimize, 0, 0, 3),
            SmallIntBits = options.Number("MicroFreezeSmallIntBits", _task.SmallIntBits, board?.SmallIntBits ?? 31, 4, 63),
            Emit = options.Emit("MicroFreezeEmit", _task.Emit),
            NativeFallsBack = options.Choose("MicroFreezeNativeFallback", _task.NativeFallback, false, ("none", false), ("bytecode", true)),
            Exact = options.Flag("MicroFreezeExact", _task.Exact),
        };
    }

    private ManifestRequest ReadManifest(ProjectOptions options, CompileOptions compile, CircuitPythonReader circuitPython)
    {
        string directory = _task.GetPath(".");
        SandboxGrants grants = SandboxGrants.Parse(_task.ManifestAllow, directory, out string? unknown);
        if (unknown is not null)
        {
            options.Invalid("MicroFreezeManifestAllow", unknown, "a list of Write, Environment and directories");
        }

        Dictionary<string, string> environment = ReadEnvironment();
        return new ManifestRequest
        {
            BaseDirectory = directory,
            Items = [.. ReadItems(new ItemReader(directory, options, compile, _diagnostics), circuitPython)],
            Variables = [.. ReadVariables(options)],
            UnixFfi = options.Flag("MicroFreezeUnixFfi", _task.UnixFfi),
            Environment = environment,
            Clock = FixedClock.Parse(environment.GetValueOrDefault(FixedClock.Variable)),
            Grants = grants,
            LegacyGlobals = options.Choose("MicroFreezeManifestCompat", _task.ManifestCompat, false, ("1.19", true)),
            Platform = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux",
        };
    }

    // Libraries come first, since the others may require from them; then each type in its own order.
    private IEnumerable<FreezeItem> ReadItems(ItemReader reader, CircuitPythonReader circuitPython) =>
    [
        .. _task.Libraries.Select(reader.Library),
        .. _task.BoardManifests.Select(ItemReader.BoardManifest),
        .. _task.Manifests.Select(reader.Manifest),
        .. _task.Required.Select(reader.Require),
        .. _task.PackageReferences.Select(item => reader.Reference(item, isProject: false)).OfType<FreezeItem>(),
        .. _task.ProjectReferences.Select(item => reader.Reference(item, isProject: true)).OfType<FreezeItem>(),
        .. circuitPython.ReadItems(reader),
        .. _task.Packages.Select(reader.Package),
        .. _task.Modules.Select(item => reader.File(item, FrozenKind.AsMpy)),
        .. _task.Strings.Select(item => reader.File(item, FrozenKind.AsStr)),
        .. _task.MpyFiles.Select(item => reader.File(item, FrozenKind.Mpy)),
        .. _task.Python.Select(item => reader.File(item, FrozenKind.CompileAsMpy)),
    ];

    private IEnumerable<KeyValuePair<string, string>> ReadVariables(ProjectOptions options)
    {
        (string Name, string? Value)[] directories =
        [
            ("MPY_DIR", options.ExistingDirectory("MpyDir", _task.MpyDir)),
            ("MPY_LIB_DIR", options.ExistingDirectory("MpyLibDir", _task.MpyLibDir)),
            ("PORT_DIR", options.ExistingDirectory("PortDir", _task.PortDir)),
            ("BOARD_DIR", options.ExistingDirectory("BoardDir", _task.BoardDir)),
        ];
        foreach ((string name, string? value) in directories)
        {
            if (value is not null)
            {
                yield return new(name, value);
            }
        }

        foreach (ITaskItem variable in _task.Variables)
        {
            // As makemanifest.py: a value that is a path becomes an absolute one.
            string value = variable.GetMetadata("Value");
            string path = Path.GetFullPath(value.Length == 0 ? "." : value, _task.ProjectDirectory);
            yield return new(variable.ItemSpec, value.Length > 0 && Path.Exists(path) ? Path.TrimEndingDirectorySeparator(path) : value);
        }
    }

    private FrozenSourceRequest? ReadFrozenSource(ProjectOptions options, CircuitPythonBoard? board)
    {
        LongIntImplementation longInt = options.LongInt(_task.LongInt, board?.LongInt ?? LongIntImplementation.Mpz);
        int digitBits = options.MpzDigitBits(_task.MpzDigitBits, board?.MpzDigitBits ?? 16);
        string? header = options.ExistingFile("QstrHeader", _task.QstrHeader);
        return string.IsNullOrEmpty(_task.FrozenSourceFile)
            ? null
            : new FrozenSourceRequest(Path.GetFullPath(_task.FrozenSourceFile, _task.ProjectDirectory))
            {
                ModuleDirectory = string.IsNullOrEmpty(_task.FrozenModuleSourceDirectory)
                    ? null
                    : Path.GetFullPath(_task.FrozenModuleSourceDirectory, _task.ProjectDirectory),
                Tree = _task.ChecksFirmware
                    ? new FirmwareTree(ToAbsolute(_task.MpyDir), ToAbsolute(_task.PortDir), ToAbsolute(_task.BoardDir), header)
                    : null,
                QstrHeader = header,
                LongInt = longInt,
                MpzDigitBits = digitBits,
            };
    }

    private string? ToAbsolute(string? path) =>
        string.IsNullOrEmpty(path) ? null : _task.GetPath(path);

    private static Dictionary<string, string> ReadEnvironment()
    {
        Dictionary<string, string> variables = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        }

        return variables;
    }
}
