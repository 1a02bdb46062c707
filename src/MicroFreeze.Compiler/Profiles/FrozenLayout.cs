namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// How the runtime of a version lays frozen modules out in C. The writer of frozen C and the estimates of flash and memory ask here.
/// Source: tools/mpy-tool.py@v1.28.0 RawCode.freeze_raw_code; py/emitglue.h@v1.28.0 mp_raw_code_t; py/qstr.h@v1.28.0 qstr_pool_t.
/// </summary>
internal sealed record FrozenLayout
{
    private const string Saves = "MICROPY_PERSISTENT_CODE_SAVE";
    private const string HasMachineCode = "MICROPY_EMIT_MACHINE_CODE";

    private static readonly FrozenField[] SavedTrace =
    [
        new("line_of_definition", FrozenValue.DefinitionLine, Saves, "MICROPY_PY_SYS_SETTRACE") { Of = FrozenFunctions.Bytecode },
        new("prelude", FrozenValue.Prelude, Saves, "MICROPY_PY_SYS_SETTRACE") { Of = FrozenFunctions.Bytecode },
    ];

    // Fields after those that are in the head of the structure.
    private static readonly FrozenField[] Body =
    [
        new("fun_data", FrozenValue.Code),
        new("children", FrozenValue.Children),
        new("fun_data_len", FrozenValue.CodeLength, Saves),
        new("n_children", FrozenValue.ChildCount, Saves),
        new("prelude_offset", FrozenValue.PreludeOffset, Saves, HasMachineCode),
        .. SavedTrace,
        new("asm_n_pos_args", FrozenValue.PositionalArguments) { Of = FrozenFunctions.Assembler },
        new("asm_type_sig", FrozenValue.TypeSignature) { Of = FrozenFunctions.Assembler },
    ];

    private static readonly FrozenField[] Head =
    [
        new("proto_fun_indicator[0]", FrozenValue.FirstIndicator),
        new("proto_fun_indicator[1]", FrozenValue.SecondIndicator),
        new("kind", FrozenValue.Kind),
        new("is_generator", FrozenValue.IsGenerator),
    ];

    /// <summary>MicroPython 1.20 and 1.21, CircuitPython 9.0 and 9.1: names in the pool are in the order of their use.</summary>
    public static FrozenLayout MicroPython120 { get; } = new()
    {
        FunctionType = "mp_raw_code_t",
        AssemblerType = "mp_raw_code_t",
        FunctionWords = 4,
        AssemblerWords = 4,
        BytecodeStandsAlone = false,
        ModuleFunction = "rc",
        HasSortedPool = false,
        IntBits = 14,
        Fields =
        [
            new("kind", FrozenValue.Kind),
            new("scope_flags", FrozenValue.ScopeFlags),
            new("n_pos_args", FrozenValue.PositionalArguments),
            new("fun_data", FrozenValue.Code),
            new("fun_data_len", FrozenValue.CodeLength, Saves + " || MICROPY_DEBUG_PRINTERS"),
            new("children", FrozenValue.Children),
            new("n_children", FrozenValue.ChildCount, Saves),
            .. SavedTrace,
            new("prelude_offset", FrozenValue.PreludeOffset, Saves, HasMachineCode),
            new("type_sig", FrozenValue.TypeSignature, HasMachineCode),
        ],
    };

    /// <summary>MicroPython 1.22: the pool is sorted.</summary>
    public static FrozenLayout MicroPython122 { get; } = MicroPython120 with { HasSortedPool = true };

    /// <summary>MicroPython 1.23 and later: a shorter structure, and none for bytecode without nested functions.</summary>
    public static FrozenLayout MicroPython123 { get; } = new()
    {
        FunctionType = "mp_raw_code_truncated_t",
        AssemblerType = "mp_raw_code_t",
        FunctionWords = 3,
        AssemblerWords = 4,
        BytecodeStandsAlone = true,
        ModuleFunction = "proto_fun",
        HasSortedPool = true,
        IntBits = 14,
        Fields = [.. Head, .. Body],
    };

    /// <summary>CircuitPython 10: 1.25's with a field for <c>async def</c>.</summary>
    public static FrozenLayout CircuitPython10 { get; } = MicroPython123 with
    {
        IntBits = 27,
        Fields = [.. Head, new("is_async", FrozenValue.IsAsync), .. Body],
    };

    /// <summary>The C type of the structure that describes a function.</summary>
    public required string FunctionType { get; init; }

    /// <summary>The C type for functions in assembler.</summary>
    public required string AssemblerType { get; init; }

    /// <summary>Size of <see cref="FunctionType"/> in words of a pointer's size, with the fields that firmware usually has.</summary>
    public required int FunctionWords { get; init; }

    /// <summary>Size of <see cref="AssemblerType"/> in words.</summary>
    public required int AssemblerWords { get; init; }

    /// <summary>The structure's fields, in order.</summary>
    public required IReadOnlyList<FrozenField> Fields { get; init; }

    /// <summary>Whether bytecode without nested functions needs no structure, except in firmware that can save code.</summary>
    public required bool BytecodeStandsAlone { get; init; }

    /// <summary>The field of a module's structure for the module's own code.</summary>
    public required string ModuleFunction { get; init; }

    /// <summary>Whether the pool of names is sorted by their bytes and says so; otherwise names are in the order of their use.</summary>
    public required bool HasSortedPool { get; init; }

    /// <summary>Bits, sign included, of the integers that frozen code holds in place of a pointer, whatever the port's small ints are.
    /// Source: tools/mpy-tool.py@v1.28.0 mp_small_int_fits.</summary>
    public required int IntBits { get; init; }
}
