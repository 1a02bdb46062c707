using System.Diagnostics;
using System.Text;
using MicroFreeze.Testing;

namespace MicroFreeze.Tool.Tests.Ports;

/// <summary>The freezing step of a port's make, run by make itself with <c>microfreeze</c> as <c>MAKE_MANIFEST</c>.</summary>
[TestClass]
public sealed class MakeTests
{
    [TestMethod]
    public void Make_freezes_once_and_then_has_nothing_to_do()
    {
        using ToolRun port = Port();
        Assert.AreEqual("GEN build/frozen_content.c\nCC\nLINK\n", Make(port));
        Assert.AreEqual("", Make(port));
    }

    [TestMethod]
    public void A_changed_module_a_changed_flag_and_a_changed_header_are_seen_and_a_touched_file_is_not()
    {
        using ToolRun port = Port();
        Make(port);
        port.Write("main.py", "\nassert print\nprint('changed')\n");
        Assert.AreEqual("GEN build/frozen_content.c\nCC\nLINK\n", Make(port));
        File.SetLastWriteTimeUtc(port.Full("main.py"), DateTime.UtcNow);
        Assert.AreEqual("", Make(port));
        Assert.AreEqual("GEN build/frozen_content.c\nCC\nLINK\n", Make(port, "MPY_CROSS_FLAGS=-march=rv32imc -march-flags=zba -O3"));
        Assert.AreEqual("GEN build/frozen_content.c\nCC\nLINK\n", Make(port));
        port.Write("build/genhdr/qstrdefs.preprocessed.h", "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 0)\n");
        Assert.AreEqual("GEN build/frozen_content.c\nCC\nLINK\n", Make(port));
    }

    [TestMethod]
    public void An_output_that_stays_the_same_is_not_compiled_again()
    {
        using ToolRun port = Port();
        Make(port);
        port.Write("main.py", "print('hello')  # with a comment\n");
        Assert.AreEqual("GEN build/frozen_content.c\n", Make(port));
    }

    [TestMethod]
    public void Variables_of_boards_text_instead_of_a_manifest_and_several_of_them_work()
    {
        using ToolRun port = Port();
        port.Write("boards/my board/pins.py", "LED = 5\n");
        port.Write("extra/more.py", "x = 1\n");
        port.Write("texts/plain.py", "print('as it is')\n");
        Make(
            port,
            "BOARD_DIR=boards/my board",
            "MICROPY_MANIFEST_EXTRA=extra",
            "FROZEN_MANIFEST=manifest.py 'module(\"pins.py\", base_path=\"$$(BOARD_DIR)\")' 'module(\"more.py\", base_path=\"$$(EXTRA)\"); freeze_as_str(\"texts\")'");
        Assert.AreEqual(".microfreeze main.mpy more.mpy pins.mpy", string.Join(' ', port.FilesBelow("build/frozen_mpy")));
        StringAssert.Contains(File.ReadAllText(port.Full("build/frozen_content.c")), "plain.py");
    }

    [TestMethod]
    public void An_error_stops_make_and_leaves_no_source_to_compile()
    {
        using ToolRun port = Port();
        Make(port);
        port.Write("main.py", "def f(:\n");
        (int exitCode, string output, string error) = Run(port);
        Assert.AreEqual(2, exitCode);
        Assert.AreEqual("", output);
        StringAssert.Contains(error, $"{port.Full("main.py")}(1,7): error MF2");
        Assert.IsFalse(port.Exists("build/frozen_content.c"));
        port.Write("main.py", "print('hello')\n");
        Assert.AreEqual("GEN build/frozen_content.c\nCC\nLINK\n", Make(port));
    }

    [TestMethod]
    public void Two_makes_at_once_in_one_tree_leave_it_whole()
    {
        using ToolRun port = Port();

        // Only the freezing step: cp, which stands in for the compiler, fails where two make one file.
        Make(port, "build/genhdr/qstrdefs.preprocessed.h");
        Task<(int ExitCode, string Output, string Error)>[] makes = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => Run(port, "build/frozen_content.c")))];
        Task.WaitAll(makes);
        foreach (Task<(int ExitCode, string Output, string Error)> make in makes)
        {
            Assert.AreEqual(0, make.Result.ExitCode, make.Result.Error);
        }

        StringAssert.Contains(File.ReadAllText(port.Full("build/frozen_content.c")), "mp_frozen_mpy_content");
        Make(port);
        Assert.AreEqual("", Make(port));
    }

    // A folder with a space and a letter beyond ASCII in its name.
    private static ToolRun Port()
    {
        if (!IsMakeThere())
        {
            Assert.Inconclusive("There is no GNU make on this machine.");
        }

        ToolRun port = new("pört with spaces");
        port.Write("Makefile", Resource.Read(typeof(MakeTests).Assembly, "Ports/Data/StandIn/Makefile"));
        port.Write("tree/readme", "");
        port.Write("manifest.py", "module('main.py')\n");
        port.Write("main.py", "print('hello')\n");
        port.Write("qstrdefs.h", "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\nQ(print)\n");
        return port;
    }

    private static bool IsMakeThere()
    {
        try
        {
            using Process make = Process.Start(new ProcessStartInfo("make", ["--version"]) { RedirectStandardOutput = true })!;
            string text = make.StandardOutput.ReadToEnd();
            make.WaitForExit();
            return text.StartsWith("GNU Make", StringComparison.Ordinal);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs make, which must succeed, and gives what it printed.</summary>
    private static string Make(ToolRun port, params string[] arguments)
    {
        (int exitCode, string output, string error) = Run(port, arguments);
        Assert.AreEqual(0, exitCode, output + error);
        Assert.AreEqual("", error);
        return output;
    }

    private static (int ExitCode, string Output, string Error) Run(ToolRun port, params string[] arguments)
    {
        string tool = typeof(Application).Assembly.Location;
        ProcessStartInfo start = new("make", ["--no-print-directory", $"MAKE_MANIFEST=dotnet '{tool}' makemanifest", .. arguments])
        {
            WorkingDirectory = port.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };

        // Where a make runs the tests, its flags are not for this one.
        start.Environment.Remove("MAKEFLAGS");
        using Process make = Process.Start(start)!;
        Task<string> error = make.StandardError.ReadToEndAsync();
        string output = make.StandardOutput.ReadToEnd();
        make.WaitForExit();
        return (make.ExitCode, output, error.Result);
    }
}
