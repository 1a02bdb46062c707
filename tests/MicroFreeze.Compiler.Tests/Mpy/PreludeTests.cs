using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Compiler.Tests.Mpy;

[TestClass]
public sealed class PreludeTests
{
    [TestMethod]
    [DataRow(1, 0, 0, 0, 0, 0, "00")]
    [DataRow(16, 1, 0, 3, 0, 0, "7F")]
    [DataRow(17, 0, 0, 0, 0, 0, "8010")]
    [DataRow(1, 0, 1, 0, 0, 0, "8040")]
    public void Signature(int state, int exceptions, int flags, int positional, int keyword, int defaults, string expected)
    {
        PreludeSignature signature = new(state, exceptions, flags, positional, keyword, defaults);
        byte[] bytes = new byte[PreludeSignature.MaxLength];
        int length = signature.Write(bytes);
        Assert.AreEqual(expected, Convert.ToHexString(bytes, 0, length));
        int position = 0;
        Assert.IsTrue(PreludeSignature.TryRead(bytes.AsSpan(0, length), ref position, out PreludeSignature back));
        Assert.AreEqual(signature, back);
        Assert.AreEqual(length, position);
    }

    [TestMethod]
    public void Signatures_of_all_sizes_read_back()
    {
        Random random = new(2);
        byte[] bytes = new byte[PreludeSignature.MaxLength];
        for (int count = 0; count < 10_000; count++)
        {
            PreludeSignature signature = new(
                1 + random.Next(1 << random.Next(1, 15)), random.Next(1 << random.Next(10)), random.Next(32),
                random.Next(1 << random.Next(10)), random.Next(1 << random.Next(10)), random.Next(1 << random.Next(10)));
            int length = signature.Write(bytes);
            int position = 0;
            Assert.IsTrue(PreludeSignature.TryRead(bytes.AsSpan(0, length), ref position, out PreludeSignature back));
            Assert.AreEqual(signature, back);
        }
    }

    [TestMethod]
    [DataRow(1, 0, "02")]
    [DataRow(63, 1, "7F")]
    [DataRow(64, 0, "8002")]
    [DataRow(1, 2, "8201")]
    [DataRow(165, 150, "CA85818081808001")]
    public void Sizes(int info, int cells, string expected)
    {
        PreludeSizes sizes = new(info, cells);
        byte[] bytes = new byte[PreludeSizes.MaxLength];
        int length = sizes.Write(bytes);
        Assert.AreEqual(expected, Convert.ToHexString(bytes, 0, length));
        int position = 0;
        Assert.IsTrue(PreludeSizes.TryRead(bytes.AsSpan(0, length), ref position, out PreludeSizes back));
        Assert.AreEqual(sizes, back);
    }

    /// <summary>The function <c>plain(a, b=2, *args, key, other=None, **rest)</c> of the recorded case.</summary>
    [TestMethod]
    public void A_recorded_function()
    {
        Assert.IsTrue(MpyReader.TryRead(MpyFiles.Read("functions.mpy"), out MpyModule? module, out _));
        RawCode function = module.Root.Children[0];
        Assert.IsTrue(Prelude.TryDecode(function.Code.Span, 0, out Prelude? prelude));
        Assert.AreEqual(2, prelude.Signature.PositionalArguments);
        Assert.AreEqual(2, prelude.Signature.KeywordOnlyArguments);
        Assert.AreEqual(1, prelude.Signature.DefaultPositionalArguments);
        Assert.AreEqual(0x0e, prelude.Signature.ScopeFlags);
        Assert.AreEqual(
            "plain a b other key",
            string.Join(' ', prelude.Names.Select(name => System.Text.Encoding.UTF8.GetString(module.Names[name].Span))));
        ReadOnlySpan<byte> lines = function.Code.Span[prelude.LineTableOffset..prelude.CellsOffset];
        Assert.AreEqual(9, LineTable.GetLine(lines, 0));
    }

    [TestMethod]
    public void Line_steps_in_one_and_two_bytes()
    {
        ReadOnlySpan<byte> table = [0x63, 0x85, 0x10, 0xf2];
        Assert.IsTrue(LineTable.TryTake(ref table, out LineStep step));
        Assert.AreEqual(new LineStep(3, 3), step);
        Assert.IsTrue(LineTable.TryTake(ref table, out step));
        Assert.AreEqual(new LineStep(5, 16), step);
        Assert.IsFalse(LineTable.TryTake(ref table, out _));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("80")]
    [DataRow("00")]
    [DataRow("0000")] // no room for the name
    [DataRow("0004" + "8080")] // endless name
    [DataRow("0006" + "00")] // sizes beyond the code
    [DataRow("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F020063")]
    [DataRow("00FFFFFFFFFFFFFF7F0063")]
    public void Preludes_that_do_not_fit_are_refused(string hex) =>
        Assert.IsFalse(Prelude.TryDecode(Convert.FromHexString(hex), 0, out _));

    [TestMethod]
    public void An_offset_outside_the_code_is_refused()
    {
        Assert.IsFalse(Prelude.TryDecode([0, 2, 0, 0x63], 4, out _));
        Assert.IsFalse(Prelude.TryDecode([0, 2, 0, 0x63], int.MaxValue, out _));
    }
}
