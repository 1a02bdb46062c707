using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>__future__</c>: everything in it has come.</summary>
internal static class FutureModule
{
    /// <summary>What there is to import, as in CPython's Lib/__future__.py.</summary>
    public static readonly string[] Names =
    [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
        "generator_stop", "annotations",
    ];

    public static PyModule Make(Interpreter vm) =>
        ModuleBuilder.Make("__future__", [], [.. Names.Select(name => (name, (object)Boxed.True))]);
}
