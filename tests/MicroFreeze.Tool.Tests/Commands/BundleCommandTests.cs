using System.IO.Compression;

namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze bundle</c>: the options of circuitpython-build-bundles.</summary>
[TestClass]
public sealed class BundleCommandTests
{
    [TestMethod]
    public void A_tree_of_libraries_is_bundled_as_the_options_say()
    {
        using ToolRun tool = Project();

        Assert.AreEqual(0, tool.Run("bundle", "--filename_prefix", "b", "--library_location", "libs", "--library_depth=1", "--version", "1", "-i", "example"), tool.Error);

        Assert.AreEqual(
            "bundles/z-build_tools_version-microfreeze-1.0.0.ignore\nbundles/b-py-1.zip\nbundles/b-10.x-mpy-1.zip\nbundles/b-1.json\n",
            tool.Output.ReplaceLineEndings("\n").Replace('\\', '/'));
        using ZipArchive zip = ZipFile.OpenRead(tool.Full("bundles/b-10.x-mpy-1.zip"));
        CollectionAssert.AreEqual(
            new[] { "b-10.x-mpy-1/README.txt", "b-10.x-mpy-1/VERSIONS.txt", "b-10.x-mpy-1/lib/one.mpy", "b-10.x-mpy-1/lib/own_two/__init__.py", "b-10.x-mpy-1/requirements/own_two/pyproject.toml" },
            zip.Entries.Select(entry => entry.FullName).ToArray());
    }

    [TestMethod]
    public void Libraries_can_be_named_one_by_one()
    {
        using ToolRun tool = Project();

        Assert.AreEqual(0, tool.Run("bundle", "--filename_prefix", "b", "--version", "1", "-o", "json", "--output_directory", "out", "libs/one"), tool.Error);

        StringAssert.Contains(File.ReadAllText(tool.Full("out/b-1.json")), "\"one\": {\"dependencies\": []");
        Assert.IsFalse(File.Exists(tool.Full("out/b-py-1.zip")));
    }

    [TestMethod]
    [DataRow(2, "it needs a prefix", "libs/one")]
    [DataRow(2, "it needs libraries", "--filename_prefix", "b")]
    [DataRow(2, "kinds are known", "--filename_prefix", "b", "libs/one", "-o", "pdf")]
    [DataRow(2, "one or the other", "--filename_prefix", "b", "libs/one", "-o", "py", "-i", "py")]
    [DataRow(1, "MF6302", "--filename_prefix", "b", "--version", "1", "nowhere")]
    [DataRow(1, "MF1901", "--filename_prefix", "b", "--library_location", "nowhere")]
    public void What_is_missing_is_said(int exitCode, string what, params string[] arguments)
    {
        using ToolRun tool = Project();

        Assert.AreEqual(exitCode, tool.Run(["bundle", .. arguments]), what + tool.Error);

        Assert.IsTrue(exitCode == 2 || tool.Error.Contains(what, StringComparison.Ordinal), tool.Error);
        Assert.IsFalse(Directory.Exists(tool.Full("bundles")));
    }

    private static ToolRun Project()
    {
        ToolRun tool = new();
        tool.Write("libs/one/one.py", "X = 1\n");
        tool.Write("libs/one/PKG-INFO", "Version: 1.0.0\n");
        tool.Write("libs/one/pyproject.toml", "");
        tool.Write("libs/two/own_two/__init__.py", "");
        tool.Write("libs/two/pyproject.toml", "[tool.setuptools]\npackages = ['own_two']\n");
        tool.Write("libs/two/PKG-INFO", "Version: 2.0.0\n");
        tool.Write("README.txt", "read me\n");
        return tool;
    }
}
