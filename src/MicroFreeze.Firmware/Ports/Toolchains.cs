namespace MicroFreeze.Firmware.Ports;

/// <summary>Where programs that ports need come from.</summary>
internal static class Toolchains
{
    private static readonly (string Prefix, string Advice)[] Rows =
    [
        ("arm-none-eabi-", "on Debian and Ubuntu: apt install gcc-arm-none-eabi libnewlib-arm-none-eabi; elsewhere: developer.arm.com, \"Arm GNU Toolchain\""),
        ("riscv64-unknown-elf-", "on Debian and Ubuntu: apt install gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf"),
        ("riscv32-unknown-elf-", "on Debian and Ubuntu: apt install gcc-riscv64-unknown-elf, and CROSS_COMPILE=riscv64-unknown-elf- in FirmwareArguments"),
        ("xtensa-lx106-elf-", "on Debian and Ubuntu: apt install gcc-xtensa-lx106"),
        ("xtensa-esp", "it comes with ESP-IDF: run its install.sh, and build with the environment of its export.sh"),
        ("riscv32-esp-elf-", "it comes with ESP-IDF: run its install.sh, and build with the environment of its export.sh"),
        ("aarch64-linux-gnu-", "on Debian and Ubuntu: apt install gcc-aarch64-linux-gnu"),
        ("arm-linux-gnueabihf-", "on Debian and Ubuntu: apt install gcc-arm-linux-gnueabihf"),
        ("powerpc64le-linux-gnu-", "on Debian and Ubuntu: apt install gcc-powerpc64le-linux-gnu"),
        ("x86_64-w64-mingw32-", "on Debian and Ubuntu: apt install gcc-mingw-w64-x86-64"),
        ("xc16-", "it is Microchip's XC16 compiler"),
        ("make", "on Debian and Ubuntu: apt install make"),
        ("cmake", "on Debian and Ubuntu: apt install cmake"),
        ("ninja", "on Debian and Ubuntu: apt install ninja-build"),
        ("python", "the port's own scripts need it; on Debian and Ubuntu: apt install python3"),
        ("pkg-config", "on Debian and Ubuntu: apt install pkg-config"),
        ("gcc", "on Debian and Ubuntu: apt install gcc"),
        ("g++", "on Debian and Ubuntu: apt install g++"),
        ("cc", "on Debian and Ubuntu: apt install gcc"),
        ("clang", "on Debian and Ubuntu: apt install clang"),
        ("git", "on Debian and Ubuntu: apt install git"),
    ];

    /// <summary>What to do where a program is missing.</summary>
    /// <param name="program">Its name, or a path that ends in it.</param>
    public static string Advise(string program)
    {
        string name = Path.GetFileName(program);
        return Rows.FirstOrDefault(row => name.StartsWith(row.Prefix, StringComparison.Ordinal)).Advice
            ?? "install it, or say with FirmwareArguments (such as CROSS_COMPILE=prefix-) what to use instead";
    }
}
