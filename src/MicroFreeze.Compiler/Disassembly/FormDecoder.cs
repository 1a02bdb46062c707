using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Emit.Native;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>An instruction in words.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Text">Mnemonic and operands.</param>
internal sealed record DecodedInstruction(int Length, string Text)
{
    /// <summary>Offset of the word that it loads from the code, or -1.</summary>
    public int Literal { get; init; } = -1;

    /// <summary>Where it always goes on, or -1.</summary>
    public int Target { get; init; } = -1;
}

/// <summary>Decodes the instructions of an architecture.</summary>
internal interface IInstructionDecoder
{
    /// <summary>Bytes that instructions are multiples of: so many are data where none is recognised.</summary>
    int Unit { get; }

    /// <summary>Decodes the instruction at an offset, which is inside the code.</summary>
    bool TryDecode(ReadOnlySpan<byte> code, int offset, [NotNullWhen(true)] out DecodedInstruction? instruction);
}

/// <summary>Decodes by the rows that the assemblers encode by.</summary>
internal abstract class FormDecoder : IInstructionDecoder
{
    /// <summary>Conditions of Arm and Thumb by number; the one that always holds is not written, the last is none.</summary>
    protected static readonly string?[] ArmConditions =
        ["eq", "ne", "cs", "cc", "mi", "pl", "vs", "vc", "hi", "ls", "ge", "lt", "gt", "le", "", null];

    /// <summary>Names of Arm's registers.</summary>
    protected static readonly string[] ArmRegisters =
        ["r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11", "r12", "sp", "lr", "pc"];

    private readonly (uint Mask, InstructionForm Form)[] _rows;

    /// <summary>Makes a decoder.</summary>
    /// <param name="forms">The rows; the first that matches counts.</param>
    protected FormDecoder(ReadOnlySpan<InstructionForm> forms)
    {
        _rows = new (uint Mask, InstructionForm Form)[forms.Length];
        for (int index = 0; index < forms.Length; index++)
        {
            _rows[index] = (forms[index].FixedMask, forms[index]);
        }
    }

    /// <inheritdoc/>
    public abstract int Unit { get; }

    /// <inheritdoc/>
    public bool TryDecode(ReadOnlySpan<byte> code, int offset, [NotNullWhen(true)] out DecodedInstruction? instruction)
    {
        instruction = null;
        if (code.Length - offset < Unit || code.Length - offset < 2)
        {
            return false;
        }

        int length = LengthOf(code[offset..]);
        if (code.Length - offset < length)
        {
            return false;
        }

        uint bits = Fetch(code.Slice(offset, length));
        foreach ((uint mask, InstructionForm form) in _rows)
        {
            if (form.Length == length && (bits & mask) == form.Bits && IsValid(form, bits) && Mnemonic(form, bits) is { } mnemonic)
            {
                string text = $"{mnemonic,-12} {Operands(form, bits, offset)}".TrimEnd();
                instruction = new(length, text) { Literal = Literal(form, bits, offset), Target = Target(form, bits, offset) };
                return true;
            }
        }

        return false;
    }

    /// <summary>The length of an instruction, of which at least two bytes are there.</summary>
    protected abstract int LengthOf(ReadOnlySpan<byte> code);

    /// <summary>The name of a register.</summary>
    protected abstract string Register(int number);

    /// <summary>An instruction's bits as the rows have them.</summary>
    protected virtual uint Fetch(ReadOnlySpan<byte> bytes)
    {
        uint bits = 0;
        for (int index = bytes.Length - 1; index >= 0; index--)
        {
            bits = (bits << 8) | bytes[index];
        }

        return bits;
    }

    /// <summary>Whether the operands are ones that the architecture defines for the form.</summary>
    protected virtual bool IsValid(in InstructionForm form, uint bits) => true;

    /// <summary>The mnemonic, with its condition; null where that is none.</summary>
    protected virtual string? Mnemonic(in InstructionForm form, uint bits) => form.Name;

    /// <summary>An operand in words.</summary>
    protected virtual string Operand(in InstructionForm form, in OperandField field, uint bits, int offset)
    {
        int value = field.Extract(bits);
        return field.Kind switch
        {
            FieldKind.Register or FieldKind.ThumbHighRegister or FieldKind.RiscVCompressedRegister => Register(value),
            FieldKind.VfpDestination or FieldKind.VfpFirst or FieldKind.VfpSecond => "s" + Number(value),
            FieldKind.Distance or FieldKind.ThumbConditionalDistance or FieldKind.ThumbDistance or FieldKind.RiscVBranch or FieldKind.RiscVJump
                or FieldKind.RiscVCompressedBranch or FieldKind.RiscVCompressedJump => "-> " + Number(offset + field.Origin + value),
            FieldKind.RegisterList => RegisterList(value),
            _ => Number(value),
        };
    }

    /// <summary>The word of the code that an instruction loads, or -1.</summary>
    protected virtual int Literal(in InstructionForm form, uint bits, int offset) => -1;

    /// <summary>Where an instruction always goes on, or -1: only where data is skipped so.</summary>
    protected virtual int Target(in InstructionForm form, uint bits, int offset) => -1;

    /// <summary>A number, in decimal.</summary>
    protected static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The mnemonic with Arm's condition, which comes before a width; null for the condition that does not exist.</summary>
    protected static string? WithCondition(in InstructionForm form, uint bits)
    {
        if (form.OperandCount == 0 || form[0].Kind != FieldKind.Condition)
        {
            return form.Name;
        }

        string? condition = ArmConditions[form[0].Extract(bits)];
        int width = form.Name.IndexOf('.', StringComparison.Ordinal);
        return condition is null ? null : form.Name.Insert(width < 0 ? form.Name.Length : width, condition);
    }

    /// <summary>Registers of a set, without the braces.</summary>
    protected string RegisterList(int registers)
    {
        List<string> names = [];
        for (int number = 0; number < 16; number++)
        {
            if ((registers & (1 << number)) != 0)
            {
                names.Add(Register(number));
            }
        }

        return string.Join(", ", names);
    }

    private string Operands(in InstructionForm form, uint bits, int offset)
    {
        StringBuilder text = new(form.Text);
        for (int index = 0; index < form.OperandCount; index++)
        {
            OperandField field = form[index];
            if (form.Text is not null)
            {
                text.Replace("$" + Number(index), Operand(form, field, bits, offset));
            }
            else if (field.Kind != FieldKind.Condition)
            {
                text.Append(text.Length == 0 ? "" : ", ").Append(Operand(form, field, bits, offset));
            }
        }

        return text.ToString();
    }
}
