using MicroFreeze.Compiler.Compilation;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Profiles;

/// <summary>An architecture has a row, and code in the two tables that the row says.</summary>
[TestClass]
public sealed class ArchitectureTests
{
    [TestMethod]
    public void Each_architecture_has_a_row_at_its_number() =>
        CollectionAssert.AreEqual(Enum.GetValues<NativeArch>(), Architectures.All.Select(row => row.Arch).ToArray());

    [TestMethod]
    public void Each_architecture_has_the_emitter_that_its_row_says() => AreThose(NativeEmitters.Emitters.Keys, row => row.HasEmitter);

    [TestMethod]
    public void Each_architecture_has_the_inline_assembler_that_its_row_says() => AreThose(NativeEmitters.Assemblers.Keys, row => row.HasInlineAssembler);

    [TestMethod]
    public void Each_architecture_has_the_decoder_that_its_row_says() => AreThose(NativeDisassembler.Decoders.Keys, row => row.HasDecoder);

    [TestMethod]
    public void What_emits_is_decoded() =>
        CollectionAssert.AreEqual(
            Architectures.All.Where(row => row.HasEmitter && row.IsProcessor).Select(row => row.Name).ToArray(),
            Architectures.All.Where(row => row.HasDecoder).Select(row => row.Name).ToArray());

    [TestMethod]
    public void Names_are_those_of_one_architecture_each()
    {
        foreach (string name in NativeArchNames.All)
        {
            Assert.IsTrue(NativeArchNames.TryParse(name, out NativeArch arch));
            Assert.AreEqual(name, NativeArchNames.ToName(arch));
        }

        Assert.IsFalse(NativeArchNames.TryParse("", out _));
        Assert.HasCount(Architectures.All.Count - 1, NativeArchNames.All.Distinct().ToArray());
    }

    [TestMethod]
    public void Each_processor_is_told_by_the_preprocessor()
    {
        string?[] conditions = [.. Architectures.All.Where(row => row.IsProcessor && row.Arch != NativeArch.None).Select(row => row.Condition)];

        CollectionAssert.AllItemsAreNotNull(conditions);
        CollectionAssert.AllItemsAreUnique(conditions);
    }

    private static void AreThose(IEnumerable<NativeArch> actual, Func<NativeArchInfo, bool> says) =>
        CollectionAssert.AreEquivalent(Architectures.All.Where(says).Select(row => row.Arch).ToArray(), actual.ToArray());
}
