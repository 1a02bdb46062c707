namespace MicroFreeze.Compiler.Emit.Native.X86;

/// <summary>What differs between the family's modes: word size, calling convention, which registers play which role.</summary>
internal interface IX86Mode
{
    static abstract bool Is64 { get; }

    static abstract int Argument1 { get; }

    static abstract int Argument2 { get; }

    static abstract int Argument3 { get; }

    static abstract int Argument4 { get; }

    static abstract int Temporary1 { get; }

    static abstract int Temporary2 { get; }

    static abstract int Local2 { get; }

    static abstract int Local3 { get; }

    static abstract int NlrRegisterCount { get; }
}

/// <summary>32-bit code, cdecl. Source: py/asmx86.h@v1.28.0.</summary>
internal readonly struct X86Mode32 : IX86Mode
{
    public static bool Is64 => false;

    // The convention passes arguments on the stack; these hold them until a call pushes them.
    public static int Argument1 => X86Register.Ax;

    public static int Argument2 => X86Register.Cx;

    public static int Argument3 => X86Register.Dx;

    public static int Argument4 => X86Register.Bx;

    public static int Temporary1 => X86Register.Cx;

    public static int Temporary2 => X86Register.Dx;

    public static int Local2 => X86Register.Si;

    public static int Local3 => X86Register.Di;

    public static int NlrRegisterCount => 6;
}

/// <summary>64-bit code, System V convention. Source: py/asmx64.h@v1.28.0.</summary>
internal readonly struct X86Mode64 : IX86Mode
{
    public static bool Is64 => true;

    public static int Argument1 => X86Register.Di;

    public static int Argument2 => X86Register.Si;

    public static int Argument3 => X86Register.Dx;

    public static int Argument4 => X86Register.Cx;

    public static int Temporary1 => X86Register.Di;

    public static int Temporary2 => X86Register.Si;

    public static int Local2 => X86Register.R12;

    public static int Local3 => X86Register.R13;

    // Room for what the Windows convention saves too.
    public static int NlrRegisterCount => 10;
}

/// <summary>Registers by the names that both modes share.</summary>
internal static class X86Register
{
    public const int Ax = 0;
    public const int Cx = 1;
    public const int Dx = 2;
    public const int Bx = 3;
    public const int Sp = 4;
    public const int Bp = 5;
    public const int Si = 6;
    public const int Di = 7;
    public const int R12 = 12;
    public const int R13 = 13;
}

/// <summary>Conditions, as in the low bits of Jcc and SETcc.</summary>
internal static class X86Condition
{
    public const int Below = 0x2;
    public const int AboveOrEqual = 0x3;
    public const int Equal = 0x4;
    public const int NotEqual = 0x5;
    public const int BelowOrEqual = 0x6;
    public const int Above = 0x7;
    public const int Less = 0xc;
    public const int GreaterOrEqual = 0xd;
    public const int LessOrEqual = 0xe;
    public const int Greater = 0xf;
}
