using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Compiler.Tests.Emit;

/// <summary>A module's bytecode as text: for people who compare, and for tests to show where two modules part.</summary>
internal sealed class Listing
{
    private readonly MpyModule _module;
    private readonly StringBuilder _text = new();

    private Listing(MpyModule module)
    {
        _module = module;
    }

    public static string Of(MpyModule module)
    {
        Listing listing = new(module);
        listing.WriteTables();
        listing.WriteCode(module.Root, "");
        return listing._text.ToString();
    }

    private void WriteTables()
    {
        _text.Append(CultureInfo.InvariantCulture, $"small ints of {_module.SmallIntBits} bits\n");
        for (int index = 0; index < _module.Objects.Count; index++)
        {
            _text.Append(CultureInfo.InvariantCulture, $"object {index}: {Describe(_module.Objects[index])}\n");
        }
    }

    private void WriteCode(RawCode code, string outer)
    {
        ReadOnlySpan<byte> bytes = code.Code.Span;
        Assert.IsTrue(Prelude.TryDecode(bytes, 0, out Prelude? prelude), "no prelude");
        string path = outer + Name(prelude.Names[0]);
        string arguments = string.Join(", ", prelude.Names.Skip(1).Select(Name));
        PreludeSignature signature = prelude.Signature;
        _text.Append(CultureInfo.InvariantCulture, $"\n{path}({arguments}) state {signature.StateSize}, exceptions {signature.ExceptionStackSize}");
        _text.Append(CultureInfo.InvariantCulture, $", flags {signature.ScopeFlags}, positional {signature.PositionalArguments}");
        _text.Append(CultureInfo.InvariantCulture, $", keyword-only {signature.KeywordOnlyArguments}, defaults {signature.DefaultPositionalArguments}");
        ReadOnlySpan<byte> cells = bytes[prelude.CellsOffset..prelude.CodeOffset];
        if (!cells.IsEmpty)
        {
            _text.Append(", cells ").AppendJoin(' ', cells.ToArray());
        }

        _text.Append('\n');
        WriteInstructions(bytes[prelude.CodeOffset..], bytes[prelude.LineTableOffset..prelude.CellsOffset]);
        foreach (RawCode child in code.Children)
        {
            WriteCode(child, path + ".");
        }
    }

    private void WriteInstructions(ReadOnlySpan<byte> code, ReadOnlySpan<byte> lines)
    {
        int line = 0;
        for (int offset = 0; offset < code.Length;)
        {
            int newLine = LineTable.GetLine(lines, offset);
            _text.Append(newLine == line ? "       " : string.Create(CultureInfo.InvariantCulture, $"{newLine,6} "));
            line = newLine;
            OpcodeInfo info = Opcodes.Find(code[offset]) ?? throw new InvalidOperationException($"no opcode {code[offset]:x2}");
            _text.Append(CultureInfo.InvariantCulture, $"{offset:x4} {info.Mnemonic}");
            string operand = ReadOperand(code, ref offset, info);
            _text.Append(operand.Length == 0 ? "" : " ").Append(operand).Append('\n');
        }
    }

    private string ReadOperand(ReadOnlySpan<byte> code, ref int offset, OpcodeInfo info)
    {
        int packed = code[offset] - (int)info.First - info.Bias;
        offset++;
        switch (info.Operand)
        {
            case OperandKind.None:
                return "";
            case OperandKind.Packed:
                return Number(packed);
            case OperandKind.Name:
                return Name((int)ReadUnsigned(code, ref offset));
            case OperandKind.Object:
                return Describe(_module.Objects[(int)ReadUnsigned(code, ref offset)]);
            case OperandKind.Child or OperandKind.Unsigned:
                return Number((int)ReadUnsigned(code, ref offset));
            case OperandKind.ChildAndByte:
                return $"{Number((int)ReadUnsigned(code, ref offset))} closes over {Number(code[offset++])}";
            case OperandKind.Signed:
                return ReadSigned(code, ref offset).ToString(CultureInfo.InvariantCulture);
            case OperandKind.SignedOffset:
                return ReadOffset(code, ref offset, 0x40);
            case OperandKind.SignedOffsetAndByte:
                return $"{ReadOffset(code, ref offset, 0x40)} unwinds {Number(code[offset++])}";
            default:
                return ReadOffset(code, ref offset, 0);
        }
    }

    private static string ReadOffset(ReadOnlySpan<byte> code, ref int offset, int bias)
    {
        int distance;
        if (code[offset] < 0x80)
        {
            distance = code[offset++] - bias;
            return string.Create(CultureInfo.InvariantCulture, $"{offset + distance:x4}");
        }

        distance = (code[offset] & 0x7f | code[offset + 1] << 7) - (bias << 8);
        offset += 2;
        return string.Create(CultureInfo.InvariantCulture, $"{offset + distance:x4} far");
    }

    private static long ReadUnsigned(ReadOnlySpan<byte> code, ref int offset)
    {
        long value = 0;
        byte next;
        do
        {
            next = code[offset++];
            value = value << 7 | (uint)(next & 0x7f);
        }
        while (next >= 0x80);
        return value;
    }

    private static long ReadSigned(ReadOnlySpan<byte> code, ref int offset)
    {
        int start = offset;
        bool isNegative = (code[offset] & 0x40) != 0;
        long value = ReadUnsigned(code, ref offset);
        return isNegative ? value - (1L << (7 * (offset - start))) : value;
    }

    private string Name(int index) => Encoding.UTF8.GetString(_module.Names[index].Span).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Describe(Constant constant) => constant switch
    {
        SingletonConstant value => value.Name,
        StrConstant value => $"\"{Encoding.UTF8.GetString(value.Value)}\"",
        BytesConstant value => $"b\"{Encoding.Latin1.GetString(value.Value)}\"",
        IntConstant value => value.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant value => $"float {value.Value.ToString("R", CultureInfo.InvariantCulture)}",
        ComplexConstant value => $"complex {value.Real.ToString("R", CultureInfo.InvariantCulture)} {value.Imaginary.ToString("R", CultureInfo.InvariantCulture)}",
        TupleConstant value => $"({string.Join(", ", value.Items.Select(Describe))})",
        _ => constant.GetType().Name,
    };
}
