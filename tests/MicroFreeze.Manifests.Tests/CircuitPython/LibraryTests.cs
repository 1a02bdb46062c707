using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Manifests.Tests.CircuitPython;

/// <summary>Which files of a library's directory are frozen.</summary>
[TestClass]
public sealed class LibraryTests
{
    private static readonly string[] Usual =
    [
        "/l/adafruit_x/__init__.py", "/l/adafruit_x/core.py", "/l/adafruit_x/docs/kept.py", "/l/helper.py", "/l/README.rst", "/l/adafruit_x/font.bin",
        "/l/setup.py", "/l/conf.py", "/l/adafruit_x/setup.py", "/l/examples/a.py", "/l/docs/conf.py", "/l/tests/t.py", "/l/utils/u.py", "/l/.github/g.py",
    ];

    [TestMethod]
    public void What_is_no_part_of_the_library_is_left_out()
    {
        ManifestResult result = Evaluate(FilesAt(Usual), new CircuitPythonLibraryItem("/l"));

        Assert.AreEqual("adafruit_x/__init__.py adafruit_x/core.py adafruit_x/docs/kept.py adafruit_x/setup.py helper.py", Targets(result));
        Assert.AreEqual("CircuitPythonLibrary /l", result.Files[0].Origins.Single().Step);
    }

    [TestMethod]
    public void A_source_directory_goes_before_what_is_beside_it()
    {
        MemoryFiles files = FilesAt([.. Usual, "/l/src/pkg/__init__.py", "/l/src/setup.py", "/l/src/tests/t.py", "/l/src/mod.py"]);

        Assert.AreEqual("mod.py pkg/__init__.py", Targets(Evaluate(files, new CircuitPythonLibraryItem("/l"))));
    }

    [TestMethod]
    public void Tests_inside_packages_are_left_out_with_a_note()
    {
        MemoryFiles files = FilesAt("/l/p/__init__.py", "/l/p/tests/test_a.py", "/l/p/q/test/test_b.py", "/l/p/tests.py");

        ManifestResult result = Evaluate(files, new CircuitPythonLibraryItem("/l"));

        Assert.AreEqual("p/__init__.py p/tests.py", Targets(result));
        Assert.AreEqual(("MF5503", DiagnosticSeverity.Info), (result.Diagnostics.Single().Code, result.Diagnostics.Single().Severity));
        StringAssert.StartsWith(result.Diagnostics.Single().Message, "2 files of tests in '/l' are not frozen");
        Assert.AreEqual(
            "p/__init__.py p/q/test/test_b.py p/tests.py p/tests/test_a.py",
            Targets(Evaluate(files, new CircuitPythonLibraryItem("/l") { IncludeTests = true })));
    }

    [TestMethod]
    public void Files_can_be_excluded()
    {
        ManifestResult result = Evaluate(FilesAt(Usual), new CircuitPythonLibraryItem("/l") { Exclude = ["adafruit_x/docs/**", "help*", "nope.py"] });

        Assert.AreEqual("adafruit_x/__init__.py adafruit_x/core.py adafruit_x/setup.py", Targets(result));
        Assert.AreEqual("MF5507", result.Diagnostics.Single().Code);
        StringAssert.Contains(result.Diagnostics.Single().Message, "'nope.py'");
    }

    [TestMethod]
    public void A_file_that_is_added_changes_what_was_recorded()
    {
        MemoryFiles files = FilesAt(Usual);
        ManifestResult result = Evaluate(files, new CircuitPythonLibraryItem("/l"));
        files["/l/adafruit_x/more.py"] = "";

        Assert.AreEqual("/l/adafruit_x", RecordedInputs.FindChange(result.Inputs, files, new Dictionary<string, string>())?.Name);
    }

    [TestMethod]
    public void Links_lead_to_other_places_of_the_repository()
    {
        MemoryFiles files = FilesAt("/r/pkg/a.py", "/r/pkg/b.py");
        files["/r/.git/HEAD"] = "ref: refs/heads/main";
        files.Link("/r/frozen/pkg/a.py", "../../pkg/a.py");
        // As git checks links out on Windows.
        files["/r/frozen/pkg/b.py"] = "../../pkg/b.py";

        ManifestResult result = Evaluate(files, new CircuitPythonLibraryItem("/r/frozen"));

        Assert.AreEqual("pkg/a.py /r/frozen/pkg/a.py freeze_as_mpy -\npkg/b.py /r/pkg/b.py freeze_as_mpy -", Describe(result));
    }

    [TestMethod]
    public void Two_libraries_with_one_module_are_an_error()
    {
        Diagnostic error = Error(Evaluate(FilesAt("/l/a.py", "/m/a.py"), new CircuitPythonLibraryItem("/l"), new CircuitPythonLibraryItem("/m")));

        Assert.AreEqual("MF5502", error.Code);
        StringAssert.StartsWith(error.Message, "'a.py' is in two libraries: '/m/a.py' and '/l/a.py', which CircuitPythonLibrary /l named first.");
    }

    [TestMethod]
    [DataRow("/l/examples/a.py", "MF5501", "There is no Python module in the library '/l'.")]
    [DataRow("/l/.git", "MF5501", "git submodule update --init")]
    [DataRow("/l/src/a.txt", "MF5501", "'src'")]
    [DataRow("/l/one/pyproject.toml;/l/one/one.py", "MF5505", "such as '/l/one'")]
    [DataRow("/other/a.py", "MF3016", "/l")]
    [DataRow("/l", "MF5501", "It is a file: name the library's directory")]
    [DataRow("/.git", "MF5501", "The directory '/' is empty")]
    public void Unusual_layouts_are_errors(string paths, string code, string text)
    {
        Diagnostic error = Error(Evaluate(FilesAt(paths.Split(';')), new CircuitPythonLibraryItem("/l") { Location = new SourceLocation("/project/a.proj") }));

        Assert.AreEqual(code, error.Code);
        Assert.AreEqual("/project/a.proj", error.Location.Path);
        StringAssert.Contains(error.Message, text);
    }

    [TestMethod]
    public void Names_that_cannot_be_imported_are_a_warning()
    {
        ManifestResult result = Evaluate(FilesAt("/l/my-lib.py", "/l/ok.py"), new CircuitPythonLibraryItem("/l"));

        Assert.AreEqual("my-lib.py ok.py", Targets(result));
        Assert.AreEqual("MF5506", result.Diagnostics.Single().Code);
    }

    [TestMethod]
    public void Optional_libraries_may_be_missing() =>
        Assert.IsEmpty(Evaluate(new MemoryFiles(), new CircuitPythonLibraryItem("/nope") { Optional = true }).Diagnostics);

    private static ManifestResult Evaluate(MemoryFiles files, params FreezeItem[] items) => ManifestEvaluator.Evaluate(Request(files, items));

    private static string Targets(ManifestResult result) => string.Join(' ', result.Files.Select(file => file.TargetPath));
}
