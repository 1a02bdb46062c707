using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>sys</c>. There is no Python to tell about: versions are those of the language that manifests are written in.</summary>
internal static class SysModule
{
    private static readonly PyType StreamType = MakeStreamType();
    private static readonly PyType VersionType = MakeVersionType();

    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "sys",
        [
            ("exit", "status=None", static (_, a) => throw new PythonException(new PyException(ExceptionTypes.SystemExit, a[0]!))),
        ],
        ("argv", new PyList([""])),
        ("byteorder", "little"),
        ("executable", ""),
        ("maxsize", long.MaxValue),
        ("path", new PyList()),
        ("platform", vm.Host.Platform),
        ("stderr", new PyInstance(StreamType)),
        ("stdout", new PyInstance(StreamType)),
        ("version", "3.11.0 (MicroFreeze)"),
        ("version_info", new PyTuple([Boxed.Int(3), Boxed.Int(11), Boxed.Int(0), "final", Boxed.Int(0)], VersionType)),
        ("implementation", MakeImplementation()));

    private static PyInstance MakeImplementation()
    {
        PyInstance implementation = new(new PyType("SimpleNamespace"));
        implementation.Attributes["name"] = "microfreeze";
        return implementation;
    }

    private static PyType MakeStreamType()
    {
        PyType type = new("TextIOWrapper");
        type.AddMethods(
            ("write", "text", static (vm, a) => Write(vm, Args.Text(a[1]))),
            ("flush", "", static (_, _) => PyNone.Value),
            ("isatty", "", static (_, _) => Boxed.False));
        return type;
    }

    private static object Write(Interpreter vm, string text)
    {
        vm.Budget.Allocate(2L * text.Length);
        vm.Host.Print(text);
        return Boxed.Int(text.Length);
    }

    private static PyType MakeVersionType()
    {
        PyType type = new("sys.version_info", BuiltinTypes.Tuple);
        string[] fields = ["major", "minor", "micro", "releaselevel", "serial"];
        foreach ((int index, string field) in fields.Index())
        {
            type.AddProperties((field, (_, self) => ((PyTuple)self).Items[index]));
        }

        return type;
    }
}
