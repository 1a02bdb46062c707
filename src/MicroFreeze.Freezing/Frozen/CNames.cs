namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Beginnings and ends of the static identifiers in the generated source. They are spelled as upstream's, so that symbol tables and linker
/// maps of both are alike.
/// </summary>
internal static class CNames
{
    /// <summary>Beginnings of the identifiers of one module.</summary>
    public const string Module = "frozen_module_";
    public const string QstrTable = "const_qstr_table_data_";
    public const string ObjectTable = "const_obj_table_data_";
    public const string Object = "const_obj_";

    /// <summary>Beginnings of the identifiers of one function.</summary>
    public const string Code = "fun_data_";
    public const string Children = "children_";
    public const string Function = "proto_fun_";

    /// <summary>Ends of the identifiers of a native function's prelude, and of a macro for either of two forms.</summary>
    public const string Prelude = "_prelude";
    public const string PreludeMacro = "_prelude_macro";
    public const string Macro = "_macro";

    /// <summary>Everything that is named after a function.</summary>
    public static string[] OfFunction(string stem) =>
    [
        Code + stem, Code + stem + Prelude, Code + stem + PreludeMacro, Children + stem, Function + stem,
    ];
}
