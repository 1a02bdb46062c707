using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Testing;

namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze mpy-tool</c>: what it shows, merges and takes apart is what the reference's mpy-tool.py makes of the same files.</summary>
[TestClass]
public sealed class MpyToolCommandTests
{
    private const string Folder = "Commands/Data/MpyTool/";

    [TestMethod]
    [DataRow("-d", "app.mpy", "app.disassembly.txt")]
    [DataRow("--disassemble", "app.circuitpython.mpy", "app.circuitpython.disassembly.txt")]
    [DataRow("-x", "app.mpy", "app.hexdump.txt")]
    [DataRow("--hex", "app.mpy", "app.hexdump.txt")]
    public void A_listing_is_the_references(string option, string file, string expected)
    {
        using ToolRun tool = With(file);
        Assert.AreEqual(0, tool.Run("mpy-tool", option, file), tool.Error);
        Assert.AreEqual(ReadText(expected), tool.Output);
        Assert.AreEqual("", tool.Error);
    }

    [TestMethod]
    public void Json_has_the_references_structure_and_its_text_goes_to_standard_error()
    {
        using ToolRun tool = With("app.mpy");
        Assert.AreEqual(0, tool.Run("mpy-tool", "-dj", "app.mpy"));
        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(Read("app.json")), JsonNode.Parse(tool.Output)));
        Assert.AreEqual(ReadText("app.disassembly.txt"), tool.Error);
    }

    [TestMethod]
    [DataRow(new[] { "-j" }, "mpy")]
    [DataRow(new[] { "-x", "-d", "-j" }, "stderr")]
    [DataRow(new[] { "-f", "-x", "-j" }, "c")]
    public void Json_says_what_the_text_is(string[] options, string language)
    {
        using ToolRun tool = With("app.mpy");
        Assert.AreEqual(0, tool.Run(["mpy-tool", .. options, "app.mpy"]));
        Assert.AreEqual(language, (string?)JsonNode.Parse(tool.Output)!["languageId"]);
    }

    [TestMethod]
    [DataRow("merged.mpy", new[] { "names.mpy", "app.mpy" })]
    [DataRow("merged.native.mpy", new[] { "names.mpy", "fast.mpy", "app.mpy" })]
    [DataRow("app.mpy", new[] { "app.mpy" })]
    public void A_merged_file_is_the_references_byte_by_byte(string expected, string[] files)
    {
        using ToolRun tool = With(files);
        Assert.AreEqual(0, tool.Run(["mpy-tool", "--merge", "-o", "merged.mpy", .. files]), tool.Error);
        Assert.AreEqual("", tool.Output);
        CollectionAssert.AreEqual(Read(expected), File.ReadAllBytes(tool.Full("merged.mpy")));
        Assert.AreEqual(0, tool.Run(["mpy-tool", "--merge", .. files]), tool.Error);
        CollectionAssert.AreEqual(Read(expected), tool.OutputBytes);
    }

    [TestMethod]
    public void Parts_have_the_references_names_and_bytes()
    {
        using ToolRun tool = With("app.mpy");
        Directory.CreateDirectory(tool.Full("parts"));
        Assert.AreEqual(0, tool.Run("mpy-tool", "-e", "parts/part", "app.mpy"), tool.Error);
        string[] actual =
            [.. tool.FilesBelow("parts").Select(name => $"{name} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(tool.Full("parts/" + name))))[..16]}")];
        CollectionAssert.AreEqual(
            ReadText("app.parts.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries), actual);
    }

    [TestMethod]
    public void Parts_can_be_chosen_and_have_names_that_file_systems_take()
    {
        using ToolRun tool = new();
        tool.Write("long.py", $"print('{new string('x', 400)}')\n");
        Assert.AreEqual(0, tool.Run("compile", "long.py", "-o", "."), tool.Error);
        Assert.AreEqual(0, tool.Run("mpy-tool", "-e", "part", "--extract-only", "obj,Code", "long.mpy"), tool.Error);
        string[] parts = [.. tool.FilesBelow(".").Where(name => name.EndsWith(".bin", StringComparison.Ordinal))];
        Assert.HasCount(2, parts);
        StringAssert.StartsWith(parts[0], "part_0_long.py_OBJ_xxxx");
        Assert.AreEqual(255, parts[0].Length);
        Assert.AreEqual("part_1_long.py_CODE__module_.bin", parts[1]);
        Assert.AreEqual(401, new FileInfo(tool.Full(parts[0])).Length);
    }

    [TestMethod]
    public void Machine_code_is_decoded()
    {
        using ToolRun tool = With("fast.mpy");
        Assert.AreEqual(0, tool.Run("mpy-tool", "-d", "fast.mpy"), tool.Error);
        StringAssert.Contains(tool.Output, "arch: ARMV7EMSP\n");
        StringAssert.Contains(tool.Output, "\n  fe:b5       push         {");
        StringAssert.Contains(tool.Output, "\n  scope flags: 0x0\n");
        StringAssert.Contains(tool.Output, "\n  args: ['a', 'b']\n");
    }

    [TestMethod]
    public void A_jump_out_of_blocks_keeps_its_target_when_merged()
    {
        // The reference takes such a jump to go one byte further than it does: it stops, or jumps into an instruction.
        using ToolRun tool = With("names.mpy");
        tool.Write("loop.py", "for i in range(9):\n    try:\n        if i: break\n    finally:\n        print(i)\nprint('end')\n");
        Assert.AreEqual(0, tool.Run("compile", "loop.py", "-o", "."), tool.Error);
        Assert.AreEqual(0, tool.Run("mpy-tool", "--merge", "-o", "merged.mpy", "names.mpy", "loop.mpy"), tool.Error);
        Assert.AreEqual(0, tool.Run("disassemble", "loop.mpy"), tool.Error);
        string before = TargetOfUnwinding(tool.Output);
        Assert.AreEqual(0, tool.Run("disassemble", "merged.mpy"), tool.Error);
        Assert.AreEqual(before, TargetOfUnwinding(tool.Output));
        StringAssert.Contains(before, "'print'");
    }

    [TestMethod]
    public void Frozen_source_goes_to_standard_output_and_has_modules_alone()
    {
        using ToolRun tool = With("app.mpy", "names.mpy");
        tool.Write("qstr.h", "QCFG(BYTES_IN_LEN, 1)\nQCFG(BYTES_IN_HASH, 2)\nQ(print)\n");
        Assert.AreEqual(0, tool.Run("mpy-tool", "-f", "-q", "qstr.h", "-mlongint-impl=mpz", "-mmpz-dig-size=32", "-o", "unused", "app.mpy", "names.mpy"), tool.Error);
        StringAssert.Contains(tool.Output, "const mp_frozen_module_t *const mp_frozen_mpy_content[] = {");
        Assert.IsFalse(tool.Output.Contains("mp_frozen_str_sizes", StringComparison.Ordinal));
        Assert.IsFalse(tool.Output.Contains("MP_QSTR_print = ", StringComparison.Ordinal));
        Assert.IsFalse(tool.Exists("unused"));
    }

    [TestMethod]
    public void What_does_not_fit_the_firmware_is_an_error_and_nothing_is_printed()
    {
        using ToolRun tool = With("app.mpy");
        Assert.AreEqual(1, tool.Run("mpy-tool", "-f", "-mlongint-impl", "none", "app.mpy"));
        StringAssert.StartsWith(tool.Error, "app.mpy: error MF4054: ");
        Assert.AreEqual("", tool.Output);
    }

    [TestMethod]
    public void Files_must_go_together()
    {
        using ToolRun tool = With("app.mpy", "app.circuitpython.mpy", "fast.mpy");
        Assert.AreEqual(1, tool.Run("mpy-tool", "-d", "app.mpy", "app.circuitpython.mpy", "missing.mpy"));
        StringAssert.StartsWith(tool.ErrorLines[0], "app.circuitpython.mpy: error MF4003: built for CircuitPython");
        StringAssert.StartsWith(tool.ErrorLines[1], "missing.mpy: error MF1101: ");
        Assert.AreEqual(1, tool.Run("mpy-tool", "-d", "--firmware", "circuitpython-10", "app.mpy"));
        StringAssert.StartsWith(tool.Error, "app.mpy: error MF4003: built for MicroPython");

        tool.Write("other.py", "@micropython.native\ndef f():\n    pass\n");
        Assert.AreEqual(0, tool.Run("mpy-cross", "-march=x64", "other.py"), tool.Error);
        Assert.AreEqual(1, tool.Run("mpy-tool", "--merge", "-o", "merged.mpy", "fast.mpy", "other.mpy"));
        Assert.AreEqual("other.mpy: error MF4011: native code for x64, but 'fast.mpy' has native code for armv7emsp\n", tool.Error);
        Assert.IsFalse(tool.Exists("merged.mpy"));
    }

    [TestMethod]
    public void What_cannot_be_merged_is_said_of_its_file_and_nothing_is_written()
    {
        using ToolRun tool = With("app.mpy", "fast.mpy", "names.mpy");
        File.Copy(tool.Full("fast.mpy"), tool.Full("faster.mpy"));
        tool.Write("merged.mpy", "before");
        Assert.AreEqual(1, tool.Run("mpy-tool", "--merge", "-o", "merged.mpy", "fast.mpy", "app.mpy", "faster.mpy"));
        StringAssert.StartsWith(tool.Error, "faster.mpy: error MF4012: ");
        Assert.AreEqual(1, tool.Run("mpy-tool", "--merge", "-o", "merged.mpy", "-march-flags", "3", "names.mpy", "app.mpy"));
        StringAssert.StartsWith(tool.Error, "names.mpy: error MF4014: ");
        Assert.AreEqual("before", File.ReadAllText(tool.Full("merged.mpy")));
        Assert.AreEqual(1, tool.Run("mpy-tool", "--merge", "-o", "nowhere/merged.mpy", "names.mpy", "app.mpy"));
        StringAssert.StartsWith(tool.Error, NativePath.Of("nowhere/merged.mpy: error MF1102: "));
        Assert.IsFalse(Directory.Exists(tool.Full("nowhere")));
    }

    [TestMethod]
    public void A_cut_off_or_changed_file_is_an_error_wherever_the_damage_is()
    {
        byte[] whole = Read("app.mpy");
        using ToolRun tool = new();
        for (int length = 0; length < whole.Length; length += 7)
        {
            tool.Write("cut.mpy", whole[..length]);
            Assert.AreEqual(1, tool.Run("mpy-tool", "-xd", "--merge", "-o", "merged.mpy", "cut.mpy"), $"{length} bytes");
            StringAssert.StartsWith(tool.Error, "cut.mpy: error MF4");
            Assert.AreEqual("", tool.Output);
        }

        Assert.IsFalse(tool.Exists("merged.mpy"));
        for (int offset = 0; offset < whole.Length; offset += 3)
        {
            byte[] changed = [.. whole];
            changed[offset] ^= 0x55;
            tool.Write("changed.mpy", changed);
            int exitCode = tool.Run("mpy-tool", "-xdj", "--merge", "-o", "out.mpy", "changed.mpy", "changed.mpy");
            Assert.IsTrue(exitCode == 0 || (exitCode == 1 && tool.Error.StartsWith("changed.mpy: error MF4", StringComparison.Ordinal)), tool.Error);
        }
    }

    [TestMethod]
    [DataRow(new[] { "mpy-tool", "-d" }, "there is no file")]
    [DataRow(new[] { "mpy-tool", "-mlongint-impl=big", "a.mpy" }, "-mlongint-impl is none, longlong or mpz, not big")]
    [DataRow(new[] { "mpy-tool", "-march-flags=zba", "a.mpy" }, "-march-flags is a number, not zba")]
    [DataRow(new[] { "mpy-tool", "-e", "b", "--extract-only=text", "a.mpy" }, "--extract-only takes meta, qstr, obj, code, not text")]
    [DataRow(new[] { "mpy-tool", "-dz", "a.mpy" }, "unknown option -dz")]
    [DataRow(new[] { "mpy-tool", "--extr", "a.mpy" }, "unknown option --extr")]
    public void What_is_not_understood_exits_with_2(string[] arguments, string message)
    {
        using ToolRun tool = new();
        Assert.AreEqual(2, tool.Run(arguments));
        StringAssert.StartsWith(tool.Error, "microfreeze mpy-tool: " + message);
    }

    private static ToolRun With(params string[] files)
    {
        ToolRun tool = new();
        foreach (string file in files)
        {
            tool.Write(file, Read(file));
        }

        return tool;
    }

    // The instruction at the target of the only jump that unwinds, and the one after it, without offsets and lengths.
    private static string TargetOfUnwinding(string listing)
    {
        string[] lines = listing.Split('\n');
        string jump = lines.Single(line => line.Contains("UNWIND_JUMP", StringComparison.Ordinal));
        string target = jump.Split(" to ")[1].Split(',')[0];
        int function = Array.IndexOf(lines, jump);
        int index = Array.FindIndex(lines, function, line => line.Length > 12 && line[6..12].Trim() == target);
        return string.Join(" | ", lines[index..(index + 2)].Select(line => line[14..].Split(' ', 2, StringSplitOptions.RemoveEmptyEntries)[1].Trim()));
    }

    private static byte[] Read(string file) => Resource.Read(typeof(MpyToolCommandTests).Assembly, Folder + file);

    private static string ReadText(string file) => Resource.ReadText(typeof(MpyToolCommandTests).Assembly, Folder + file);
}
