using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Manifests.Tests.Evaluation;

/// <summary>What is exported gives the same list again.</summary>
[TestClass]
public sealed class ExporterTests
{
    [TestMethod]
    public void Exports_evaluate_to_the_same_list()
    {
        MemoryFiles files = FilesAt(
            "/project/main.py", "/project/src/p/a.py", "/project/src/p/b.py", "/project/s/t.py", "/project/s/u/v.py", "/mpy/m/x.mpy", "/lib/micropython/q/q.py", "/lib/micropython/r/r.py");
        files["/lib/micropython/q/manifest.py"] = "metadata(version='1.0', description=\"it's q\")\nmodule('q.py', opt=3)\nrequire('r')";
        files["/lib/micropython/r/manifest.py"] = "metadata(version='2.0')\nmodule('r.py')";
        const string Manifest = "metadata(version='9')\nmodule('main.py')\nrequire('q')\npackage('p', base_path='src', opt=2)\nfreeze_as_str('s')\nfreeze('$(MPY_DIR)/m')";
        ManifestResult result = Evaluate(files, Manifest);

        ManifestExport export = ManifestExporter.Export(result, Request(files));

        Assert.IsEmpty(export.Problems);
        foreach ((string name, string text) in export.Files)
        {
            files["/project/export/" + name] = text;
        }

        ManifestResult again = ManifestEvaluator.Evaluate(Request(files, new ManifestItem("export")));
        Assert.AreEqual(Describe(result), Describe(again));
        CollectionAssert.AreEqual(result.Files.Select(file => file.Metadata).ToArray(), again.Files.Select(file => file.Metadata).ToArray());
        Assert.AreEqual(result.Metadata, again.Metadata);
        Assert.Contains("freeze_mpy('$(MPY_DIR)/m', (", export.Files[0].Value);
    }

    [TestMethod]
    public void Compile_mode_is_exported_as_modules()
    {
        MemoryFiles files = FilesAt("/project/p/a.py", "/project/b.py");
        ManifestRequest Compile(ManifestRequest request) => request with { Mode = ManifestMode.Compile };
        ManifestResult result = Evaluate(files, "metadata(version='1')\npackage('p')\nmodule('b.py', opt=1)", Compile);

        ManifestExport export = ManifestExporter.Export(result, Compile(Request(files)));

        files["/project/e/manifest.py"] = export.Files.Single().Value;
        Assert.AreEqual(Describe(result), Describe(ManifestEvaluator.Evaluate(Compile(Request(files, new ManifestItem("e"))))));
    }

    [TestMethod]
    public void What_a_manifest_cannot_say_is_named()
    {
        MemoryFiles files = FilesAt("/project/a.py", "/project/s/b.py", "/project/s/c.py");
        ManifestRequest request = Request(files, new FileItem("a.py") { TargetPath = "x/y.py" }, new FileItem("s/b.py") { BasePath = "s", Kind = FrozenKind.AsStr },
            new FileItem("s/c.py") { Native = new NativeOverrides { Emit = EmitKind.Viper } });

        ManifestExport export = ManifestExporter.Export(ManifestEvaluator.Evaluate(request), request);

        CollectionAssert.AreEqual(
            new[] { "'x/y.py' is '/project/a.py' under another name", "freeze_as_str takes all of '/project/s' or nothing of it", "'s/c.py' asks for Emit 'viper', which a manifest cannot" }, export.Problems.ToArray());
    }
}
