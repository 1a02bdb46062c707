namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// What a frozen module takes in the firmware, in bytes, for 32-bit pointers and with <c>MICROPY_OBJ_REPR_A</c>. Names are counted where they
/// first occur, so that the sums over all modules are those of the file.
/// </summary>
/// <param name="Name">The module's file name on the device.</param>
internal sealed record FrozenModuleSize(string Name)
{
    /// <summary>Bytecode with preludes and line tables.</summary>
    public int Bytecode { get; init; }

    /// <summary>Machine code.</summary>
    public int NativeCode { get; init; }

    /// <summary>Structures that describe functions, tables of nested functions, the module's own structure.</summary>
    public int Structures { get; init; }

    /// <summary>The tables of names and objects.</summary>
    public int Tables { get; init; }

    /// <summary>Constant objects with their contents.</summary>
    public int Objects { get; init; }

    /// <summary>Names that this module is the first to bring into the pool.</summary>
    public int Names { get; init; }

    /// <summary>The content of a file that is frozen as text.</summary>
    public int Text { get; init; }

    /// <summary>All of it.</summary>
    public int Total => Bytecode + NativeCode + Structures + Tables + Objects + Names + Text;
}
