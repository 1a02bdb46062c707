using System.Runtime.InteropServices;

namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// The architectures: one row each. Two more tables hold code for them, NativeEmitters (emitters and inline assemblers) and
/// NativeDisassembler (decoders); tests fail where one lacks what a row says.
/// </summary>
internal static class Architectures
{
    private static readonly CodePlacement X86 = new('#', '@', 1, 1);
    private static readonly CodePlacement Thumb2 = new('@', '%', 2, 2);
    private static readonly CodePlacement Xtensa = new('#', '@', 4, 4);
    private static readonly CodePlacement RiscV = new('#', '@', 2, 2) { IsPadded = true };

    /// <summary>All rows, each at the index of its number.</summary>
    public static IReadOnlyList<NativeArchInfo> All => Rows;

    private static readonly NativeArchInfo[] Rows =
    [
        new(NativeArch.None, "") { HasEmitter = false, HasDecoder = false },
        new(NativeArch.X86, "x86") { Condition = "defined(__i386__)", Hosts = [Architecture.X86], Placement = X86 },
        new(NativeArch.X64, "x64")
        {
            Condition = "defined(__x86_64__)",
            Hosts = [Architecture.X64],
            WordBytes = 8,
            Placement = X86,
            BoardPreset = "generic-64",
        },
        new(NativeArch.ArmV6, "armv6")
        {
            Condition = "defined(__arm__)",
            Hosts = [Architecture.Arm, Architecture.Armv6],
            HasInlineAssembler = true,
            Thumb = ThumbLevel.Narrow,
            HasArmState = true,
            Placement = new('@', '%', 4, 4),
        },

        // Code for Cortex-M0 loads its literals from words among the instructions, and that processor cannot load an unaligned word.
        new(NativeArch.ArmV6M, "armv6m")
        {
            Condition = "defined(__thumb__)",
            HasInlineAssembler = true,
            Thumb = ThumbLevel.Narrow,
            Placement = new('@', '%', 4, 2),
        },
        new(NativeArch.ArmV7M, "armv7m")
        {
            Condition = "defined(__thumb2__)",
            RunsFrom = NativeArch.ArmV6M,
            HasInlineAssembler = true,
            Thumb = ThumbLevel.Wide,
            Placement = Thumb2,
        },
        new(NativeArch.ArmV7EM, "armv7em")
        {
            Condition = "defined(__thumb2__) && defined(__ARM_FEATURE_DSP)",
            RunsFrom = NativeArch.ArmV6M,
            HasInlineAssembler = true,
            Thumb = ThumbLevel.Wide,
            Placement = Thumb2,
        },
        new(NativeArch.ArmV7EMSP, "armv7emsp")
        {
            Condition = "defined(__thumb2__) && defined(__ARM_FP) && (__ARM_FP & 4)",
            RunsFrom = NativeArch.ArmV6M,
            HasInlineAssembler = true,
            Thumb = ThumbLevel.Float,
            Placement = Thumb2,
        },
        new(NativeArch.ArmV7EMDP, "armv7emdp")
        {
            Condition = "defined(__thumb2__) && defined(__ARM_FP) && (__ARM_FP & 8)",
            RunsFrom = NativeArch.ArmV6M,
            HasInlineAssembler = true,
            Thumb = ThumbLevel.Float,
            Placement = Thumb2,
        },
        new(NativeArch.Xtensa, "xtensa")
        {
            Condition = "defined(__xtensa__) && defined(__XTENSA_CALL0_ABI__)",
            HasInlineAssembler = true,
            Placement = Xtensa,
            BoardPreset = "esp8266",
        },
        new(NativeArch.XtensaWin, "xtensawin")
        {
            Condition = "defined(__xtensa__) && defined(__XTENSA_WINDOWED_ABI__)",
            HasInlineAssembler = true,
            Placement = Xtensa,
            BoardPreset = "esp32",
        },

        // Flags: py/asmrv32.h@v1.28.0 RV32_EXT_*.
        new(NativeArch.Rv32Imc, "rv32imc")
        {
            Condition = "defined(__riscv) && __riscv_xlen == 32",
            Extensions = [new("zba", 1), new("zcmp", 2)],
            HasInlineAssembler = true,
            Placement = RiscV,
        },
        new(NativeArch.Rv64Imc, "rv64imc")
        {
            Condition = "defined(__riscv) && __riscv_xlen == 64",
            Hosts = [Architecture.RiscV64],
            HasEmitter = false,
            HasDecoder = false,
            WordBytes = 8,
            Placement = RiscV,
            BoardPreset = "generic-64",
        },
        new(NativeArch.Debug, "debug") { IsProcessor = false, HasDecoder = false },
    ];

    /// <summary>The row of an architecture; that of none for a number without a row.</summary>
    public static NativeArchInfo Of(NativeArch arch) => (int)arch < Rows.Length ? Rows[(int)arch] : Rows[0];
}
