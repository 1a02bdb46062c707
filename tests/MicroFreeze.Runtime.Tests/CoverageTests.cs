using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Runtime.Tests;

/// <summary>The programs leave out nothing: every kind of node and every instruction occurs in them.</summary>
[TestClass]
public sealed class CoverageTests
{
    [TestMethod]
    public void Every_kind_of_node_occurs()
    {
        HashSet<NodeKind> seen = [];
        foreach (TestProgram program in ProgramLibrary.Programs.Values)
        {
            SyntaxTree tree = new();
            ParseOptions options = new() { Firmware = FirmwareProfile.MicroPython128, SmallIntBits = 31 };
            Assert.IsTrue(new Parser().TryParse(program.Source, options, tree, new NameTable(), out SyntaxError? error), $"{program.Name}: {error}");
            for (int node = 1; node < tree.Count; node++)
            {
                seen.Add(tree[node].Kind);
            }
        }

        AssertAll(Enum.GetValues<NodeKind>(), seen);
    }

    [TestMethod]
    public void Every_instruction_occurs()
    {
        HashSet<Opcode> seen = [];
        foreach (TestProgram program in ProgramLibrary.Programs.Values)
        {
            CompileResult result = PythonCompiler.Compile(program.Source, program.Name, new CompileOptions { SourceName = program.Name });
            Collect(result.Module!.Root, seen);
        }

        AssertAll([.. Opcodes.Rows.ToArray().Select(row => row.First)], seen);
    }

    private static void Collect(RawCode code, HashSet<Opcode> seen)
    {
        Assert.IsTrue(Prelude.TryDecode(code.Code.Span, 0, out Prelude? prelude), Convert.ToHexStringLower(code.Code.Span[..Math.Min(40, code.Code.Length)]));
        for (int offset = prelude.CodeOffset; offset < code.Code.Length;)
        {
            Assert.IsTrue(Instruction.TryRead(code.Code.Span, offset, out Instruction instruction), $"no instruction at {offset}");
            seen.Add(instruction.Info.First);
            offset += instruction.Length;
        }

        foreach (RawCode child in code.Children)
        {
            Collect(child, seen);
        }
    }

    private static void AssertAll<T>(T[] all, HashSet<T> seen) =>
        Assert.AreEqual("", string.Join(", ", all.Where(item => !seen.Contains(item))), "these do not occur");
}
