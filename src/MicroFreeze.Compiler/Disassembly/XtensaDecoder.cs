using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.Xtensa;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>Decodes Xtensa code, with the code density option.</summary>
internal sealed class XtensaDecoder() : FormDecoder(XtensaForms.All)
{
    private static readonly string[] ZeroBranches = ["beqz", "bnez", "bltz", "bgez"];

    // The bit's number takes one bit of these two's conditions; they have rows of their own.
    private static readonly string[] RegisterBranches =
    [
        "bnone", "beq", "blt", "bltu", "ball", "bbc", "bbci", "bbci", "bany", "bne", "bge", "bgeu", "bnall", "bbs", "bbsi", "bbsi",
    ];

    /// <inheritdoc/>
    public override int Unit => 1;

    /// <inheritdoc/>
    protected override int LengthOf(ReadOnlySpan<byte> code) => (code[0] & 0xf) is >= 8 and < 14 ? 2 : 3;

    /// <inheritdoc/>
    protected override string Register(int number) => "a" + Number(number);

    /// <inheritdoc/>
    protected override string? Mnemonic(in InstructionForm form, uint bits)
    {
        if (form.OperandCount == 0 || form[0].Kind != FieldKind.Condition)
        {
            return form.Name;
        }

        string[] names = form.Bits == XtensaForms.BranchZero.Bits ? ZeroBranches : RegisterBranches;
        return names[form[0].Extract(bits)];
    }

    /// <inheritdoc/>
    protected override string Operand(in InstructionForm form, in OperandField field, uint bits, int offset)
    {
        int value = field.Extract(bits);
        if (field.Kind == FieldKind.XtensaShiftLeft)
        {
            return Number(32 - value);
        }

        if (field.Kind == FieldKind.Signed && form.Bits == XtensaForms.AddImmediateNarrow.Bits)
        {
            // Without sign, and -1 in place of 0.
            return Number((value & 0xf) == 0 ? -1 : value & 0xf);
        }

        if (field.Kind == FieldKind.Distance && form.Bits == XtensaForms.L32r.Bits)
        {
            return "[" + Number(Literal(form, bits, offset)) + "]";
        }

        return field.Kind == FieldKind.Distance && form.Bits == XtensaForms.Call0.Bits
            ? "-> " + Number(Target(form, bits, offset))
            : base.Operand(form, field, bits, offset);
    }

    /// <inheritdoc/>
    protected override int Literal(in InstructionForm form, uint bits, int offset)
    {
        if (form.Bits != XtensaForms.L32r.Bits)
        {
            return -1;
        }

        // Always backwards, by up to 2^16 words.
        int words = form[1].Extract(bits) >> 2;
        return ((offset + 3) & ~3) + ((words | -0x10000) << 2);
    }

    /// <inheritdoc/>
    protected override int Target(in InstructionForm form, uint bits, int offset) =>
        form.Bits == XtensaForms.Jump.Bits ? offset + 4 + form[0].Extract(bits)
        : form.Bits == XtensaForms.Call0.Bits ? (offset & ~3) + 4 + form[0].Extract(bits)
        : -1;
}
