using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.CircuitPython;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>What a function of the manifest language asks for, before the mode and the file decide.</summary>
internal enum RequestedKind
{
    /// <summary><c>package</c> and <c>module</c>: by the file's extension, in every mode.</summary>
    Auto,

    /// <summary><c>freeze</c>: by the file's extension.</summary>
    FreezeAuto,

    /// <summary><c>freeze_as_str</c></summary>
    AsStr,

    /// <summary><c>freeze_as_mpy</c></summary>
    AsMpy,

    /// <summary><c>freeze_mpy</c></summary>
    Mpy,

    /// <summary>An item of a project that is compiled and not frozen, whatever the mode.</summary>
    CompileOnly,
}

/// <summary>
/// The list of files as it grows. Source: tools/manifestfile.py@v1.28.0 _add_file; tools/manifestfile.py@v1.28.0 _search. But what matches
/// nothing is an error, directories are walked in ordinal order, and one target path stands for one file.
/// </summary>
internal sealed class FileCollector(Interpreter vm, ManifestMode mode)
{
    private const int MaximumDepth = 64;

    private readonly List<Entry> _entries = [];
    // What is only compiled has places of its own: a module may be frozen and be on the file system too.
    private readonly Dictionary<(bool IsFrozen, string Target), Entry> _byTarget = [];

    private sealed record Entry(string Source, string Target, FrozenKind Kind, int? Opt, NativeOverrides Native, PackageRecord Package, IReadOnlyList<Origin> Origins, PythonPackage? Owner, VersionStamp? Stamp);

    /// <summary>The files, with what their packages have said by now.</summary>
    public IReadOnlyList<FrozenFile> ToFiles() =>
    [
        .. _entries.Select(entry => new FrozenFile
        {
            SourcePath = entry.Source,
            TargetPath = entry.Target,
            Kind = entry.Kind,
            OptimizationLevel = entry.Opt,
            Native = entry.Native,
            Metadata = entry.Package.ToMetadata(),
            Stamp = entry.Stamp,
            Origins = entry.Origins,
            Package = entry.Owner?.ToString(),
        }),
    ];

    /// <summary>Adds files of a directory.</summary>
    /// <param name="call">Who asks, and for what.</param>
    /// <param name="basePath">The directory that target paths are relative to; absolute.</param>
    /// <param name="packagePath">The directory in it to search; empty for all of it.</param>
    /// <param name="files">The files to take, relative to the package; null for all with the wanted extensions.</param>
    /// <param name="extensions">The extensions that are wanted, in lower case.</param>
    public void Search(in FileCall call, string basePath, string packagePath, IEnumerable<string>? files, params ReadOnlySpan<string> extensions)
    {
        if (files is not null)
        {
            foreach (string file in files)
            {
                string target = packagePath.Length == 0 ? file : PosixPath.Join(packagePath, file);
                Add(call, PosixPath.Normalize(PosixPath.Join(basePath, target)), target);
            }

            return;
        }

        string directory = PosixPath.Normalize(PosixPath.Join(basePath, packagePath));
        RequireDirectory(basePath);
        RequireDirectory(directory);
        List<string> found = [];
        Walk(directory, "", [], found);
        List<(string Source, string Target)> matches = [];
        foreach (string file in found)
        {
            bool wanted = extensions.Contains(PosixPath.SplitExtension(file).Extension.ToLowerInvariant());
            if (wanted && !(call.Excludes?.Invoke(file) ?? false))
            {
                string source = PosixPath.Join(directory, file);
                matches.Add((source, PosixPath.Relative(source, basePath)));
            }
        }

        if (matches.Count == 0)
        {
            throw NotFound(ManifestDiagnostics.NothingMatches, directory, string.Join(" or ", extensions.ToArray()));
        }

        matches.Sort(static (left, right) => string.CompareOrdinal(left.Target, right.Target));
        foreach ((string source, string target) in matches)
        {
            Add(call, source, target);
        }
    }

    /// <summary>Adds one file.</summary>
    public void Add(in FileCall call, string source, string target)
    {
        vm.Budget.Tick(20);
        switch (vm.Host.Files.GetKind(source))
        {
            case EntryKind.Missing:
                throw Interpreter.Error(ManifestDiagnostics.FileNotFound, source);
            case EntryKind.Directory:
                throw Interpreter.Error(ManifestDiagnostics.WrongFileType, source, "it is a directory");
        }

        target = PosixPath.Normalize(PosixPath.FromNative(target));
        if (PosixPath.IsAbsolute(target) || target is "." or ".." || target.StartsWith("../", StringComparison.Ordinal))
        {
            throw Interpreter.Error(ManifestDiagnostics.InvalidTarget, target);
        }

        AddChecked(call, source, target);
    }

    /// <summary>Adds one file that is known to be there, under a path that is known to be one.</summary>
    public void AddChecked(in FileCall call, string source, string target)
    {
        Entry entry = new(source, target, KindOf(call.Kind, source), call.Opt, call.Native, call.Package, call.Origins, call.Owner, call.Stamp);
        (bool, string) place = (entry.Kind != FrozenKind.CompileAsMpy, target);
        if (_byTarget.TryAdd(place, entry))
        {
            _entries.Add(entry);
            return;
        }

        Entry first = _byTarget[place];
        if (first.Owner is not null && entry.Owner is not null && first.Owner != entry.Owner)
        {
            vm.Host.Report(PackageDiagnostics.ModuleClash, target, first.Owner, entry.Owner);
        }
        else if (first.Source != source || first.Kind != entry.Kind || first.Opt != entry.Opt || first.Native != entry.Native)
        {
            bool inLibraries = call.Stamp is not null && first.Stamp is not null;
            vm.Host.Report(inLibraries ? LibraryDiagnostics.SameModule : ManifestDiagnostics.DuplicateTarget, target, source, first.Source, first.Origins[0]);
        }
    }

    /// <summary>
    /// Looks for modules that hide each other: <c>util.py</c> of one package and the directory <c>util</c> of another. What is in one
    /// package is its author's business.
    /// </summary>
    /// <returns>For each module the path, its package, the other package, and why the module is there.</returns>
    public IEnumerable<(string Target, PythonPackage Owner, PythonPackage Other, IReadOnlyList<Origin> Origins)> FindHidden()
    {
        Dictionary<string, Entry> modules = [];
        foreach (Entry entry in _entries.Where(entry => entry.Owner is not null))
        {
            // A .py and an .mpy of one name hide each other as well.
            string module = PosixPath.SplitExtension(entry.Target).Root;
            if (!modules.TryAdd(module, entry) && modules[module].Owner != entry.Owner)
            {
                yield return (entry.Target, modules[module].Owner!, entry.Owner!, entry.Origins);
            }
        }

        HashSet<Entry> reported = [];
        foreach (Entry entry in _entries.Where(entry => entry.Owner is not null))
        {
            for (string directory = PosixPath.DirectoryName(entry.Target); directory.Length > 0; directory = PosixPath.DirectoryName(directory))
            {
                if (modules.TryGetValue(directory, out Entry? module) && module.Owner != entry.Owner && reported.Add(module))
                {
                    yield return (module.Target, module.Owner!, entry.Owner!, module.Origins);
                }
            }
        }
    }

    /// <summary>A directory must exist: <c>FileNotFoundError</c>, as what changes into it raises in the reference.</summary>
    public void RequireDirectory(string directory)
    {
        if (vm.Host.Files.GetKind(directory) is var kind && kind != EntryKind.Directory)
        {
            throw kind == EntryKind.File ? OSErrors.Make(OSErrors.NotADirectory, directory) : NotFound(ManifestDiagnostics.DirectoryNotFound, directory);
        }
    }

    private static PythonException NotFound(DiagnosticDescriptor descriptor, params object?[] arguments) =>
        PyError.Reported(ExceptionTypes.ByName["FileNotFoundError"], descriptor, arguments);

    private FrozenKind KindOf(RequestedKind requested, string source)
    {
        string extension = PosixPath.SplitExtension(source).Extension.ToLowerInvariant();
        if (mode != ManifestMode.Freeze || requested == RequestedKind.CompileOnly)
        {
            return requested is not (RequestedKind.Auto or RequestedKind.CompileOnly) ? throw Interpreter.Error(ManifestDiagnostics.WrongFileType, source, "this is not freeze mode")
                : extension == ".py" ? FrozenKind.CompileAsMpy
                : throw Interpreter.Error(ManifestDiagnostics.WrongFileType, source, "a .py file is expected");
        }

        FrozenKind kind = requested switch
        {
            RequestedKind.AsStr => FrozenKind.AsStr,
            RequestedKind.AsMpy => FrozenKind.AsMpy,
            RequestedKind.Mpy => FrozenKind.Mpy,
            _ => extension switch
            {
                ".py" => FrozenKind.AsMpy,
                ".mpy" => FrozenKind.Mpy,
                _ => throw Interpreter.Error(ManifestDiagnostics.WrongFileType, source, "a .py or .mpy file is expected"),
            },
        };
        string expected = kind == FrozenKind.Mpy ? ".mpy" : ".py";
        return extension == expected ? kind : throw Interpreter.Error(ManifestDiagnostics.WrongFileType, source, $"a {expected} file is expected");
    }

    private void Walk(string directory, string prefix, List<string> above, List<string> found)
    {
        string real = vm.Host.Files.Resolve(directory);
        if (above.Contains(real) || above.Count > MaximumDepth)
        {
            throw new SandboxException(PythonDiagnostics.LinkLoop, directory);
        }

        above.Add(real);
        foreach (DirectoryEntry entry in vm.Host.Files.List(directory).Entries)
        {
            string path = prefix + entry.Name;
            if (entry.Kind == EntryKind.Directory)
            {
                Walk(PosixPath.Join(directory, entry.Name), path + "/", above, found);
            }
            else
            {
                found.Add(path);
            }
        }

        above.RemoveAt(above.Count - 1);
    }
}

/// <summary>Who asks for files, and as what.</summary>
internal readonly record struct FileCall
{
    public required RequestedKind Kind { get; init; }

    public required PackageRecord Package { get; init; }

    public required IReadOnlyList<Origin> Origins { get; init; }

    public int? Opt { get; init; }

    /// <summary>What an item says about machine code; manifests cannot.</summary>
    public NativeOverrides Native { get; init; }

    /// <summary>The NuGet package or project that the file comes from, or null.</summary>
    public PythonPackage? Owner { get; init; }

    /// <summary>For modules of CircuitPython libraries, what becomes of their text.</summary>
    public VersionStamp? Stamp { get; init; }

    /// <summary>Whether a file, relative to the searched directory, is left out.</summary>
    public Func<string, bool>? Excludes { get; init; }
}
