using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Tests.Build;

/// <summary>A build deletes only what an earlier build of the same project wrote.</summary>
[TestClass]
public sealed class StaleOutputTests
{
    private string _root = "";

    [TestInitialize]
    public void Create() => _root = Directory.CreateTempSubdirectory("microfreeze-stale-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void A_copied_project_leaves_the_original_alone()
    {
        Write("a/main.py", "print(1)\n");
        Write("a/old.py", "print(2)\n");
        FreezeBuild.Run(Request("a", "main.py", "old.py"));
        string[] original = Files("a");
        Copy("a", "b");

        FreezeResult copy = FreezeBuild.Run(Request("b", "main.py"));

        Assert.IsTrue(copy.Succeeded);
        Assert.AreEqual(0, copy.CompiledCount, "the copied modules are up to date");
        CollectionAssert.AreEqual(original, Files("a"));
        CollectionAssert.DoesNotContain(Files("b"), "obj/frozen/old.mpy");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Links need rights there.")]
    public void A_project_reached_by_two_paths_keeps_what_it_wrote()
    {
        Write("real/main.py", "print(1)\n");
        Directory.CreateSymbolicLink(PathOf("link"), PathOf("real"));
        string[] expected = [];
        foreach (string project in (string[])["real", "link", "real"])
        {
            Assert.IsTrue(FreezeBuild.Run(Request(project, "main.py")).Succeeded);
            expected = expected.Length == 0 ? Files("real") : expected;
            CollectionAssert.AreEqual(expected, Files("real"));
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Links need rights there.")]
    public void An_output_that_two_paths_name_is_not_stale()
    {
        Write("real/main.py", "print(1)\n");
        Directory.CreateSymbolicLink(PathOf("link"), PathOf("real"));
        FreezeRequest request = Request("real", "main.py");
        FreezeBuild.Run(request);

        FreezeBuild.Run(request with { FrozenSource = new FrozenSourceRequest(PathOf("link/src/frozen.c")), ModuleDirectory = PathOf("link/obj/frozen") });

        CollectionAssert.IsSubsetOf(new[] { "src/frozen.c", "obj/frozen/main.mpy" }, Files("real"));
    }

    [TestMethod]
    public void A_state_that_names_other_files_deletes_none_of_them()
    {
        Write("p/main.py", "print(1)\n");
        Write("p/notes.txt", "mine");
        Write("thesis.docx", "precious");
        FreezeRequest request = Request("p", "main.py");
        FreezeBuild.Run(request);
        BuildState state = BuildState.Format.TryRead(request.StateFile!)!;
        CompiledUnit unit = state.Units[0];
        string digest = MicroFreeze.Files.ContentHash.Of("precious"u8);
        BuildState forged = state with
        {
            Request = "another",
            Units =
            [
                unit,
                unit with { Output = new(PathOf("thesis.docx"), digest) },
                unit with { Output = new(PathOf("p/notes.txt"), digest) },
                unit with { Output = new(PathOf("p/obj/frozen/../../../thesis.docx"), digest) },
                unit with { Output = new("thesis.docx", digest) },
                unit with { Output = new(PathOf("p/\0"), digest) },
            ],
        };
        BuildState.Format.Write(request.StateFile!, forged);

        Assert.IsTrue(FreezeBuild.Run(request).Succeeded);

        Assert.IsTrue(File.Exists(PathOf("thesis.docx")), "it lies outside of the project");
        Assert.IsTrue(File.Exists(PathOf("p/notes.txt")), "its content is not what the state says");
    }

    [TestMethod]
    public void A_stale_output_that_somebody_has_changed_stays()
    {
        Write("p/main.py", "print(1)\n");
        Write("p/old.py", "print(2)\n");
        FreezeBuild.Run(Request("p", "main.py", "old.py"));
        Write("p/obj/frozen/old.mpy", "mine");

        FreezeBuild.Run(Request("p", "main.py"));

        Assert.AreEqual("mine", File.ReadAllText(PathOf("p/obj/frozen/old.mpy")));
    }

    private FreezeRequest Request(string project, params string[] files) => new()
    {
        Manifest = new ManifestRequest { BaseDirectory = PathOf(project), Clock = TimeProvider.System, Items = [.. files.Select(file => new FileItem(file))] },
        CompileOptions = new CompileOptions { SourceName = "" },
        ModuleDirectory = PathOf(project + "/obj/frozen"),
        CompiledDirectory = PathOf(project + "/obj/compiled"),
        FrozenSource = new FrozenSourceRequest(PathOf(project + "/src/frozen.c")),
        StateFile = PathOf(project + "/obj/microfreeze.state"),
        CompilerVersion = "1",
    };

    private string[] Files(string project) =>
    [
        .. Directory.GetFiles(PathOf(project), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(PathOf(project), file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    private void Copy(string from, string to)
    {
        foreach (string file in Files(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf($"{to}/{file}"))!);
            File.Copy(PathOf($"{from}/{file}"), PathOf($"{to}/{file}"));
        }
    }

    private string PathOf(string path) => Path.Combine(_root, path.Replace('/', Path.DirectorySeparatorChar));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
