using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>What a tree depends on besides the source.</summary>
public readonly record struct ParseOptions
{
    /// <summary>Which language there is.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary><c>__debug__</c> is True at 0 and False from 1 on.</summary>
    public int OptimizationLevel { get; init; }

    /// <summary>Bits of a small int, sign included, 4 to 63: an integer that does not fit is a <see cref="NodeKind.Constant"/>.</summary>
    public required int SmallIntBits { get; init; }

    /// <summary>
    /// The language is CPython's where the firmware's falls short of it: for source that runs on the build machine, such as a manifest. f-strings take any
    /// expression, <c>{x=}</c> and <c>!a</c>; prefixes may be capital letters; displays, indices, <c>return</c>, <c>yield</c> and <c>in</c> take stars, parameters
    /// <c>/</c>, decorators any expression; <c>const</c> is a name like any other, and arithmetic and logic are left to whoever runs the tree. Tokens follow
    /// CPython's stricter rules. What it refuses once it has a tree is for whoever runs that to refuse.
    /// </summary>
    public bool IsHostPython { get; init; }
}
