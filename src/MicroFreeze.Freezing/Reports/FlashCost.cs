namespace MicroFreeze.Freezing.Reports;

/// <summary>
/// What a module takes of the firmware's flash once it is frozen, in bytes. The sums over all modules are what the image grows by.
/// </summary>
internal sealed record FlashCost
{
    /// <summary>Bytecode with preludes and line tables.</summary>
    public int Bytecode { get; init; }

    /// <summary>Machine code.</summary>
    public int NativeCode { get; init; }

    /// <summary>Structures that describe functions and the module, tables of nested functions.</summary>
    public int Structures { get; init; }

    /// <summary>The tables of names and objects that the code refers to by number.</summary>
    public int Tables { get; init; }

    /// <summary>Constant objects with their contents.</summary>
    public int Constants { get; init; }

    /// <summary>Names in the firmware's pool that no other frozen module uses and the firmware has not.</summary>
    public int OwnNames { get; init; }

    /// <summary>Names that other frozen modules use too, and of which this one is the first in order.</summary>
    public int SharedNames { get; init; }

    /// <summary>The module's entry in the list by which <c>import</c> finds it.</summary>
    public int Index { get; init; }

    /// <summary>The content of a file that is frozen as text.</summary>
    public int Text { get; init; }

    /// <summary>Bytes between objects, for the sake of alignment.</summary>
    public int Padding { get; init; }

    /// <summary>All of it.</summary>
    public int Total => Bytecode + NativeCode + Structures + Tables + Constants + OwnNames + SharedNames + Index + Text + Padding;

    /// <summary>The parts by name, in the order of reports.</summary>
    public IEnumerable<(string Name, int Bytes)> Parts =>
    [
        ("bytecode", Bytecode),
        ("nativeCode", NativeCode),
        ("structures", Structures),
        ("tables", Tables),
        ("constants", Constants),
        ("ownNames", OwnNames),
        ("sharedNames", SharedNames),
        ("index", Index),
        ("text", Text),
        ("padding", Padding),
    ];
}
