using System.Diagnostics;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Firmware.CrossCompile;

namespace MicroFreeze.Firmware.Tests.CrossCompile;

/// <summary>
/// What is compiled, when, and what becomes of the rest. The compiler is a shell script that takes gcc's options, copies its source into the object and
/// writes down each of its calls.
/// </summary>
[TestClass]
public sealed class CrossCompilationTests
{
    private const string Compiler = """
        #!/bin/sh
        home=$(dirname "$0")
        while [ $# -gt 0 ]; do
            case "$1" in
                -o) out=$2; shift ;;
                -MF) dep=$2; shift ;;
                -MT|-T) shift ;;
                -I*) include=${1#-I} ;;
                -r) mode=place ;;
                -E) mode=probe ;;
                *.c|*.tmp) source=$1 ;;
            esac
            shift
        done
        echo "${mode:-compile} $(basename "$source")" >> "$home/calls"
        grep -q '^#error' "$source" && { echo "$source:7:2: error: #error no" >&2; exit 1; }
        grep -q '^#warning' "$source" && echo "$source:3: warning: careful" >&2
        grep -q '^#hang' "$source" && { echo $$ > "$home/pid"; sleep 60; }
        cat "$source" > "$out"
        [ -n "$dep" ] && { printf 'o: %s' "$source"; for f in $(sed -n 's/#include "\(.*\)"/\1/p' "$source"); do printf ' \\\n %s' "$include/$f"; done; echo; } > "$dep"
        exit 0
        """;

    private const string Archiver = """
        #!/bin/sh
        echo "archive" >> "$(dirname "$0")/calls"
        cat $(cat "${3#@}") > "$2"
        """;

    private string _directory = "";

    [TestInitialize]
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("There is no shell for scripts on this machine.");
            return;
        }

        _directory = Directory.CreateTempSubdirectory("microfreeze-cross-").FullName;
        foreach ((string name, string script) in ((string, string)[])[("cc", Compiler), ("ar", Archiver)])
        {
            Write(name, script.ReplaceLineEndings("\n"));
            File.SetUnixFileMode(PathOf(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Write("inc/a.h", "1");
        Write("inc/b.h", "1");
        Write("x.c", "x\n#include \"a.h\"\n");
        Write("y.c", "y\n#include \"a.h\"\n#include \"b.h\"\n");
    }

    [TestCleanup]
    public void Delete()
    {
        if (_directory.Length > 0)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [TestMethod]
    public void With_nothing_changed_nothing_runs()
    {
        CrossCompileResult first = Run(Request());
        Assert.AreEqual("compile x.c; compile y.c", Calls());
        CollectionAssert.AreEqual((string[])[PathOf("o/x.o"), PathOf("o/y.o")], first.LinkInputs.ToArray());
        File.SetLastWriteTimeUtc(PathOf("inc/a.h"), DateTime.UtcNow.AddHours(1));

        CrossCompileResult second = Run(Request());

        Assert.AreEqual("", Calls());
        Assert.AreEqual(0, second.CompiledCount);
        CollectionAssert.AreEqual(first.LinkInputs.ToArray(), second.LinkInputs.ToArray());
        Assert.AreEqual("o/x.o o/y.o state", Files());
    }

    [TestMethod]
    public void A_changed_source_header_flag_or_compiler_compiles_what_depends_on_it()
    {
        Run(Request());
        Calls();

        Write("y.c", "y2\n#include \"b.h\"\n");
        Run(Request());
        Assert.AreEqual("compile y.c", Calls(), "source");

        Write("inc/a.h", "2");
        Run(Request());
        Assert.AreEqual("compile x.c", Calls(), "header that one of them includes no longer");

        Run(Request() with { Flags = ["-Os"] });
        Assert.AreEqual("compile x.c; compile y.c", Calls(), "flag");

        Write("cc", File.ReadAllText(PathOf("cc")) + "\n");
        Run(Request() with { Flags = ["-Os"] });
        Assert.AreEqual("compile x.c; compile y.c", Calls(), "compiler");

        File.Delete(PathOf("o/x.o"));
        Write("o/y.o", "damaged");
        Run(Request() with { Flags = ["-Os"] });
        Assert.AreEqual("compile x.c; compile y.c", Calls(), "outputs");
        Assert.AreEqual("x\n#include \"a.h\"\n", File.ReadAllText(PathOf("o/x.o")));
    }

    [TestMethod]
    public void An_error_is_located_leaves_no_object_and_the_others_stay_current()
    {
        Run(Request());
        Write("x.c", "#error");
        Calls();

        CrossCompileResult failed = RunFailing(Request());

        Diagnostic error = failed.Diagnostics.Single();
        Assert.AreEqual($"{PathOf("x.c")}(7,2): error MF6203: C compiler: #error no", error.ToString());
        Assert.AreEqual("o/y.o state", Files());
        Assert.IsEmpty(failed.LinkInputs);

        Write("x.c", "x3");
        Calls();
        Run(Request());
        Assert.AreEqual("compile x.c", Calls());
    }

    [TestMethod]
    public void A_warning_is_said_again_as_long_as_it_holds()
    {
        Write("x.c", "#warning");
        Assert.AreEqual($"{PathOf("x.c")}(3): warning MF6204: C compiler: careful", Run(Request()).Diagnostics.Single().ToString());
        Calls();

        Assert.AreEqual($"{PathOf("x.c")}(3): warning MF6204: C compiler: careful", Run(Request()).Diagnostics.Single().ToString());
        Assert.AreEqual("", Calls());

        Write("x.c", "quiet");
        Assert.IsEmpty(Run(Request()).Diagnostics);
    }

    [TestMethod]
    public void Objects_of_sources_that_are_gone_go_too()
    {
        Run(Request());

        Run(Request() with { Sources = [PathOf("y.c")] });

        Assert.AreEqual("o/y.o state", Files());
    }

    [TestMethod]
    public void An_archive_is_made_anew_when_an_object_is_and_goes_when_nobody_wants_it()
    {
        CrossCompileRequest archived = Request() with { Archiver = [PathOf("ar")], ArchivePath = PathOf("lib.a") };
        CollectionAssert.AreEqual((string[])[PathOf("lib.a")], Run(archived).LinkInputs.ToArray());
        Assert.AreEqual("archive; compile x.c; compile y.c", Calls());

        Run(archived);
        Assert.AreEqual("", Calls());

        Write("x.c", "x2");
        Run(archived);
        Assert.AreEqual("archive; compile x.c", Calls());
        StringAssert.StartsWith(File.ReadAllText(PathOf("lib.a")), "x2");

        Run(Request());
        Assert.IsFalse(File.Exists(PathOf("lib.a")));
    }

    [TestMethod]
    public void A_section_links_each_object_once_by_itself_and_writes_a_script()
    {
        SectionPlacement placement = new(".frozen", 16, "FLASH2", null);
        CrossCompileRequest placed = Request() with { Placement = placement, LinkerScriptPath = PathOf("frozen.ld") };

        CrossCompileResult result = Run(placed);

        Assert.AreEqual("compile x.c; compile y.c; place x.o.tmp; place y.o.tmp", Calls());
        Assert.AreEqual(PathOf("frozen.ld"), result.LinkerScript);
        StringAssert.EndsWith(File.ReadAllText(PathOf("frozen.ld")), "\n.frozen : ALIGN(16) { *(.frozen .frozen.*) } > FLASH2\n");
        Assert.AreEqual("-L" + _directory, placement.ToLinkerArgument(result.LinkerScript!));
        SectionPlacement inserted = placement with { After = ".text" };
        StringAssert.EndsWith(inserted.ToFirmwareScript(), "> FLASH2\n}\nINSERT AFTER .text;\n");
        Assert.AreEqual("-Wl,-T," + PathOf("frozen.ld"), inserted.ToLinkerArgument(PathOf("frozen.ld")));

        Run(placed with { Placement = placement with { Alignment = 32 } });
        Assert.AreEqual("compile x.c; compile y.c; place x.o.tmp; place y.o.tmp", Calls());
    }

    [TestMethod]
    public async Task Cancelling_ends_the_compiler_and_leaves_nothing_half_written()
    {
        Write("x.c", "#hang");
        using CancellationTokenSource cancellation = new();
        Task<CrossCompileResult> build = Task.Run(() => CrossCompilation.Run(Request(), cancellation.Token));
        Stopwatch clock = Stopwatch.StartNew();
        while (!File.Exists(PathOf("pid")) && clock.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(20);
        }

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => build);
        Assert.IsLessThan(30, clock.Elapsed.TotalSeconds);
        int pid = int.Parse(File.ReadAllText(PathOf("pid")), System.Globalization.CultureInfo.InvariantCulture);
        Assert.ThrowsExactly<ArgumentException>(() => Process.GetProcessById(pid));
        Assert.DoesNotContain(".tmp", Files());
        Assert.DoesNotContain("x.o", Files());
    }

    [TestMethod]
    public void A_compiler_that_cannot_be_started_is_an_error_and_no_exception()
    {
        CrossCompileResult result = RunFailing(Request() with { Compiler = [PathOf("x.c")], Sources = [PathOf("y.c")] });

        StringAssert.Contains(result.Diagnostics.Single().ToString(), "error MF6205");
    }

    private CrossCompileRequest Request() => new()
    {
        Compiler = [PathOf("cc")],
        IncludeDirectories = [PathOf("inc")],
        Sources = [PathOf("x.c"), PathOf("y.c")],
        ObjectDirectory = PathOf("o"),
        WorkingDirectory = _directory,
        StateFile = PathOf("state"),
        Parallelism = 2,
    };

    private static CrossCompileResult Run(CrossCompileRequest request)
    {
        CrossCompileResult result = CrossCompilation.Run(request);
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        return result;
    }

    private static CrossCompileResult RunFailing(CrossCompileRequest request)
    {
        CrossCompileResult result = CrossCompilation.Run(request);
        Assert.IsFalse(result.Succeeded);
        return result;
    }

    // What ran since the last time, sorted, since compilers run side by side.
    private string Calls()
    {
        string path = PathOf("calls");
        string calls = File.Exists(path) ? string.Join("; ", File.ReadAllLines(path).Order(StringComparer.Ordinal)) : "";
        File.Delete(path);
        return calls;
    }

    private string Files() => string.Join(' ', Directory.GetFiles(_directory, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_directory, file))
        .Where(file => file.StartsWith("o/", StringComparison.Ordinal) || file == "state")
        .Order(StringComparer.Ordinal));

    private string PathOf(string path) => Path.Combine(_directory, path).Replace('\\', '/');

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
