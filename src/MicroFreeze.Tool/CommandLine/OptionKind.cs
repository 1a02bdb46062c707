namespace MicroFreeze.Tool.CommandLine;

/// <summary>How an option takes its value. mpy-cross and the Python tools differ in this, so it is part of an option's row.</summary>
internal enum OptionKind
{
    /// <summary>No value: <c>-v</c>.</summary>
    Flag,

    /// <summary>The value is the next argument and nothing else: <c>-o FILE</c> of mpy-cross.</summary>
    Separate,

    /// <summary>The value follows an equals sign and nothing else: <c>-march=ARCH</c> of mpy-cross.</summary>
    Assigned,

    /// <summary>The value is joined to a short name, follows an equals sign after a long one, or is the next argument:
    /// <c>-oFILE</c>, <c>--output=FILE</c>, <c>-o FILE</c>, as Python's argparse takes them.</summary>
    Value,

    /// <summary>A digit joined to the name, or the name's letter repeated: <c>-O3</c>, <c>-OO</c>.</summary>
    Level,
}
