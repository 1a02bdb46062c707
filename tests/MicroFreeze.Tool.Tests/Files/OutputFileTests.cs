using MicroFreeze.Tool.Files;

namespace MicroFreeze.Tests.Tool.Files;

/// <summary>Output is whole or not there, and is left alone where it would not change.</summary>
[TestClass]
public sealed class OutputFileTests
{
    private static readonly byte[] Content = [1, 2, 3];

    [TestMethod]
    public void A_write_replaces_and_leaves_nothing_else_behind()
    {
        using ToolRun tool = new();
        string path = tool.Write("d/x.mpy", "old and longer");
        OutputFile.Write(path, Content);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(path));
        CollectionAssert.AreEqual(new[] { "x.mpy" }, tool.FilesBelow("d"));
    }

    [TestMethod]
    public void A_write_into_a_missing_directory_fails_and_leaves_nothing()
    {
        using ToolRun tool = new();
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => OutputFile.Write(tool.Full("no/x.mpy"), Content));
        CollectionAssert.AreEqual(Array.Empty<string>(), tool.FilesBelow("."));
    }

    [TestMethod]
    public void A_write_goes_through_a_link()
    {
        using ToolRun tool = new();
        string target = tool.Write("real", "old");
        File.CreateSymbolicLink(tool.Full("link"), target);
        OutputFile.Write(tool.Full("link"), Content);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(target));
        Assert.IsNotNull(new FileInfo(tool.Full("link")).LinkTarget);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void A_device_is_not_replaced()
    {
        OutputFile.Write("/dev/null", Content);
        Assert.AreEqual(0, new FileInfo("/dev/null").Length);
    }

    [TestMethod]
    public void The_same_content_is_not_written_again()
    {
        using ToolRun tool = new();
        string path = tool.Full("a/b/x.mpy");
        OutputFile.WriteIfChanged(path, Content);
        DateTime old = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, old);
        OutputFile.WriteIfChanged(path, Content);
        Assert.AreEqual(old, File.GetLastWriteTimeUtc(path));
        OutputFile.WriteIfChanged(path, [1, 2, 4]);
        Assert.AreNotEqual(old, File.GetLastWriteTimeUtc(path));
    }
}
