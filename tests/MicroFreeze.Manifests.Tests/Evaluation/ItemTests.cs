using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Python.Sandbox;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Manifests.Tests.Evaluation;

/// <summary>Items of a project: the same calls as those of a manifest, mixed with them in order.</summary>
[TestClass]
public sealed class ItemTests
{
    [TestMethod]
    public void Items_and_manifests_mix_in_order()
    {
        MemoryFiles files = FilesAt("/project/z.py", "/project/lib/a.py", "/project/src/p/b.py", "/ext/q/q.py", "/project/m.py");
        files["/ext/q/manifest.py"] = "metadata(version='3')\nmodule('q.py')";
        files["/project/manifest.py"] = "module('m.py', opt=options.level)";

        ManifestResult result = ManifestEvaluator.Evaluate(Request(
            files,
            new MetadataItem(new PackageMetadata { Version = "9" }),
            new FileItem("z.py"),
            new LibraryItem("ext", "/ext"),
            new ManifestItem("manifest.py") { Options = new Dictionary<string, string> { ["level"] = "3" } },
            new RequireItem("q") { Library = "ext" },
            new PackageItem("p") { BasePath = "src", OptimizationLevel = 1 },
            new FileItem("lib/a.py") { BasePath = "lib", Kind = FrozenKind.AsStr }));

        Assert.AreEqual(
            """
            z.py /project/z.py freeze_as_mpy -
            m.py /project/m.py freeze_as_mpy 3
            q.py /ext/q/q.py freeze_as_mpy -
            p/b.py /project/src/p/b.py freeze_as_mpy 1
            a.py /project/lib/a.py freeze_as_str -
            """,
            Describe(result));
        Assert.AreEqual("9 9 3 9 9", string.Join(' ', result.Files.Select(file => file.Metadata.Version)));
    }

    [TestMethod]
    [DataRow("sub/a.py", null, null, "sub/a.py")]
    [DataRow("sub/a.py", "sub", null, "a.py")]
    [DataRow("sub/a.py", null, "x/y.py", "x/y.py")]
    [DataRow("/elsewhere/a.py", null, null, "a.py")]
    [DataRow("/elsewhere/a.py", "/", null, "elsewhere/a.py")]
    [DataRow("$(MPY_DIR)/a.py", null, null, "a.py")]
    public void Target_of_a_file_follows_from_its_base(string path, string? basePath, string? target, string expected)
    {
        MemoryFiles files = FilesAt("/project/sub/a.py", "/elsewhere/a.py", "/mpy/a.py");

        ManifestResult result = ManifestEvaluator.Evaluate(Request(files, new FileItem(path) { BasePath = basePath, TargetPath = target }));

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.AreEqual(expected, result.Files.Single().TargetPath);
    }

    [TestMethod]
    public void Targets_cannot_leave_the_device()
    {
        MemoryFiles files = FilesAt("/project/a.py");

        Assert.AreEqual("MF3027", Error(ManifestEvaluator.Evaluate(Request(files, new FileItem("a.py") { TargetPath = "../a.py" }))).Code);
        Assert.AreEqual("MF3027", Error(ManifestEvaluator.Evaluate(Request(files, new FileItem("a.py") { TargetPath = "/a.py" }))).Code);
    }

    [TestMethod]
    public void Packages_leave_out_what_is_excluded()
    {
        MemoryFiles files = FilesAt("/project/p/a.py", "/project/p/tests/t.py", "/project/p/sub/tests/u.py", "/project/p/sub/b_test.py", "/project/p/sub/c.py");

        ManifestResult result = ManifestEvaluator.Evaluate(Request(files, new PackageItem("p") { Exclude = ["**/tests/**", "sub/*_test.py"] }));

        Assert.AreEqual("p/a.py p/sub/c.py", string.Join(' ', result.Files.Select(file => file.TargetPath)));
    }

    [TestMethod]
    public void Optional_items_may_be_missing()
    {
        ManifestResult result = ManifestEvaluator.Evaluate(Request(
            new MemoryFiles(),
            new FileItem("nope.py") { Optional = true },
            new PackageItem("nope") { Optional = true },
            new ManifestItem("nope.py") { Optional = true },
            new RequireItem("nope") { Optional = true },
            new LibraryItem("nope", "nope") { Optional = true }));

        Assert.IsEmpty(result.Diagnostics);
        Assert.IsEmpty(result.Files);
    }

    [TestMethod]
    public void Options_of_items_read_as_what_they_look_like()
    {
        MemoryFiles files = new() { ["/project/manifest.py"] = "print(repr((options.a, options.b, options.c, options.d, options.e)))" };
        Dictionary<string, string> options = new() { ["a"] = "true", ["b"] = "-3", ["c"] = "none", ["d"] = "1.5", ["e"] = "False" };

        ManifestResult result = ManifestEvaluator.Evaluate(Request(files, new ManifestItem("manifest.py") { Options = options }));

        Assert.AreEqual("(True, -3, None, '1.5', False)", result.Output.Single());
    }

    [TestMethod]
    public void Manifest_text_is_evaluated_in_the_project()
    {
        MemoryFiles files = FilesAt("/project/a.py");

        Assert.AreEqual("a.py /project/a.py freeze_as_mpy 2", Describe(ManifestEvaluator.Evaluate(Request(files, new ManifestCodeItem("module('a.py', opt=2)")))));
    }

    [TestMethod]
    public void Recorded_inputs_tell_whether_the_result_still_holds()
    {
        MemoryFiles files = FilesAt("/project/p/a.py", "/lib/micropython/q/q.py", "/project/data.txt");
        files["/lib/micropython/q/manifest.py"] = "module('q.py')";
        Dictionary<string, string> environment = new() { ["MODE"] = "x", ["OTHER"] = "y" };
        ManifestResult result = Evaluate(
            files,
            "import os\npackage('p')\nrequire('q')\nopen('data.txt').read()\nos.environ.get('MODE')\nos.getenv('ABSENT')\nos.path.exists('later.py')",
            request => request with { Environment = environment });

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.IsNull(RecordedInputs.FindChange(result.Inputs, files, environment));
        AssertChange("/project/p", changed => changed["/project/p/new.py"] = "");
        AssertChange("/project/later.py", changed => changed["/project/later.py"] = "");
        AssertChange("/project/data.txt", changed => changed["/project/data.txt"] = "other");
        AssertChange("/project/manifest.py", changed => changed["/project/manifest.py"] = "");
        AssertChange("/lib/micropython", changed => changed["/lib/micropython/a/manifest.py"] = "");
        Assert.AreEqual("MODE", RecordedInputs.FindChange(result.Inputs, files, new Dictionary<string, string>())?.Name);
        Assert.AreEqual("ABSENT", RecordedInputs.FindChange(result.Inputs, files, new Dictionary<string, string>(environment) { ["ABSENT"] = "1" })?.Name);
        Assert.IsNull(RecordedInputs.FindChange(result.Inputs, files, new Dictionary<string, string>(environment) { ["OTHER"] = "z" }));

        void AssertChange(string name, Action<MemoryFiles> change)
        {
            MemoryFiles changed = files.Clone();
            change(changed);
            Assert.AreEqual(name, RecordedInputs.FindChange(result.Inputs, changed, environment)?.Name);
        }
    }

    [TestMethod]
    public void Nothing_is_listed_twice()
    {
        MemoryFiles files = FilesAt("/project/p/a.py", "/project/p/s/b.py", "/lib/micropython/q/q.py");
        files["/lib/micropython/q/manifest.py"] = "module('q.py')";

        ManifestResult result = Evaluate(files, "import os\npackage('p')\nos.listdir('p')\nlist(os.walk('p'))\nfor i in range(3): require('q')\nrequire('q')");

        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.AreEqual(1, files.Listings.Values.Max());
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
    public void Grants_are_what_the_list_says()
    {
        SandboxGrants grants = SandboxGrants.Parse("Write; environment ;../x;/y", "/project", out string? unknown);

        Assert.IsTrue(grants.Write && grants.Environment);
        CollectionAssert.AreEqual(new[] { "/x", "/y" }, grants.Roots.ToArray());
        Assert.IsNull(unknown);
        SandboxGrants.Parse("Writ", "/project", out unknown);
        Assert.AreEqual("Writ", unknown);
    }

    [TestMethod]
    public void Granted_writing_works_within_the_roots()
    {
        MemoryFiles files = new();
        ManifestRequest Grant(ManifestRequest request) => request with { Grants = new SandboxGrants { Write = true } };

        ManifestResult result = Evaluate(files, "import os\nos.makedirs('gen', exist_ok=True)\nwith open('gen/v.py', 'w') as f:\n    f.write('x = %r\\n' % 1)\nmodule('v.py', 'gen')", Grant);

        Assert.AreEqual("v.py /project/gen/v.py freeze_as_mpy -", Describe(result));
        Assert.AreEqual("x = 1\n", files["/project/gen/v.py"]);
        CollectionAssert.AreEqual(new[] { "/project/gen/v.py" }, result.Written.ToArray());
        Assert.AreEqual("MF3006", Error(Evaluate(new MemoryFiles(), "open('/etc/x', 'w')", Grant)).Code);
    }
}
