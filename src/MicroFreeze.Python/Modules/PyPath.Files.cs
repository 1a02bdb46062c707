using MicroFreeze.Compiler.Constants;
using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Modules;

/// <summary>What <c>pathlib.Path</c> does with files, and its table.</summary>
internal sealed partial class PyPath
{
    private static PyPath Self(object?[] arguments) => (PyPath)arguments[0]!;

    private static PyType MakeType()
    {
        PyType type = new("PosixPath");
        type.SetConstructor("*segments", static (vm, _, a) => Make(vm, (object[])a[0]!));
        type.AddFunctions(
            ("cwd", "", static (vm, _) => new PyPath(vm.CurrentDirectory)),
            ("home", "", static (_, _) => throw new SandboxException(PythonDiagnostics.Refused, "the home directory (Path.home)", "Hand the directory in as a variable of the project.")));
        type.AddProperties(
            ("name", static (_, self) => ((PyPath)self).Name),
            ("parent", static (_, self) => ((PyPath)self).Parent),
            ("parents", static (vm, self) => ((PyPath)self).Parents(vm)),
            ("parts", static (_, self) => new PyTuple([.. ((PyPath)self)._parts])),
            ("stem", static (_, self) => ((PyPath)self).Name[..^((PyPath)self).Suffix.Length]),
            ("suffix", static (_, self) => ((PyPath)self).Suffix));
        AddPureMethods(type);
        AddFileMethods(type);
        return type;
    }

    private static void AddPureMethods(PyType type) => type.AddMethods(
        ("__fspath__", "", static (_, a) => Self(a).FilePath),
        ("absolute", "", static (vm, a) => new PyPath(PosixPath.Join(vm.CurrentDirectory, Self(a).FilePath))),
        ("as_posix", "", static (_, a) => Self(a).FilePath),
        ("expanduser", "", static (_, a) => Self(a)._parts is [['~', ..], ..]
            ? throw new SandboxException(PythonDiagnostics.Refused, "the home directory (expanduser)", "Hand the directory in as a variable of the project.")
            : a[0]!),
        ("is_absolute", "", static (_, a) => Boxed.Bool(Self(a).IsAbsolute)),
        ("is_relative_to", "other", static (vm, a) => Boxed.Bool(Self(a).IsRelativeTo(new PyPath(Args.FilePath(vm, a[1]))))),
        ("joinpath", "*segments", static (vm, a) => ((object[])a[1]!).Aggregate(Self(a), (path, part) => path.Joined(vm, part))),
        ("relative_to", "other", static (vm, a) => Self(a).RelativeTo(vm, a[1]!)),
        ("with_name", "name", static (_, a) => Self(a).WithName(Args.Text(a[1]))),
        ("with_suffix", "suffix", static (_, a) => Self(a).WithSuffix(Args.Text(a[1]))));

    private static void AddFileMethods(PyType type)
    {
        type.AddMethods(
            ("exists", "", static (vm, a) => Boxed.Bool(OsPathModule.Probe(vm, "Path.exists", a[0]) != EntryKind.Missing)),
            ("glob", "pattern", static (vm, a) => new PyIterator(BuiltinTypes.Generator, Self(a).Glob(vm, Args.Text(a[1]), isRecursive: false))),
            ("is_dir", "", static (vm, a) => Boxed.Bool(OsPathModule.Probe(vm, "Path.is_dir", a[0]) == EntryKind.Directory)),
            ("is_file", "", static (vm, a) => Boxed.Bool(OsPathModule.Probe(vm, "Path.is_file", a[0]) == EntryKind.File)),
            ("iterdir", "", static (vm, a) => new PyIterator(BuiltinTypes.Generator, OsModule.List(vm, "Path.iterdir", a[0]).Entries.Select(entry => (object)Self(a).Joined(vm, entry.Name)))),
            ("mkdir", "mode=511, parents=False, exist_ok=False", static (vm, a) => OsModule.MakeDirectory(vm, a[0], vm.IsTrue(a[3]!))),
            ("open", "mode='r', buffering=-1, encoding=None, errors=None, newline=None", static (vm, a) => PyFile.Open(vm, a[0]!, Args.Text(a[1]), a[3], a[4])),
            ("read_bytes", "", static (vm, a) => PyFile.Open(vm, a[0]!, "rb", null, null).ReadRest(vm)),
            ("read_text", "encoding=None, errors=None", static (vm, a) => PyFile.Open(vm, a[0]!, "r", a[1], a[2]).ReadRest(vm)),
            ("resolve", "strict=False", static (vm, a) => new PyPath(ModuleBuilder.OnFile(Self(a).FilePath, () => vm.Host.Files.Confine(OsPathModule.Absolute(vm, a[0]))))),
            ("rglob", "pattern", static (vm, a) => new PyIterator(BuiltinTypes.Generator, Self(a).Glob(vm, Args.Text(a[1]), isRecursive: true))),
            ("rmdir", "", static (vm, a) => OsModule.Delete(vm, a[0], EntryKind.Directory)),
            ("stat", "", static (vm, a) => OsModule.Stat(vm, a[0])),
            ("unlink", "missing_ok=False", static (vm, a) => vm.IsTrue(a[1]!) && OsPathModule.Probe(vm, "Path.unlink", a[0]) == EntryKind.Missing
                ? PyNone.Value
                : OsModule.Delete(vm, a[0], EntryKind.File)),
            ("write_bytes", "data", static (vm, a) => Write(vm, a[0]!, "wb", a[1]!)),
            ("write_text", "data, encoding=None, errors=None, newline=None", static (vm, a) => Write(vm, a[0]!, "w", a[1]!)));
        foreach (string name in new[] { "rename", "replace", "symlink_to", "hardlink_to", "chmod" })
        {
            type.AddMethods((name, "*args, **options", (_, _) => throw new SandboxException(PythonDiagnostics.Refused, $"changing files (Path.{name})", PythonDiagnostics.WriteInstead)));
        }
    }

    private static PyPath Make(Interpreter vm, object[] segments)
    {
        string text = "";
        foreach (object segment in segments)
        {
            text = PosixPath.Join(text, Args.FilePath(vm, segment));
        }

        vm.Budget.Allocate(64 + (2L * text.Length));
        return new PyPath(text);
    }

    private static object Write(Interpreter vm, object path, string mode, object data)
    {
        PyFile file = PyFile.Open(vm, path, mode, null, null);
        object count = vm.Call(vm.GetAttribute(file, "write"), data);
        file.Exit(vm, null);
        return count;
    }

    private IEnumerable<object> Glob(Interpreter vm, string pattern, bool isRecursive)
    {
        PyPath wanted = new(pattern);
        if (wanted._parts.Length == 0)
        {
            throw PyError.Value($"Unacceptable pattern: {PythonLiteral.Quote(pattern)}");
        }

        if (wanted.IsAbsolute)
        {
            throw new PythonException(new PyException(ExceptionTypes.ByName["NotImplementedError"], "Non-relative patterns are unsupported"));
        }

        Args.WarnOfVariable(vm, "Path.glob", FilePath);
        string[] parts = isRecursive ? ["**", .. wanted._parts] : wanted._parts;
        string directory = PosixPath.Absolute(FilePath, vm.CurrentDirectory);

        // In pathlib ** stands for directories only, and names with a dot in front match like others.
        return GlobModule.Expand(vm, directory, parts, recursive: true, hidden: true)
            .Where(path => parts[^1] != "**" || vm.Host.Files.GetKind(PosixPath.Normalize(PosixPath.Join(directory, path))) == EntryKind.Directory)
            .Select(path => (object)Joined(vm, path));
    }
}
