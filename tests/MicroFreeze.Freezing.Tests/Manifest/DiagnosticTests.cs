using MicroFreeze.Diagnostics;
using MicroFreeze.Manifests;
using static MicroFreeze.Freezing.Tests.Manifest.Manifests;

namespace MicroFreeze.Freezing.Tests.Manifest;

/// <summary>What manifests and items can get wrong: code, place, chain and way out.</summary>
[TestClass]
public sealed class DiagnosticTests
{
    [TestMethod]
    [DataRow("packag('x')", "/project/manifest.py(1,1): error MF3002: NameError: name 'packag' is not defined. Did you mean 'package'?")]
    [DataRow("\n\ninclud('x')", "/project/manifest.py(3,1): error MF3002: NameError: name 'includ' is not defined. Did you mean 'include'?")]
    [DataRow("x = 'é' + Freeze", "/project/manifest.py(1,11): error MF3002: NameError: name 'Freeze' is not defined. Did you mean 'freeze'?")]
    [DataRow("freeze('.', optt=3)", "/project/manifest.py(1,7): error MF3003: TypeError: freeze() has no argument 'optt'. Did you mean 'opt'?")]
    [DataRow("metadata(licence='MIT')", "/project/manifest.py(1,9): error MF3003: TypeError: metadata() has no argument 'licence'. Did you mean 'license'?")]
    [DataRow("package()", "/project/manifest.py(1,8): error MF3001: TypeError: package() missing required argument 'package_path' (pos 1)")]
    [DataRow("include('nope.py')", "/project/manifest.py(1,8): error MF3010: The manifest '/project/nope.py' cannot be read: it does not exist.")]
    [DataRow("include('manifest.py')", "/project/manifest.py(1,8): error MF3011: The manifest '/project/manifest.py' is included while it is being evaluated.")]
    [DataRow("require('thingg')", "/project/manifest.py(1,8): error MF3013: Package 'thingg' was not found in any known library: /lib/micropython, /lib/python-stdlib, /lib/python-ecosys. Did you mean 'thing'?")]
    [DataRow("require('thing', library='nope')", "/project/manifest.py(1,8): error MF3014: Unknown library 'nope' for require('thing').")]
    [DataRow("module('nope.py')", "/project/manifest.py(1,7): error MF3015: There is no file '/project/nope.py'.")]
    [DataRow("package('p', files=['nope.py'])", "/project/manifest.py(1,8): error MF3015: There is no file '/project/p/nope.py'.")]
    [DataRow("package('nope')", "/project/manifest.py(1,8): error MF3016: There is no directory '/project/nope'.")]
    [DataRow("freeze('nope')", "/project/manifest.py(1,7): error MF3016: There is no directory '/project/nope'.")]
    [DataRow("freeze_mpy('p')", "/project/manifest.py(1,11): error MF3017: There is no .mpy file in '/project/p'.")]
    [DataRow("module('p/a.txt')", "/project/manifest.py(1,7): error MF3018: 'p/a.txt' cannot be frozen this way: module must be .py file.")]
    [DataRow("freeze('p', 'a.txt')", "/project/manifest.py(1,7): error MF3018: '/project/p/a.txt' cannot be frozen this way: a .py or .mpy file is expected.")]
    [DataRow("module('a.py', opt=4)", "/project/manifest.py(1,7): error MF3020: The optimisation level is 0, 1, 2 or 3, and not 4.")]
    [DataRow("metadata(version='1')\nmetadata(version='2')", "/project/manifest.py(2,9): error MF3021: Duplicate call to metadata().")]
    [DataRow("module('../lib/x.py')", "/project/manifest.py(1,7): error MF3015: There is no file '/lib/x.py'.")]
    [DataRow("import numpi", "/project/manifest.py(1,8): error MF3008: ModuleNotFoundError: no module named 'numpi'")]
    [DataRow("x = (1,\n", "/project/manifest.py(2,1): error MF2001: SyntaxError: invalid syntax")]
    [DataRow("raise ValueError('why\\nnot')", "/project/manifest.py(1,7): error MF3001: ValueError: why not")]
    public void ErrorsSayWhatAndWhere(string manifest, string expected)
    {
        MemoryFiles files = Files("/project/p/a.py", "/project/p/a.txt", "/project/a.py", "/lib/micropython/thing/manifest.py");

        Assert.StartsWith(expected, Error(Evaluate(files, manifest)).ToString());
    }

    [TestMethod]
    public void ChainLeadsFromTheErrorToTheProject()
    {
        MemoryFiles files = new()
        {
            ["/lib/micropython/p/manifest.py"] = "def f():\n    module('nope.py')\nf()",
            ["/project/x.py"] = "require('p')",
        };
        files["/project/manifest.py"] = "\ninclude('x.py')";
        ManifestRequest request = Request(files, new ManifestItem("manifest.py") { Location = new SourceLocation("/project/board.csproj", 12, 5) });

        Diagnostic error = Error(ManifestEvaluator.Evaluate(request));

        Assert.AreEqual(new SourceLocation("/lib/micropython/p/manifest.py", 2, 11), error.Location);
        CollectionAssert.AreEqual(
            new[] { new SourceLocation("/project/x.py", 1, 8), new SourceLocation("/project/manifest.py", 2, 8), new SourceLocation("/project/board.csproj", 12, 5) },
            error.Chain.ToArray());
    }

    [TestMethod]
    public void OneTargetForTwoFilesNamesBoth()
    {
        ManifestResult result = Evaluate(Files("/project/a/m.py", "/project/b/m.py"), "module('m.py', 'a')\nmodule('m.py', 'b')");

        Assert.AreEqual(
            "/project/manifest.py(2,7): error MF3019: 'm.py' is frozen twice: from '/project/b/m.py' and from '/project/a/m.py', which module('m.py') at /project/manifest.py(1,7) named first.",
            Error(result).ToString());
    }

    [TestMethod]
    public void TheSameFileTwiceIsOneFile()
    {
        Assert.AreEqual("m.py /project/m.py freeze_as_mpy -", Describe(Evaluate(Files("/project/m.py"), "module('m.py')\nmodule('m.py')")));
        Assert.AreEqual("MF3019", Error(Evaluate(Files("/project/m.py"), "module('m.py')\nmodule('m.py', opt=3)")).Code);
    }

    [TestMethod]
    public void SecondIncludeWithOtherOptionsWarns()
    {
        MemoryFiles files = Files("/project/x.py");

        ManifestResult result = Evaluate(files, "include('x.py', a=1)\ninclude('x.py', a=1, b=None)\ninclude('x.py', a=2)");

        Assert.AreEqual(
            "/project/manifest.py(3,8): warning MF3012: '/project/x.py' was included before, at /project/manifest.py(1), with other options. A manifest is evaluated once; these options have no effect.",
            string.Join('\n', result.Diagnostics));
    }

    [TestMethod]
    public void UnexpandedVariablesWarn()
    {
        ManifestResult result = Evaluate(new MemoryFiles(), "import os\nos.path.isdir('$(PORT_DIR)')\ninclude('$(NOPE)/x.py')");

        Assert.AreEqual("MF3022 MF3023 MF3010", string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Code)));
    }

    [TestMethod]
    public void TwoPackagesOfOneNameWarn()
    {
        MemoryFiles files = Files("/lib/micropython/a/p/manifest.py", "/lib/micropython/b/p/manifest.py");

        ManifestResult result = Evaluate(files, "require('p')");

        Assert.AreEqual("MF3026", result.Diagnostics.Single().Code);
    }

    [TestMethod]
    public void EveryItemIsEvaluatedWhateverBecameOfTheOthers()
    {
        MemoryFiles files = Files("/project/a.py");
        ManifestRequest request = Request(files, new FileItem("nope.py"), new RequireItem("nope"), new FileItem("a.py"), new PackageItem("nope"), new ManifestItem("nope.py"));

        ManifestResult result = ManifestEvaluator.Evaluate(request);

        Assert.AreEqual("MF3015 MF3013 MF3016 MF3010", string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Code)));
        Assert.AreEqual("a.py", result.Files.Single().TargetPath);
    }

    [TestMethod]
    [DataRow("try:\n    package('nope')\nexcept OSError:\n    pass")]
    [DataRow("try:\n    freeze('nope')\nexcept FileNotFoundError as e:\n    print(e)")]
    [DataRow("try:\n    require('nope')\nexcept ValueError:\n    pass")]
    [DataRow("try:\n    include('nope.py')\nexcept Exception as e:\n    print(type(e).__name__)")]
    [DataRow("try:\n    module('nope.py')\nexcept Exception:\n    pass")]
    public void ErrorsOfTheFunctionsCanBeCaught(string manifest) => Assert.IsTrue(Evaluate(new MemoryFiles(), manifest).Succeeded);

    [TestMethod]
    public void IncludeWrapsWhatItsManifestRaises()
    {
        MemoryFiles files = new() { ["/project/x.py"] = "1 / 0" };
        const string Manifest = "try:\n    include('x.py')\nexcept ZeroDivisionError:\n    print('as it is')\nexcept Exception as e:\n    print(e)";

        Assert.AreEqual("Error in manifest file: /project/x.py: division by zero", Print(Manifest, files));
        CollectionAssert.AreEqual(new[] { "as it is" }, Evaluate(files, Manifest, request => request with { LegacyGlobals = true }).Output.ToArray());
    }

    [TestMethod]
    public void SyntaxErrorOfAnIncludedManifestIsReportedInIt()
    {
        MemoryFiles files = new() { ["/project/x.py"] = "a = 1\nb = = 2" };

        Diagnostic error = Error(Evaluate(files, "\n\ninclude('x.py')"));

        Assert.AreEqual("MF2001", error.Code);
        Assert.AreEqual("/project/x.py", error.Location.Path);
        Assert.AreEqual(2, error.Location.Line);
        Assert.AreEqual(new SourceLocation("/project/manifest.py", 3, 8), error.Chain[0]);
    }
}
