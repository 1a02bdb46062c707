using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>One thing to freeze. The order of entries is the order in the firmware, which is the order of search.</summary>
internal abstract record FrozenEntry
{
    private protected FrozenEntry()
    {
    }

    /// <summary>The user's file, for diagnostics.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>The chain that brought it in, innermost first, for diagnostics.</summary>
    public IReadOnlyList<SourceLocation> Chain { get; init; } = [];
}

/// <summary>
/// A compiled module. On the device it goes by the file name that the module itself carries, also where that is not the name of the
/// <c>.mpy</c> file that it was read from.
/// </summary>
/// <param name="Module">The module, just compiled or read from a file.</param>
internal sealed record FrozenModuleEntry(MpyModule Module) : FrozenEntry;

/// <summary>A file that is frozen as it is, as text to be compiled on the device.</summary>
/// <param name="TargetPath">Its path on the device, with forward slashes.</param>
/// <param name="Content">The bytes of the file.</param>
internal sealed record FrozenTextEntry(string TargetPath, ReadOnlyMemory<byte> Content) : FrozenEntry;
