using System.Globalization;
using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.RiscV;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>Decodes RV32IMC code.</summary>
internal sealed class RiscVDecoder() : FormDecoder(RiscVForms.All)
{
    private const int FirstRange = 4;
    private const int LastRange = 15;

    private static readonly string[] Registers =
    [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
        "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
    ];

    // Encodings that the manual reserves, or gives to instructions that have no row: a value of an operand for each.
    private static readonly (uint Form, int Operand, Func<int, bool> Excludes)[] Exclusions =
    [
        (RiscVForms.CAddi4spn.Bits, 1, value => value == 0),
        (RiscVForms.CLui.Bits, 0, value => value == RiscVRegister.StackPointer),
        (RiscVForms.CLui.Bits, 1, value => value == 0),
        (RiscVForms.CSlli.Bits, 1, value => value < 0),
        (RiscVForms.CSrli.Bits, 1, value => value < 0),
        (RiscVForms.CSrai.Bits, 1, value => value < 0),
        (RiscVForms.CLwsp.Bits, 0, value => value == 0),
        (RiscVForms.CJr.Bits, 0, value => value == 0),
        (RiscVForms.CmPush.Bits, 0, value => value < FirstRange),
        (RiscVForms.CmPopret.Bits, 0, value => value < FirstRange),
    ];

    /// <inheritdoc/>
    public override int Unit => 2;

    /// <inheritdoc/>
    protected override int LengthOf(ReadOnlySpan<byte> code) => (code[0] & 3) == 3 ? 4 : 2;

    /// <inheritdoc/>
    protected override string Register(int number) => Registers[number];

    /// <inheritdoc/>
    protected override bool IsValid(in InstructionForm form, uint bits)
    {
        foreach ((uint row, int operand, Func<int, bool> excludes) in Exclusions)
        {
            if (row == form.Bits && operand < form.OperandCount && excludes(form[operand].Extract(bits)))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    protected override string Operand(in InstructionForm form, in OperandField field, uint bits, int offset)
    {
        int value = field.Extract(bits);
        if (field.Kind is FieldKind.RiscVUpper or FieldKind.RiscVCompressedUpper)
        {
            return string.Create(CultureInfo.InvariantCulture, $"0x{(uint)value >> 12:x}");
        }

        if (form.Bits == RiscVForms.CmPush.Bits || form.Bits == RiscVForms.CmPopret.Bits)
        {
            int range = form[0].Extract(bits);
            return field == form[0] ? RangeText(range) : Number(StackBytes(range, value) * (form.Bits == RiscVForms.CmPush.Bits ? -1 : 1));
        }

        return base.Operand(form, field, bits, offset);
    }

    private static string RangeText(int range) => range switch
    {
        FirstRange => "{ra}",
        FirstRange + 1 => "{ra, s0}",
        LastRange => "{ra, s0-s11}",
        _ => "{ra, s0-s" + Number(range - FirstRange - 1) + "}",
    };

    // What the registers take, filled up to 16, and the chunks of 16 beyond.
    private static int StackBytes(int range, int chunks)
    {
        int registers = range == LastRange ? 13 : range - FirstRange + 1;
        return (((registers * 4) + 15) & ~15) + (chunks * 16);
    }
}
