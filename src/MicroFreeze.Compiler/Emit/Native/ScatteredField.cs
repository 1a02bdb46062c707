using System.Diagnostics;

namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>
/// Operands whose bits lie apart. Each kind is a list of runs: how many bits, from where in the value, to where in the instruction.
/// </summary>
internal static class ScatteredField
{
    /// <summary>See <see cref="OperandField.Place"/>.</summary>
    public static uint Place(in OperandField field, int value)
    {
        uint bits = 0;
        uint source = (uint)value;
        foreach (Run run in RunsOf(field.Kind))
        {
            bits |= ((source >> run.From) & run.Mask) << run.To;
        }

        return bits << field.Shift;
    }

    /// <summary>See <see cref="OperandField.Extract"/>.</summary>
    public static int Extract(in OperandField field, uint bits)
    {
        bits >>= field.Shift;
        uint value = 0;
        int width = 0;
        foreach (Run run in RunsOf(field.Kind))
        {
            value |= ((bits >> run.To) & run.Mask) << run.From;
            width = Math.Max(width, run.From + run.Count);
        }

        return field.Kind switch
        {
            FieldKind.ThumbConditionalDistance or FieldKind.ThumbDistance or FieldKind.XtensaImmediate12 or FieldKind.RiscVBranch
                or FieldKind.RiscVJump or FieldKind.RiscVStoreOffset or FieldKind.RiscVCompressedImmediate
                or FieldKind.RiscVCompressedUpper or FieldKind.RiscVCompressedBranch or FieldKind.RiscVCompressedJump
                => OperandField.SignExtend(value, width),
            FieldKind.XtensaImmediate7 => value >= 96 ? (int)value - 128 : (int)value,
            FieldKind.RiscVCompressedRegister => (int)value + 8,
            _ => (int)value,
        };
    }

    private static ReadOnlySpan<Run> RunsOf(FieldKind kind)
    {
        Debug.Assert(kind > FieldKind.LastContiguous, "not a scattered field");
        return Rows[(int)kind - (int)FieldKind.LastContiguous - 1];
    }

    // In the order of FieldKind.
    private static readonly Run[][] Rows =
    [
        [new(0, 3, 0), new(3, 1, 7)], // ThumbHighRegister
        [new(0, 8, 0), new(8, 3, 12), new(11, 1, 26), new(12, 4, 16)], // ThumbImmediate16
        [new(0, 8, 0), new(8, 3, 12)], // ThumbImmediate11
        [new(1, 11, 0), new(12, 6, 16), new(18, 1, 13), new(19, 1, 11), new(20, 1, 26)], // ThumbConditionalDistance
        [new(1, 11, 0), new(12, 11, 16)], // ThumbDistance
        [new(0, 1, 22), new(1, 4, 12)], // VfpDestination
        [new(0, 1, 7), new(1, 4, 16)], // VfpFirst
        [new(0, 1, 5), new(1, 4, 0)], // VfpSecond
        [new(0, 4, 0), new(4, 4, 8)], // ArmSplitOffset
        [new(0, 8, 16), new(8, 4, 8)], // XtensaImmediate12
        [new(0, 4, 12), new(4, 3, 4)], // XtensaImmediate7
        [new(0, 4, 4), new(4, 1, 12)], // XtensaBit
        [new(0, 4, 4), new(4, 1, 20)], // XtensaShiftLeft
        [new(0, 4, 8), new(4, 1, 20)], // XtensaShiftRight
        [new(0, 4, 8), new(4, 1, 4)], // XtensaShiftAmount
        [new(1, 4, 8), new(5, 6, 25), new(11, 1, 7), new(12, 1, 31)], // RiscVBranch
        [new(1, 10, 21), new(11, 1, 20), new(12, 8, 12), new(20, 1, 31)], // RiscVJump
        [new(0, 5, 7), new(5, 7, 25)], // RiscVStoreOffset
        [new(12, 20, 12)], // RiscVUpper
        [new(0, 3, 0)], // RiscVCompressedRegister
        [new(0, 5, 2), new(5, 1, 12)], // RiscVCompressedImmediate
        [new(12, 5, 2), new(17, 1, 12)], // RiscVCompressedUpper
        [new(2, 1, 6), new(3, 1, 5), new(4, 2, 11), new(6, 4, 7)], // RiscVCompressedStackAddress
        [new(2, 1, 6), new(3, 3, 10), new(6, 1, 5)], // RiscVCompressedOffset
        [new(2, 3, 4), new(5, 1, 12), new(6, 2, 2)], // RiscVCompressedStackLoad
        [new(2, 4, 9), new(6, 2, 7)], // RiscVCompressedStackStore
        [new(1, 2, 3), new(3, 2, 10), new(5, 1, 2), new(6, 2, 5), new(8, 1, 12)], // RiscVCompressedBranch
        [
            new(1, 3, 3), new(4, 1, 11), new(5, 1, 2), new(6, 1, 7), new(7, 1, 6), new(8, 2, 9), new(10, 1, 8), new(11, 1, 12),
        ], // RiscVCompressedJump
    ];

    private readonly record struct Run(byte From, byte Count, byte To)
    {
        public uint Mask => (1u << Count) - 1;
    }
}
