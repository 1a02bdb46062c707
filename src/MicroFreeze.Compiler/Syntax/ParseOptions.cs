using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>What a tree depends on besides the source.</summary>
internal readonly record struct ParseOptions
{
    /// <summary>Which language there is.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary><c>__debug__</c> is True at 0 and False from 1 on.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>Bits of a small int, sign included, 4 to 63: an integer that does not fit is a <see cref="NodeKind.Constant"/>.</summary>
    public required int SmallIntBits { get; init; }

    /// <summary>In what the language differs from the firmware's; in nothing by default.</summary>
    internal Dialect Dialect { get; init; }
}
