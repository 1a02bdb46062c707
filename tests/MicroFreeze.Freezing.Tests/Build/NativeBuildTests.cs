using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Tests.Build;

/// <summary>Machine code in a build: what items say about it, what is frozen together, what warnings and settings do from build to build.</summary>
[TestClass]
public sealed class NativeBuildTests
{
    private const string Native = "import micropython\n@micropython.native\ndef f(a):\n    return a\n";

    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-native-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void What_an_item_says_goes_before_what_the_project_says()
    {
        Write("plain.py", Native);
        Write("own.py", Native);
        Write("lib/p/__init__.py", "X = 1\n");
        FreezeRequest request = Request(
            new FileItem("plain.py") { Kind = FrozenKind.CompileAsMpy },
            new FileItem("own.py") { Kind = FrozenKind.CompileAsMpy, Native = new NativeOverrides { Arch = NativeArch.Rv32Imc, ArchFlags = 3 } },
            new PackageItem("p") { BasePath = "lib", Native = new NativeOverrides { Emit = EmitKind.Native } });

        FreezeResult result = FreezeBuild.Run(request);

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.AreEqual((NativeArch.ArmV7M, 0u), ArchOf("out/compiled/plain.mpy"));
        Assert.AreEqual((NativeArch.Rv32Imc, 3u), ArchOf("out/compiled/own.mpy"));
        Assert.AreEqual((NativeArch.ArmV7M, 0u), ArchOf("out/frozen/p/__init__.mpy"));
    }

    [TestMethod]
    public void Flags_of_the_project_are_for_the_projects_architecture_alone()
    {
        CompileOptions project = new() { SourceName = "", Arch = NativeArch.Rv32Imc, ArchFlags = 1, Emit = EmitKind.Viper };

        Assert.AreEqual(project, default(NativeOverrides).ApplyTo(project));
        Assert.AreEqual(0u, new NativeOverrides { Arch = NativeArch.X64 }.ApplyTo(project).ArchFlags);
        Assert.AreEqual(1u, new NativeOverrides { Arch = NativeArch.Rv32Imc }.ApplyTo(project).ArchFlags);
        Assert.AreEqual(2u, new NativeOverrides { ArchFlags = 2 }.ApplyTo(project).ArchFlags);
        Assert.AreEqual(EmitKind.Bytecode, new NativeOverrides { Emit = EmitKind.Bytecode }.ApplyTo(project).Emit);
    }

    [TestMethod]
    public void A_change_of_what_an_item_says_compiles_that_one()
    {
        Write("a.py", "X = 1\n");
        Write("b.py", "X = 1\n");
        FreezeBuild.Run(Request(new FileItem("a.py"), new FileItem("b.py")));

        foreach (NativeOverrides native in (NativeOverrides[])
            [new() { Emit = EmitKind.Native }, new() { Emit = EmitKind.Native, Arch = NativeArch.ArmV7EM }, new() { Arch = NativeArch.Rv32Imc, ArchFlags = 1 }])
        {
            FreezeRequest changed = Request(new FileItem("a.py"), new FileItem("b.py") { Native = native });
            Assert.IsNull(FreezeBuild.TryGetCurrent(changed));
            Assert.AreEqual(1, FreezeBuild.Run(changed).CompiledCount);
            Assert.IsNotNull(FreezeBuild.TryGetCurrent(changed));
        }
    }

    [TestMethod]
    public void Two_architectures_in_one_frozen_source_are_an_error_at_the_second_file()
    {
        Write("a.py", Native);
        Write("b.py", Native);
        FreezeRequest request = Request(
            new FileItem("a.py"),
            new FileItem("b.py") { Native = new NativeOverrides { Arch = NativeArch.X64 }, Location = new SourceLocation(PathOf("board.proj")) });

        FreezeResult result = FreezeBuild.Run(request);

        Assert.IsFalse(result.Succeeded);
        Diagnostic error = result.Diagnostics.Single();
        Assert.AreEqual("MF4052", error.Code);
        Assert.AreEqual(PathOf("b.py"), error.Location.Path);
        Assert.AreEqual(PathOf("board.proj"), error.Chain.Single().Path);
        StringAssert.StartsWith(error.Message, "native code for x64, but 'a.py', frozen before it, has native code for armv7m", StringComparison.Ordinal);
        Assert.IsFalse(File.Exists(PathOf("out/frozen_content.c")));
    }

    [TestMethod]
    public void Exact_mode_goes_for_modules_and_for_the_frozen_source_and_a_change_of_it_builds()
    {
        Write("asm.py", "import micropython\n@micropython.asm_rv32\ndef f(a0, a1):\n    mv(a1, zero)\n    data(1, 1)\n");
        FreezeRequest request = Request(new FileItem("asm.py"));
        request = request with { CompileOptions = request.CompileOptions with { Arch = NativeArch.Rv32Imc } };
        Assert.IsTrue(FreezeBuild.Run(request).Succeeded);
        byte[] module = File.ReadAllBytes(PathOf("out/frozen/asm.mpy"));
        string source = File.ReadAllText(PathOf("out/frozen_content.c"));
        FreezeRequest exact = request with { CompileOptions = request.CompileOptions with { Exact = true } };

        Assert.IsNull(FreezeBuild.TryGetCurrent(exact));
        Assert.AreEqual(1, FreezeBuild.Run(exact).CompiledCount);

        // c.jr a1 in place of c.li a1, 0; and no byte that makes the length even.
        CollectionAssert.IsSubsetOf(new byte[] { 0x82, 0x85 }, File.ReadAllBytes(PathOf("out/frozen/asm.mpy")));
        CollectionAssert.AreNotEqual(module, File.ReadAllBytes(PathOf("out/frozen/asm.mpy")));
        StringAssert.Contains(source, "so that what follows is aligned", StringComparison.Ordinal);
        Assert.IsFalse(File.ReadAllText(PathOf("out/frozen_content.c")).Contains("so that what follows is aligned", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Warnings_are_repeated_as_long_as_their_reason_is_there()
    {
        Write("a.py", Native);
        Write("b.py", "X = 1\n");
        FreezeRequest request = Request(new FileItem("a.py"), new FileItem("b.py"));
        request = request with { CompileOptions = request.CompileOptions with { Arch = NativeArch.None, NativeFallsBack = true } };

        Check(FreezeBuild.Run(request), compiled: 2);
        Check(FreezeBuild.TryGetCurrent(request)!, compiled: 0);
        Write("b.py", "X = 2\n");
        Check(FreezeBuild.Run(request), compiled: 1);
        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { CompileOptions = request.CompileOptions with { NativeFallsBack = false } }));
        Write("a.py", "X = 1\n");
        Assert.IsEmpty(FreezeBuild.Run(request).Diagnostics);

        void Check(FreezeResult result, int compiled)
        {
            Assert.IsTrue(result.Succeeded);
            Assert.AreEqual(compiled, result.CompiledCount);
            StringAssert.StartsWith(result.Diagnostics.Single().ToString(), PathOf("a.py") + "(2,14): warning MF2135: ", StringComparison.Ordinal);
        }
    }

    private (NativeArch Arch, uint Flags) ArchOf(string path)
    {
        Assert.IsTrue(MpyReader.TryRead(File.ReadAllBytes(PathOf(path)), FirmwareProfile.MicroPython128, out MpyModule? module, out _));
        return (module.Arch, module.ArchFlags);
    }

    private FreezeRequest Request(params FreezeItem[] items) => new()
    {
        Manifest = new ManifestRequest { Clock = TimeProvider.System, BaseDirectory = _directory, Items = items },
        CompileOptions = new CompileOptions { SourceName = "", Arch = NativeArch.ArmV7M },
        ModuleDirectory = PathOf("out/frozen"),
        CompiledDirectory = PathOf("out/compiled"),
        FrozenSource = new FrozenSourceRequest(PathOf("out/frozen_content.c")),
        StateFile = PathOf("out/state"),
        CompilerVersion = "1",
    };

    private string PathOf(string path) => Path.Combine(_directory, path).Replace('\\', '/');

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
