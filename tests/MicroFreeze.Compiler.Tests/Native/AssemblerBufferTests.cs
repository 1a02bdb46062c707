using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>Bytes, labels and walks of the assemblers' common buffer.</summary>
[TestClass]
public sealed class AssemblerBufferTests
{
    [TestMethod]
    public void Labels_of_the_layout_are_known_when_emitting()
    {
        AssemblerBuffer buffer = new();
        buffer.StartPass(emit: false);
        Assert.AreEqual(AssemblerBuffer.Unplaced, buffer.LabelOffset(3));
        Walk(buffer);
        buffer.EndPass();
        buffer.StartPass(emit: true);
        Assert.AreEqual(6, buffer.LabelOffset(3));
        Walk(buffer);
        buffer.EndPass();
        Assert.IsFalse(buffer.LabelsMoved);
        CollectionAssert.AreEqual(new byte[] { 0x34, 0x12, 0xbc, 0x9a, 0x78, 0x56, 0x01 }, buffer.Code.ToArray());

        static void Walk(AssemblerBuffer buffer)
        {
            buffer.Write16(0x1234);
            buffer.Write32(0x56789abc);
            buffer.PlaceLabel(3);
            buffer.Write8(1);
        }
    }

    [TestMethod]
    public void Sees_labels_that_move()
    {
        AssemblerBuffer buffer = new();
        buffer.StartPass(emit: false);
        buffer.PlaceLabel(0);
        buffer.StartPass(emit: true);
        buffer.Write8(0);
        buffer.PlaceLabel(0);
        Assert.IsTrue(buffer.LabelsMoved);
    }

    [TestMethod]
    public void Forgets_labels_of_the_function_before()
    {
        AssemblerBuffer buffer = new();
        buffer.StartPass(emit: false);
        buffer.PlaceLabel(700);
        Assert.AreEqual(0, buffer.LabelOffset(700));
        buffer.StartPass(emit: false);
        Assert.AreEqual(AssemblerBuffer.Unplaced, buffer.LabelOffset(700));
    }

    [TestMethod]
    public void Drops_dead_code_until_the_next_label()
    {
        AssemblerBuffer buffer = new();
        buffer.StartPass(emit: false);
        buffer.Write8(1);
        buffer.SuppressCode();
        Assert.IsTrue(buffer.IsDead);
        buffer.Write32(2);
        Assert.AreEqual(1, buffer.Position);
        buffer.PlaceLabel(0);
        buffer.Write8(3);
        Assert.AreEqual(2, buffer.Position);
    }

    [TestMethod]
    public void Fills_gaps_with_zeros()
    {
        AssemblerBuffer buffer = new();
        foreach (bool emit in new[] { false, true })
        {
            buffer.StartPass(emit);
            buffer.Write32(0xffffffff);
            buffer.Write8(0xff);
            buffer.StartPass(emit);
            buffer.Write8(1);
            buffer.Align(4);
            buffer.Skip(3);
            buffer.Write8(2);
        }

        CollectionAssert.AreEqual(new byte[] { 1, 0, 0, 0, 0 }, buffer.Code[..5].ToArray());
    }

    [TestMethod]
    public void Clears_what_a_shorter_last_walk_leaves()
    {
        AssemblerBuffer buffer = new();
        buffer.StartPass(emit: false);
        buffer.Write32(0xffffffff);
        buffer.StartPass(emit: true);
        buffer.Write8(1);
        buffer.EndPass();
        CollectionAssert.AreEqual(new byte[] { 1, 0, 0, 0 }, buffer.Code.ToArray());
    }

    [TestMethod]
    public void Grows()
    {
        AssemblerBuffer buffer = new();
        foreach (bool emit in new[] { false, true })
        {
            buffer.StartPass(emit);
            for (int value = 0; value < 100_000; value++)
            {
                buffer.Write24((uint)value);
            }
        }

        Assert.AreEqual(300_000, buffer.Size);
        CollectionAssert.AreEqual(new byte[] { 0x9f, 0x86, 0x01 }, buffer.Code[^3..].ToArray());
    }

    [TestMethod]
    [DataRow(0u, "00")]
    [DataRow(127u, "7f")]
    [DataRow(128u, "8100")]
    [DataRow(16384u, "818000")]
    [DataRow(uint.MaxValue, "8fffffff7f")]
    public void Writes_variable_numbers(uint value, string expected)
    {
        AssemblerBuffer buffer = new();
        foreach (bool emit in new[] { false, true })
        {
            buffer.StartPass(emit);
            buffer.WriteVariable(value);
        }

        Assert.AreEqual(expected, Convert.ToHexStringLower(buffer.Code));
    }

    [TestMethod]
    public void Keeps_the_first_failure_of_the_last_walk()
    {
        AssemblerBuffer buffer = new();
        buffer.StartPass(emit: false);
        buffer.Fail(SourceDiagnostics.NativeBranchOutOfRange, "early");
        Assert.IsNull(buffer.Failure);
        buffer.StartPass(emit: true);
        buffer.Fail(SourceDiagnostics.NativeBranchOutOfRange, "first");
        buffer.Fail(SourceDiagnostics.NativeBranchOutOfRange, "second");
        Assert.AreEqual("first", buffer.Detail);
        buffer.StartPass(emit: false);
        Assert.IsNull(buffer.Failure);
    }
}
