namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>
/// Entries of the firmware's function table, by which native code reaches the runtime. Source: py/nativeglue.h@v1.28.0 mp_fun_kind_t.
/// </summary>
internal enum RuntimeFunction : byte
{
    NoneObject,
    FalseObject,
    TrueObject,
    ConvertObjectToNative,
    ConvertNativeToObject,
    SwapGlobals,
    LoadName,
    LoadGlobal,
    LoadBuildClass,
    LoadAttribute,
    LoadMethod,
    LoadSuperMethod,
    StoreName,
    StoreGlobal,
    StoreAttribute,
    Subscript,
    IsTrue,
    UnaryOperator,
    BinaryOperator,
    BuildTuple,
    BuildList,
    BuildMap,
    BuildSet,
    StoreSet,
    ListAppend,
    StoreMap,
    MakeFunction,
    CallFunction,
    CallMethod,
    CallMethodWithStars,
    GetIterator,
    IteratorNext,
    NlrPush,
    NlrPop,
    Raise,
    ImportName,
    ImportFrom,
    ImportAll,
    NewSlice,
    UnpackSequence,
    UnpackExtended,
    DeleteName,
    DeleteGlobal,
    NewClosure,
    CheckArgumentCount,
    SetUpCodeState,
    FloorDivide,
    Modulo,
    YieldFrom,
    SetJump,
}

/// <summary>What is known about each <see cref="RuntimeFunction"/>.</summary>
internal static class RuntimeFunctions
{
    /// <summary>
    /// How many arguments it takes: the x86 convention pushes them. Objects of the table (the first three rows) are not called.
    /// Source: py/emitnx86.c@v1.28.0 mp_f_n_args.
    /// </summary>
    public static ReadOnlySpan<byte> ArgumentCounts =>
    [
        0, 0, 0, 2, 2, 1, 1, 1, 0, 2, 3, 2, 2, 2, 3, 3, 1, 2, 3, 2, 2, 1, 2, 2, 2,
        3, 3, 3, 3, 3, 2, 1, 1, 0, 1, 3, 2, 1, 3, 3, 3, 1, 1, 3, 3, 4, 2, 2, 3, 1,
    ];

    /// <summary>Names in the trace of <c>-march=debug</c>. Source: py/emitndebug.c@v1.28.0 fun_name_table.</summary>
    public static ReadOnlySpan<string> TraceNames => Names;

    private static readonly string[] Names =
    [
        "(null)", "(null)", "(null)", "convert_obj_to_native", "convert_native_to_obj", "native_swap_globals", "load_name",
        "load_global", "load_build_class", "load_attr", "load_method", "load_super_method", "store_name", "store_global",
        "store_attr", "obj_subscr", "obj_is_true", "unary_op", "binary_op", "build_tuple", "build_list", "build_map", "build_set",
        "store_set", "list_append", "store_map", "make_function_from_proto_fun", "native_call_function_n_kw", "call_method_n_kw",
        "call_method_n_kw_var", "native_getiter", "native_iternext", "nlr_push", "nlr_pop", "native_raise", "import_name",
        "import_from", "import_all", "new_slice", "unpack_sequence", "unpack_ex", "delete_name", "delete_global", "new_closure",
        "arg_check_num_sig", "setup_code_state", "small_int_floor_divide", "small_int_modulo", "native_yield_from", "setjmp",
    ];
}
