using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Mpy;

/// <summary>Merging: what a function does stays the same while the numbers of names and objects, and the lengths of jumps, change.</summary>
[TestClass]
public sealed class MpyMergerTests
{
    public static IEnumerable<object[]> BytecodeFiles => MpyFiles.Names
        .Where(name => MpyReader.TryRead(MpyFiles.Read(name), out MpyModule? module, out _) && module.Arch == NativeArch.None)
        .Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(BytecodeFiles))]
    public void A_module_behind_one_with_many_names_keeps_its_instructions(string name)
    {
        MpyFile moved = Read(name, MpyFiles.Read(name));
        FirmwareProfile firmware = moved.Module.Family!.Newest;
        MpyFile first = Compile(string.Concat(Enumerable.Range(0, 200).Select(number => $"name_{number} = 'a text that is an object and no name {number}'\n")), firmware);
        MpyModule merged = Merge(first, moved);

        Assert.HasCount(2, merged.Root.Children);
        Assert.HasCount(first.Module.Names.Count + moved.Module.Names.Count, merged.Names);
        Assert.HasCount(first.Module.Objects.Count + moved.Module.Objects.Count, merged.Objects);
        Assert.AreEqual(Describe(first.Module, first.Module.Root), Describe(merged, merged.Root.Children[0]));
        Assert.AreEqual(Describe(moved.Module, moved.Module.Root), Describe(merged, merged.Root.Children[1]));
    }

    [TestMethod]
    public void Jumps_get_longer_where_what_they_pass_does()
    {
        string body = string.Concat(Enumerable.Range(0, 30).Select(_ => "  f(x)\n"));
        MpyFile moved = Compile($"while x:\n{body}for y in x:\n{body}x = y or z\n", FirmwareProfile.MicroPython128);
        MpyFile first = Compile(string.Concat(Enumerable.Range(0, 200).Select(number => $"name_{number} = 0\n")), FirmwareProfile.MicroPython128);
        MpyModule merged = Merge(first, moved);
        Assert.AreEqual(Describe(moved.Module, moved.Module.Root), Describe(merged, merged.Root.Children[1]));
        Assert.IsGreaterThan(moved.Module.Root.Code.Length, merged.Root.Children[1].Code.Length);
    }

    [TestMethod]
    public void A_jump_that_no_longer_reaches_is_an_error()
    {
        // Close to the 16 kB that a jump back can go; every name takes a byte more afterwards.
        string body = string.Concat(Enumerable.Repeat("  f(x)\n", 2000));
        MpyFile moved = Compile($"while x:\n{body}", FirmwareProfile.MicroPython128);
        MpyFile first = Compile(string.Concat(Enumerable.Range(0, 200).Select(number => $"name_{number} = 0\n")), FirmwareProfile.MicroPython128);
        DiagnosticBag diagnostics = new();
        Assert.IsNull(MpyMerger.Merge([first, moved], null, diagnostics));
        Assert.AreSame(MpyDiagnostics.CannotMove, diagnostics.Items.Single().Descriptor);
    }

    [TestMethod]
    public void The_merged_file_asks_for_the_widest_small_int()
    {
        MpyFile wide = Compile("x = 1\n", FirmwareProfile.MicroPython128, smallIntBits: 31);
        MpyFile narrow = Compile("y = 1\n", FirmwareProfile.MicroPython128, smallIntBits: 16);
        Assert.AreEqual(31, Merge(wide, narrow).SmallIntBits);
        Assert.AreEqual(31, Merge(narrow, wide).SmallIntBits);
    }

    private static MpyModule Merge(params MpyFile[] files)
    {
        DiagnosticBag diagnostics = new();
        byte[]? merged = MpyMerger.Merge(files, null, diagnostics);
        Assert.IsNotNull(merged, string.Join('\n', diagnostics.Items));
        Assert.IsTrue(MpyReader.TryRead(merged, out MpyModule? module, out MpyError error), error.Message);
        return module;
    }

    private static MpyFile Compile(string source, FirmwareProfile firmware, int smallIntBits = 31)
    {
        CompileOptions options = new() { SourceName = "first.py", Firmware = firmware, SmallIntBits = smallIntBits };
        CompileResult result = PythonCompiler.Compile(Encoding.UTF8.GetBytes(source), "first.py", options);
        Assert.IsNotNull(result.Module, string.Join('\n', result.Diagnostics));
        return Read("first.mpy", MpyWriter.ToArray(result.Module));
    }

    private static MpyFile Read(string name, byte[] bytes)
    {
        Assert.IsTrue(MpyFile.TryRead(name, bytes, null, out MpyFile? file, out MpyError error), error.Message);
        return file;
    }

    // Instructions with what they refer to instead of numbers and offsets.
    private static string Describe(MpyModule module, RawCode function)
    {
        StringBuilder text = new();
        ReadOnlySpan<byte> code = function.Code.Span;
        Assert.IsTrue(Prelude.TryDecode(code, 0, out Prelude? prelude));
        text.Append(prelude.Signature).Append(prelude.Sizes.CellCount).AppendJoin(' ', prelude.Names.Select(name => Text(module, name))).Append('\n');
        List<Instruction> instructions = [];
        for (int offset = prelude.CodeOffset; offset < code.Length; offset += instructions[^1].Length)
        {
            Assert.IsTrue(Instruction.TryRead(code, offset, out Instruction instruction));
            instructions.Add(instruction);
        }

        foreach (Instruction instruction in instructions)
        {
            string operand = instruction.Info.Operand switch
            {
                OperandKind.Name => Text(module, (int)instruction.Operand),
                OperandKind.Object => ConstantText.Of(module.Objects[(int)instruction.Operand]),
                _ when instruction.IsJump => "to " + instructions.FindIndex(target => target.Offset == instruction.Operand).ToString(CultureInfo.InvariantCulture),
                _ => instruction.Operand.ToString(CultureInfo.InvariantCulture),
            };
            text.Append(CultureInfo.InvariantCulture, $"{instruction.Info.Mnemonic} {operand} {instruction.Extra}\n");
        }

        foreach (RawCode child in function.Children)
        {
            text.Append(Describe(module, child));
        }

        return text.ToString();
    }

    private static string Text(MpyModule module, int name) => Encoding.UTF8.GetString(module.Names[name].Span);
}
