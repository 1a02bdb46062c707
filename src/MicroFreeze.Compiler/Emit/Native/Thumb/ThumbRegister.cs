namespace MicroFreeze.Compiler.Emit.Native.Thumb;

/// <summary>Registers that the emitter uses.</summary>
internal static class ThumbRegister
{
    public const int R0 = 0;
    public const int R1 = 1;
    public const int R2 = 2;
    public const int R3 = 3;
    public const int R4 = 4;
    public const int R5 = 5;
    public const int R6 = 6;
    public const int R7 = 7;

    /// <summary>Registers from here on are out of reach for most 16-bit instructions.</summary>
    public const int R8 = 8;

    public const int ProgramCounter = 15;
}

/// <summary>Conditions, as in branches and IT.</summary>
internal static class ThumbCondition
{
    public const int Equal = 0x0;
    public const int NotEqual = 0x1;
    public const int CarrySet = 0x2;
    public const int CarryClear = 0x3;
    public const int Negative = 0x4;
    public const int Positive = 0x5;
    public const int Overflow = 0x6;
    public const int NoOverflow = 0x7;
    public const int Higher = 0x8;
    public const int LowerOrSame = 0x9;
    public const int GreaterOrEqual = 0xa;
    public const int Less = 0xb;
    public const int Greater = 0xc;
    public const int LessOrEqual = 0xd;

    /// <summary>By <see cref="Comparison"/>.</summary>
    public static ReadOnlySpan<byte> ForComparison =>
    [
        CarryClear, Higher, Equal, LowerOrSame, CarrySet, NotEqual,
        Less, Greater, Equal, LessOrEqual, GreaterOrEqual, NotEqual,
    ];
}
