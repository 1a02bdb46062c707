using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Tests.Frozen;

[TestClass]
public sealed class QstrHeaderTests
{
    [TestMethod]
    public void Settings_and_strings()
    {
        QstrHeader header = Parse("# 1 \"x.c\"\r\n  QCFG(BYTES_IN_LEN, (1))\r\nQCFG(BYTES_IN_HASH, 2)\nQ(machine)\n Q({:#x}) \nQ(\\r\\n)\nQ(a b, c)\nextern int Q;\n");
        Assert.AreEqual((1, 2), (header.BytesInLength, header.BytesInHash));
        foreach (string text in new[] { "machine", "{:#x}", "\r\n", "a b, c", "__name__", "\n", "" })
        {
            Assert.IsTrue(header.Contains(text), text);
        }

        Assert.IsFalse(header.Contains("x"));
        Assert.AreEqual(StaticNames.Count + 4, header.Count);
    }

    [TestMethod]
    public void Of_strings_that_are_spelled_alike_the_firmware_has_the_first()
    {
        QstrHeader header = Parse("QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (0))\nQ(_lt_lambda_gt_)\nQ(<lambda>)\n");
        Assert.IsTrue(header.Contains("_lt_lambda_gt_"));
        Assert.IsFalse(header.Contains("<lambda>"));
    }

    [TestMethod]
    [DataRow("", "MF4060", 0)]
    [DataRow("int main(void) {}\n", "MF4060", 0)]
    [DataRow("QCFG(BYTES_IN_LEN, (1))\nQ(a)\n", "MF4060", 0)]
    [DataRow("Q(a)\nQCFG(BYTES_IN_LEN, (3))\nQCFG(BYTES_IN_HASH, (1))\n", "MF4061", 2)]
    [DataRow("QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, MICROPY_QSTR_BYTES_IN_HASH)\n", "MF4061", 2)]
    [DataRow("QCFG(BYTES_IN_LEN, (1))\nQCFG(BYTES_IN_HASH, (-1))\n", "MF4061", 2)]
    [DataRow("QCFG(BYTES_IN_LEN, ())\nQCFG(BYTES_IN_HASH, (1))\n", "MF4061", 1)]
    public void What_is_no_header_is_refused(string text, string code, int line)
    {
        DiagnosticBag diagnostics = new();
        Assert.IsNull(QstrHeader.Parse(Encoding.UTF8.GetBytes(text), "genhdr/q.h", diagnostics));
        Assert.AreEqual((code, new SourceLocation("genhdr/q.h", line)), (diagnostics.Items.Single().Code, diagnostics.Items.Single().Location));
    }

    [TestMethod]
    public void Any_bytes_at_all_are_read_without_failing()
    {
        byte[] noise = new byte[100_000];
        new Random(3).NextBytes(noise);
        DiagnosticBag diagnostics = new();
        Assert.IsNull(QstrHeader.Parse(noise, "q.h", diagnostics));
        Assert.IsTrue(diagnostics.HasErrors);
    }

    [TestMethod]
    [DataRow("abc_1", "abc_1")]
    [DataRow("<module>", "_lt_module_gt_")]
    [DataRow("a.b/c-d", "a_dot_b_slash_c_hyphen_d")]
    [DataRow("\n", "_0x0a_")]
    [DataRow("`", "_0x60_")]
    [DataRow("é°Ω", "_eacute__deg__Omega_")]
    [DataRow("中\U0001f600", "_0x4e2d__0x1f600_")]
    public void Spelling_in_C(string text, string expected) => Assert.AreEqual(expected, CIdentifiers.Escape(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    public void Invalid_UTF8_is_spelled_byte_by_byte() => Assert.AreEqual("a_0xff_b", CIdentifiers.Escape([(byte)'a', 0xff, (byte)'b']));

    [TestMethod]
    [DataRow("", 0, 5381 & 0xffff)]
    [DataRow("print", 2, 0xc654)]
    [DataRow("print", 1, 0x54)]
    public void Hashes(string text, int bytes, int expected) => Assert.AreEqual(expected, QstrHash.Compute(Encoding.UTF8.GetBytes(text), bytes));

    private static QstrHeader Parse(string text)
    {
        DiagnosticBag diagnostics = new();
        QstrHeader? header = QstrHeader.Parse(Encoding.UTF8.GetBytes(text), "q.h", diagnostics);
        Assert.IsEmpty(diagnostics.Items);
        Assert.IsNotNull(header);
        return header;
    }
}
