using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>
/// Writes a module as text: header, names, objects, and each function with its prelude, lines and instructions. For readers and for
/// recorded cases: the same module gives the same text. What is damaged is shown as bytes.
/// </summary>
public static class Disassembler
{
    private const int BytesPerRow = 16;

    // In scope flags. Source: py/runtime0.h@v1.28.0 MP_SCOPE_FLAG_GENERATOR.
    private const int GeneratorFlag = 1;

    /// <summary>The text of a module, with LF line ends.</summary>
    public static string Disassemble(MpyModule module)
    {
        StringBuilder text = new();
        WriteHeader(module, text);
        text.Append(CultureInfo.InvariantCulture, $"names ({module.Names.Count})\n");
        for (int index = 0; index < module.Names.Count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{index,6}  {ConstantText.Quote(module.Names[index].Span)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"objects ({module.Objects.Count})\n");
        for (int index = 0; index < module.Objects.Count; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{index,6}  {ConstantText.Of(module.Objects[index])}\n");
        }

        WriteFunctions(module, text);
        return text.ToString();
    }

    private static void WriteHeader(MpyModule module, StringBuilder text)
    {
        string family = module.Family?.Name
            ?? string.Create(CultureInfo.InvariantCulture, $"family 0x{module.Magic:x2}");
        text.Append(CultureInfo.InvariantCulture, $"{family} .mpy version {module.Version}, small ints of {module.SmallIntBits} bits\n");
        if (module.Arch != NativeArch.None || module.ArchFlags != 0)
        {
            string name = NativeArchNames.ToName(module.Arch);
            text.Append(CultureInfo.InvariantCulture, $"native {name}, version {module.Version}.{module.SubVersion}, flags 0x{module.ArchFlags:x}\n");
        }
    }

    /// <summary>
    /// Writes all functions, parents first, numbered as their parents refer to them (0.2: child 2 of the module's child 0).
    /// </summary>
    private static void WriteFunctions(MpyModule module, StringBuilder text)
    {
        Stack<(RawCode Code, string Path)> pending = new();
        pending.Push((module.Root, ""));
        while (pending.TryPop(out (RawCode Code, string Path) function))
        {
            WriteFunction(module, function.Code, function.Path, text);
            for (int index = function.Code.Children.Count - 1; index >= 0; index--)
            {
                string path = string.Create(CultureInfo.InvariantCulture, $"{function.Path}{(function.Path.Length == 0 ? "" : ".")}{index}");
                pending.Push((function.Code.Children[index], path));
            }
        }
    }

    private static void WriteFunction(MpyModule module, RawCode code, string path, StringBuilder text)
    {
        string kind = code.Kind switch
        {
            RawCodeKind.Bytecode => "bytecode",
            RawCodeKind.NativePython => "native",
            RawCodeKind.NativeViper => "viper",
            _ => "assembler",
        };
        bool hasPrelude = Prelude.TryDecode(code.Code.Span, code.PreludeOffset, out Prelude? prelude)
            && code.Kind is RawCodeKind.Bytecode or RawCodeKind.NativePython;
        string name = hasPrelude ? NameOf(module, prelude!.Names[0]) : "?";
        text.Append(CultureInfo.InvariantCulture, $"\n{(path.Length == 0 ? "module" : "function " + path)} {name}: {kind}, {code.Code.Length} bytes, {code.Children.Count} nested\n");
        if (code.Kind == RawCodeKind.Bytecode)
        {
            if (hasPrelude)
            {
                WritePrelude(module, code, prelude!, text);
                WriteInstructions(module, code, prelude!, text);
            }
            else
            {
                WriteBytes(code.Code.Span, 0, text);
            }

            return;
        }

        WriteMachineCode(module, code, hasPrelude ? prelude : null, text);
    }

    private static void WritePrelude(MpyModule module, RawCode code, Prelude prelude, StringBuilder text)
    {
        PreludeSignature signature = prelude.Signature;
        text.Append(
            CultureInfo.InvariantCulture,
            $"  state {signature.StateSize}, exceptions {signature.ExceptionStackSize}, flags 0x{signature.ScopeFlags:x2}, ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"arguments {signature.PositionalArguments} + {signature.KeywordOnlyArguments}, defaults {signature.DefaultPositionalArguments}\n");
        AppendList(text, "  arguments", prelude.Names.Skip(1).Select(name => NameOf(module, name)));
        AppendList(text, "  cells", code.Code.Span[prelude.CellsOffset..prelude.CodeOffset].ToArray().Select(cell => cell.ToString(CultureInfo.InvariantCulture)));
        List<string> steps = [];
        for (ReadOnlySpan<byte> table = code.Code.Span[prelude.LineTableOffset..prelude.CellsOffset]; LineTable.TryTake(ref table, out LineStep step);)
        {
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"{step.Bytes}:{step.Lines}"));
        }

        AppendList(text, "  lines", steps);
    }

    private static void AppendList(StringBuilder text, string title, IEnumerable<string> items)
    {
        string list = string.Join(' ', items);
        if (list.Length != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{title} {list}\n");
        }
    }

    /// <summary>Writes instructions with offsets from the first one, as line tables count.</summary>
    private static void WriteInstructions(MpyModule module, RawCode code, Prelude prelude, StringBuilder text)
    {
        ReadOnlySpan<byte> bytes = code.Code.Span;
        ReadOnlySpan<byte> lines = bytes[prelude.LineTableOffset..prelude.CellsOffset];
        int shownLine = 0;
        int offset = prelude.CodeOffset;
        while (offset < bytes.Length && Instruction.TryRead(bytes, offset, out Instruction instruction))
        {
            int line = LineTable.GetLine(lines, offset - prelude.CodeOffset);
            string shown = line == shownLine ? "" : line.ToString(CultureInfo.InvariantCulture);
            shownLine = line;
            string hex = Convert.ToHexStringLower(bytes.Slice(offset, instruction.Length));
            string operand = DescribeOperand(module, code, prelude, instruction);
            string row = string.Create(
                CultureInfo.InvariantCulture,
                $"{shown,6} {offset - prelude.CodeOffset,5}  {hex,-12} {instruction.Info.Mnemonic,-20} {operand}");
            text.Append(row.TrimEnd()).Append('\n');
            offset += instruction.Length;
        }

        WriteBytes(bytes[offset..], offset - prelude.CodeOffset, text);
    }

    private static string DescribeOperand(MpyModule module, RawCode code, Prelude prelude, Instruction instruction)
    {
        string number = instruction.Operand.ToString(CultureInfo.InvariantCulture);
        switch (instruction.Info.Operand)
        {
            case OperandKind.None:
                return "";
            case OperandKind.Name:
                return NameOf(module, instruction.Operand);
            case OperandKind.Object:
                return instruction.Operand < module.Objects.Count ? ConstantText.Of(module.Objects[(int)instruction.Operand]) : $"object {number}, missing";
            case OperandKind.Child:
                return $"{number} {ChildName(module, code, instruction.Operand)}";
            case OperandKind.ChildAndByte:
                return string.Create(CultureInfo.InvariantCulture, $"{number} {ChildName(module, code, instruction.Operand)}, closed over {instruction.Extra}");
            case OperandKind.SignedOffset or OperandKind.UnsignedOffset:
                return string.Create(CultureInfo.InvariantCulture, $"to {instruction.Operand - prelude.CodeOffset}");
            case OperandKind.SignedOffsetAndByte:
                return string.Create(CultureInfo.InvariantCulture, $"to {instruction.Operand - prelude.CodeOffset}, unwinding {instruction.Extra}");
            case OperandKind.Packed when instruction.Info.First == Opcode.UnaryOpMulti:
                return OperatorNames.Unary[(int)instruction.Operand];
            case OperandKind.Packed when instruction.Info.First == Opcode.BinaryOpMulti:
                return OperatorNames.Binary[(int)instruction.Operand];
            default:
                return number;
        }
    }

    private static string ChildName(MpyModule module, RawCode code, long index)
    {
        if (index >= code.Children.Count)
        {
            return "missing";
        }

        RawCode child = code.Children[(int)index];
        bool hasName = child.Kind is RawCodeKind.Bytecode or RawCodeKind.NativePython;
        return hasName && Prelude.TryDecode(child.Code.Span, child.PreludeOffset, out Prelude? prelude) ? NameOf(module, prelude.Names[0]) : "?";
    }

    private static void WriteMachineCode(MpyModule module, RawCode code, Prelude? prelude, StringBuilder text)
    {
        switch (code.Kind)
        {
            case RawCodeKind.NativePython:
                text.Append(CultureInfo.InvariantCulture, $"  prelude at {code.PreludeOffset}\n");
                break;
            case RawCodeKind.NativeViper:
                text.Append(CultureInfo.InvariantCulture, $"  flags 0x{code.ScopeFlags:x2}, read-only data {code.ReadOnlyDataSize}, bss {code.BssSize}, relocations {code.Relocations.Length}\n");
                break;
            case RawCodeKind.NativeAssembler:
                text.Append(CultureInfo.InvariantCulture, $"  arguments {code.PositionalArguments}, types 0x{code.TypeSignature:x}\n");
                break;
        }

        if (prelude is not null)
        {
            WritePrelude(module, code, prelude, text);
        }

        int codeEnd = prelude is null ? code.Code.Length : code.PreludeOffset;
        bool isGenerator = prelude is not null && (prelude.Signature.ScopeFlags & GeneratorFlag) != 0;
        int words = code.Kind == RawCodeKind.NativePython ? NativeDisassembler.CountLeadingWords(isGenerator) : 0;
        foreach (NativeLine line in NativeDisassembler.Decode(module.Arch, code.Code.Span[..codeEnd], words))
        {
            text.Append(CultureInfo.InvariantCulture, $"{"",6} {line.Offset,5}  {line.Hex,-20} {line.Text}\n");
        }

        if (prelude is not null)
        {
            WriteBytes(code.Code.Span[codeEnd..], codeEnd, text);
        }
    }

    private static void WriteBytes(ReadOnlySpan<byte> bytes, int offset, StringBuilder text)
    {
        for (int start = 0; start < bytes.Length; start += BytesPerRow)
        {
            ReadOnlySpan<byte> row = bytes[start..Math.Min(start + BytesPerRow, bytes.Length)];
            text.Append(CultureInfo.InvariantCulture, $"{"",6} {offset + start,5}  {Convert.ToHexStringLower(row)}\n");
        }
    }

    private static string NameOf(MpyModule module, long index) =>
        index < module.Names.Count
            ? ConstantText.Quote(module.Names[(int)index].Span)
            : string.Create(CultureInfo.InvariantCulture, $"name {index}, missing");
}
