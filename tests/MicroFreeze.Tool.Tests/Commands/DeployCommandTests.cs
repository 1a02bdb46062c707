using System.IO.Compression;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze deploy</c> and <c>microfreeze imports</c> on real directories.</summary>
[TestClass]
public sealed class DeployCommandTests
{
    private const string BootOut = "Adafruit CircuitPython 10.2.1 on 2026-03-05; Adafruit Circuit Playground Express with samd21g18\nBoard ID:circuitplayground_express\n";

    [TestMethod]
    public void A_directory_becomes_a_drive_with_compiled_libraries()
    {
        using ToolRun tool = new();
        WriteDevice(tool);
        tool.Write("CIRCUITPY/boot_out.txt", BootOut);
        tool.Write("CIRCUITPY/mine.txt", "mine");
        tool.Write("device/boot_out.txt", "another board's, copied with its drive");

        Assert.AreEqual(0, tool.Run("deploy", "device", "-o", "CIRCUITPY", "--firmware", "circuitpython-10", "--board", "circuitplayground_express"), tool.Error);

        Assert.AreEqual(
            ".microfreeze/deployed.json, boot_out.txt, code.py, lib/blink/__init__.mpy, lib/blink/fast.mpy, mine.txt, sounds/beep.wav", Files(tool, "CIRCUITPY"));
        StringAssert.EndsWith(tool.Output, "CIRCUITPY: 4 added, 0 updated, 0 removed, 0 as they were\n");
        Assert.Contains("neopixel.mpy' is not deployed: the board has neopixel frozen", tool.Error);
        Assert.AreEqual((byte)'C', File.ReadAllBytes(Path.Combine(tool.Root, "CIRCUITPY/lib/blink/fast.mpy"))[0]);

        File.Delete(Path.Combine(tool.Root, "device/lib/blink/fast.py"));
        Assert.AreEqual(0, tool.Run("deploy", "device", "-o", "CIRCUITPY", "--firmware", "circuitpython-10", "--dry-run"), tool.Error);
        StringAssert.StartsWith(tool.Output, "remove  lib/blink/fast.mpy (");
        Assert.IsTrue(File.Exists(Path.Combine(tool.Root, "CIRCUITPY/lib/blink/fast.mpy")));

        Assert.AreEqual(0, tool.Run("deploy", "device", "-o", "CIRCUITPY", "--firmware", "circuitpython-10", "--board", "circuitplayground_express"), tool.Error);
        Assert.AreEqual(".microfreeze/deployed.json, boot_out.txt, code.py, lib/blink/__init__.mpy, mine.txt, sounds/beep.wav", Files(tool, "CIRCUITPY"));
    }

    [TestMethod]
    public void Another_board_or_a_directory_that_is_no_board_is_refused()
    {
        using ToolRun tool = new();
        WriteDevice(tool);
        tool.Write("CIRCUITPY/boot_out.txt", BootOut);

        Assert.AreEqual(1, tool.Run("deploy", "device", "-o", "CIRCUITPY"));
        StringAssert.Contains(tool.Error, "boot_out.txt(1): error MF6404");
        Assert.AreEqual(1, tool.Run("deploy", "device", "-o", "CIRCUITPY", "--firmware", "circuitpython-10", "--board", "trinket_m0"));
        StringAssert.Contains(tool.Error, "boot_out.txt(2): error MF6405");
        Assert.AreEqual("boot_out.txt", Files(tool, "CIRCUITPY"));

        Directory.CreateDirectory(Path.Combine(tool.Root, "empty"));
        Assert.AreEqual(1, tool.Run("deploy", "device", "-o", "empty", "--firmware", "circuitpython-10"));
        StringAssert.Contains(tool.Error, "empty: error MF6402");
        Assert.AreEqual(1, tool.Run("deploy", "device", "-o", "nowhere", "--firmware", "circuitpython-10"));
        StringAssert.Contains(tool.Error, "nowhere: error MF6401");
    }

    [TestMethod]
    public void A_file_of_the_users_stays_until_overwriting_is_asked_for()
    {
        using ToolRun tool = new();
        WriteDevice(tool);
        tool.Write("out/code.py", "print('mine')");

        Assert.AreEqual(1, tool.Run("deploy", "device", "--folder", "out", "--firmware", "circuitpython-10"));
        StringAssert.Contains(tool.Error, NativePath.Of("out/code.py: error MF6407"));
        Assert.AreEqual("code.py", Files(tool, "out"));

        Assert.AreEqual(0, tool.Run("deploy", "device", "--folder", "out", "--firmware", "circuitpython-10", "--overwrite"), tool.Error);
        StringAssert.Contains(File.ReadAllText(Path.Combine(tool.Root, "out/code.py")), "import blink");
    }

    [TestMethod]
    public void A_zip_file_has_the_same_bytes_each_time_and_unpacks_to_the_folder()
    {
        using ToolRun tool = new();
        WriteDevice(tool);

        Assert.AreEqual(0, tool.Run("deploy", "device", "--zip", "a.zip", "--folder", "out", "--firmware", "circuitpython-10"), tool.Error);
        foreach (string file in Directory.GetFiles(Path.Combine(tool.Root, "device"), "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        }

        Assert.AreEqual(0, tool.Run("deploy", "device", "--zip", "b.zip", "--firmware", "circuitpython-10"), tool.Error);
        StringAssert.EndsWith(tool.Output, "b.zip: 5 files\n");

        CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(tool.Root, "a.zip")), File.ReadAllBytes(Path.Combine(tool.Root, "b.zip")));
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(tool.Root, "a.zip"));
        Assert.AreEqual(Files(tool, "out").Replace(".microfreeze/deployed.json, ", "", StringComparison.Ordinal), string.Join(", ", zip.Entries.Select(entry => entry.FullName)));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using MemoryStream content = new();
            using (Stream stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(tool.Root, "out", entry.FullName)), content.ToArray(), entry.FullName);
        }
    }

    [TestMethod]
    [DataRow("--folder", "device")]
    [DataRow("--folder", "device/out")]
    [DataRow("--zip", "device/../device/out.zip")]
    [DataRow("-o", "device")]
    public void A_directory_is_not_deployed_into_itself(string option, string target)
    {
        using ToolRun tool = new();
        WriteDevice(tool);
        tool.Write("device/boot_out.txt", BootOut);
        string before = Files(tool, "device");

        Assert.AreEqual(1, tool.Run("deploy", "device", option, target, "--firmware", "circuitpython-10"));

        StringAssert.Contains(tool.Error, NativePath.Of($"{target}: error MF6421"));
        Assert.AreEqual(before, Files(tool, "device"));
        Assert.AreEqual(0, tool.Run("deploy", "device", "--folder", "device2", "--firmware", "circuitpython-10"), tool.Error);
    }

    [TestMethod]
    public void An_empty_directory_is_warned_of()
    {
        using ToolRun tool = new();
        Directory.CreateDirectory(Path.Combine(tool.Root, "device"));

        Assert.AreEqual(0, tool.Run("deploy", "device", "--folder", "out", "--firmware", "circuitpython-10"), tool.Error);

        StringAssert.Contains(tool.Error, "device: warning MF6418: there is nothing to deploy: the directory has no files");
    }

    [TestMethod]
    public void What_was_not_done_is_not_listed()
    {
        using ToolRun tool = new();
        WriteDevice(tool);
        tool.Write("out/code.py", "print('mine')");

        Assert.AreEqual(1, tool.Run("deploy", "device", "--folder", "out", "--firmware", "circuitpython-10"));

        Assert.AreEqual("", tool.Output);
    }

    [TestMethod]
    public void A_compiled_library_for_other_firmware_is_warned_of()
    {
        using ToolRun tool = new();
        tool.Write("device/code.py", "import tiny\n");
        tool.Write("device/lib/about.txt", "");
        tool.Write("tiny.py", "X = 1\n");
        Assert.AreEqual(0, tool.Run("mpy-cross", "tiny.py", "-o", "device/lib/tiny.mpy"), tool.Error);

        Assert.AreEqual(0, tool.Run("deploy", "device", "--folder", "out", "--firmware", "circuitpython-10"), tool.Error);

        StringAssert.Contains(tool.Error, "tiny.mpy: warning MF6516: the board cannot load '/lib/tiny.mpy': built for MicroPython");
    }

    [TestMethod]
    public void A_program_that_does_not_compile_is_not_deployed()
    {
        using ToolRun tool = new();
        tool.Write("device/code.py", "while True print()");

        Assert.AreEqual(1, tool.Run("deploy", "device", "--folder", "out", "--firmware", "circuitpython-10"));

        StringAssert.Contains(tool.Error, "code.py(1,12): error MF2001");
        Assert.IsFalse(Directory.Exists(Path.Combine(tool.Root, "out")));
    }

    [TestMethod]
    [DataRow(new string[] { "deploy", "device" }, "where to is missing")]
    [DataRow(new string[] { "deploy", "-o", "x" }, "it takes one directory")]
    [DataRow(new string[] { "imports" }, "it takes one directory")]
    [DataRow(new string[] { "imports", "device", "--port", "moon" }, "there is no port moon")]
    [DataRow(new string[] { "imports", "device", "--format", "xml" }, "--format is one of text, json, mermaid")]
    public void A_command_line_that_lacks_something_is_refused(string[] arguments, string message)
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run(arguments));
        StringAssert.Contains(tool.Error, message);
    }

    [TestMethod]
    public void Imports_shows_what_each_import_of_a_drive_gets()
    {
        using ToolRun tool = new();
        WriteDevice(tool);
        tool.Write("frozen/adafruit_hid/__init__.py", "");
        tool.Write("device/lib/adafruit_hid/mouse.py", "");

        Assert.AreEqual(1, tool.Run("imports", "device", "--firmware", "circuitpython-10", "--board", "circuitplayground_express", "--frozen", "frozen"));

        StringAssert.StartsWith(tool.Output, "/code.py runs by itself\n    blink         /lib/blink/__init__.py\n    neopixel      /lib/neopixel.py\n    board         built in: board\n    display_of_x  NOTHING: ");
        StringAssert.Contains(tool.Error, "code.py(4,8): warning MF6501");
        StringAssert.Contains(tool.Error, "warning MF6506");

        tool.Run("imports", "device", "--firmware", "circuitpython-10", "--frozen-library", "display_of_x,neopixel", "--format", "mermaid");
        StringAssert.Contains(tool.Output, "[\".frozen/display_of_x\"]:::frozen");
        StringAssert.Contains(tool.Error, "warning MF6509");

        File.Delete(Path.Combine(tool.Root, "device/lib/neopixel.py"));
        Assert.AreEqual(0, tool.Run("imports", "device", "--firmware", "circuitpython-10", "--frozen-library", "display_of_x,neopixel", "--format", "json"), tool.Error);
        Assert.AreEqual("", tool.Error);
    }

    [TestMethod]
    public void What_a_compiled_library_on_the_drive_imports_is_shown_too()
    {
        using ToolRun tool = new();
        WriteDevice(tool);
        Assert.AreEqual(0, tool.Run("deploy", "device", "--folder", "drive", "--firmware", "circuitpython-10"), tool.Error);

        Assert.AreEqual(1, tool.Run("imports", "drive", "--firmware", "circuitpython-10"));

        StringAssert.Contains(tool.Output, "/lib/blink/__init__.mpy is blink\n    .             /lib/blink/__init__.mpy, /lib/blink/fast.mpy\n");
    }

    [TestMethod]
    public void A_header_of_a_firmware_build_says_exactly_what_is_built_in()
    {
        using ToolRun tool = new();
        tool.Write("device/main.py", "import machine, neopixel\n");
        tool.Write("moduledefs.h", "#define MODULE_DEF_SYS { MP_ROM_QSTR(MP_QSTR_sys), MP_ROM_PTR(&x) },\n#define MICROPY_REGISTERED_MODULES \\\n    MODULE_DEF_SYS \\\n");

        Assert.AreEqual(1, tool.Run("imports", "device"));
        Assert.HasCount(1, tool.ErrorLines);
        Assert.AreEqual(1, tool.Run("imports", "device", "--module-header", "moduledefs.h"));
        Assert.HasCount(2, tool.ErrorLines);
        Assert.AreEqual(1, tool.Run("imports", "device", "--module-header", "device/main.py"));
        StringAssert.StartsWith(tool.Error, NativePath.Of("device/main.py: error MF6513"));
        Assert.AreEqual(0, tool.Run("imports", "device", "--module-header", "moduledefs.h", "--built-in", "machine,neopixel"), tool.Error);
    }

    private static void WriteDevice(ToolRun tool)
    {
        tool.Write("device/code.py", "import blink\nimport neopixel\nimport board\nimport display_of_x\n");
        tool.Write("device/lib/blink/__init__.py", "from . import fast\n");
        tool.Write("device/lib/blink/fast.py", "X = 1\n");
        tool.Write("device/lib/neopixel.py", "X = 1\n");
        tool.Write("device/sounds/beep.wav", "RIFF");
        tool.Write("device/.DS_Store", "x");
    }

    private static string Files(ToolRun tool, string directory) => string.Join(", ", Directory.GetFiles(Path.Combine(tool.Root, directory), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Path.Combine(tool.Root, directory), file).Replace('\\', '/')).Order(StringComparer.Ordinal));
}
