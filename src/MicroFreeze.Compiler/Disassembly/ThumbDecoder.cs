using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.Thumb;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>Decodes Thumb and Thumb-2 code.</summary>
internal sealed class ThumbDecoder() : FormDecoder(ThumbForms.All)
{
    private const int LinkRegister = 14;
    private const int ProgramCounter = 15;
    private const int FirstWide = 0xe8;
    private const int Always = 14;

    // Those that asm_thumb can name.
    private static readonly (int Number, string Name)[] SpecialRegisters = [(5, "ipsr"), (17, "basepri")];

    /// <inheritdoc/>
    public override int Unit => 2;

    /// <inheritdoc/>
    protected override int LengthOf(ReadOnlySpan<byte> code) => code[1] >= FirstWide ? 4 : 2;

    /// <inheritdoc/>
    protected override string Register(int number) => ArmRegisters[number];

    /// <inheritdoc/>
    protected override uint Fetch(ReadOnlySpan<byte> bytes)
    {
        uint bits = base.Fetch(bytes);
        return bytes.Length == 4 ? (bits << 16) | (bits >> 16) : bits;
    }

    /// <inheritdoc/>
    protected override bool IsValid(in InstructionForm form, uint bits)
    {
        // IT without a mask is a hint, and the two last conditions of branches are other instructions.
        if (form.OperandCount == 0 || form[0].Kind != FieldKind.Condition)
        {
            return true;
        }

        return form.Bits == ThumbForms.If.Bits ? form[1].Extract(bits) != 0 : form[0].Extract(bits) < Always;
    }

    /// <inheritdoc/>
    protected override string? Mnemonic(in InstructionForm form, uint bits)
    {
        if (!IsIf(form))
        {
            return WithCondition(form, bits);
        }

        // From the top bit of the mask down to its last one: "then" where it is the condition's low bit.
        string name = form.Name;
        int condition = form[0].Extract(bits);
        for (int mask = form[1].Extract(bits); (mask & 7) != 0; mask = (mask << 1) & 0xf)
        {
            name += (mask >> 3) == (condition & 1) ? "t" : "e";
        }

        return name;
    }

    /// <inheritdoc/>
    protected override string Operand(in InstructionForm form, in OperandField field, uint bits, int offset)
    {
        if (field.Kind == FieldKind.RegisterList && field.Width == 8)
        {
            int extra = form.Bits == ThumbForms.PushWithLink.Bits ? 1 << LinkRegister
                : form.Bits == ThumbForms.PopWithCounter.Bits ? 1 << ProgramCounter
                : 0;
            return RegisterList(field.Extract(bits) | extra);
        }

        if (IsIf(form))
        {
            return ArmConditions[form[0].Extract(bits)] ?? "";
        }

        if (form.Bits == ThumbForms.Vmrs.Bits && field.Extract(bits) == ProgramCounter)
        {
            return "apsr_nzcv";
        }

        int number = field.Extract(bits);
        if (form.Bits == ThumbForms.Mrs.Bits && field.Kind == FieldKind.Unsigned
            && Array.Find(SpecialRegisters, register => register.Number == number).Name is { } special)
        {
            return special;
        }

        string text = base.Operand(form, field, bits, offset);
        return field.Kind is FieldKind.Unsigned or FieldKind.ThumbImmediate16 or FieldKind.ThumbImmediate11 ? "#" + text : text;
    }

    /// <inheritdoc/>
    protected override int Literal(in InstructionForm form, uint bits, int offset) =>
        form.Bits == ThumbForms.LdrLiteral.Bits ? ((offset + 4) & ~3) + form[1].Extract(bits) : -1;

    private static bool IsIf(in InstructionForm form) => form.Bits == ThumbForms.If.Bits && form.OperandCount != 0;
}
