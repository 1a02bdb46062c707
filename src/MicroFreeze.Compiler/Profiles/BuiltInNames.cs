namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// Names of more than ten bytes that the reference compiler carries in its own qstr pool. They matter only because the reference
/// interns a string constant of that length just where the name exists already (py/parse.c, <c>push_result_token</c>).
/// See: the qstrs that a build of mpy-cross collects from its sources, at the profile's tag.
/// </summary>
internal static class BuiltInNames
{
    private static readonly string[] Common =
    [
        "StopAsyncIteration", "UnicodeError", "ViperTypeError", "__build_class__", "__complex__", "__contains__", "__repl_print__",
        "__reversed__", "__traceback__", "bound_method", "difference_update", "intersection", "intersection_update",
        "symmetric_difference", "symmetric_difference_update", "unpack_from", "vcvt_f32_s32", "vcvt_s32_f32",
    ];

    /// <summary>mpy-cross of MicroPython v1.28.0.</summary>
    public static IReadOnlyList<string> MicroPython128 { get; } =
    [
        .. Common,
        "Interpolation", "__template__", "format_spec", "heap_unlock", "interpolations", "maximum recursion depth exceeded",
        "string.templatelib", "templatelib",
    ];

    /// <summary>mpy-cross of CircuitPython 10.2.1.</summary>
    public static IReadOnlyList<string> CircuitPython10 { get; } =
    [
        .. Common,
        "BrokenPipeError", "ConnectionError", "ReloadException", "TimeoutError", "__context__",
    ];
}
