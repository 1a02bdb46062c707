namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// A line of firmware, with what is the same in all its versions. A <c>.mpy</c> file names its family alone; what differs between versions
/// is in <see cref="FirmwareProfile"/>.
/// </summary>
public sealed record FirmwareFamily
{
    /// <summary>How messages call it, such as <c>MicroPython</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How the names of its profiles begin, such as <c>micropython</c>.</summary>
    public required string Key { get; init; }

    /// <summary>First byte of a <c>.mpy</c> file: <c>M</c> or <c>C</c>.</summary>
    public required byte MpyMagic { get; init; }

    /// <summary>Scope flag of <c>async def</c>, or 0 where the family has none; it is then also part of the prelude's signature.</summary>
    public required int AsyncScopeFlag { get; init; }

    /// <summary>
    /// A file in <c>py/</c> that only source trees of this family have; null for the family of trees without such a file.
    /// </summary>
    internal string? TreeMark { get; init; }

    /// <summary>
    /// A macro in <c>genhdr/mpversion.h</c> that only builds of this family have; null for the family of builds without one.
    /// </summary>
    internal string? BuildMark { get; init; }

    /// <summary>A macro that is 1 while the C compiler builds this family; null for the family that has none.</summary>
    internal string? PortMacro { get; init; }

    /// <summary>Whether <c>py/mpconfig.h</c> has the family's own version, not that of the MicroPython that it began as.</summary>
    internal bool HasVersionMacros { get; init; }

    /// <summary>
    /// Whether a port with a Makefile and a CMakeLists.txt is built by the Makefile, which then calls CMake for a part of the work.
    /// </summary>
    internal bool PrefersMakefile { get; init; }

    /// <summary>Whether boards of this family describe themselves in a checkout of its sources, and on their drives.</summary>
    internal bool HasDescribedBoards { get; init; }

    /// <summary>Whether its libraries are published in bundles that are named by a version, such as <c>10.x</c>.</summary>
    internal bool HasBundles { get; init; }

    /// <summary>The preset for sizes on any board of the family; null where it depends on the architecture.</summary>
    internal string? BoardPreset { get; init; }

    /// <summary>MicroPython.</summary>
    public static FirmwareFamily MicroPython { get; } = new()
    {
        Name = "MicroPython",
        Key = "micropython",
        MpyMagic = (byte)'M',
        AsyncScopeFlag = 0,
        HasVersionMacros = true,
    };

    /// <summary>CircuitPython.</summary>
    public static FirmwareFamily CircuitPython { get; } = new()
    {
        Name = "CircuitPython",
        Key = "circuitpython",
        MpyMagic = (byte)'C',
        AsyncScopeFlag = 0x10,
        TreeMark = "circuitpy_mpconfig.mk",
        BuildMark = "MICROPY_FULL_VERSION_INFO",
        PortMacro = "CIRCUITPY",
        PrefersMakefile = true,
        HasDescribedBoards = true,
        HasBundles = true,
        BoardPreset = "circuitpython",
    };

    /// <summary>All families, that of the default firmware first.</summary>
    public static IReadOnlyList<FirmwareFamily> All { get; } = [MicroPython, CircuitPython];

    /// <summary>The known versions, the newest first.</summary>
    public IEnumerable<FirmwareProfile> Profiles => FirmwareProfile.All.Where(profile => profile.Family == this);

    /// <summary>The newest known version.</summary>
    public FirmwareProfile Newest => Profiles.First();

    /// <summary>The newest known version that reads a version of the <c>.mpy</c> format, or null.</summary>
    internal FirmwareProfile? FindMpyVersion(byte version) => Profiles.FirstOrDefault(profile => profile.MpyVersion == version);

    /// <summary>The family of <c>.mpy</c> files with this first byte, or null. Nothing else tells families apart by that byte.</summary>
    public static FirmwareFamily? FindByMagic(byte magic) => All.FirstOrDefault(family => family.MpyMagic == magic);

    /// <summary>The family that has one of its marks, or else the one that needs none.</summary>
    /// <param name="mark">Which mark, such as <see cref="TreeMark"/>.</param>
    /// <param name="isThere">Whether a mark is there.</param>
    internal static FirmwareFamily FindByMark(Func<FirmwareFamily, string?> mark, Func<string, bool> isThere) =>
        All.FirstOrDefault(family => mark(family) is { } name && isThere(name)) ?? All.First(family => mark(family) is null);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
