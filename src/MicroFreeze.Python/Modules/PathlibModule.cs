using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>pathlib</c></summary>
internal static class PathlibModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "pathlib",
        [],
        ("Path", PyPath.PathType),
        ("PosixPath", PyPath.PathType),
        ("PurePath", PyPath.PathType),
        ("PurePosixPath", PyPath.PathType));
}
