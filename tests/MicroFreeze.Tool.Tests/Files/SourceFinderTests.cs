using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Tool.Files;

namespace MicroFreeze.Tool.Tests.Files;

/// <summary>Which files a path of the command line stands for, in which order, under which names.</summary>
[TestClass]
public sealed class SourceFinderTests
{
    [TestMethod]
    public void A_tree_gives_its_python_files_by_ordinal_path()
    {
        using ToolRun tool = new();
        foreach (string path in (string[])["t/b.py", "t/a/z.py", "t/a.py", "t/C.PY", "t/a/readme.md", "t/a-b/c.py"])
        {
            tool.Write(path, "");
        }

        SourceFile[] files = Find(tool, out DiagnosticBag diagnostics, "t");
        Assert.IsFalse(diagnostics.HasErrors);
        CollectionAssert.AreEqual(
            new[] { "C.PY", "a-b/c.py", "a.py", "a/z.py", "b.py" }, files.Select(file => file.RelativePath).ToArray());
        Assert.AreEqual(Path.Join("t", "a", "z.py"), files[3].DisplayPath);
        Assert.AreEqual(tool.Full("t/a/z.py"), files[3].FullPath);
    }

    [TestMethod]
    public void A_file_is_taken_whatever_its_name()
    {
        using ToolRun tool = new();
        tool.Write("d/script", "");
        SourceFile file = Find(tool, out _, "d/script").Single();
        Assert.AreEqual("script", file.RelativePath);
        Assert.AreEqual("d/script", file.DisplayPath);
    }

    [TestMethod]
    public void What_does_not_exist_and_a_directory_without_python_are_errors()
    {
        using ToolRun tool = new();
        Directory.CreateDirectory(tool.Full("empty"));
        Find(tool, out DiagnosticBag empty, "empty");
        Assert.AreEqual("empty: error MF1902: there is no .py file in this directory", empty.Items.Single().ToString());
        Find(tool, out DiagnosticBag missing, "missing");
        Assert.AreEqual("missing: error MF1901: no such file or directory", missing.Items.Single().ToString());
    }

    [TestMethod]
    public void A_link_to_a_directory_is_followed_unless_it_contains_itself()
    {
        using ToolRun tool = new();
        tool.Write("other/x.py", "");
        tool.Write("t/y.py", "");
        Directory.CreateDirectory(tool.Full("t/sub"));
        Directory.CreateSymbolicLink(tool.Full("t/linked"), tool.Full("other"));
        Directory.CreateSymbolicLink(tool.Full("t/sub/up"), tool.Full("t"));
        CollectionAssert.AreEqual(new[] { "linked/x.py", "y.py" }, Find(tool, out _, "t").Select(file => file.RelativePath).ToArray());
    }

    [TestMethod]
    public void Links_that_lead_to_each_other_are_followed_once()
    {
        using ToolRun tool = new();
        tool.Write("t/a/x.py", "");
        tool.Write("t/b/y.py", "");
        Directory.CreateSymbolicLink(tool.Full("t/a/to_b"), "../b");
        Directory.CreateSymbolicLink(tool.Full("t/b/to_a"), "../a");
        CollectionAssert.AreEqual(new[] { "a/to_b/y.py", "a/x.py", "b/to_a/x.py", "b/y.py" }, Find(tool, out _, "t").Select(file => file.RelativePath).ToArray());
    }

    private static SourceFile[] Find(ToolRun tool, out DiagnosticBag diagnostics, string path)
    {
        diagnostics = new DiagnosticBag();
        SourceFinder finder = new(diagnostics);
        finder.Add(path, tool.Full(path));
        return [.. finder.Files];
    }
}
