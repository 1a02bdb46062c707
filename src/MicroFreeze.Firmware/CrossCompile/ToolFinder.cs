namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>Finds programs as a shell would.</summary>
/// <param name="directory">The directory that paths are relative to.</param>
/// <param name="searchPath">The directories to search for a bare name, separated as the system separates them.</param>
internal sealed class ToolFinder(string directory, string searchPath)
{
    // Which package has a program: Debian's and Ubuntu's names, or who else gives it out.
    private static readonly (string Prefix, string Advice)[] Advices =
    [
        ("arm-none-eabi-", "install Debian's gcc-arm-none-eabi and libnewlib-arm-none-eabi, or Arm's GNU toolchain"),
        ("riscv64-unknown-elf-", "install Debian's gcc-riscv64-unknown-elf and picolibc-riscv64-unknown-elf"),
        ("xtensa-esp", "install ESP-IDF, and call its export script first"),
        ("riscv32-esp-", "install ESP-IDF, and call its export script first"),
        ("xtensa-lx106-", "install the ESP8266 toolchain (esp-open-sdk)"),
        ("aarch64-none-elf-", "install Arm's GNU toolchain for AArch64"),
        ("gcc", "install Debian's gcc"),
        ("clang", "install Debian's clang"),
    ];

    private static readonly string[] Extensions = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];

    /// <summary>The absolute path of a program, or null. A name with a separator in it is a path.</summary>
    public string? Find(string program)
    {
        bool isPath = program.Contains('/', StringComparison.Ordinal) || program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        IEnumerable<string> directories = isPath ? [directory] : searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (string candidate in directories)
        {
            foreach (string extension in Extensions)
            {
                string path = Path.GetFullPath(program + extension, Path.GetFullPath(candidate, directory));
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    /// <summary>What to do about a program that is not there.</summary>
    public static string GetAdvice(string program)
    {
        string name = Path.GetFileName(program);
        foreach ((string prefix, string advice) in Advices)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return advice + ", or give its path";
            }
        }

        return "put its directory into PATH, or give its path";
    }
}
