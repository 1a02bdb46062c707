using System.Diagnostics;
using System.Text;
using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>
/// The walk of docs/firmware.md, from a source tree to a board that boots: where MICROFREEZE_MPY_DIR names a tree of MicroPython 1.28 (and MICROFREEZE_MPY_LIB_DIR a
/// micropython-lib, if the tree's own is empty), and the compiler and QEMU are installed. Elsewhere inconclusive.
/// </summary>
[TestClass]
public sealed class RealFirmwareTests
{
    [TestMethod]
    public void A_board_in_QEMU_boots_and_imports_what_was_frozen()
    {
        string tree = RequireTree("arm-none-eabi-gcc", "python3", "qemu-system-arm");
        using TestProject project = TestProject.Empty(("hello.py", """
            import bisect, micropython

            @micropython.viper
            def add(a: int, b: int) -> int:
                return a + b

            def greet(name):
                return "hello %s, %d" % (name, add(40, bisect.bisect([1, 2, 3], 2)))

            """));
        WriteProject(project, tree, "<Board>MPS2_AN385</Board>");

        BuildAndAsk(project, "qemu-system-arm", "-machine", "mps2-an385");
    }

    [TestMethod]
    public void A_board_with_RISC_V_is_built_with_Debian_s_compiler()
    {
        string tree = RequireTree("riscv64-unknown-elf-gcc", "python3", "qemu-system-riscv32");
        using TestProject project = TestProject.Empty(
            ("hello.py", "import bisect, native\n\ndef greet(name):\n    return 'hello %s, %d' % (name, native.add(native.twice(20), bisect.bisect([1, 2, 3], 2)))\n"),
            ("native.py", """
                import micropython

                @micropython.viper
                def add(a: int, b: int) -> int:
                    return a + b

                @micropython.native
                def twice(x):
                    return x * 2

                """));
        WriteProject(project, tree, "<Board>VIRT_RV32</Board><FirmwareArguments>RV32_ARCH=rv32imac;AFLAGS=-mabi=ilp32 -march=rv32imac -misa-spec=2.2</FirmwareArguments>");

        BuildAndAsk(project, "qemu-system-riscv32", "-machine", "virt", "-bios", "none");
    }

    private static string RequireTree(params ReadOnlySpan<string> programs)
    {
        FirmwareTree.RequireTools(programs);
        string? tree = Environment.GetEnvironmentVariable("MICROFREEZE_MPY_DIR");
        if (string.IsNullOrEmpty(tree))
        {
            Assert.Inconclusive("MICROFREEZE_MPY_DIR names no tree");
        }

        return tree;
    }

    private static void WriteProject(TestProject project, string tree, string properties) => project.Write("hello.proj", $"""
        <Project Sdk="MicroFreeze.Sdk/$VERSION">
          <PropertyGroup>
            <MpyDir>{tree}</MpyDir>
            <MpyLibDir>{Environment.GetEnvironmentVariable("MICROFREEZE_MPY_LIB_DIR")}</MpyLibDir>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <FrozenModule Include="*.py" />
            <FrozenRequire Include="bisect" />
          </ItemGroup>
        </Project>
        """);

    private static void BuildAndAsk(TestProject project, params ReadOnlySpan<string> machine)
    {
        project.BuildClean("-t:Firmware");
        StringAssert.Contains(Ask(project.PathOf("bin/Debug/firmware.elf"), "import hello; hello.greet('board')", machine), "'hello board, 42'");

        BuildResult again = project.BuildClean("-t:Firmware");
        project.Check(FirmwareTree.WasCurrent(again), again);

        project.Write("hello.py", "def greet(name):\n    return 'changed'\n");
        BuildResult changed = project.BuildClean("-t:Firmware");
        Assert.AreEqual(1, changed.CompiledCount);
        Assert.AreEqual(1, changed.Messages.Count(message => message.StartsWith("CC ", StringComparison.Ordinal)), changed.Output);
        StringAssert.Contains(Ask(project.PathOf("bin/Debug/firmware.elf"), "import hello; hello.greet('board')", machine), "'changed'");
    }

    private static string Ask(string firmware, string line, ReadOnlySpan<string> machine)
    {
        ProcessStartInfo start = new(
            machine[0], [.. machine[1..], "-nographic", "-monitor", "null", "-semihosting", "-serial", "stdio", "-kernel", firmware])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        StringBuilder output = new();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        try
        {
            ReadTo(">>> ");
            process.StandardInput.Write(line + "\r\n");
            process.StandardInput.Flush();
            ReadTo(">>> ");
        }
        catch (OperationCanceledException)
        {
            // What has come so far will say why.
        }
        finally
        {
            process.Kill();
        }

        return output.ToString();

        void ReadTo(string end)
        {
            int from = output.Length;
            char[] buffer = new char[1];
            while (!output.ToString(from, output.Length - from).EndsWith(end, StringComparison.Ordinal)
                && process.StandardOutput.ReadAsync(buffer, limit.Token).AsTask().GetAwaiter().GetResult() == 1)
            {
                output.Append(buffer[0]);
            }
        }
    }
}
