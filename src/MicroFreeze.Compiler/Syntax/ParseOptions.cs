using MicroFreeze.Profiles;

namespace MicroFreeze.Syntax;

/// <summary>What a tree depends on besides the source.</summary>
public readonly record struct ParseOptions
{
    /// <summary>Which language there is.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary><c>__debug__</c> is True at 0 and False from 1 on.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>Bits of a small int, sign included, 4 to 63: an integer that does not fit is a <see cref="NodeKind.Constant"/>.</summary>
    public required int SmallIntBits { get; init; }
}
