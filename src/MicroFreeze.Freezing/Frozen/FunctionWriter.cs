using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Writes functions: their code, then those nested in them, then the table of these and the structure that describes the function. The order
/// is that of upstream, because it is the order in the object file. Source: tools/mpy-tool.py, <c>RawCodeBytecode.freeze</c>,
/// <c>RawCodeNative.freeze</c>, <c>RawCode.freeze_raw_code</c>.
/// </summary>
internal sealed class FunctionWriter(CWriter writer, FrozenRequest request, ModulePlan module)
{
    private const int GeneratorFlag = 1;

    /// <summary>Bytes of bytecode written so far.</summary>
    public int BytecodeSize { get; private set; }

    /// <summary>Bytes of machine code written so far.</summary>
    public int NativeSize { get; private set; }

    /// <summary>Bytes of structures and tables written so far.</summary>
    public int StructureSize { get; private set; }

    public void Write(FunctionPlan function)
    {
        WriteComment(function);
        string? preludeMacro = null;
        if (function.Code.Kind == RawCodeKind.Bytecode)
        {
            WriteBytecode(function, function.Prelude!);
        }
        else
        {
            WriteMachineCode(function);
            if (function.Code.Kind == RawCodeKind.NativePython)
            {
                preludeMacro = CNames.Code + function.Stem + CNames.PreludeMacro;
                WriteNativePrelude(function, preludeMacro);
            }
        }

        WriteChildren(function, preludeMacro);
        WriteStructure(function, preludeMacro);
        writer.Line();
    }

    private void WriteComment(FunctionPlan function)
    {
        string kind = function.Code.Kind switch
        {
            RawCodeKind.Bytecode => "bytecode",
            RawCodeKind.NativePython => "native code",
            RawCodeKind.NativeViper => "viper code",
            _ => "assembler code",
        };
        string nested = function.Children.Length == 0 ? "" : FormattableString.Invariant($", {function.Children.Length} nested");
        writer.Comment(FormattableString.Invariant($"{module.Name}: {function.QualifiedName}, {function.Code.Code.Length} bytes of {kind}{nested}"));
    }

    private void WriteBytecode(FunctionPlan function, Prelude prelude)
    {
        ReadOnlySpan<byte> code = function.Code.Code.Span;
        BytecodeSize += code.Length;
        writer.Line($"static const byte {CNames.Code}{function.Stem}[{code.Length}] = {{");
        writer.Line("    // signature, sizes, names");
        writer.Bytes(code[..prelude.LineTableOffset]);
        if (prelude.CodeOffset > prelude.LineTableOffset)
        {
            writer.Line("    // lines, cells");
            writer.Bytes(code[prelude.LineTableOffset..prelude.CodeOffset]);
        }

        writer.Line("    // instructions");
        writer.Bytes(code[prelude.CodeOffset..]);
        writer.Line("};");
    }

    private void WriteMachineCode(FunctionPlan function)
    {
        ReadOnlySpan<byte> code = function.Code.Code.Span;
        NativePlacement placement = NativePlacement.For(module.Module.Arch);
        bool isPadded = !request.Exact && NativePlacement.NeedsPadding(module.Module.Arch) && code.Length % 2 != 0;
        NativeSize += code.Length + (isPadded ? 1 : 0);
        writer.Line($"static const byte {CNames.Code}{function.Stem}[{code.Length + (isPadded ? 1 : 0)}]");
        writer.Line($"    {placement.GetAttributes(request.Exact)} = {{");
        writer.Bytes(code);
        if (isPadded)
        {
            writer.Line("    0x00, // so that what follows is aligned");
        }

        writer.Line("};");
    }

    private void WriteNativePrelude(FunctionPlan function, string macro)
    {
        int offset = function.Code.PreludeOffset;
        ReadOnlySpan<byte> prelude = function.Code.Code.Span[offset..];
        string name = CNames.Code + function.Stem;
        writer.Line("#if MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE");
        writer.Line($"static const byte {name}{CNames.Prelude}[{prelude.Length}] = {{");
        writer.Bytes(prelude);
        writer.Line("};");
        writer.Line($"#define {macro} &{name}{CNames.Prelude}[0]");
        writer.Line("#else");
        writer.Line($"#define {macro} &{name}[{offset}]");
        writer.Line("#endif");
    }

    private void WriteChildren(FunctionPlan function, string? preludeMacro)
    {
        if (function.Children.Length == 0)
        {
            return;
        }

        writer.Line();
        foreach (FunctionPlan child in function.Children)
        {
            Write(child);
        }

        writer.Comment(FormattableString.Invariant($"{module.Name}: {function.QualifiedName}, continued"));
        writer.Line($"static const mp_raw_code_t *const {CNames.Children}{function.Stem}[] = {{");
        foreach (FunctionPlan child in function.Children)
        {
            // By way of void: where the child is bytecode alone, its alignment is that of a byte.
            writer.Line($"    (const mp_raw_code_t *)(void *)&{CNames.Function}{child.Stem},");
        }

        if (preludeMacro is not null)
        {
            writer.Line($"    (void *){preludeMacro},");
        }

        writer.Line("};");
        StructureSize += FrozenSizes.Pointer * (function.Children.Length + (preludeMacro is null ? 0 : 1));
    }

    private void WriteStructure(FunctionPlan function, string? preludeMacro)
    {
        RawCode code = function.Code;
        bool isAssembler = code.Kind == RawCodeKind.NativeAssembler;
        if (function.IsBytecodeAlone)
        {
            writer.Line("#if MICROPY_PERSISTENT_CODE_SAVE");
        }

        writer.Line($"static const {(isAssembler ? "mp_raw_code_t" : "mp_raw_code_truncated_t")} {CNames.Function}{function.Stem} = {{");
        writer.Line("    .proto_fun_indicator[0] = MP_PROTO_FUN_INDICATOR_RAW_CODE_0,");
        writer.Line("    .proto_fun_indicator[1] = MP_PROTO_FUN_INDICATOR_RAW_CODE_1,");
        writer.Line($"    .kind = {GetKindName(code.Kind)},");
        writer.Line($"    .is_generator = {function.ScopeFlags & GeneratorFlag},");
        int asyncFlag = request.Firmware.AsyncScopeFlag;
        if (asyncFlag != 0)
        {
            writer.Line($"    .is_async = {((function.ScopeFlags & asyncFlag) != 0 ? 1 : 0)},");
        }

        writer.Line($"    .fun_data = {CNames.Code}{function.Stem},");
        writer.Line($"    .children = {GetChildrenReference(function, preludeMacro)},");
        WriteSavedFields(function);
        if (isAssembler)
        {
            writer.Line($"    .asm_n_pos_args = {code.PositionalArguments},");
            writer.Line($"    .asm_type_sig = {code.TypeSignature},");
        }

        writer.Line("};");
        if (function.IsBytecodeAlone)
        {
            writer.Line("#else");
            writer.Line($"#define {CNames.Function}{function.Stem} {CNames.Code}{function.Stem}[0]");
            writer.Line("#endif");
        }
        else
        {
            StructureSize += isAssembler ? FrozenSizes.AssemblerFunction : FrozenSizes.Function;
        }
    }

    /// <summary>Writes the fields of firmware that can save code again, or trace it.</summary>
    private void WriteSavedFields(FunctionPlan function)
    {
        writer.Line("    #if MICROPY_PERSISTENT_CODE_SAVE");
        writer.Line($"    .fun_data_len = {function.Code.Code.Length},");
        writer.Line($"    .n_children = {function.Children.Length},");
        writer.Line("    #if MICROPY_EMIT_MACHINE_CODE");
        writer.Line($"    .prelude_offset = {function.Code.PreludeOffset},");
        writer.Line("    #endif");
        if (function.Code.Kind == RawCodeKind.Bytecode)
        {
            Prelude prelude = function.Prelude!;
            PreludeSignature signature = prelude.Signature;
            string code = CNames.Code + function.Stem;
            writer.Line("    #if MICROPY_PY_SYS_SETTRACE");
            writer.Line("    .line_of_definition = 0,");
            writer.Line("    .prelude = {");
            writer.Line($"        .n_state = {signature.StateSize},");
            writer.Line($"        .n_exc_stack = {signature.ExceptionStackSize},");
            writer.Line($"        .scope_flags = {signature.ScopeFlags},");
            writer.Line($"        .n_pos_args = {signature.PositionalArguments},");
            writer.Line($"        .n_kwonly_args = {signature.KeywordOnlyArguments},");
            writer.Line($"        .n_def_pos_args = {signature.DefaultPositionalArguments},");
            writer.Line($"        .qstr_block_name_idx = {prelude.Names[0]},");
            writer.Line($"        .line_info = {code} + {prelude.LineTableOffset},");
            writer.Line($"        .line_info_top = {code} + {prelude.CellsOffset},");
            writer.Line($"        .opcodes = {code} + {prelude.CodeOffset},");
            writer.Line("    },");
            writer.Line("    #endif");
        }

        writer.Line("    #endif");
    }

    private static string GetChildrenReference(FunctionPlan function, string? preludeMacro) =>
        function.Children.Length != 0 ? "(void *)&" + CNames.Children + function.Stem
        : preludeMacro is not null ? "(void *)" + preludeMacro
        : "NULL";

    private static string GetKindName(RawCodeKind kind) => kind switch
    {
        RawCodeKind.Bytecode => "MP_CODE_BYTECODE",
        RawCodeKind.NativePython => "MP_CODE_NATIVE_PY",
        RawCodeKind.NativeViper => "MP_CODE_NATIVE_VIPER",
        _ => "MP_CODE_NATIVE_ASM",
    };
}
