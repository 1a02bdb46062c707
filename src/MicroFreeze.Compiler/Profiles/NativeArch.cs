namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// Architectures of native code in a .mpy file, numbered as in its header.
/// What is known of each is in <see cref="Architectures"/>. Source: py/persistentcode.h@v1.28.0 MP_NATIVE_ARCH_*.
/// </summary>
public enum NativeArch : byte
{
    /// <summary>Bytecode only.</summary>
    None = 0,

    /// <summary>32-bit x86.</summary>
    X86 = 1,

    /// <summary>64-bit x86.</summary>
    X64 = 2,

    /// <summary>Arm (32-bit instructions).</summary>
    ArmV6 = 3,

    /// <summary>Thumb of Cortex-M0 and M0+.</summary>
    ArmV6M = 4,

    /// <summary>Thumb-2 of Cortex-M3.</summary>
    ArmV7M = 5,

    /// <summary>Thumb-2 with DSP, Cortex-M4 and M7 without an FPU.</summary>
    ArmV7EM = 6,

    /// <summary>Thumb-2 with a single-precision FPU.</summary>
    ArmV7EMSP = 7,

    /// <summary>Thumb-2 with a double-precision FPU.</summary>
    ArmV7EMDP = 8,

    /// <summary>Xtensa with the call0 ABI (ESP8266).</summary>
    Xtensa = 9,

    /// <summary>Xtensa with the windowed ABI (ESP32, S2, S3).</summary>
    XtensaWin = 10,

    /// <summary>32-bit RISC-V, IMC.</summary>
    Rv32Imc = 11,

    /// <summary>64-bit RISC-V, IMC: header only, the reference has no emitter for it.</summary>
    Rv64Imc = 12,

    /// <summary>The reference's trace of assembler calls instead of machine code.</summary>
    Debug = 13,
}
