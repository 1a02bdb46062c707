namespace MicroFreeze.Compiler.Mpy;

/// <summary>Kinds of code in a .mpy file. Source: py/emitglue.h@v1.28.0 mp_raw_code_kind_t.</summary>
public enum RawCodeKind : byte
{
    /// <summary>Bytecode with its prelude.</summary>
    Bytecode = 0,

    /// <summary>Machine code of a <c>@micropython.native</c> function.</summary>
    NativePython = 1,

    /// <summary>Machine code of a <c>@micropython.viper</c> function.</summary>
    NativeViper = 2,

    /// <summary>Machine code of an inline assembler function.</summary>
    NativeAssembler = 3,
}

/// <summary>The code of one function, class body or module, and of those defined in it.</summary>
public sealed class RawCode
{
    /// <summary>What the code is.</summary>
    public required RawCodeKind Kind { get; init; }

    /// <summary>Prelude, code information and bytecode; or machine code followed by its prelude.</summary>
    public required ReadOnlyMemory<byte> Code { get; init; }

    /// <summary>Code of the functions and classes defined inside, in the order in which the code refers to them.</summary>
    public IReadOnlyList<RawCode> Children { get; init; } = [];

    /// <summary>Native Python: offset of the prelude in <see cref="Code"/>.</summary>
    public int PreludeOffset { get; init; }

    /// <summary>Viper and assembler: scope flags as written in the file, which say whether relocations and data follow.</summary>
    public int ScopeFlags { get; init; }

    /// <summary>Assembler: number of positional arguments.</summary>
    public int PositionalArguments { get; init; }

    /// <summary>Assembler: type signature, four bits a value.</summary>
    public int TypeSignature { get; init; }

    /// <summary>Viper: size of the read-only data, or 0.</summary>
    public int ReadOnlyDataSize { get; init; }

    /// <summary>Viper: the read-only data, or empty.</summary>
    public ReadOnlyMemory<byte> ReadOnlyData { get; init; }

    /// <summary>Viper: size of the zero-initialised data, or 0.</summary>
    public int BssSize { get; init; }

    /// <summary>Viper: the relocations as in the file, or empty.</summary>
    public ReadOnlyMemory<byte> Relocations { get; init; }
}
