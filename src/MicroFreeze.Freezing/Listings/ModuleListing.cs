using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Listings;

/// <summary>
/// Disassembles .mpy files as upstream's mpy-tool.py does, line for line, and decodes machine code, which that leaves as bytes. For a
/// listing to read, rather than one that other programs know, see <see cref="Disassembler"/>. Source: tools/mpy-tool.py@v1.28.0
/// CompiledModule.disassemble; tools/mpy-tool.py@v1.28.0 RawCodeBytecode.disassemble; tools/mpy-tool.py@v1.28.0 RawCodeNative.disassemble.
/// </summary>
internal sealed class ModuleListing
{
    // In scope flags. Source: py/runtime0.h@v1.28.0 MP_SCOPE_FLAG_GENERATOR.
    private const int GeneratorFlag = 1;
    private const int RawBytesShown = 32;

    private readonly FunctionLabels _labels = new();
    private readonly List<ListingLine> _lines = [];

    private ModuleListing()
    {
    }

    /// <summary>The listing of some files, one after the other.</summary>
    public static IReadOnlyList<ListingLine> Lines(IReadOnlyList<MpyFile> files)
    {
        ModuleListing listing = new();
        foreach (MpyFile file in files)
        {
            listing._labels.Add(file.Module);
        }

        foreach (MpyFile file in files)
        {
            listing.WriteFile(file);
        }

        return listing._lines;
    }

    private void WriteFile(MpyFile file)
    {
        MpyModule module = file.Module;
        Add($"mpy_source_file: {file.Path}");
        Add($"source_file: {ConstantRepr.Text(module.Names[0].Span)}");
        Add($"header: {Hex(file.Header.Span)}");
        Add($"arch: {(module.Arch == NativeArch.None ? "NONE" : NativeArchNames.ToName(module.Arch).ToUpperInvariant())}");
        if (file.HasArchFlags)
        {
            Add($"arch_flags: 0x{module.ArchFlags:x}");
        }

        Add($"qstr_table[{module.Names.Count}]:");
        foreach (ReadOnlyMemory<byte> name in module.Names)
        {
            Add("    " + ConstantRepr.Text(name.Span));
        }

        Add($"obj_table: {ConstantRepr.OfList(module.Objects)}");
        WriteFunction(module, module.Root);
    }

    private void WriteFunction(MpyModule module, RawCode function)
    {
        _lines.Add(new ListingLine($"simple_name: {ConstantRepr.Text(FunctionLabels.NameOf(module, function))}") { Labels = [_labels.Of(function)] });
        Prelude? prelude = FunctionLabels.FindPrelude(function);
        if (function.Kind == RawCodeKind.Bytecode)
        {
            Add($"  raw bytecode: {function.Code.Length} {Hex(function.Code.Span)}");
            WritePrelude(module, function, prelude!);
            WriteBytecode(module, function, prelude!);
        }
        else
        {
            ReadOnlySpan<byte> shown = function.Code.Span[..Math.Min(RawBytesShown, function.Code.Length)];
            Add($"  raw data: {function.Code.Length} {Hex(shown)} {(function.Code.Length > RawBytesShown ? "..." : "")}");
            if (prelude is not null)
            {
                WritePrelude(module, function, prelude);
            }

            WriteNativeFacts(function);
            WriteMachineCode(module, function, prelude);
        }

        WriteChildren(module, function);
        foreach (RawCode child in function.Children)
        {
            WriteFunction(module, child);
        }
    }

    private void WritePrelude(MpyModule module, RawCode function, Prelude prelude)
    {
        PreludeSignature signature = prelude.Signature;
        Add($"  prelude: ({signature.StateSize}, {signature.ExceptionStackSize}, {signature.ScopeFlags}, {signature.PositionalArguments}, "
            + $"{signature.KeywordOnlyArguments}, {signature.DefaultPositionalArguments})");
        IEnumerable<Constant> arguments = prelude.Names.Skip(1).Select(name => new StrConstant(module.Names[name].ToArray()));
        Add($"  args: {ConstantRepr.OfList(arguments)}");
        Add($"  line info: {Hex(function.Code.Span[prelude.LineTableOffset..prelude.CodeOffset])}");
    }

    private void WriteBytecode(MpyModule module, RawCode function, Prelude prelude)
    {
        ReadOnlySpan<byte> code = function.Code.Span;
        LineCursor line = new(function.Code[prelude.LineTableOffset..prelude.CellsOffset]);
        int offset = prelude.CodeOffset;
        while (Instruction.TryRead(code, offset, out Instruction instruction))
        {
            _lines.Add(ToLine(module, function, instruction, code) with { SourceLine = line.Advance(offset - prelude.CodeOffset) });
            offset += instruction.Length;
        }
    }

    private ListingLine ToLine(MpyModule module, RawCode function, Instruction instruction, ReadOnlySpan<byte> code)
    {
        string name = InstructionNames.Of(instruction);
        string before = $"  {Hex(code.Slice(instruction.Offset, instruction.Length)),-11} {name} ";
        string operand = DescribeOperand(module, instruction);
        string label = _labels.Of(function, instruction.Offset);
        string? target = instruction.Info.Operand switch
        {
            _ when instruction.IsJump => _labels.Of(function, (int)instruction.Operand),
            OperandKind.Child or OperandKind.ChildAndByte => _labels.Of(function.Children[(int)instruction.Operand]),
            _ => null,
        };
        return new ListingLine(before + operand)
        {
            Mnemonic = name,
            Labels = [label],
            Link = instruction.IsJump ? new ListingLink(before.Length, operand.Length, (int)instruction.Operand) : null,
            References = target is null ? null : [new ListingReference(label, target, before.Length + 1, before.Length + operand.Length + 1)],
        };
    }

    private static string DescribeOperand(MpyModule module, Instruction instruction)
    {
        switch (instruction.Info.Operand)
        {
            case OperandKind.None or OperandKind.Packed:
                return "";
            case OperandKind.Name:
                return ConstantRepr.Text(module.Names[(int)instruction.Operand].Span);
            case OperandKind.Object:
                return ConstantRepr.Of(module.Objects[(int)instruction.Operand]);
            default:
                // Distances count from the end of the operand, before the byte that may follow it.
                int end = instruction.Offset + instruction.Length - (instruction.Info.Operand == OperandKind.SignedOffsetAndByte ? 1 : 0);
                return (instruction.Operand - (instruction.IsJump ? end : 0)).ToString(CultureInfo.InvariantCulture);
        }
    }

    private void WriteNativeFacts(RawCode function)
    {
        if (function.Kind == RawCodeKind.NativePython)
        {
            return;
        }

        Add($"  scope flags: 0x{function.ScopeFlags:x}");
        if (function.Kind == RawCodeKind.NativeAssembler)
        {
            Add($"  args: {function.PositionalArguments}, type signature: 0x{function.TypeSignature:x}");
        }

        if (function.ReadOnlyDataSize != 0)
        {
            Add($"  read-only data: {function.ReadOnlyDataSize} {Hex(function.ReadOnlyData.Span)}");
        }

        if (function.BssSize != 0)
        {
            Add($"  bss: {function.BssSize}");
        }

        if (!function.Relocations.IsEmpty)
        {
            Add($"  relocations: {function.Relocations.Length} {Hex(function.Relocations.Span)}");
        }
    }

    private void WriteMachineCode(MpyModule module, RawCode function, Prelude? prelude)
    {
        bool isGenerator = prelude is not null && (prelude.Signature.ScopeFlags & GeneratorFlag) != 0;
        int words = prelude is null ? 0 : NativeDisassembler.CountLeadingWords(isGenerator);
        ReadOnlySpan<byte> code = function.Code.Span[..(prelude?.Offset ?? function.Code.Length)];
        foreach (NativeLine line in NativeDisassembler.Decode(module.Arch, code, words))
        {
            string hex = Hex(code.Slice(line.Offset, line.Hex.Length / 2));
            _lines.Add(new ListingLine($"  {hex,-11} {line.Text}") { Mnemonic = line.Text, Labels = [_labels.Of(function, line.Offset)] });
        }
    }

    private void WriteChildren(MpyModule module, RawCode function)
    {
        StringBuilder text = new("  children: [");
        int column = text.Length + 1;
        List<string> labels = [$"{_labels.Of(function)}.children"];
        List<ListingReference> references = [];
        for (int index = 0; index < function.Children.Count; index++)
        {
            RawCode child = function.Children[index];
            string name = ConstantRepr.Text(FunctionLabels.NameOf(module, child));
            string label = string.Create(CultureInfo.InvariantCulture, $"{_labels.Of(function)}.child{index}");
            column += index == 0 ? 0 : 2;
            text.Append(index == 0 ? "" : ", ").Append(name);
            int end = column + name.EnumerateRunes().Count();
            labels.Add(label);
            references.Add(new ListingReference(label, _labels.Of(child), column, end));
            column = end;
        }

        _lines.Add(new ListingLine(text.Append(']').ToString()) { Labels = labels, References = references });
    }

    private void Add(string text) => _lines.Add(new ListingLine(text));

    /// <summary>Bytes in hexadecimal with colons between them.</summary>
    private static string Hex(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "";
        }

        string digits = Convert.ToHexStringLower(bytes);
        return string.Create((bytes.Length * 3) - 1, digits, static (text, digits) =>
        {
            for (int index = 0; index < text.Length; index++)
            {
                text[index] = index % 3 == 2 ? ':' : digits[(index / 3 * 2) + (index % 3)];
            }
        });
    }

    /// <summary>Finds the source lines of instructions in their order, without reading the table from its begin for each.</summary>
    private sealed class LineCursor(ReadOnlyMemory<byte> table)
    {
        private ReadOnlyMemory<byte> _rest = table;
        private int _start;
        private int _line = 1;

        public int Advance(int offset)
        {
            ReadOnlySpan<byte> rest = _rest.Span;
            while (LineTable.TryTake(ref rest, out LineStep step) && offset - _start >= step.Bytes)
            {
                _start += step.Bytes;
                _line += step.Lines;
                _rest = _rest[^rest.Length..];
            }

            return _line;
        }
    }
}
