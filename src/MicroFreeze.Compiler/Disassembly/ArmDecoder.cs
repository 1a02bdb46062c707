using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.Arm;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>Decodes 32-bit Arm code.</summary>
internal sealed class ArmDecoder() : FormDecoder(ArmForms.All)
{
    private const int ProgramCounter = 15;
    private const int Ahead = 8;

    /// <inheritdoc/>
    public override int Unit => 4;

    /// <inheritdoc/>
    protected override int LengthOf(ReadOnlySpan<byte> code) => 4;

    /// <inheritdoc/>
    protected override string Register(int number) => ArmRegisters[number];

    /// <inheritdoc/>
    protected override string? Mnemonic(in InstructionForm form, uint bits) => WithCondition(form, bits);

    /// <inheritdoc/>
    protected override string Operand(in InstructionForm form, in OperandField field, uint bits, int offset)
    {
        string text = base.Operand(form, field, bits, offset);
        return field.Kind is FieldKind.Unsigned or FieldKind.ArmSplitOffset ? "#" + text : text;
    }

    /// <inheritdoc/>
    protected override int Literal(in InstructionForm form, uint bits, int offset) =>
        form.Bits == ArmForms.Ldr.Bits && form[1].Extract(bits) == ProgramCounter ? offset + Ahead + form[2].Extract(bits) : -1;
}
