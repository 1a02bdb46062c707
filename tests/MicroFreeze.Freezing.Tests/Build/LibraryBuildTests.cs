using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Libraries;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Freezing.Tests.Build;

/// <summary>Libraries and their users as the build service has them, on real files.</summary>
[TestClass]
public sealed class LibraryBuildTests
{
    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-library-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void A_library_leaves_two_descriptions_and_is_current_while_they_are_there()
    {
        Write("manifest.py", "metadata(version='1.0', author='A')\nmodule('led.py', opt=2)\n");
        Write("led.py", "x = 1\n");
        FreezeRequest request = Library(new ManifestItem("manifest.py"), new FileItem("led.py") { Kind = FrozenKind.CompileAsMpy });

        FreezeResult result = FreezeBuild.Run(request);

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        LibraryDescription project = Read("out/library.json");
        Assert.AreEqual("led Acme.Led 1.0 project", $"{project.Name} {project.Id} {project.Version} {project.Metadata.Description}");
        Assert.AreEqual(PathOf("led.py"), project.Files.Single().Source);
        Assert.AreEqual(2, project.Files.Single().OptimizationLevel);
        LibraryDescription package = Read("out/package/microfreeze.json");
        Assert.IsNull(package.Id ?? package.Version ?? package.Files.Single().Source ?? package.Metadata.Description, "the nuspec says these, and the paths of this machine are nobody's business");
        Assert.AreEqual("A", package.Metadata.Author);
        Assert.IsNotNull(FreezeBuild.TryGetCurrent(request));

        File.Delete(PathOf("out/library.json"));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request));
        FreezeBuild.Run(request);
        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { Library = request.Library! with { Firmware = ["circuitpython"] } }));
    }

    [TestMethod]
    public void What_functions_become_goes_along_and_the_processor_does_not()
    {
        foreach (string name in new[] { "a.py", "b.py", "c.py", "d.py", "e.py" })
        {
            Write(name, "def f():\n    pass\n");
        }

        NativeOverrides native = new() { Arch = NativeArch.ArmV7M, Emit = EmitKind.Native };
        FreezeRequest request = Library(
            new FileItem("e.py") { Native = new NativeOverrides { Emit = EmitKind.Bytecode } },
            new FileItem("d.py") { Native = native },
            new FileItem("c.py") { Native = native, OptimizationLevel = 2 },
            new FileItem("b.py") { Native = native },
            new FileItem("a.py") { Native = new NativeOverrides { Arch = NativeArch.ArmV7M, ArchFlags = 0, Emit = EmitKind.Viper } });

        FreezeResult result = FreezeBuild.Run(request);

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        StringAssert.StartsWith(result.Diagnostics.Single().Message, "Arch and ArchFlags of a.py, b.py, c.py and 1 more do not go along with the library Acme.Led: ");
        Assert.AreEqual("MF5020 Warning", $"{result.Diagnostics[0].Code} {result.Diagnostics[0].Severity}");
        foreach (string description in new[] { "out/library.json", "out/package/microfreeze.json" })
        {
            Assert.AreEqual("Viper, Native, Native, Native, Bytecode", string.Join(", ", Read(description).Files.Select(file => file.Emit)), description);
        }

        Assert.AreEqual("MF5020", FreezeBuild.TryGetCurrent(request)!.Diagnostics.Single().Code, "until it is mended");
    }

    [TestMethod]
    public void A_board_compiles_a_library_s_modules_as_the_library_says()
    {
        Write("lib/led.py", "def f(x):\n    return x + 1\n");
        Assert.IsTrue(FreezeBuild.Run(Library(new FileItem("lib/led.py") { BasePath = "lib", Native = new NativeOverrides { Emit = EmitKind.Native } }) with
        {
            CompileOptions = new CompileOptions { SourceName = "", Arch = NativeArch.X64 },
        }).Succeeded);
        FreezeRequest board = Request("board", new RequireItem("led")) with
        {
            Packages = new PackageRequest { Reader = new NoReader(), Projects = [new LibraryProject(PathOf("Acme.Led.proj"), PathOf("out/library.json"))], Firmware = "micropython-1.28", Arch = "armv7m" },
            CompileOptions = new CompileOptions { SourceName = "", Arch = NativeArch.ArmV7M },
        };

        FreezeResult result = FreezeBuild.Run(board);

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.AreEqual((int)NativeArch.ArmV7M, File.ReadAllBytes(PathOf("board/frozen/led.mpy"))[2] >> 2);

        FreezeResult without = FreezeBuild.Run(board with { CompileOptions = new CompileOptions { SourceName = "" } });
        Assert.AreEqual("MF2130", without.Diagnostics.Single().Code);
        FreezeResult fallback = FreezeBuild.Run(board with { CompileOptions = new CompileOptions { SourceName = "", NativeFallsBack = true } });
        Assert.AreEqual("MF2135 Warning", $"{fallback.Diagnostics.Single().Code} {fallback.Diagnostics[0].Severity}");
    }

    [TestMethod]
    public void Modules_of_a_CircuitPython_library_go_along_with_their_version()
    {
        Write("vendor/adafruit_led.py", "__version__ = \"0.0.0+auto.0\"\n");
        FreezeRequest request = Library(new CircuitPythonLibraryItem("vendor") { Version = "1.2.3" });

        FreezeResult result = FreezeBuild.Run(request);

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        string source = Read("out/library.json").Files.Single().Source!;
        Assert.AreEqual(Path.GetFullPath(PathOf("out/package/python/adafruit_led.py")), source);
        Assert.AreEqual("__version__ = \"1.2.3\"\n", File.ReadAllText(source));
        Assert.IsNotNull(FreezeBuild.TryGetCurrent(request));
    }

    [TestMethod]
    public void A_library_with_an_error_leaves_none()
    {
        Write("led.py", "x = 1\n");
        FreezeRequest request = Library(new FileItem("led.py"));
        Assert.IsTrue(FreezeBuild.Run(request).Succeeded);
        Write("led.py", "x = = 1\n");

        Assert.IsFalse(FreezeBuild.Run(request).Succeeded);

        Assert.IsFalse(File.Exists(PathOf("out/library.json")));
        Assert.IsFalse(File.Exists(PathOf("out/package/microfreeze.json")));
    }

    [TestMethod]
    public void A_board_uses_a_project_by_its_description_and_notices_a_change()
    {
        Write("lib/led.py", "x = 1\n");
        Assert.IsTrue(FreezeBuild.Run(Library(new FileItem("lib/led.py") { BasePath = "lib" })).Succeeded);
        FreezeRequest board = Request("board", new RequireItem("led")) with
        {
            Packages = new PackageRequest { Reader = new NoReader(), Projects = [new LibraryProject(PathOf("Acme.Led.proj"), PathOf("out/library.json"))], Firmware = "micropython-1.28", Arch = "" },
        };

        FreezeResult result = FreezeBuild.Run(board);

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.AreEqual(PathOf("lib/led.py"), result.Modules.Single().SourcePath);
        Assert.IsNotNull(FreezeBuild.TryGetCurrent(board));
        Write("lib/led.py", "x = 2\n");
        Assert.IsNull(FreezeBuild.TryGetCurrent(board));
        Assert.AreEqual(1, FreezeBuild.Run(board).CompiledCount);

        File.WriteAllText(PathOf("out/library.json"), "{}");
        Assert.AreEqual("MF5005", FreezeBuild.Run(board).Diagnostics[0].Code);
        File.Delete(PathOf("out/library.json"));
        Assert.AreEqual("MF5010", FreezeBuild.Run(board).Diagnostics[0].Code);
    }

    [TestMethod]
    public void A_list_of_packages_without_Python_is_not_even_parsed()
    {
        Write("led.py", "x = 1\n");
        Write("obj/project.assets.json", """{ "libraries": { "A/1.0.0": { "files": [ "lib/net10.0/A.dll" ] } } }""");
        FreezeRequest board = Request("board", new FileItem("led.py")) with { Packages = new PackageRequest { Reader = new NoReader(), AssetsFile = PathOf("obj/project.assets.json") } };

        Assert.IsTrue(FreezeBuild.Run(board).Succeeded);
        Assert.IsNotNull(FreezeBuild.TryGetCurrent(board));

        Write("obj/project.assets.json", """{ "libraries": { "A/1.0.0": { "files": [ "python/a.py" ] } } }""");
        Assert.IsNull(FreezeBuild.TryGetCurrent(board));
        Assert.AreEqual("MF5010", FreezeBuild.Run(board).Diagnostics.Single().Code);
    }

    [TestMethod]
    public void A_clock_that_stands_still_is_part_of_the_request()
    {
        Write("led.py", "x = 1\n");
        Write("manifest.py", "import time\nprint(int(time.time()))\nmodule('led.py')\n");
        FreezeRequest request = Request("board", new ManifestItem("manifest.py"));
        Assert.IsTrue(FreezeBuild.Run(request).Succeeded);
        Assert.IsNull(FreezeBuild.TryGetCurrent(request), "the time is another one each time");

        FreezeRequest still = request with { Manifest = request.Manifest with { Clock = FixedClock.Parse("1700000000") } };
        Assert.AreEqual("1700000000", FreezeBuild.Run(still).ManifestOutput.Single());
        Assert.IsNotNull(FreezeBuild.TryGetCurrent(still));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { Manifest = request.Manifest with { Clock = FixedClock.Parse("1700000001") } }));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("-1")]
    [DataRow("now")]
    [DataRow("1.5")]
    [DataRow("99999999999999999999")]
    [DataRow("253402300800")]
    public void A_time_that_is_none_leaves_the_systems_clock(string? value) => Assert.AreSame(TimeProvider.System, FixedClock.Parse(value));

    private FreezeRequest Library(params FreezeItem[] items) => Request("out", items) with
    {
        Packages = new PackageRequest { Reader = new NoReader() },
        Library = new LibraryRequest
        {
            DescriptionFile = PathOf("out/library.json"),
            PackageFile = PathOf("out/package/microfreeze.json"),
            Name = "led",
            Id = "Acme.Led",
            Version = "0.9.0",
            Metadata = new PackageMetadata { Version = "0.9.0", Description = "project" },
        },
    };

    private FreezeRequest Request(string output, params FreezeItem[] items) => new()
    {
        Manifest = new ManifestRequest { Clock = TimeProvider.System, Items = items, BaseDirectory = _directory },
        CompileOptions = new CompileOptions { SourceName = "" },
        ModuleDirectory = PathOf($"{output}/frozen"),
        CompiledDirectory = PathOf($"{output}/mpy"),
        StateFile = PathOf($"{output}/state"),
        CompilerVersion = "1",
    };

    private LibraryDescription Read(string path) => LibraryDescriptionFile.Read(File.ReadAllBytes(PathOf(path)), out _)!;

    private string PathOf(string path) => Path.Combine(_directory, path).Replace('\\', '/');

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }

    private sealed class NoReader : IPackageReader
    {
        public PackageManifest ReadManifest(string directory) => throw new FormatException("nothing to read");

        public IReadOnlyList<RestoredPackage> ReadRestored(string assetsFile, string framework) => throw new FormatException("nothing to read");
    }
}
