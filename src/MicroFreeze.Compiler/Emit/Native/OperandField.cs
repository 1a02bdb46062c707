using System.Runtime.CompilerServices;

namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>What an operand is and how its field lies in an instruction.</summary>
internal enum FieldKind : byte
{
    /// <summary>There is none.</summary>
    None,

    // ---- one run of bits; all but these are scattered ---------------------------------------------------------------------------

    /// <summary>A register's number.</summary>
    Register,

    /// <summary>A number without sign.</summary>
    Unsigned,

    /// <summary>A number with sign.</summary>
    Signed,

    /// <summary>Distance in bytes, with sign, from the place that <see cref="OperandField.Origin"/> says.</summary>
    Distance,

    /// <summary>A condition's number.</summary>
    Condition,

    /// <summary>A set of registers, a bit each.</summary>
    RegisterList,

    /// <summary>The last kind that is one run of bits.</summary>
    LastContiguous = RegisterList,

    // ---- Thumb ------------------------------------------------------------------------------------------------------------------

    /// <summary>Any register, its top bit apart from the others (D:Rd).</summary>
    ThumbHighRegister,

    /// <summary>16 bits of MOVW and MOVT (i:imm4:imm3:imm8, in the manual's order imm4:i:imm3:imm8).</summary>
    ThumbImmediate16,

    /// <summary>The lower 11 bits of ADDW's and SUBW's 12 (imm3:imm8); the top bit stays zero, as in the reference.</summary>
    ThumbImmediate11,

    /// <summary>Distance of B.W with a condition (S:J2:J1:imm6:imm11).</summary>
    ThumbConditionalDistance,

    /// <summary>Distance of B.W and BL, 23 bits as the reference has it (imm11:imm11 with J1 and J2 set).</summary>
    ThumbDistance,

    /// <summary>Single-precision register, destination (Vd:D).</summary>
    VfpDestination,

    /// <summary>Single-precision register, first operand (Vn:N).</summary>
    VfpFirst,

    /// <summary>Single-precision register, second operand (Vm:M).</summary>
    VfpSecond,

    // ---- Arm --------------------------------------------------------------------------------------------------------------------

    /// <summary>8-bit offset of the half-word transfers (imm4H:imm4L).</summary>
    ArmSplitOffset,

    // ---- Xtensa -----------------------------------------------------------------------------------------------------------------

    /// <summary>12 bits of MOVI (imm[11:8] in s, imm[7:0] in imm8).</summary>
    XtensaImmediate12,

    /// <summary>7 bits of MOVI.N (imm[6:4] in t, imm[3:0] in r), from -32 to 95.</summary>
    XtensaImmediate7,

    /// <summary>A bit's number 0 to 31, its top bit in the lowest bit of r.</summary>
    XtensaBit,

    /// <summary>SLLI's 32 minus count, 1 to 31, its top bit in bit 20.</summary>
    XtensaShiftLeft,

    /// <summary>SRAI's count, 0 to 31, its top bit in bit 20.</summary>
    XtensaShiftRight,

    /// <summary>SSAI's count, 0 to 31, its top bit in t.</summary>
    XtensaShiftAmount,

    // ---- RISC-V -----------------------------------------------------------------------------------------------------------------

    /// <summary>Distance of a conditional branch (B type).</summary>
    RiscVBranch,

    /// <summary>Distance of JAL (J type).</summary>
    RiscVJump,

    /// <summary>12-bit offset of a store (S type).</summary>
    RiscVStoreOffset,

    /// <summary>Upper 20 bits, given in place (U type).</summary>
    RiscVUpper,

    /// <summary>Register 8 to 15 in three bits.</summary>
    RiscVCompressedRegister,

    /// <summary>6 bits with sign of the CI format (imm[5]:imm[4:0]).</summary>
    RiscVCompressedImmediate,

    /// <summary>Upper immediate of C.LUI, given in place (nzimm[17]:nzimm[16:12]).</summary>
    RiscVCompressedUpper,

    /// <summary>Scaled immediate of C.ADDI4SPN.</summary>
    RiscVCompressedStackAddress,

    /// <summary>Word offset of C.LW and C.SW.</summary>
    RiscVCompressedOffset,

    /// <summary>Word offset of C.LWSP.</summary>
    RiscVCompressedStackLoad,

    /// <summary>Word offset of C.SWSP.</summary>
    RiscVCompressedStackStore,

    /// <summary>Distance of C.BEQZ and C.BNEZ.</summary>
    RiscVCompressedBranch,

    /// <summary>Distance of C.J and C.JAL.</summary>
    RiscVCompressedJump,
}

/// <summary>One operand of an <see cref="InstructionForm"/>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Shift">Lowest bit, or for some scattered kinds the lowest bit of its field.</param>
/// <param name="Width">Number of bits where it is one run.</param>
/// <param name="Scale">How many low zero bits of the value are left out.</param>
internal readonly record struct OperandField(FieldKind Kind, byte Shift = 0, byte Width = 0, byte Scale = 0)
{
    /// <summary>For distances: bytes from the instruction's own address to where the distance counts from.</summary>
    public byte Origin { get; init; }

    /// <summary>The value's bits where they belong; what does not fit is cut off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Place(int value) =>
        Kind <= FieldKind.LastContiguous ? ((uint)(value >> Scale) & ((1u << Width) - 1)) << Shift : ScatteredField.Place(this, value);

    /// <summary>The value in an instruction's bits.</summary>
    public int Extract(uint bits)
    {
        if (Kind > FieldKind.LastContiguous)
        {
            return ScatteredField.Extract(this, bits);
        }

        uint field = (bits >> Shift) & ((1u << Width) - 1);
        bool signed = Kind is FieldKind.Signed or FieldKind.Distance;
        return (signed ? SignExtend(field, Width) : (int)field) << Scale;
    }

    /// <summary>A number of <paramref name="width"/> bits with sign.</summary>
    public static int SignExtend(uint field, int width) => (int)(field << (32 - width)) >> (32 - width);
}
