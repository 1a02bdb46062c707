using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Reports;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Tests.Reports;

/// <summary>Reports on builds, one after the other.</summary>
[TestClass]
public sealed class ReportBuildTests
{
    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-report-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void Without_a_build_there_is_no_report()
    {
        ReportResult result = ReportBuild.Run(Request("report"));
        Assert.IsNull(result.Report);
        Assert.IsEmpty(result.Diagnostics);
        Assert.IsFalse(File.Exists(PathOf("report.json")));
    }

    [TestMethod]
    public void A_report_holds_until_the_build_changes_and_is_made_again_where_a_file_is_missing()
    {
        Write("a.py", "def f(a): return a\n");
        Build();
        Assert.IsFalse(ReportBuild.Run(Request("report")).WasCurrent);
        Assert.IsTrue(ReportBuild.Run(Request("report")).WasCurrent);
        Assert.IsFalse(ReportBuild.Run(Request("report") with { Board = BoardPresets.Find("generic-64")! }).WasCurrent);
        File.Delete(PathOf("report.md"));
        Assert.IsFalse(ReportBuild.Run(Request("report")).WasCurrent);
        Assert.IsTrue(File.Exists(PathOf("report.md")));
        File.WriteAllText(PathOf("report.json"), "{");
        Assert.IsFalse(ReportBuild.Run(Request("report")).WasCurrent);
        File.WriteAllText(PathOf("report.state"), "nothing\nthat is\na state");
        Assert.IsFalse(ReportBuild.Run(Request("report")).WasCurrent);
    }

    [TestMethod]
    public void What_grew_in_steps_is_reported_as_what_was_built_at_once()
    {
        Write("a.py", "def f(a): return a\n");
        Write("b.py", "def shared(): return 1\n");
        Build();
        ReportBuild.Run(Request("steps"));
        Write("b.py", "def shared(): return [1, 2, 3]\nclass C: pass\n");
        Build();
        ReportBuild.Run(Request("steps"));
        Write("c.py", "def shared(): return 'from a third module'\n");
        Build();
        ReportResult steps = ReportBuild.Run(Request("steps"));
        ReportResult once = ReportBuild.Run(Request("once"));
        CollectionAssert.AreEqual(CostReportJson.Write(once.Report!, null), CostReportJson.Write(steps.Report!, null));
        Assert.IsNull(once.Changes);
        Assert.AreEqual("c.py", steps.Changes!.Modules.Single(change => change.Kind == ModuleChangeKind.Added).Name);
    }

    [TestMethod]
    public void A_text_and_a_ready_module_are_reported_too()
    {
        Write("a.py", "X = 1\n");
        Build();
        File.Copy(PathOf("out/frozen/a.mpy"), PathOf("ready.mpy"));
        File.Delete(PathOf("a.py"));
        Write("boot.py", "print('as text')\n");
        FreezeBuild.Run(BuildRequest(new FileItem("boot.py") { Kind = FrozenKind.AsStr }, new FileItem("ready.mpy") { Kind = FrozenKind.Mpy }));
        CostReport report = ReportBuild.Run(Request("report")).Report!;
        Assert.HasCount(2, report.Modules);
        Assert.AreEqual(17 + 1, report.Modules[0].Flash!.Text);
        Assert.IsNull(report.Modules[0].Mpy);
        Assert.IsNotNull(report.Modules[0].Frozen);
        Assert.IsNull(report.Modules[1].Source);
        Assert.AreEqual((int)new FileInfo(PathOf("ready.mpy")).Length, report.Modules[1].MpyBytes!.Value);
    }

    private void Build()
    {
        FreezeItem[] items = [.. Directory.EnumerateFiles(_directory, "*.py").Order(StringComparer.Ordinal).Select(path => new FileItem(Path.GetFileName(path)))];
        Assert.IsTrue(FreezeBuild.Run(BuildRequest(items)).Succeeded);
    }

    private FreezeRequest BuildRequest(params FreezeItem[] items) => new()
    {
        Manifest = new ManifestRequest { Clock = TimeProvider.System, BaseDirectory = _directory, Items = items },
        CompileOptions = new CompileOptions { SourceName = "" },
        ModuleDirectory = PathOf("out/frozen"),
        CompiledDirectory = PathOf("out/compiled"),
        FrozenSource = new FrozenSourceRequest(PathOf("out/frozen_content.c")),
        StateFile = PathOf("out/state"),
        CompilerVersion = "1",
    };

    private ReportRequest Request(string name) => new()
    {
        BuildState = PathOf("out/state"),
        JsonFile = PathOf(name + ".json"),
        MarkdownFile = PathOf(name + ".md"),
        StateFile = PathOf(name + ".state"),
        Board = BoardPresets.Find("generic-32")!,
        Firmware = FirmwareProfile.MicroPython128,
        BaseDirectory = _directory,
    };

    private string PathOf(string path) => Path.Combine(_directory, path).Replace('\\', '/');

    private void Write(string path, string text) => File.WriteAllText(PathOf(path), text);
}
