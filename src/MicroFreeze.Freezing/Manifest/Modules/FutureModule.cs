using MicroFreeze.Manifests.Python;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>__future__</c>: everything in it has come.</summary>
internal static class FutureModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "__future__",
        [],
        ("annotations", Boxed.True),
        ("division", Boxed.True),
        ("absolute_import", Boxed.True),
        ("print_function", Boxed.True),
        ("unicode_literals", Boxed.True),
        ("generator_stop", Boxed.True),
        ("with_statement", Boxed.True));
}
