using MicroFreeze.Testing;

namespace MicroFreeze.Files.Tests;

/// <summary>Reading what somebody named: files come whole, all else is refused at once.</summary>
[TestClass]
public sealed class InputFilesTests
{
    private string _directory = "";

    [TestInitialize]
    public void MakeDirectory() => _directory = Directory.CreateTempSubdirectory("input").FullName;

    [TestCleanup]
    public void DeleteDirectory() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(30_000)]
    [DataRow(SpecialFile.Pipe)]
    [DataRow(SpecialFile.LinkToPipe)]
    [DataRow(SpecialFile.LinkToDevice)]
    [DataRow(SpecialFile.Socket)]
    public void What_is_no_ordinary_file_is_refused_instead_of_waited_for(string kind)
    {
        string path = Path.Combine(_directory, "special.py");
        SpecialFile.Make(kind, path);
        Assert.Contains($"'{path}' is a pipe, a socket or a device", Assert.ThrowsExactly<IOException>(() => InputFiles.ReadAllBytes(path)).Message);
        Assert.ThrowsExactly<IOException>(() => InputFiles.OpenRead(path));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(30_000)]
    public void A_pipe_that_may_only_be_read_is_refused_too()
    {
        string path = Path.Combine(_directory, "special.py");
        SpecialFile.Make(SpecialFile.Pipe, path);
#pragma warning disable CA1416 // not on Windows
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
#pragma warning restore CA1416
        Assert.ThrowsExactly<IOException>(() => InputFiles.ReadAllBytes(path));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void An_empty_file_that_may_only_be_read_is_empty()
    {
        string path = Path.Combine(_directory, "empty.py");
        File.WriteAllBytes(path, []);
#pragma warning disable CA1416 // not on Windows
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        Assert.IsEmpty(InputFiles.ReadAllBytes(path));
        File.SetUnixFileMode(path, UnixFileMode.None);
#pragma warning restore CA1416
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.ThrowsExactly<UnauthorizedAccessException>(() => InputFiles.ReadAllBytes(path));
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(200_000)]
    public void An_ordinary_file_comes_whole(int length)
    {
        string path = Path.Combine(_directory, "a.py");
        byte[] content = [.. Enumerable.Range(0, length).Select(value => (byte)value)];
        File.WriteAllBytes(path, content);
        CollectionAssert.AreEqual(content, InputFiles.ReadAllBytes(path));
        using Stream stream = InputFiles.OpenRead(path);
        CollectionAssert.AreEqual(content, InputFiles.ReadToEnd(stream, path));
    }

    [TestMethod]
    public void What_no_board_could_hold_is_not_read()
    {
        string path = Path.Combine(_directory, "big.py");
        SpecialFile.Make(SpecialFile.Sparse, path);
        Assert.Contains("more than 256 MiB", Assert.ThrowsExactly<IOException>(() => InputFiles.ReadAllBytes(path)).Message);
    }

    [TestMethod]
    public void A_directory_is_called_one() =>
        Assert.Contains("is a directory", Assert.ThrowsExactly<IOException>(() => InputFiles.ReadAllBytes(_directory)).Message);
}
