namespace MicroFreeze.Files.Tests;

/// <summary>Output is whole or not there, and is left alone where it would not change.</summary>
[TestClass]
public sealed class OutputFilesTests
{
    private static readonly byte[] Content = [1, 2, 3];
    private readonly string _root = Directory.CreateTempSubdirectory("microfreeze-files-").FullName;

    [TestCleanup]
    public void CleanUp() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void Threads_may_be_the_first_in_a_directory_at_once()
    {
        const int Rounds = 2000;
        using Barrier start = new(2);
        Thread other = new(() => WriteAll("a", start));
        other.Start();
        WriteAll("b", start);
        other.Join();

        Assert.HasCount(2 * Rounds, Directory.GetFiles(_root, "*", SearchOption.AllDirectories));

        void WriteAll(string name, Barrier start)
        {
            for (int round = 0; round < Rounds; round++)
            {
                start.SignalAndWait();
                try
                {
                    OutputFiles.Write(Path.Combine(_root, $"{round}", name), Content);
                }
                catch (IOException)
                {
                    // The count of files tells.
                }
            }
        }
    }

    [TestMethod]
    public void A_write_replaces_and_leaves_nothing_else_behind()
    {
        string path = Existing("x.mpy", "old and longer");
        OutputFiles.Write(path, Content);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(path));
        CollectionAssert.AreEqual(new[] { path }, Directory.GetFileSystemEntries(_root));
    }

    [TestMethod]
    public void A_write_makes_the_directories()
    {
        string path = Path.Combine(_root, "a", "b", "x.mpy");
        OutputFiles.Write(path, Content);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(path));
    }

    [TestMethod]
    public void A_write_below_a_file_fails_and_leaves_nothing()
    {
        string file = Existing("file", "");
        Assert.Throws<IOException>(() => OutputFiles.Write(Path.Combine(file, "x.mpy"), Content));
        CollectionAssert.AreEqual(new[] { file }, Directory.GetFileSystemEntries(_root));
    }

    [TestMethod]
    public void A_write_goes_through_a_link()
    {
        string target = Existing("real", "old");
        string link = Path.Combine(_root, "link");
        File.CreateSymbolicLink(link, target);
        OutputFiles.Write(link, Content);
        CollectionAssert.AreEqual(Content, File.ReadAllBytes(target));
        Assert.IsNotNull(new FileInfo(link).LinkTarget);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux | OperatingSystems.OSX)]
    public void A_device_is_not_replaced()
    {
        OutputFiles.WriteIfDifferent("/dev/null", Content);
        Assert.AreEqual(0, new FileInfo("/dev/null").Length);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_file_in_memory_is_replaced_as_any_other()
    {
        string path = Path.Combine("/dev/shm", Path.GetRandomFileName());
        try
        {
            OutputFiles.WriteIfDifferent(path, [.. Content, .. Content, .. Content]);
            OutputFiles.WriteIfDifferent(path, Content);
            CollectionAssert.AreEqual(Content, File.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void The_same_content_is_not_written_again()
    {
        string path = Path.Combine(_root, "x.mpy");
        Assert.IsTrue(OutputFiles.WriteIfDifferent(path, Content));
        DateTime old = new(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, old);
        Assert.IsFalse(OutputFiles.WriteIfDifferent(path, Content));
        Assert.AreEqual(old, File.GetLastWriteTimeUtc(path));
        Assert.IsTrue(OutputFiles.WriteIfDifferent(path, [1, 2, 4]));
        Assert.AreNotEqual(old, File.GetLastWriteTimeUtc(path));
    }

    private string Existing(string name, string text)
    {
        string path = Path.Combine(_root, name);
        File.WriteAllText(path, text);
        return path;
    }
}
