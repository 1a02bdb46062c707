using System.Globalization;
using System.Runtime.InteropServices;

namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// How architectures and their flags are written in project files and on command lines.
/// Source: mpy-cross/main.c, options <c>-march</c> and <c>-march-flags</c>.
/// </summary>
public static class NativeArchNames
{
    private static readonly ArchRow[] Rows =
    [
        new("x86", NativeArch.X86),
        new("x64", NativeArch.X64),
        new("armv6", NativeArch.ArmV6),
        new("armv6m", NativeArch.ArmV6M),
        new("armv7m", NativeArch.ArmV7M),
        new("armv7em", NativeArch.ArmV7EM),
        new("armv7emsp", NativeArch.ArmV7EMSP),
        new("armv7emdp", NativeArch.ArmV7EMDP),
        new("xtensa", NativeArch.Xtensa),
        new("xtensawin", NativeArch.XtensaWin),
        new("rv32imc", NativeArch.Rv32Imc),
        new("rv64imc", NativeArch.Rv64Imc),
        new("debug", NativeArch.Debug),
    ];

    // RISC-V extensions that the code may use. Source: py/asmrv32.h, RV32_EXT_*.
    private static readonly FlagRow[] RiscVFlags = [new("zba", 1), new("zcmp", 2)];

    /// <summary>All names, in the order of the reference's help.</summary>
    public static IEnumerable<string> All => Rows.Select(row => row.Name);

    /// <summary>Finds an architecture by its exact name.</summary>
    public static bool TryParse(string name, out NativeArch arch)
    {
        ArchRow? row = Array.Find(Rows, row => row.Name == name);
        arch = row?.Arch ?? NativeArch.None;
        return row is not null;
    }

    /// <summary>
    /// What <c>host</c> stands for: the architecture whose code a machine's own MicroPython takes, or null where there is none.
    /// Source: mpy-cross/main.c, the macros that it tells its own processor by.
    /// </summary>
    /// <param name="machine">The machine's processor.</param>
    public static NativeArch? OfMachine(Architecture machine) => machine switch
    {
        Architecture.X86 => NativeArch.X86,
        Architecture.X64 => NativeArch.X64,
        Architecture.Arm or Architecture.Armv6 => NativeArch.ArmV6,
        Architecture.RiscV64 => NativeArch.Rv64Imc,
        _ => null,
    };

    /// <summary>The name of an architecture; empty for none.</summary>
    public static string ToName(NativeArch arch) => Array.Find(Rows, row => row.Arch == arch)?.Name ?? "";

    /// <summary>
    /// Reads the flags of an architecture: a number (decimal, <c>0x</c>, <c>0b</c>) or names with commas between them.
    /// </summary>
    /// <returns>False where the architecture has no flags, or not these, or the firmware knows only fewer.</returns>
    public static bool TryParseFlags(string text, NativeArch arch, FirmwareProfile firmware, out uint flags)
    {
        flags = 0;
        if (arch != NativeArch.Rv32Imc || !(TryParseNumber(text, out flags) || TryParseFlagNames(text, out flags)))
        {
            return false;
        }

        return (flags & ~firmware.RiscVFlags) == 0;
    }

    /// <summary>What <see cref="TryParseFlags"/> takes, in words.</summary>
    public static string DescribeFlags(NativeArch arch, FirmwareProfile firmware)
    {
        string[] known = arch == NativeArch.Rv32Imc ? [.. RiscVFlags.Where(row => (row.Flag & firmware.RiscVFlags) != 0).Select(row => row.Name)] : [];
        return known.Length == 0
            ? $"empty, because {firmware.DisplayName} has no flags for {(arch == NativeArch.None ? "builds without an architecture" : ToName(arch))}"
            : $"a number or a list of {string.Join(", ", known)}";
    }

    private static bool TryParseNumber(string text, out uint value) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value)
            : text.StartsWith("0b", StringComparison.OrdinalIgnoreCase)
                ? uint.TryParse(text.AsSpan(2), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out value)
                : uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryParseFlagNames(string text, out uint flags)
    {
        flags = 0;
        foreach (string name in text.Split(','))
        {
            uint flag = Array.Find(RiscVFlags, row => row.Name == name)?.Flag ?? 0;
            if (flag == 0)
            {
                return false;
            }

            flags |= flag;
        }

        return true;
    }

    // Classes, because code for arrays of tuples is only made when a process gets there, and every start of the tool does.
    private sealed record ArchRow(string Name, NativeArch Arch);

    private sealed record FlagRow(string Name, uint Flag);
}
