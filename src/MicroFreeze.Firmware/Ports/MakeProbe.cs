using System.Text;
using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// Asks a port's make for the values of its variables: a second makefile, read after the port's own, prints them. Nothing is built, and no
/// knowledge of how ports come to their values is needed. Source: py/mkenv.mk@v1.28.0; py/mkrules.mk@v1.28.0; ports/unix/Makefile@v1.28.0.
/// </summary>
internal static class MakeProbe
{
    private const string Target = "microfreeze-probe";
    private const string Mark = "MICROFREEZE|";

    private static readonly string[] Names =
    [
        "CURDIR", "BUILD", "CC", "CFLAGS", "PYTHON", "MPY_CROSS_FLAGS", "MPY_TOOL_FLAGS", "FROZEN_MANIFEST", "FROZEN_MPY_DIRS", "MANIFEST_VARIABLES", "MPY_LIB_DIR", "BOARD",
        "BOARD_DIR", "VARIANT", "VARIANT_DIR", "PROG", "GIT_SUBMODULES", "MAKEFILE_LIST", "LDSCRIPT", "LD_FILES", "USER_C_MODULES", "MAKE_VERSION",
    ];

    /// <summary>The second makefile.</summary>
    public static string Makefile => $"""
        # Written by MicroFreeze: prints what the port's makefiles come to.
        {Target}:
        	@:$(foreach name,{string.Join(' ', Names)},$(info {Mark}$(name)|$($(name))))
        .PHONY: {Target}

        """.ReplaceLineEndings("\n");

    /// <summary>The command.</summary>
    /// <param name="build">The build, as it is to be run later.</param>
    /// <param name="makefile">Where <see cref="Makefile"/> has been written.</param>
    public static ProcessCommand Command(FirmwareBuildPlan build, string makefile) => build.Make(
        ["-s", "-f", "Makefile", "-f", makefile, .. build.Settings, Target]);

    /// <summary>Reads what make printed; null where it did not get so far.</summary>
    /// <param name="output">Lines of its standard output.</param>
    /// <param name="directory">The port's directory.</param>
    public static PortSettings? Read(IEnumerable<string> output, string directory)
    {
        Dictionary<string, string> values = [];
        foreach (string line in output)
        {
            if (line.StartsWith(Mark, StringComparison.Ordinal) && line.Split('|', 3) is [_, var name, var value])
            {
                values[name] = value.Trim();
            }
        }

        return values.ContainsKey("MAKEFILE_LIST") ? new PortSettings(values, directory) : null;
    }

    /// <summary>Values as text, to be kept from one build to the next: what <see cref="Read"/> reads.</summary>
    public static string Write(PortSettings settings)
    {
        StringBuilder text = new();
        foreach (string name in Names)
        {
            text.Append(Mark).Append(name).Append('|').Append(settings.Value(name)).Append('\n');
        }

        return text.ToString();
    }
}
