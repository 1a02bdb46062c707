using System.Diagnostics;
using MicroFreeze.Testing;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Tests.Files;

/// <summary>What only looks like a file, named or lying about: never waited for, never read without end, and all else is done or left as it was.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SpecialFileTests
{
    private const int Patience = 30_000;

    [TestMethod]
    [Timeout(Patience)]
    [DataRow("MF1101", "compile", "tree", "-o", "out")]
    [DataRow("MF1101", "deploy", "tree", "--folder", "out")]
    [DataRow("MF1101", "deploy", "tree", "--zip", "out/drive.zip")]
    [DataRow("MF1101", "imports", "tree")]
    [DataRow("MF1101", "size", "tree")]
    [DataRow("MF3028", "pack", "tree", "-o", "out", "--id", "Tree", "--version", "1.0.0")]
    [DataRow("MF1101", "bundle", "tree", "--filename_prefix", "b", "--version", "1", "--output_directory", "out")]
    public void A_pipe_in_a_tree_is_an_error(string code, params string[] arguments)
    {
        using ToolRun tool = Tree();
        SpecialFile.Make(SpecialFile.Pipe, tool.Full("tree/pkg/special.py"));

        Assert.AreEqual(1, tool.Run(arguments), tool.Error);

        string line = tool.ErrorLines.Single(line => line.Contains("error", StringComparison.Ordinal));
        Assert.Contains($"error {code}: ", line);
        Assert.Contains("tree/pkg/special.py' is a pipe, a socket or a device", line);
        Assert.IsTrue(arguments[0] == "compile" || tool.FilesBelow("out").Length == 0);
    }

    [TestMethod]
    [Timeout(Patience)]
    [DataRow(SpecialFile.LinkToPipe, "is a pipe, a socket or a device")]
    [DataRow(SpecialFile.LinkToDevice, "is a pipe, a socket or a device")]
    [DataRow(SpecialFile.Socket, "is a pipe, a socket or a device")]
    [DataRow(SpecialFile.Sparse, "more than 256 MiB")]
    public void Other_kinds_are_refused_likewise_and_the_rest_is_compiled(string kind, string problem)
    {
        using ToolRun tool = Tree();
        SpecialFile.Make(kind, tool.Full("tree/pkg/special.py"));

        Assert.AreEqual(1, tool.Run("compile", "tree", "-o", "out"));

        StringAssert.StartsWith(tool.ErrorLines.Single(), "tree/pkg/special.py: error MF1101: ");
        Assert.Contains(problem, tool.Error);
        CollectionAssert.AreEqual(new[] { "main.mpy", "pkg/__init__.mpy" }, tool.FilesBelow("out"));
    }

    [TestMethod]
    [Timeout(Patience)]
    [DataRow("disassemble", "special")]
    [DataRow("mpy-tool", "-d", "special")]
    [DataRow("mpy-tool", "-f", "-q", "special", "ok.mpy")]
    [DataRow("size", "ok.mpy", "-q", "special")]
    [DataRow("compile", "special", "-o", "out")]
    [DataRow("imports", "tree", "--module-header", "special")]
    public void A_pipe_that_is_named_is_an_error(params string[] arguments)
    {
        using ToolRun tool = Tree();
        Assert.AreEqual(0, tool.Run("mpy-cross", "-o", "ok.mpy", "tree/main.py"), tool.Error);
        SpecialFile.Make(SpecialFile.Pipe, tool.Full("special"));

        Assert.AreEqual(1, tool.Run(arguments), tool.Output);

        StringAssert.StartsWith(tool.ErrorLines[0], "special: error MF1101: ");
    }

    // As with mpy-cross <(generator).
    [TestMethod]
    [Timeout(Patience)]
    public async Task Mpy_cross_reads_a_pipe_that_somebody_writes_to()
    {
        using ToolRun tool = Tree();
        SpecialFile.Make(SpecialFile.Pipe, tool.Full("pipe.py"));
        Task writer = Task.Run(() => File.WriteAllText(tool.Full("pipe.py"), "x = 1\n"));

        Assert.AreEqual(0, tool.Run("mpy-cross", "-s", "main.py", "pipe.py", "-o", "piped.mpy"), tool.Error);
        await writer;

        Assert.AreEqual(0, tool.Run("mpy-cross", "-s", "main.py", "tree/main.py", "-o", "plain.mpy"), tool.Error);
        CollectionAssert.AreEqual(File.ReadAllBytes(tool.Full("plain.mpy")), File.ReadAllBytes(tool.Full("piped.mpy")));
    }

    [TestMethod]
    [DataRow("deploy", "tree/main.py", "--folder", "out")]
    [DataRow("imports", "tree/main.py")]
    [DataRow("pack", "tree/main.py", "-o", "out")]
    public void A_file_where_a_directory_is_needed_is_no_directory(params string[] arguments)
    {
        using ToolRun tool = Tree();
        Assert.AreEqual(1, tool.Run(arguments));
        Assert.AreEqual("tree/main.py: error MF1904: this is no directory", tool.ErrorLines.Single());
    }

    [TestMethod]
    public void A_folder_that_cannot_be_made_is_one_error()
    {
        using ToolRun tool = Tree();
        tool.Write("file", "");
        Assert.AreEqual(1, tool.Run("deploy", "tree", "--folder", "file/drive"));
        StringAssert.StartsWith(tool.ErrorLines.Single(), "file/drive: error MF1102: cannot write 'file/drive': ");
    }

    [TestMethod]
    public void A_current_directory_that_is_gone_is_an_error_with_a_code()
    {
        using ToolRun tool = Tree();
        Directory.CreateDirectory(tool.Full("gone"));
        (int exitCode, string error) = RunShell(tool.Full("gone"), "rmdir ../gone; exec dotnet \"$0\" compile main.py -o out");
        Assert.AreEqual(1, exitCode, error);
        Assert.AreEqual("microfreeze: error MF1101: cannot read '.': the current directory is not there any more\n", error);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [Timeout(Patience)]
    [DataRow("/dev/stdout | cat >")]
    [DataRow("/dev/stdout >")]
    [DataRow("link | cat >")]
    [DataRow("/proc/self/fd/1 | cat >")]
    public void Standard_output_is_written_whatever_its_name(string output)
    {
        using ToolRun tool = Tree();
        File.CreateSymbolicLink(tool.Full("link"), "/dev/stdout");
        (int exitCode, string error) = RunShell(tool.Root, $"dotnet \"$0\" mpy-cross -s main.py tree/main.py -o {output} streamed.mpy");
        Assert.AreEqual(0, exitCode, error);
        Assert.AreEqual("", error);
        Assert.AreEqual(0, tool.Run("mpy-cross", "-s", "main.py", "tree/main.py", "-o", "plain.mpy"), tool.Error);
        CollectionAssert.AreEqual(File.ReadAllBytes(tool.Full("plain.mpy")), File.ReadAllBytes(tool.Full("streamed.mpy")));
    }

    [TestMethod]
    public void A_finding_is_one_line_whatever_the_name_of_its_file()
    {
        using ToolRun tool = new();
        tool.Write("a\nb.py", "x = = 1\n");
        Assert.AreEqual(1, tool.Run("compile", ".", "-o", "out"));
        StringAssert.StartsWith(tool.ErrorLines.Single(), "./a\\nb.py(1,5): error MF2");
    }

    // $0 in the script is this tool.
    private static (int ExitCode, string Error) RunShell(string directory, string script)
    {
        ProcessStartInfo start = new("sh", ["-c", script, typeof(ToolHost).Assembly.Location]) { WorkingDirectory = directory, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    private static ToolRun Tree()
    {
        ToolRun tool = new();
        tool.Write("tree/main.py", "x = 1\n");
        tool.Write("tree/pkg/__init__.py", "y = 2\n");
        tool.Write("tree/pyproject.toml", "[project]\nname = \"tree\"\nversion = \"1.0.0\"\n[tool.setuptools]\npackages = [\"pkg\"]\n");
        tool.Write("tree/PKG-INFO", "Version: 1.0.0\n");
        return tool;
    }
}
