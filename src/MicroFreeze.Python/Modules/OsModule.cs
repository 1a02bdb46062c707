using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Modules;

/// <summary><c>os</c>: looking at files, and environment variables by name.</summary>
internal static class OsModule
{
    // What needs the grant Write, and what is never granted.
    private static readonly (string Name, string Doing)[] Writing =
    [
        ("rename", "moving a file"), ("renames", "moving a file"), ("replace", "moving a file"), ("link", "making a link"), ("symlink", "making a link"),
        ("chmod", "changing a file's mode"), ("chown", "changing a file's owner"), ("truncate", "changing a file"), ("mkfifo", "making a pipe"),
        ("removedirs", "deleting directories"), ("open", "opening a file by descriptor"), ("write", "writing to a descriptor"), ("read", "reading from a descriptor"),
    ];

    private static readonly string[] Running =
    [
        "system", "popen", "spawnl", "spawnlp", "spawnv", "spawnve", "spawnvp", "execl", "execle", "execlp", "execv", "execve", "execvp", "fork", "forkpty", "kill",
        "killpg", "posix_spawn", "startfile", "abort", "_exit",
    ];

    public static PyModule Make(Interpreter vm)
    {
        PyModule module = ModuleBuilder.Make(
            "os",
            [
                ("chdir", "path", static (vm, a) => ChangeDirectory(vm, a[0])),
                ("fspath", "path", static (vm, a) => Args.FilePath(vm, a[0])),
                ("getcwd", "", static (vm, _) => vm.CurrentDirectory),
                ("getenv", "key, default=None", static (vm, a) => GetVariable(vm, Args.Text(a[0])) ?? a[1]!),
                ("listdir", "path='.'", static (vm, a) => new PyList([.. List(vm, "listdir", Args.IsNone(a[0]) ? "." : a[0]).Entries.Select(entry => entry.Name)])),
                ("makedirs", "name, mode=511, exist_ok=False", static (vm, a) => MakeDirectory(vm, a[0], vm.IsTrue(a[2]!))),
                ("mkdir", "path, mode=511", static (vm, a) => MakeDirectory(vm, a[0], false)),
                ("remove", "path", static (vm, a) => Delete(vm, a[0], EntryKind.File)),
                ("rmdir", "path", static (vm, a) => Delete(vm, a[0], EntryKind.Directory)),
                ("stat", "path", static (vm, a) => Stat(vm, a[0])),
                ("unlink", "path", static (vm, a) => Delete(vm, a[0], EntryKind.File)),
                ("utime", "path, times=None", static (vm, a) => Touch(vm, a[0])),
                ("walk", "top, topdown=True, onerror=None, followlinks=False", static (vm, a) =>
                    new PyIterator(BuiltinTypes.Generator, Walk(vm, Args.FilePath(vm, a[0]), vm.IsTrue(a[1]!), vm.IsTrue(a[3]!), 0))),
            ],
            ("path", vm.ImportModule("os.path")),
            ("environ", new PyEnvironment(vm)),
            ("sep", "/"),
            ("altsep", PyNone.Value),
            ("pathsep", ":"),
            ("linesep", "\n"),
            ("curdir", "."),
            ("pardir", ".."),
            ("extsep", "."),
            ("devnull", "/dev/null"),
            ("name", "posix"),
            ("error", ExceptionTypes.OSError),
            ("PathLike", BuiltinTypes.Object));
        foreach ((string name, string doing) in Writing)
        {
            module.Attributes[name] = RefusedModules.Refuse($"os.{name}", doing, PythonDiagnostics.WriteInstead);
        }

        foreach (string name in Running)
        {
            module.Attributes[name] = RefusedModules.Refuse($"os.{name}", "running a program", RefusedModules.ProgramInstead);
        }

        return module;
    }

    /// <summary>An environment variable, noted as an input; null where there is none.</summary>
    public static string? GetVariable(Interpreter vm, string name)
    {
        string? value = vm.Host.Environment.GetValueOrDefault(name);
        vm.Host.Inputs.AddVariable(name, value);
        return value;
    }

    /// <summary>The names in a directory.</summary>
    public static DirectoryListing List(Interpreter vm, string function, object? path)
    {
        string text = Args.FilePath(vm, path);
        Args.WarnOfVariable(vm, function, text);
        string absolute = PosixPath.Absolute(text, vm.CurrentDirectory);
        return ModuleBuilder.OnFile(text, () => vm.Host.Files.GetKind(absolute) switch
        {
            EntryKind.Directory => vm.Host.Files.List(absolute),
            EntryKind.File => throw OSErrors.Make(OSErrors.NotADirectory, text),
            _ => throw OSErrors.Make(OSErrors.NotFound, text),
        });
    }

    /// <summary><c>os.walk</c>, each directory's names in ordinal order.</summary>
    private static IEnumerable<object> Walk(Interpreter vm, string top, bool topDown, bool followLinks, int depth)
    {
        Args.WarnOfVariable(vm, "walk", top);
        string absolute = PosixPath.Absolute(top, vm.CurrentDirectory);
        if (depth > 64)
        {
            throw new SandboxException(PythonDiagnostics.LinkLoop, absolute);
        }

        if (ModuleBuilder.OnFile(top, () => vm.Host.Files.GetKind(absolute)) != EntryKind.Directory)
        {
            yield break;
        }

        DirectoryListing listing = vm.Host.Files.List(absolute);
        PyList directories = new([.. listing.Entries.Where(entry => entry.Kind == EntryKind.Directory).Select(entry => entry.Name)]);
        PyList files = new([.. listing.Entries.Where(entry => entry.Kind != EntryKind.Directory).Select(entry => entry.Name)]);
        vm.Budget.Allocate(64L * listing.Entries.Count);
        PyTuple step = new([top, directories, files]);
        if (topDown)
        {
            yield return step;
        }

        // The manifest may have taken directories out of the list, or sorted it otherwise.
        foreach (object item in directories.Items.ToList())
        {
            string name = (string)item;
            if (!followLinks && listing.Find(name) is { IsLink: true })
            {
                continue;
            }

            foreach (object inner in Walk(vm, PosixPath.Join(top, name), topDown, followLinks, depth + 1))
            {
                yield return inner;
            }
        }

        if (!topDown)
        {
            yield return step;
        }
    }

    private static PyNone ChangeDirectory(Interpreter vm, object? path)
    {
        string absolute = OsPathModule.Absolute(vm, path);
        vm.CurrentDirectory = OsPathModule.Probe(vm, "chdir", path) switch
        {
            EntryKind.Directory => absolute,
            EntryKind.File => throw OSErrors.Make(OSErrors.NotADirectory, Args.FilePath(vm, path)),
            _ => throw OSErrors.Make(OSErrors.NotFound, Args.FilePath(vm, path)),
        };
        return PyNone.Value;
    }

    internal static PyNone MakeDirectory(Interpreter vm, object? path, bool mayExist)
    {
        string absolute = OsPathModule.Absolute(vm, path);
        EntryKind kind = OsPathModule.Probe(vm, "makedirs", path);
        if (kind == EntryKind.Directory && mayExist)
        {
            return PyNone.Value;
        }

        if (kind != EntryKind.Missing)
        {
            throw OSErrors.Make(OSErrors.Exists, Args.FilePath(vm, path));
        }

        return ModuleBuilder.OnFile(absolute, () =>
        {
            vm.Host.Files.CreateDirectory(absolute);
            return PyNone.Value;
        });
    }

    internal static PyNone Delete(Interpreter vm, object? path, EntryKind expected)
    {
        string absolute = OsPathModule.Absolute(vm, path);
        EntryKind kind = OsPathModule.Probe(vm, "remove", path);
        if (kind != expected)
        {
            throw OSErrors.Make(kind == EntryKind.Missing ? OSErrors.NotFound : expected == EntryKind.File ? OSErrors.IsADirectory : OSErrors.NotADirectory, Args.FilePath(vm, path));
        }

        return ModuleBuilder.OnFile(absolute, () =>
        {
            vm.Host.Files.Delete(absolute);
            return PyNone.Value;
        });
    }

    // Times are not what this build goes by, so setting one changes nothing; that it would have been allowed is checked.
    private static PyNone Touch(Interpreter vm, object? path)
    {
        if (OsPathModule.Probe(vm, "utime", path) == EntryKind.Missing)
        {
            throw OSErrors.Make(OSErrors.NotFound, Args.FilePath(vm, path));
        }

        return vm.Host.Grants.Write
            ? PyNone.Value
            : throw new SandboxException(PythonDiagnostics.Refused, "changing a file's time (os.utime)", PythonDiagnostics.WriteInstead);
    }

    internal static object Stat(Interpreter vm, object? path)
    {
        string absolute = OsPathModule.Absolute(vm, path);
        EntryKind kind = OsPathModule.Probe(vm, "stat", path);
        if (kind == EntryKind.Missing)
        {
            throw OSErrors.Make(OSErrors.NotFound, Args.FilePath(vm, path));
        }

        PyInstance result = new(StatResult);
        result.Attributes["st_size"] = Boxed.Int(kind == EntryKind.File ? ModuleBuilder.OnFile(absolute, () => vm.Host.Files.GetLength(absolute)) : 0);
        result.Attributes["st_mode"] = Boxed.Int(kind == EntryKind.File ? 0x81a4 : 0x41ed);
        return result;
    }

    private static readonly PyType StatResult = MakeStatResult();

    private static PyType MakeStatResult()
    {
        PyType type = new("stat_result");
        foreach (string time in new[] { "st_mtime", "st_atime", "st_ctime", "st_mtime_ns" })
        {
            type.AddProperties((time, (_, _) => throw new SandboxException(
                PythonDiagnostics.Refused, $"the time of a file ({time})", "What depends on times is built again each time; leave it to MSBuild's Inputs and Outputs.")));
        }

        return type;
    }
}
