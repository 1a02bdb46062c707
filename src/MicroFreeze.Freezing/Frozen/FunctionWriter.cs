using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Writes functions: their code, then those nested in them, then the table of these and the structure that describes the function. The
/// order is that of upstream, because it is the order in the object file. Source: tools/mpy-tool.py@v1.28.0 RawCodeBytecode.freeze;
/// tools/mpy-tool.py@v1.28.0 RawCodeNative.freeze; tools/mpy-tool.py@v1.28.0 RawCode.freeze_raw_code.
/// </summary>
internal sealed class FunctionWriter(CWriter writer, FrozenRequest request, ModulePlan module)
{
    private const int GeneratorFlag = 1;

    private readonly FrozenLayout _layout = request.Firmware.Frozen;

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
        CodePlacement placement = Architectures.Of(module.Module.Arch).Placement;
        bool isPadded = !request.Exact && placement.IsPadded && code.Length % 2 != 0;
        writer.Line($"static const byte {CNames.Code}{function.Stem}[{code.Length + (isPadded ? 1 : 0)}]");
        writer.Line($"    {NativePlacement.GetAttributes(placement, request.Exact)} = {{");
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
    }

    private void WriteStructure(FunctionPlan function, string? preludeMacro)
    {
        bool isAssembler = function.Code.Kind == RawCodeKind.NativeAssembler;
        bool isAlone = function.StandsAlone(_layout);
        if (isAlone)
        {
            writer.Line("#if MICROPY_PERSISTENT_CODE_SAVE");
        }

        writer.Line($"static const {(isAssembler ? _layout.AssemblerType : _layout.FunctionType)} {CNames.Function}{function.Stem} = {{");
        WriteFields(function, preludeMacro);
        writer.Line("};");
        if (isAlone)
        {
            writer.Line("#else");
            writer.Line($"#define {CNames.Function}{function.Stem} {CNames.Code}{function.Stem}[0]");
            writer.Line("#endif");
        }
    }

    private void WriteFields(FunctionPlan function, string? preludeMacro)
    {
        IReadOnlyList<string> open = [];
        foreach (FrozenField field in _layout.Fields)
        {
            if (IsSet(field, function.Code.Kind))
            {
                ChangeConditions(open, field.Conditions);
                open = field.Conditions;
                WriteField(field, function, preludeMacro);
            }
        }

        ChangeConditions(open, []);
    }

    private static bool IsSet(FrozenField field, RawCodeKind kind) => field.Of switch
    {
        FrozenFunctions.Bytecode => kind == RawCodeKind.Bytecode,
        FrozenFunctions.Assembler => kind == RawCodeKind.NativeAssembler,
        _ => true,
    };

    // Ends conditions of the last field that are not the next one's, the inner ones first, and begins those that are new.
    private void ChangeConditions(IReadOnlyList<string> open, IReadOnlyList<string> wanted)
    {
        int kept = open.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
        for (int count = open.Count; count > kept; count--)
        {
            writer.Line("    #endif");
        }

        foreach (string condition in wanted.Skip(kept))
        {
            writer.Line($"    #if {condition}");
        }
    }

    private void WriteField(FrozenField field, FunctionPlan function, string? preludeMacro)
    {
        RawCode code = function.Code;
        writer.Append("    ."u8);
        writer.Append(field.Name);
        writer.Append(" = "u8);
        switch (field.Value)
        {
            case FrozenValue.FirstIndicator:
                writer.Append("MP_PROTO_FUN_INDICATOR_RAW_CODE_0"u8);
                break;
            case FrozenValue.SecondIndicator:
                writer.Append("MP_PROTO_FUN_INDICATOR_RAW_CODE_1"u8);
                break;
            case FrozenValue.Kind:
                writer.Append(GetKindName(code.Kind));
                break;
            case FrozenValue.IsGenerator:
                writer.Append(function.ScopeFlags & GeneratorFlag);
                break;
            case FrozenValue.IsAsync:
                writer.Append((function.ScopeFlags & request.Firmware.Family.AsyncScopeFlag) != 0 ? 1 : 0);
                break;
            case FrozenValue.ScopeFlags:
                writer.Append(function.ScopeFlags);
                break;
            case FrozenValue.PositionalArguments:
                writer.Append(function.Prelude?.Signature.PositionalArguments ?? code.PositionalArguments);
                break;
            case FrozenValue.Code:
                writer.Append(CNames.Code + function.Stem);
                break;
            case FrozenValue.CodeLength:
                writer.Append(code.Code.Length);
                break;
            case FrozenValue.Children:
                writer.Append(GetChildrenReference(function, preludeMacro));
                break;
            case FrozenValue.ChildCount:
                writer.Append(function.Children.Length);
                break;
            case FrozenValue.PreludeOffset:
                writer.Append(code.PreludeOffset);
                break;
            case FrozenValue.DefinitionLine:
                writer.Append("0"u8);
                break;
            case FrozenValue.Prelude:
                WritePrelude(function, function.Prelude!);
                break;
            case FrozenValue.TypeSignature:
                writer.Append(code.TypeSignature);
                break;
            default:
                throw new InvalidOperationException($"No C form for {field.Value}.");
        }

        writer.Append(",\n"u8);
    }

    private void WritePrelude(FunctionPlan function, Prelude prelude)
    {
        PreludeSignature signature = prelude.Signature;
        string code = CNames.Code + function.Stem;
        writer.Line("{");
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
        writer.Append("    }"u8);
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
