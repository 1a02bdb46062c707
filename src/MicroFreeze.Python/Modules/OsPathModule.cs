using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Modules;

/// <summary><c>os.path</c>, by the rules of POSIX on every machine.</summary>
internal static class OsPathModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "posixpath",
        [
            ("abspath", "path", static (vm, a) => Absolute(vm, a[0])),
            ("basename", "p", static (vm, a) => PosixPath.BaseName(Args.FilePath(vm, a[0]))),
            ("dirname", "p", static (vm, a) => PosixPath.DirectoryName(Args.FilePath(vm, a[0]))),
            ("exists", "path", static (vm, a) => Boxed.Bool(Probe(vm, "exists", a[0]) != EntryKind.Missing)),
            ("expanduser", "path", static (vm, a) => Args.FilePath(vm, a[0]) is var path && path.StartsWith('~')
                ? throw new SandboxException(PythonDiagnostics.Refused, "the home directory (expanduser)", "Hand the directory in as a variable of the project.")
                : path),
            ("getsize", "filename", static (vm, a) => Boxed.Int(Size(vm, a[0]))),
            ("isabs", "s", static (vm, a) => Boxed.Bool(PosixPath.IsAbsolute(Args.FilePath(vm, a[0])))),
            ("isdir", "s", static (vm, a) => Boxed.Bool(Probe(vm, "isdir", a[0]) == EntryKind.Directory)),
            ("isfile", "path", static (vm, a) => Boxed.Bool(Probe(vm, "isfile", a[0]) == EntryKind.File)),
            ("islink", "path", static (vm, a) => Boxed.Bool(IsLink(vm, a[0]))),
            ("join", "a, *p", static (vm, a) => PosixPath.Join(Args.FilePath(vm, a[0]), [.. ((object[])a[1]!).Select(part => Args.FilePath(vm, part))])),
            ("normpath", "path", static (vm, a) => PosixPath.Normalize(Args.FilePath(vm, a[0]))),
            ("realpath", "filename, *, strict=False", static (vm, a) => RealPath(vm, a[0])),
            ("relpath", "path, start=None", static (vm, a) => Relative(vm, a)),
            ("split", "p", static (vm, a) => PosixPath.Split(Args.FilePath(vm, a[0])) is var (head, tail) ? new PyTuple([head, tail]) : PyTuple.Empty),
            ("splitext", "p", static (vm, a) => PosixPath.SplitExtension(Args.FilePath(vm, a[0])) is var (root, extension) ? new PyTuple([root, extension]) : PyTuple.Empty),
        ],
        ("sep", "/"),
        ("altsep", PyNone.Value),
        ("pardir", ".."),
        ("curdir", "."),
        ("extsep", "."),
        ("pathsep", ":"),
        ("getmtime", RefusedModules.Refuse("os.path.getmtime", "the time of a file", "What depends on times is built again each time; leave it to MSBuild's Inputs and Outputs.")));

    /// <summary>The absolute form of an argument that is a path.</summary>
    public static string Absolute(Interpreter vm, object? path) => PosixPath.Absolute(Args.FilePath(vm, path), vm.CurrentDirectory);

    /// <summary>What a path is; with a warning where it has a variable that only the functions of the manifest language replace.</summary>
    public static EntryKind Probe(Interpreter vm, string function, object? path)
    {
        string text = Args.FilePath(vm, path);
        Args.WarnOfVariable(vm, function, text);
        return text.Length == 0 || text.Contains('\0') ? EntryKind.Missing
            : ModuleBuilder.OnFile(text, () => vm.Host.Files.GetKind(PosixPath.Absolute(text, vm.CurrentDirectory)));
    }

    private static long Size(Interpreter vm, object? path)
    {
        string absolute = Absolute(vm, path);
        return ModuleBuilder.OnFile(absolute, () => vm.Host.Files.GetLength(absolute));
    }

    private static bool IsLink(Interpreter vm, object? path)
    {
        string absolute = Absolute(vm, path);
        (string parent, string name) = PosixPath.Split(absolute);
        return Probe(vm, "islink", path) != EntryKind.Missing && vm.Host.Files.List(parent).Find(name) is { IsLink: true };
    }

    private static string RealPath(Interpreter vm, object? path)
    {
        string absolute = Absolute(vm, path);
        return ModuleBuilder.OnFile(absolute, () => vm.Host.Files.Confine(absolute));
    }

    private static string Relative(Interpreter vm, object?[] a)
    {
        string path = Args.FilePath(vm, a[0]);
        if (path.Length == 0)
        {
            throw PyError.Value("no path specified");
        }

        string start = Args.IsNone(a[1]) ? vm.CurrentDirectory : Absolute(vm, a[1]);
        return PosixPath.Relative(PosixPath.Absolute(path, vm.CurrentDirectory), start);
    }
}
