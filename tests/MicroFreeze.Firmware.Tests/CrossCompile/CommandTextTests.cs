using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.CrossCompile;

namespace MicroFreeze.Firmware.Tests.CrossCompile;

/// <summary>Text that goes to compilers, and text that comes from them.</summary>
[TestClass]
public sealed class CommandTextTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("  -Os\t-g\n-Wall ", "-Os|-g|-Wall")]
    [DataRow("-DNAME='\"a b\"' \"-I/my dir\"", "-DNAME=\"a b\"|-I/my dir")]
    [DataRow("-I/my\\ dir \"a\\\"b\\c\" ''", "-I/my dir|a\"b\\c|")]
    [DataRow("'open", "open")]
    public void Flags_are_words_as_in_a_shell(string text, string words) => Assert.AreEqual(words, string.Join('|', CommandWords.Split(text)));

    [TestMethod]
    public void On_windows_backslashes_are_parts_of_paths() =>
        Assert.AreEqual(@"-IC:\sdk\inc|-IC:\my dir", string.Join('|', CommandWords.Split(@"-IC:\sdk\inc ""-IC:\my dir""", keepsBackslashes: true)));

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
    [DataRow("/p/x.c:7:2: error: #error no", "/p/x.c(7,2): error MF6203: C compiler: #error no")]
    [DataRow("x.c:7:2: warning: unused variable 'a' [-Wunused-variable]", "/w/x.c(7,2): warning MF6204: C compiler: unused variable 'a' [-Wunused-variable]")]
    [DataRow("Assembler messages:\n/tmp/cc1.s:7: Error: bad instruction `what'", "/tmp/cc1.s(7): error MF6203: C compiler: bad instruction `what'")]
    [DataRow("In file included from a.h:1:\nx.c:7:2: fatal error: py/mpconfig.h: No such file or directory\ncompilation terminated.", "/w/x.c(7,2): error MF6206: C compiler: the header 'py/mpconfig.h' is not found: ")]
    [DataRow("x.c:7:2: fatal error: 'py/mpconfig.h' file not found", "/w/x.c(7,2): error MF6206: C compiler: the header 'py/mpconfig.h' is not found: ")]
    [DataRow("x.c:7:2: error: 'a' undeclared\n    7 | a;\n      | ^\nx.c:7:2: note: each is reported once\nb.h:9:1: note: declared here", "/w/x.c(7,2): error MF6203: C compiler: 'a' undeclared (note: each is reported once) (note: /w/b.h:9: declared here)")]
    [DataRow("cc1: out of memory", "/w/x.c: error MF6202: cc failed: exit code 1; cc1: out of memory")]
    [DataRow("", "/w/x.c: error MF6202: cc failed: exit code 1")]
    public void What_a_compiler_says_is_located(string output, string finding)
    {
        IReadOnlyList<Diagnostic> findings = CompilerOutput.Read(output, 1, "/w", "cc", "/w/x.c");

        StringAssert.StartsWith(findings[0].ToString(), finding);
        Assert.IsTrue(findings.Any(item => item.Severity == DiagnosticSeverity.Error), "a failure has an error");
    }

    [TestMethod]
    [DataRow("o: a.c b.h", "a.c|b.h")]
    [DataRow("o: /my\\ dir/a.c \\\n  b\\#.h \\\r\n $$c.h\n", "/my dir/a.c|b#.h|$c.h")]
    [DataRow("C:/x/o.o: C:/x/a.c C:\\y\\b.h\n", @"C:/x/a.c|C:\y\b.h")]
    [DataRow("build/a.o: a.c ../b.h \\\n c\\ d.h e$$f.h\n\n../b.h:\n", "a.c|../b.h|c d.h|e$f.h")]
    [DataRow("x.o: y.c\r\nz.o: C:/w.c\r\n", "y.c|C:/w.c")]
    [DataRow("o:\n", "")]
    [DataRow("", "")]
    public void Dependency_rules_name_what_was_read(string rule, string files) =>
        Assert.AreEqual(files, string.Join('|', DependencyFile.Read(rule)));

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
    public void A_program_that_is_not_there_has_advice()
    {
        string directory = Directory.CreateTempSubdirectory("microfreeze-tools-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(directory, "cc"), "");
            ToolFinder finder = new("/", directory + Path.PathSeparator + "/none");
            Assert.AreEqual(Path.Combine(directory, "cc"), finder.Find("cc"));
            Assert.AreEqual(Path.Combine(directory, "cc"), new ToolFinder(directory, "").Find("./cc"));
            Assert.IsNull(finder.Find("no-such-cc"));
            Assert.IsNull(new ToolFinder(directory, "").Find("cc"), "a bare name is not looked for in the project");
            StringAssert.Contains(ToolFinder.GetAdvice("/usr/bin/arm-none-eabi-gcc"), "gcc-arm-none-eabi");
            StringAssert.Contains(ToolFinder.GetAdvice("mycc"), "PATH");
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
