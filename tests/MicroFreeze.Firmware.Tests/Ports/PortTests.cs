using System.Diagnostics;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Firmware.Tests.Ports;

/// <summary>Ports are found and asked, and their builds written down.</summary>
[TestClass]
public sealed class PortTests
{
    private string _root = "";

    [TestInitialize]
    public void Create() => _root = Directory.CreateTempSubdirectory("microfreeze-port-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    [DataRow("a  'b c' \"d 'e' \\\" f\" g\\ h ''", "a|b c|d 'e' \" f|g h|")]
    [DataRow("\"require('x'); freeze('y', ('z.py',))\"", "require('x'); freeze('y', ('z.py',))")]
    [DataRow("", "")]
    public void Words_are_split_as_a_shell_splits_them(string text, string words) => Assert.AreEqual(words, string.Join('|', CommandWords.Split(text)));

    [TestMethod]
    [DataRow("plain/path.c")]
    [DataRow("with space")]
    [DataRow("it's \"quoted\" $x `y` \\z")]
    [DataRow("")]
    public void A_quoted_word_reads_back(string word) => CollectionAssert.AreEqual(new[] { word }, CommandWords.Split(CommandWords.Quote(word)).ToArray());

    [TestMethod]
    public void Settings_are_what_the_port_s_flags_say()
    {
        PortSettings settings = new(
            new Dictionary<string, string>
            {
                ["MPY_CROSS_FLAGS"] = "-march=rv32imc -march-flags=zba -O2 -X emit=native -msmall-int-bits=30",
                ["MPY_TOOL_FLAGS"] = "-mlongint-impl longlong -mmpz-dig-size=32",
                ["MANIFEST_VARIABLES"] = "-v \"MPY_DIR=../..\" -v \"BOARD_DIR=\" -v \"X=a b\"",
                ["FROZEN_MANIFEST"] = "boards/manifest.py \"module('a.py')\"",
                ["CC"] = "ccache arm-none-eabi-gcc",
            },
            "/fw/ports/desk");

        Assert.AreEqual("rv32imc zba 2 native 30 longlong 32", $"{settings.Arch} {settings.ArchFlags} {settings.Optimize} {settings.Emit} {settings.SmallIntBits} {settings.LongInt} {settings.MpzDigitBits}");
        CollectionAssert.AreEqual(new KeyValuePair<string, string>[] { new("MPY_DIR", "../.."), new("BOARD_DIR", ""), new("X", "a b") }, settings.Variables.ToArray());
        CollectionAssert.AreEqual(new[] { "boards/manifest.py", "module('a.py')" }, settings.Manifests.ToArray());
        Assert.AreEqual("ccache", settings.Compiler);
    }

    [TestMethod]
    public void What_settings_leave_open_the_compiler_says()
    {
        FirmwareFacts facts = new()
        {
            HasNativeCode = new(true, SourceLocation.None),
            Arch = new(NativeArch.ArmV6M, SourceLocation.None),
            LongInt = new(LongIntImplementation.Mpz, SourceLocation.None),
            MpzDigitBits = new(32, SourceLocation.None),
        };

        PortSettings open = Settings("").Or(facts);
        Assert.AreEqual("armv6m|32|-x -mmpz-dig-size=32", $"{open.Arch}|{open.MpzDigitBits}|{open.FreezerFlags}");

        PortSettings given = Settings("-march=armv7m").Or(facts);
        Assert.AreEqual("armv7m", given.Arch);

        PortSettings other = Settings("").Or(facts with { HasNativeCode = new(false, SourceLocation.None), LongInt = new(LongIntImplementation.None, SourceLocation.None) });
        Assert.AreEqual("|none||-x -mlongint-impl=none", $"{other.Arch}|{other.LongInt}|{other.MpzDigitBits}|{other.FreezerFlags}");

        PortSettings unknown = Settings("").Or(FirmwareFacts.Unknown);
        Assert.AreEqual("|||-x", $"{unknown.Arch}|{unknown.LongInt}|{unknown.MpzDigitBits}|{unknown.FreezerFlags}");

        static PortSettings Settings(string flags) => new(new Dictionary<string, string> { ["MPY_CROSS_FLAGS"] = flags, ["MPY_TOOL_FLAGS"] = "-x" }, "/fw/ports/desk");
    }

    [TestMethod]
    public void The_compiler_is_asked_with_the_port_s_flags()
    {
        PortSettings settings = new(new Dictionary<string, string> { ["CC"] = "ccache gcc -m32", ["CFLAGS"] = "-I. -DNAME='\"a b\"'" }, "/fw/ports/desk");

        ProcessCommand command = FirmwareQuery.Command(settings.CompilerCall!, "/obj/query");

        Assert.AreEqual(
            "ccache gcc -I/obj/query -m32 -I. -DNAME=\"a b\" -DNO_QSTR -w -E -P -MD -MF /obj/query/answer.d -MT answer -o /obj/query/answer.i /obj/query/question.c",
            $"{command.FileName} {string.Join(' ', command.Arguments)}");
        Assert.AreEqual("/fw/ports/desk", command.WorkingDirectory);
        Assert.IsNull(new PortSettings(new Dictionary<string, string>(), "/").CompilerCall);
    }

    [TestMethod]
    public void CircuitPython_is_built_by_make_whatever_a_port_gives_to_CMake_itself()
    {
        WriteTree();
        Write("ports/desk/CMakeLists.txt", "");
        Assert.AreEqual(PortBuildSystem.CMake, Find(new FirmwareRequest { Root = _root, Board = "OAK" }, out _)!.BuildSystem);

        Write("py/circuitpy_mpconfig.mk", "");
        Assert.AreEqual(PortBuildSystem.Make, Find(new FirmwareRequest { Root = _root, Board = "OAK" }, out _)!.BuildSystem);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
    public void Submodules_are_known_by_names_relative_to_the_port_too()
    {
        WriteTree();
        Write(".gitmodules", "[submodule \"a\"]\n\tpath = ports/desk/sdk\n[submodule \"b\"]\n\tpath = frozen/b\n[submodule \"c\"]\n\tpath = frozen/c\n");
        Write("frozen/c/c.py", "");
        PortTree tree = Find(new FirmwareRequest { Root = _root, Board = "OAK" }, out _)!;
        DiagnosticBag diagnostics = new();
        diagnostics.Report(FirmwareDiagnostics.BuildToolError, SourceLocation.None, "make", "No rule to make target 'sdk/system.c', needed by 'x'");

        Submodules.Report(tree, [], SourceLocation.None, diagnostics);

        StringAssert.EndsWith(diagnostics.Items[^1].Message, $"run: git -C {_root} submodule update --init ports/desk/sdk");
        CollectionAssert.AreEqual(
            new[] { "frozen/b" }, Submodules.FindMissing(tree, [Path.Combine(_root, "frozen", "b", "lib"), Path.Combine(_root, "frozen", "c"), _root]).ToArray());
    }

    [TestMethod]
    public void A_port_s_board_may_say_the_port()
    {
        WriteTree();

        PortTree? tree = Find(new FirmwareRequest { Root = _root, Board = "OAK" }, out _);

        Assert.AreEqual("desk OAK Make", $"{tree!.Port} {tree.Board} {tree.BuildSystem}");
        Assert.AreEqual("MicroPython 1.28", tree.Firmware.DisplayName);
    }

    [TestMethod]
    public void A_board_of_two_ports_has_to_be_told_apart()
    {
        WriteTree();
        Write("ports/table/boards/OAK/mpconfigboard.h", "");

        Assert.IsNull(Find(new FirmwareRequest { Root = _root, Board = "OAK" }, out string error));

        StringAssert.Contains(error, "MF6102: the board 'OAK' is one of several ports: desk, table");
    }

    [TestMethod]
    public void A_tree_of_CircuitPython_is_known_by_its_files()
    {
        WriteTree();
        Write("py/circuitpy_mpconfig.mk", "");

        Assert.AreEqual("circuitpython-10", TreeFirmware.Read(_root).Profile!.Name);
    }

    [TestMethod]
    public void The_command_of_a_build_hands_on_names_that_make_and_a_shell_would_change()
    {
        WriteTree();
        FirmwareBuildPlan plan = new()
        {
            Tree = Find(new FirmwareRequest { Root = _root, Board = "OAK", Variant = null }, out _)!,
            PortDirectory = "/fw/ports/desk",
            BuildDirectory = "/out",
            Freezer = ["/opt/dot net/dotnet", "exec", "/tools/$x/microfreeze.dll", "makemanifest"],
            Arguments = ["X=1"],
        };

        ProcessCommand command = plan.Build(["/obj/my app/firmware.py"], 3);

        CollectionAssert.AreEqual(
            new[]
            {
                "--no-print-directory", "-j3", "BOARD=OAK", "BUILD=/out", "X=1",
                "MAKE_MANIFEST='/opt/dot net/dotnet' exec '/tools/$$x/microfreeze.dll' makemanifest",
                "MICROPY_MPYCROSS='/opt/dot net/dotnet'",
                "FROZEN_MANIFEST='/obj/my app/firmware.py'",
            },
            command.Arguments.ToArray());
        Assert.AreEqual("C", command.Environment["LC_ALL"]);
        Assert.IsNull(command.Environment["FROZEN_MANIFEST"]);
    }

    [TestMethod]
    public void Of_processes_only_the_very_one_is_ended()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("there is no sleep");
        }

        using Process process = Process.Start("sleep", "300");
        StartedProcess started = StartedProcess.Parse($"{process.Id} {process.StartTime.ToUniversalTime().Ticks}")!;

        CommandRunner.EndLeftOver(started with { StartTime = started.StartTime - TimeSpan.TicksPerMinute });
        Assert.IsFalse(process.WaitForExit(50));

        CommandRunner.EndLeftOver(started);
        Assert.IsTrue(process.WaitForExit(10_000));
        CommandRunner.EndLeftOver(started);
        Assert.IsNull(StartedProcess.Parse(""));
        Assert.AreEqual(started, StartedProcess.Parse(started.ToString()));
    }

    [TestMethod]
    public void A_record_sees_what_changed()
    {
        string input = Write("in.c", "int x;");
        string output = Write("out.elf", "x");
        string file = Path.Combine(_root, "build.record");
        BuildRecord.Format.Write(file, BuildRecord.Make("key", [input, Path.Combine(_root, "missing.h"), _root + "/py"], [output]));

        BuildRecord record = BuildRecord.Format.TryRead(file)!;
        Assert.AreEqual("key", record.Key);
        Assert.IsNull(record.FindChange());

        File.WriteAllText(Path.Combine(_root, "missing.h"), "");
        Assert.AreEqual(Path.Combine(_root, "missing.h"), record.FindChange());
        File.Delete(Path.Combine(_root, "missing.h"));
        File.Delete(output);
        Assert.AreEqual(output, record.FindChange());
        File.WriteAllText(file, File.ReadAllText(file)[..40]);
        Assert.IsNull(BuildRecord.Format.TryRead(file), "a record that is cut off is none");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
    public void The_manifest_names_what_is_compiled_and_copies_what_is_not()
    {
        string modules = Path.Combine(_root, "obj", "frozen_mpy");
        string text = Write("src/note.py", "print(1)");
        string ready = Write("src/ready-made.mpy", "M");
        string staged = Path.Combine(_root, "obj", "staged");
        Write("obj/staged/text/old.py", "");

        FirmwareManifest.Write(
            Path.Combine(_root, "obj", "firmware.py"),
            staged,
            modules,
            [
                new FrozenContent(FrozenKind.AsMpy, "a/b.py", "/src/b.py", Path.Combine(modules, "a", "b.mpy")),
                new FrozenContent(FrozenKind.AsStr, "x/note.py", text, text),
                new FrozenContent(FrozenKind.Mpy, "lib/c.mpy", ready, ready),
            ]);

        string manifest = File.ReadAllText(Path.Combine(_root, "obj", "firmware.py"));
        StringAssert.Contains(manifest, $"freeze_as_str('{staged}/text')\n");
        StringAssert.Contains(manifest, $"freeze_mpy('{modules}', 'a/b.mpy')\nfreeze_mpy('{staged}/ready', 'lib/c.mpy')\n");
        Assert.AreEqual("print(1)", File.ReadAllText(Path.Combine(staged, "text", "x", "note.py")));
        Assert.IsFalse(File.Exists(Path.Combine(staged, "text", "old.py")));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
    public void A_directory_that_make_cannot_name_gets_a_link_that_stays()
    {
        string directory = Directory.CreateDirectory(Path.Combine(_root, "my #1 board")).FullName;
        PathLinks links = new([Path.Combine(_root, "also bad"), Path.Combine(_root, "links")]);

        string link = links.ToSafe(directory);

        Assert.IsNull(PathLinks.FindUnsafe(link), link);
        Assert.AreEqual(link, new PathLinks([Path.Combine(_root, "links")]).ToSafe(directory));
        Assert.AreEqual(directory + "/build/a.c", links.ToReal(link + "/build/a.c"));
        Assert.AreEqual("/else/where", links.ToReal("/else/where"));
        Assert.AreEqual("/plain/\u00e4", links.ToSafe("/plain/\u00e4"));

        Directory.Delete(directory, recursive: true);
        string other = Directory.CreateDirectory(Path.Combine(_root, "other dir")).FullName;
        string[] left = [links.ToSafe(other)];
        CollectionAssert.AreEqual(left, Directory.GetFileSystemEntries(Path.Combine(_root, "links")), "a link to what is gone goes too");
    }

    [TestMethod]
    public void A_launcher_hands_on_all_but_one_script()
    {
        string text = PythonLauncher.Write("/usr/bin/python3", ["/a b/microfreeze", "makemanifest"]);

        StringAssert.StartsWith(text, "#!/bin/sh\n");
        StringAssert.Contains(text, "*/tools/makemanifest.py)\n        shift\n        exec '/a b/microfreeze' makemanifest \"$@\"");
        StringAssert.EndsWith(text, "exec /usr/bin/python3 \"$@\"\n");
    }

    [TestMethod]
    public void Makers_of_ports_are_advised_where_a_compiler_comes_from()
    {
        StringAssert.Contains(Toolchains.Advise("arm-none-eabi-gcc"), "apt install gcc-arm-none-eabi");
        StringAssert.Contains(Toolchains.Advise("/opt/x/riscv64-unknown-elf-gcc"), "gcc-riscv64-unknown-elf");
        StringAssert.Contains(Toolchains.Advise("frobnicate"), "FirmwareArguments");
    }

    private static PortTree? Find(FirmwareRequest request, out string error)
    {
        DiagnosticBag diagnostics = new();
        PortTree? tree = PortFinder.Find(request, diagnostics);
        error = string.Join('\n', diagnostics.Items.Select(item => item.ToString()));
        return tree;
    }

    private void WriteTree()
    {
        Write("py/mpconfig.h", "#define MICROPY_VERSION_MAJOR 1\n#define MICROPY_VERSION_MINOR 28\n");
        Write("ports/desk/Makefile", "");
        Write("ports/desk/boards/OAK/mpconfigboard.h", "");
        Write("ports/table/Makefile", "");
    }

    private string Write(string path, string text)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }
}
