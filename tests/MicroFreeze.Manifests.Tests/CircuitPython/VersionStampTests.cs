using System.Text;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Tests.CircuitPython;

/// <summary>The text as it is compiled; expected texts are those of tools/preprocess_frozen_modules.py.</summary>
[TestClass]
public sealed class VersionStampTests
{
    [TestMethod]
    [DataRow("__version__ = \"0.0.0+auto.0\"\n", "__version__ = \"1.2.3\"\n")]
    [DataRow("__version__ = \"0.0.0-auto.0\"\n", "__version__ = \"1.2.3\"\n")]
    [DataRow("x = 1\n__version__='0.0.0-auto.0' # 0.0.0+auto.0", "x = 1\n__version__='1.2.3' # 1.2.3")]
    [DataRow("__version__: str = \"0.0.0+auto.0\"", "__version__: str = \"1.2.3\"")]
    [DataRow("  __version__ = \"0.0.0+auto.0\"\n", "  __version__ = \"0.0.0+auto.0\"\n")]
    [DataRow("# __version__ = \"0.0.0+auto.0\"\n", "# __version__ = \"0.0.0+auto.0\"\n")]
    [DataRow("__version__ = \"5.0\"\n", "__version__ = \"5.0\"\n")]
    [DataRow("a\r\n__version__ = \"0.0.0+auto.0\"\r\nb\rc", "a\n__version__ = \"1.2.3\"\nb\nc")]
    [DataRow("a\r\rb\r", "a\n\nb\n")]
    [DataRow("", "")]
    public void Placeholders_are_replaced_in_lines_that_begin_with_the_name(string source, string expected) =>
        Assert.AreEqual(expected, Encoding.UTF8.GetString(new VersionStamp("1.2.3").Apply(Encoding.UTF8.GetBytes(source))));

    [TestMethod]
    public void Without_a_version_only_ends_of_lines_change()
    {
        byte[] source = Encoding.UTF8.GetBytes("é\n__version__ = \"0.0.0+auto.0\"\n");

        Assert.AreSame(source, new VersionStamp(null).Apply(source));
        Assert.AreEqual("__version__ = \"0.0.0+auto.0\"\n", Encoding.UTF8.GetString(new VersionStamp(null).Apply("__version__ = \"0.0.0+auto.0\"\r\n"u8.ToArray())));
    }

    [TestMethod]
    public void The_place_of_a_placeholder_is_known()
    {
        Assert.AreEqual("0.0.0-auto.0", VersionStamp.FindPlaceholder("a\r\nb\n__version__ = '0.0.0-auto.0'"u8, out int line, out int column));
        Assert.AreEqual((3, 16), (line, column));
        Assert.IsNull(VersionStamp.FindPlaceholder("__version__ = '1'\n"u8, out line, out column));
        Assert.AreEqual((0, 0), (line, column));
    }
}
