using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>__future__</c>: all of its features are in the language already.</summary>
internal static class FutureModule
{
    // See: CPython, Lib/__future__.py, all_feature_names.
    private static readonly string[] Names =
    [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function", "unicode_literals", "barry_as_FLUFL",
        "generator_stop", "annotations",
    ];

    public static PyModule Make(Interpreter vm) =>
        ModuleBuilder.Make("__future__", [], [.. Names.Select(name => (name, (object)Boxed.True))]);
}
