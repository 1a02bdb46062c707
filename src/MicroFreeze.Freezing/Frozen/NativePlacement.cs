using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Where machine code goes: into <c>.text</c>, aligned as the architecture's instructions and the data among them ask for.
/// Source: tools/mpy-tool.py, <c>RawCodeNative</c>.
/// </summary>
/// <param name="Comment">The comment character of the architecture's assembler: it hides what the C compiler appends to the section's name.</param>
/// <param name="SectionType">How section types are marked there.</param>
/// <param name="Alignment">Alignment in bytes; 1 for none.</param>
/// <param name="ExactAlignment">The alignment that upstream gives.</param>
internal readonly record struct NativePlacement(char Comment, char SectionType, int Alignment, int ExactAlignment)
{
    /// <summary>The placement of an architecture's code.</summary>
    public static NativePlacement For(NativeArch arch) => arch switch
    {
        NativeArch.X86 or NativeArch.X64 => new('#', '@', 1, 1),
        NativeArch.Xtensa or NativeArch.XtensaWin => new('#', '@', 4, 4),
        NativeArch.Rv32Imc or NativeArch.Rv64Imc => new('#', '@', 2, 2),
        NativeArch.ArmV6 => new('@', '%', 4, 4),

        // Code for Cortex-M0 loads its literals from words among the instructions, and that processor cannot load an unaligned word.
        NativeArch.ArmV6M => new('@', '%', 4, 2),
        NativeArch.ArmV7M or NativeArch.ArmV7EM or NativeArch.ArmV7EMSP or NativeArch.ArmV7EMDP => new('@', '%', 2, 2),
        _ => new('@', '%', 1, 1),
    };

    /// <summary>Whether code is filled up to whole instruction units, so that what follows in the section is aligned.</summary>
    public static bool NeedsPadding(NativeArch arch) => arch is NativeArch.Rv32Imc or NativeArch.Rv64Imc;

    /// <summary>The attributes of the array.</summary>
    public string GetAttributes(bool exact)
    {
        string section = $"__attribute__((section(\".text,\\\"ax\\\",{SectionType}progbits {Comment} \")))";
        int alignment = exact ? ExactAlignment : Alignment;
        return alignment == 1 ? section : $"{section} __attribute__((aligned({(alignment == 4 ? "4" : "2")})))";
    }
}
