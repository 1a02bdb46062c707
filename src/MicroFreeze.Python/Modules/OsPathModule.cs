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
            ("commonpath", "paths", static (vm, a) => CommonPath(vm, a[0]!)),
            ("commonprefix", "m", static (vm, a) => CommonPrefix([.. vm.Iterate(a[0]!).Select(path => Args.FilePath(vm, path))])),
            ("dirname", "p", static (vm, a) => PosixPath.DirectoryName(Args.FilePath(vm, a[0]))),
            ("exists", "path", static (vm, a) => Boxed.Bool(Probe(vm, "exists", a[0]) != EntryKind.Missing)),
            ("expanduser", "path", static (vm, a) => Args.FilePath(vm, a[0]) is var path && path.StartsWith('~')
                ? throw new SandboxException(PythonDiagnostics.Refused, "the home directory (expanduser)", "Hand the directory in as a variable of the project.")
                : path),
            ("expandvars", "path", static (vm, a) => ExpandVariables(vm, Args.FilePath(vm, a[0]))),
            ("getsize", "filename", static (vm, a) => Boxed.Int(Size(vm, a[0]))),
            ("isabs", "s", static (vm, a) => Boxed.Bool(PosixPath.IsAbsolute(Args.FilePath(vm, a[0])))),
            ("isdir", "s", static (vm, a) => Boxed.Bool(Probe(vm, "isdir", a[0]) == EntryKind.Directory)),
            ("isfile", "path", static (vm, a) => Boxed.Bool(Probe(vm, "isfile", a[0]) == EntryKind.File)),
            ("islink", "path", static (vm, a) => Boxed.Bool(IsLink(vm, a[0]))),
            ("ismount", "path", static (_, _) => Boxed.False),
            ("join", "a, *p", static (vm, a) => PosixPath.Join(Args.FilePath(vm, a[0]), [.. ((object[])a[1]!).Select(part => Args.FilePath(vm, part))])),
            ("lexists", "path", static (vm, a) => Boxed.Bool(Probe(vm, "lexists", a[0]) != EntryKind.Missing)),
            ("normcase", "s", static (vm, a) => Args.FilePath(vm, a[0])),
            ("normpath", "path", static (vm, a) => PosixPath.Normalize(Args.FilePath(vm, a[0]))),
            ("realpath", "filename, *, strict=False", static (vm, a) => RealPath(vm, a[0])),
            ("relpath", "path, start=None", static (vm, a) => Relative(vm, a)),
            ("samefile", "f1, f2", static (vm, a) => Boxed.Bool(RealPath(vm, a[0]) == RealPath(vm, a[1]))),
            ("split", "p", static (vm, a) => PosixPath.Split(Args.FilePath(vm, a[0])) is var (head, tail) ? new PyTuple([head, tail]) : PyTuple.Empty),
            ("splitdrive", "p", static (vm, a) => new PyTuple(["", Args.FilePath(vm, a[0])])),
            ("splitext", "p", static (vm, a) => PosixPath.SplitExtension(Args.FilePath(vm, a[0])) is var (root, extension) ? new PyTuple([root, extension]) : PyTuple.Empty),
        ],
        ("sep", "/"),
        ("altsep", PyNone.Value),
        ("pardir", ".."),
        ("curdir", "."),
        ("extsep", "."),
        ("pathsep", ":"),
        ("defpath", "/bin:/usr/bin"),
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

    private static string CommonPrefix(string[] paths)
    {
        if (paths.Length == 0)
        {
            return "";
        }

        int length = paths.Min(path => path.Length);
        for (int index = 0; index < length; index++)
        {
            if (paths.Any(path => path[index] != paths[0][index]))
            {
                return paths[0][..index];
            }
        }

        return paths[0][..length];
    }

    private static string CommonPath(Interpreter vm, object paths)
    {
        string[] texts = [.. vm.Iterate(paths).Select(path => Args.FilePath(vm, path))];
        if (texts.Length == 0)
        {
            throw PyError.Value("commonpath() arg is an empty sequence");
        }

        bool absolute = texts[0].StartsWith('/');
        if (texts.Any(text => text.StartsWith('/') != absolute))
        {
            throw PyError.Value("Can't mix absolute and relative paths");
        }

        string[][] parts = [.. texts.Select(text => text.Split('/').Where(part => part is not ("" or ".")).ToArray())];
        int count = 0;
        while (parts.All(part => part.Length > count && part[count] == parts[0][count]))
        {
            count++;
        }

        return (absolute ? "/" : "") + string.Join('/', parts[0][..count]);
    }

    // $NAME and ${NAME} of the environment; others stay.
    private static string ExpandVariables(Interpreter vm, string path)
    {
        System.Text.StringBuilder result = new();
        for (int index = 0; index < path.Length; index++)
        {
            if (path[index] != '$')
            {
                result.Append(path[index]);
                continue;
            }

            bool braced = index + 1 < path.Length && path[index + 1] == '{';
            int start = index + (braced ? 2 : 1);
            int end = start;
            while (end < path.Length && (braced ? path[end] != '}' : char.IsAsciiLetterOrDigit(path[end]) || path[end] == '_'))
            {
                end++;
            }

            bool isWhole = end > start && (!braced || end < path.Length);
            if (isWhole && OsModule.GetVariable(vm, path[start..end]) is { } value)
            {
                result.Append(value);
                index = braced ? end : end - 1;
            }
            else
            {
                result.Append('$');
            }
        }

        return result.ToString();
    }
}
