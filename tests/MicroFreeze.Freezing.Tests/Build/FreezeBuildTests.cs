using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Tests.Build;

/// <summary>The build service on real files, without MSBuild around it.</summary>
[TestClass]
public sealed class FreezeBuildTests
{
    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-build-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void A_build_writes_modules_source_and_state_and_holds_as_long_as_nothing_changes()
    {
        Write("main.py", "print(1)\n");
        FreezeRequest request = Request(new FileItem("main.py"));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request));

        FreezeResult built = FreezeBuild.Run(request);

        Assert.IsTrue(built.Succeeded);
        Assert.AreEqual(1, built.CompiledCount);
        Assert.AreEqual(Path.Combine(PathOf("out/frozen"), "main.mpy"), built.Modules.Single().OutputPath);
        Assert.AreEqual(PathOf("out/frozen_content.c"), built.FrozenSource);
        CollectionAssert.Contains(built.Inputs.ToArray(), PathOf("main.py"));
        FreezeResult? current = FreezeBuild.TryGetCurrent(request);
        Assert.IsNotNull(current);
        Assert.AreEqual(0, current.CompiledCount);
        CollectionAssert.AreEqual(built.Modules.ToArray(), current.Modules.ToArray());
    }

    [TestMethod]
    public void Another_request_or_another_compiler_needs_a_build()
    {
        Write("main.py", "print(1)\n");
        FreezeRequest request = Request(new FileItem("main.py"));
        FreezeBuild.Run(request);

        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { CompilerVersion = "2" }));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { FrozenSource = null }));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { CompileOptions = request.CompileOptions with { OptimizationLevel = 1 } }));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { Manifest = request.Manifest with { Items = [new FileItem("main.py") { TargetPath = "boot.py" }] } }));
        Assert.IsNotNull(FreezeBuild.TryGetCurrent(request with { Parallelism = 8 }));
        Assert.AreEqual(1, FreezeBuild.Run(request with { CompilerVersion = "2" }).CompiledCount);
    }

    [TestMethod]
    public void A_firmware_that_is_to_be_compared_from_now_on_needs_a_build()
    {
        Write("main.py", "print(1)\n");
        FreezeRequest request = Request(new FileItem("main.py"));
        FreezeBuild.Run(request);

        FirmwareTree tree = new(null, null, null, PathOf("build/genhdr/qstrdefs.preprocessed.h"));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request with { FrozenSource = request.FrozenSource! with { Tree = tree } }));
    }

    [TestMethod]
    public void Findings_of_the_door_come_first_and_an_error_among_them_fails_the_build()
    {
        Write("main.py", "x = = 1\n");
        DiagnosticDescriptor wrong = new("MF1003", DiagnosticSeverity.Error, "wrong");
        FreezeRequest request = Request(new FileItem("main.py")) with { Findings = [Diagnostic.Create(wrong, SourceLocation.None)] };

        FreezeResult result = FreezeBuild.Run(request);

        Assert.IsFalse(result.Succeeded);
        CollectionAssert.AreEqual(new[] { "MF1003", "MF2001" }, result.Diagnostics.Select(diagnostic => diagnostic.Code).ToArray());
        Assert.IsNull(FreezeBuild.TryGetCurrent(request));
    }

    [TestMethod]
    public void A_failed_build_takes_the_source_away_and_keeps_what_compiled()
    {
        Write("good.py", "print(1)\n");
        Write("bad.py", "print(2)\n");
        FreezeRequest request = Request(new FileItem("good.py"), new FileItem("bad.py"));
        FreezeBuild.Run(request);
        Write("bad.py", "print(\n");

        FreezeResult failed = FreezeBuild.Run(request);

        Assert.IsFalse(failed.Succeeded);
        Assert.IsFalse(File.Exists(PathOf("out/frozen_content.c")));
        Assert.IsFalse(File.Exists(PathOf("out/frozen/bad.mpy")));
        Assert.IsTrue(File.Exists(PathOf("out/frozen/good.mpy")));
        Assert.IsNull(FreezeBuild.TryGetCurrent(request));
        Assert.IsNull(FreezeBuild.TryGetLast(request.StateFile!));
        Write("bad.py", "print(3)\n");
        Assert.AreEqual(1, FreezeBuild.Run(request).CompiledCount);
    }

    [TestMethod]
    public void Stale_outputs_go_with_the_directories_that_they_leave_empty()
    {
        Write("lib/net/http.py", "X = 1\n");
        Write("main.py", "print(1)\n");
        FreezeBuild.Run(Request(new PackageItem("net") { BasePath = "lib" }, new FileItem("main.py")));
        Assert.IsTrue(File.Exists(PathOf("out/frozen/net/http.mpy")));

        FreezeBuild.Run(Request(new FileItem("main.py")));

        Assert.IsFalse(Directory.Exists(PathOf("out/frozen/net")));
        Assert.IsTrue(File.Exists(PathOf("out/frozen/main.mpy")));
    }

    [TestMethod]
    public void Without_a_state_file_everything_is_built_and_nothing_remembered()
    {
        Write("main.py", "print(1)\n");
        FreezeRequest request = Request(new FileItem("main.py")) with { StateFile = null };
        FreezeBuild.Run(request);

        Assert.IsNull(FreezeBuild.TryGetCurrent(request));
        Assert.AreEqual(1, FreezeBuild.Run(request).CompiledCount);
    }

    [TestMethod]
    public void Names_that_differ_in_case_alone_get_files_of_their_own()
    {
        Write("a.py", "X = 1\n");
        Write("b.py", "X = 2\n");

        FreezeResult result = FreezeBuild.Run(Request(new FileItem("a.py") { TargetPath = "led.py" }, new FileItem("b.py") { TargetPath = "LED.py" }));

        Assert.IsTrue(result.Succeeded);
        CollectionAssert.AreEqual(new[] { "led.mpy", "LED~.mpy" }, result.Modules.Select(module => Path.GetFileName(module.OutputPath)).ToArray());
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(4)]
    public void Findings_are_in_the_order_of_items_on_any_number_of_cores(int parallelism)
    {
        FreezeItem[] items = [.. Enumerable.Range(0, 20).Select(index => new FileItem($"m{index:00}.py"))];
        foreach (FileItem item in items.Cast<FileItem>())
        {
            Write(item.Path, "x = = 1\n");
        }

        FreezeResult result = FreezeBuild.Run(Request(items) with { Parallelism = parallelism });

        CollectionAssert.AreEqual(
            items.Cast<FileItem>().Select(item => PathOf(item.Path)).ToArray(), result.Diagnostics.Select(diagnostic => diagnostic.Location.Path).ToArray());
    }

    [TestMethod]
    public void An_output_that_cannot_be_written_is_an_error_with_its_path()
    {
        Write("main.py", "print(1)\n");
        Directory.CreateDirectory(PathOf("out/frozen/main.mpy"));

        FreezeResult result = FreezeBuild.Run(Request(new FileItem("main.py")));

        Assert.IsFalse(result.Succeeded);
        Assert.AreEqual("MF1102", result.Diagnostics.Single().Code);
        StringAssert.Contains(result.Diagnostics.Single().Message, Path.Combine(PathOf("out/frozen"), "main.mpy"));
        Assert.IsEmpty(Directory.GetFiles(PathOf("out/frozen"), "*.tmp"));
    }

    [TestMethod]
    public void A_cancelled_build_ends_with_an_exception_and_no_state()
    {
        Write("main.py", "print(1)\n");
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        FreezeRequest request = Request(new FileItem("main.py"));

        Assert.ThrowsExactly<OperationCanceledException>(() => FreezeBuild.Run(request, cancelled.Token));
        Assert.IsFalse(File.Exists(request.StateFile));
    }

    [TestMethod]
    public void Any_damage_to_the_state_file_means_a_build()
    {
        Write("main.py", "print(1)\n");
        FreezeRequest request = Request(new FileItem("main.py"));
        FreezeBuild.Run(request);
        byte[] state = File.ReadAllBytes(request.StateFile!);
        for (int length = 0; length < state.Length; length++)
        {
            File.WriteAllBytes(request.StateFile!, state[..length]);
            Assert.IsNull(FreezeBuild.TryGetCurrent(request), $"cut to {length} bytes");
        }
    }

    private FreezeRequest Request(params FreezeItem[] items) => new()
    {
        Manifest = new ManifestRequest { Clock = TimeProvider.System, BaseDirectory = _directory, Items = items },
        CompileOptions = new CompileOptions { SourceName = "" },
        ModuleDirectory = PathOf("out/frozen"),
        CompiledDirectory = PathOf("out/compiled"),
        FrozenSource = new FrozenSourceRequest(PathOf("out/frozen_content.c")) { LongInt = LongIntImplementation.Mpz },
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
