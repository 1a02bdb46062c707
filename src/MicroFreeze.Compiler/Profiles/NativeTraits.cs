namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// In what the machine code of one generation of the reference compiler differs from another's. Each flag is something that the
/// newest one does.
/// </summary>
[Flags]
public enum NativeTraits
{
    /// <summary>The oldest generation supported: CircuitPython 10's.</summary>
    None = 0,

    /// <summary>Registers are cleared by the instruction that is shortest for it; otherwise by an exclusive or, or a load of 0.</summary>
    ClearsRegisters = 1,

    /// <summary>A load or store with an index register leaves the index (and, on RISC-V, the base) as it is.</summary>
    KeepsIndexRegisters = 2,

    /// <summary>Windowed Xtensa functions without constants have no jump over a table of them.</summary>
    OmitsEmptyConstantTable = 4,

    /// <summary>RISC-V keeps the second and third local register in s2 and s4; otherwise in s4 and s5.</summary>
    RiscVLowLocals = 8,

    /// <summary>What MicroPython 1.28 has.</summary>
    MicroPython128 = ClearsRegisters | KeepsIndexRegisters | OmitsEmptyConstantTable | RiscVLowLocals,
}
