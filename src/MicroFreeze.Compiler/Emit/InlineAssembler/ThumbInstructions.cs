using System.Collections.Frozen;
using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.Thumb;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

/// <summary>What operands an instruction of <c>asm_thumb</c> takes.</summary>
internal enum ThumbOperands : byte
{
    /// <summary>None; or one that is not looked at.</summary>
    None,

    /// <summary>Two low registers.</summary>
    LowLow,

    /// <summary>Three low registers.</summary>
    LowLowLow,

    /// <summary>Two low registers and a number as wide as the form's field.</summary>
    LowLowNumber,

    /// <summary>A low register and 8 bits.</summary>
    LowNumber,

    /// <summary>A low register and <c>[low register, offset]</c>.</summary>
    LowMemory,

    /// <summary>Any register.</summary>
    Any,

    /// <summary>Any two registers.</summary>
    AnyAny,

    /// <summary>Any two registers, of which the second is encoded twice.</summary>
    AnyTwice,

    /// <summary>Any three registers.</summary>
    AnyAnyAny,

    /// <summary>Any register but pc, and 16 bits.</summary>
    Half,

    /// <summary>Any register but pc, and 32 bits: two instructions.</summary>
    Whole,

    /// <summary>A register up to r12, and a special register.</summary>
    Special,

    /// <summary>A register and <c>[register, offset]</c>.</summary>
    Exclusive,

    /// <summary>Two registers and <c>[register, offset]</c>.</summary>
    ExclusiveStatus,

    /// <summary>A set of registers, with lr or pc in the short form.</summary>
    Push,

    /// <summary>See <see cref="Push"/>.</summary>
    Pop,

    /// <summary>A label within reach of the narrow branch.</summary>
    Branch,

    /// <summary>A label within reach of BL.</summary>
    BranchLink,

    /// <summary>Two single-precision registers.</summary>
    Float2,

    /// <summary>Three single-precision registers.</summary>
    Float3,

    /// <summary>A single-precision register and <c>[low register, offset]</c>.</summary>
    FloatMemory,

    /// <summary>A single-precision register and one of the core, in either order.</summary>
    FloatMove,

    /// <summary>A register or <c>APSR_nzcv</c>, and <c>FPSCR</c>.</summary>
    FloatStatus,
}

/// <summary>An instruction of <c>asm_thumb</c>.</summary>
/// <param name="Name">The mnemonic in the source.</param>
/// <param name="Count">How many operands are written.</param>
/// <param name="Operands">What they are.</param>
/// <param name="Form">How they are encoded.</param>
/// <param name="Level">What the processor must have.</param>
internal sealed record ThumbInstruction(string Name, int Count, ThumbOperands Operands, InstructionForm Form, ThumbLevel Level)
{
    /// <summary>Whether the last operand must be a name, must not be one, or decides nothing (null).</summary>
    public bool? LastIsName { get; init; }
}

/// <summary>The instructions of <c>asm_thumb</c>, but for those with a condition in their name. Source:
/// py/emitinlinethumb.c@v1.28.0.</summary>
internal static class ThumbInstructions
{
    private const ThumbLevel Narrow = ThumbLevel.Narrow;
    private const ThumbLevel Wide = ThumbLevel.Wide;
    private const ThumbLevel Float = ThumbLevel.Float;

    private static readonly ThumbInstruction[] Rows =
    [
        new("nop", 0, ThumbOperands.None, ThumbForms.Nop, Narrow),
        new("wfi", 0, ThumbOperands.None, ThumbForms.Wfi, Narrow),
        new("b", 1, ThumbOperands.Branch, ThumbForms.Branch, Narrow),
        new("bl", 1, ThumbOperands.BranchLink, ThumbForms.BranchLink, Narrow),
        new("bx", 1, ThumbOperands.Any, ThumbForms.Bx, Narrow),
        new("cpsid", 1, ThumbOperands.None, ThumbForms.DisableInterrupts, Narrow),
        new("cpsie", 1, ThumbOperands.None, ThumbForms.EnableInterrupts, Narrow),
        new("push", 1, ThumbOperands.Push, ThumbForms.Push, Narrow),
        new("pop", 1, ThumbOperands.Pop, ThumbForms.Pop, Narrow),
        Register("mov", ThumbOperands.AnyAny, ThumbForms.Mov, Narrow),
        Register("clz", ThumbOperands.AnyTwice, ThumbForms.Clz, Wide),
        Register("rbit", ThumbOperands.AnyTwice, ThumbForms.Rbit, Wide),
        Register("mrs", ThumbOperands.Special, ThumbForms.Mrs, Wide),
        Register("and_", ThumbOperands.LowLow, ThumbForms.And, Narrow),
        Register("eor", ThumbOperands.LowLow, ThumbForms.Eor, Narrow),
        Register("lsl", ThumbOperands.LowLow, ThumbForms.Lsl, Narrow),
        Register("lsr", ThumbOperands.LowLow, ThumbForms.Lsr, Narrow),
        Register("asr", ThumbOperands.LowLow, ThumbForms.Asr, Narrow),
        Register("adc", ThumbOperands.LowLow, ThumbForms.Adc, Narrow),
        Register("sbc", ThumbOperands.LowLow, ThumbForms.Sbc, Narrow),
        Register("ror", ThumbOperands.LowLow, ThumbForms.Ror, Narrow),
        Register("tst", ThumbOperands.LowLow, ThumbForms.Tst, Narrow),
        Register("neg", ThumbOperands.LowLow, ThumbForms.Neg, Narrow),
        Register("cmp", ThumbOperands.LowLow, ThumbForms.Cmp, Narrow),
        Register("cmn", ThumbOperands.LowLow, ThumbForms.Cmn, Narrow),
        Register("orr", ThumbOperands.LowLow, ThumbForms.Orr, Narrow),
        Register("mul", ThumbOperands.LowLow, ThumbForms.Mul, Narrow),
        Register("bic", ThumbOperands.LowLow, ThumbForms.Bic, Narrow),
        Register("mvn", ThumbOperands.LowLow, ThumbForms.Mvn, Narrow),
        Other("mov", ThumbOperands.LowNumber, ThumbForms.MovImmediate, Narrow),
        Other("cmp", ThumbOperands.LowNumber, ThumbForms.CmpImmediate, Narrow),
        Other("add", ThumbOperands.LowNumber, ThumbForms.AddImmediate8, Narrow),
        Other("sub", ThumbOperands.LowNumber, ThumbForms.SubImmediate8, Narrow),
        Other("movw", ThumbOperands.Half, ThumbForms.Movw, Wide),
        Other("movt", ThumbOperands.Half, ThumbForms.Movt, Wide),
        Other("movwt", ThumbOperands.Whole, ThumbForms.Movw, Wide),
        Other("ldrex", ThumbOperands.Exclusive, ThumbForms.Ldrex, Wide),
        Other("ldr", ThumbOperands.LowMemory, ThumbForms.Ldr, Narrow),
        Other("ldrb", ThumbOperands.LowMemory, ThumbForms.Ldrb, Narrow),
        Other("ldrh", ThumbOperands.LowMemory, ThumbForms.Ldrh, Narrow),
        Other("str", ThumbOperands.LowMemory, ThumbForms.Str, Narrow),
        Other("strb", ThumbOperands.LowMemory, ThumbForms.Strb, Narrow),
        Other("strh", ThumbOperands.LowMemory, ThumbForms.Strh, Narrow),
        new("lsl", 3, ThumbOperands.LowLowNumber, ThumbForms.LslImmediate, Narrow),
        new("lsr", 3, ThumbOperands.LowLowNumber, ThumbForms.LsrImmediate, Narrow),
        new("asr", 3, ThumbOperands.LowLowNumber, ThumbForms.AsrImmediate, Narrow),
        new("add", 3, ThumbOperands.LowLowLow, ThumbForms.AddRegister, Narrow) { LastIsName = true },
        new("add", 3, ThumbOperands.LowLowNumber, ThumbForms.AddImmediate3, Narrow) { LastIsName = false },
        new("sub", 3, ThumbOperands.LowLowLow, ThumbForms.SubRegister, Narrow) { LastIsName = true },
        new("sub", 3, ThumbOperands.LowLowNumber, ThumbForms.SubImmediate3, Narrow) { LastIsName = false },
        new("sdiv", 3, ThumbOperands.AnyAnyAny, ThumbForms.Sdiv, Wide),
        new("udiv", 3, ThumbOperands.AnyAnyAny, ThumbForms.Udiv, Wide),
        new("strex", 3, ThumbOperands.ExclusiveStatus, ThumbForms.Strex, Wide),
        new("vcmp", 2, ThumbOperands.Float2, ThumbForms.Vcmp, Float),
        new("vsqrt", 2, ThumbOperands.Float2, ThumbForms.Vsqrt, Float),
        new("vneg", 2, ThumbOperands.Float2, ThumbForms.Vneg, Float),
        new("vcvt_f32_s32", 2, ThumbOperands.Float2, ThumbForms.VcvtToFloat, Float),
        new("vcvt_s32_f32", 2, ThumbOperands.Float2, ThumbForms.VcvtToInteger, Float),
        new("vmrs", 2, ThumbOperands.FloatStatus, ThumbForms.Vmrs, Float),
        new("vmov", 2, ThumbOperands.FloatMove, ThumbForms.VmovFromCore, Float),
        new("vldr", 2, ThumbOperands.FloatMemory, ThumbForms.Vldr, Float),
        new("vstr", 2, ThumbOperands.FloatMemory, ThumbForms.Vstr, Float),
        new("vadd", 3, ThumbOperands.Float3, ThumbForms.Vadd, Float),
        new("vsub", 3, ThumbOperands.Float3, ThumbForms.Vsub, Float),
        new("vmul", 3, ThumbOperands.Float3, ThumbForms.Vmul, Float),
        new("vdiv", 3, ThumbOperands.Float3, ThumbForms.Vdiv, Float),
    ];

    private static readonly FrozenDictionary<string, ThumbInstruction[]> ByName =
        Rows.GroupBy(row => row.Name).ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Finds an instruction, or null.</summary>
    public static ThumbInstruction? Find(string name, int count, bool lastIsName, ThumbLevel level)
    {
        if (ByName.TryGetValue(name, out ThumbInstruction[]? rows))
        {
            foreach (ThumbInstruction row in rows)
            {
                if (row.Count == count && row.Level <= level && (row.LastIsName ?? lastIsName) == lastIsName)
                {
                    return row;
                }
            }
        }

        return null;
    }

    // Two operands, of which the second is a name.
    private static ThumbInstruction Register(string name, ThumbOperands operands, InstructionForm form, ThumbLevel level) =>
        new(name, 2, operands, form, level) { LastIsName = true };

    // Two operands, of which the second is something else.
    private static ThumbInstruction Other(string name, ThumbOperands operands, InstructionForm form, ThumbLevel level) =>
        new(name, 2, operands, form, level) { LastIsName = false };
}
