using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Manifests.Tests.Evaluation;

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
    public void Errors_say_what_and_where(string manifest, string expected)
    {
        MemoryFiles files = FilesAt("/project/p/a.py", "/project/p/a.txt", "/project/a.py", "/lib/micropython/thing/manifest.py");

        Assert.StartsWith(expected, Error(Evaluate(files, manifest)).ToString());
    }

    [TestMethod]
    public void Chain_leads_from_the_error_to_the_project()
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
    public void One_target_for_two_files_names_both()
    {
        ManifestResult result = Evaluate(FilesAt("/project/a/m.py", "/project/b/m.py"), "module('m.py', 'a')\nmodule('m.py', 'b')");

        Assert.AreEqual(
            "/project/manifest.py(2,7): error MF3019: 'm.py' is frozen twice: from '/project/b/m.py' and from '/project/a/m.py', which module('m.py') at /project/manifest.py(1,7) named first.",
            Error(result).ToString());
    }

    [TestMethod]
    public void The_same_file_twice_is_one_file()
    {
        Assert.AreEqual("m.py /project/m.py freeze_as_mpy -", Describe(Evaluate(FilesAt("/project/m.py"), "module('m.py')\nmodule('m.py')")));
        Assert.AreEqual("MF3019", Error(Evaluate(FilesAt("/project/m.py"), "module('m.py')\nmodule('m.py', opt=3)")).Code);
    }

    [TestMethod]
    public void Second_include_with_other_options_warns()
    {
        MemoryFiles files = FilesAt("/project/x.py");

        ManifestResult result = Evaluate(files, "include('x.py', a=1)\ninclude('x.py', a=1, b=None)\ninclude('x.py', a=2)");

        Assert.AreEqual(
            "/project/manifest.py(3,8): warning MF3012: '/project/x.py' was included before, at /project/manifest.py(1), with other options. A manifest is evaluated once; these options have no effect.",
            string.Join('\n', result.Diagnostics));
    }

    [TestMethod]
    public void Unexpanded_variables_warn()
    {
        ManifestResult result = Evaluate(new MemoryFiles(), "import os\nos.path.isdir('$(PORT_DIR)')\ninclude('$(NOPE)/x.py')");

        Assert.AreEqual("MF3022 MF3023 MF3010", string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Code)));
    }

    [TestMethod]
    public void Two_packages_of_one_name_warn()
    {
        MemoryFiles files = FilesAt("/lib/micropython/a/p/manifest.py", "/lib/micropython/b/p/manifest.py");

        ManifestResult result = Evaluate(files, "require('p')");

        Assert.AreEqual("MF3026", result.Diagnostics.Single().Code);
    }

    [TestMethod]
    public void Every_item_is_evaluated_whatever_became_of_the_others()
    {
        MemoryFiles files = FilesAt("/project/a.py");
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
    public void Errors_of_the_functions_can_be_caught(string manifest) => Assert.IsTrue(Evaluate(new MemoryFiles(), manifest).Succeeded);

    [TestMethod]
    public void Include_wraps_what_its_manifest_raises()
    {
        MemoryFiles files = new() { ["/project/x.py"] = "1 / 0" };
        const string Manifest = "try:\n    include('x.py')\nexcept ZeroDivisionError:\n    print('as it is')\nexcept Exception as e:\n    print(e)";

        Assert.AreEqual("Error in manifest file: /project/x.py: division by zero", Print(Manifest, files));
        CollectionAssert.AreEqual(new[] { "as it is" }, Evaluate(files, Manifest, request => request with { LegacyGlobals = true }).Output.ToArray());
    }

    [TestMethod]
    [DataRow("x = 1\nf(x) = 2", "(2,1): error MF2101: SyntaxError: can't assign to expression")]
    [DataRow("print('first')\nfor 1 in y: pass", "(2,1): error MF2101: SyntaxError: can't assign to expression")]
    [DataRow("def f():\n    x = 1\n    global x", "(3,5): error MF2122: SyntaxError: identifier redefined as global")]
    [DataRow("def f():\n    nonlocal x", "(2,5): error MF2124: SyntaxError: no binding for nonlocal found")]
    [DataRow("print('first')\nbreak", "(2,1): error MF2104: SyntaxError: 'break'/'continue' outside loop")]
    [DataRow("print('first')\nreturn 1", "(2,1): error MF2105: SyntaxError: 'return' outside function")]
    [DataRow("def f(a, a): pass", "(1,1): error MF2112: SyntaxError: argument name reused")]
    [DataRow("if x:\ny = 1", "(2,1): error MF2001: SyntaxError: invalid syntax")]
    public void What_Python_refuses_is_refused_before_any_of_it_runs(string manifest, string expected)
    {
        ManifestResult result = Evaluate(new MemoryFiles(), manifest);

        Assert.AreEqual("/project/manifest.py" + expected, Error(result).ToString());
        Assert.IsEmpty(result.Output);
    }

    [TestMethod]
    public void Syntax_errors_of_modules_can_be_caught()
    {
        MemoryFiles files = new() { ["/project/bad.py"] = "print('not run')\ndef f(a, a): pass", ["/project/tabs.py"] = "if 1:\n\tx = 1\n      y = 2" };

        Assert.AreEqual(
            "SyntaxError IndentationError",
            Print("r = []\nfor name in 'bad', 'tabs':\n    try:\n        if name == 'bad': import bad\n        else: import tabs\n    except SyntaxError as e:\n        r.append(type(e).__name__)\nprint(*r)", files));
    }

    [TestMethod]
    [DataRow("big.py", "/project/big.py(1): error MF3007: The manifest was stopped: it needs a file of more than 8 MiB: '/project/big.py'.")]
    [DataRow("nope.py", "/project/nope.py(1): error MF3010: The manifest '/project/nope.py' cannot be read: it does not exist.")]
    [DataRow("directory", "/project/directory/manifest.py(1): error MF3010: The manifest '/project/directory/manifest.py' cannot be read: it is a directory.")]
    [DataRow("gone.py", "/project/gone.py(1): error MF3010: The manifest '/project/gone.py' cannot be read: it is gone.")]
    [DataRow("circle.py", "/project/circle.py(1): error MF3028: A file or directory cannot be read: too many symbolic links: '/project/circle.py'")]
    [DataRow("circle.py/manifest.py", "/project/circle.py/manifest.py(1): error MF3028: A file or directory cannot be read: too many symbolic links: '/project/circle.py'")]
    [DataRow("outside.py", "/project/outside.py(1): error MF3006: The manifest sandbox refuses to look at '/project/outside.py', which is '/secret/key',")]
    public void Manifest_that_cannot_be_read_is_the_place(string manifest, string expected)
    {
        ManifestRequest request = Request(Unreadable(), new ManifestItem(manifest)) with { Files = new VanishingFiles(Unreadable(), "/project/gone.py") };

        Assert.StartsWith(expected, Error(ManifestEvaluator.Evaluate(request)).ToString());
    }

    [TestMethod]
    [DataRow("include('big.py')")]
    [DataRow("import big")]
    public void File_that_is_too_big_is_the_place_and_the_chain_leads_to_it(string manifest)
    {
        Diagnostic error = Error(Evaluate(Unreadable(), manifest));

        Assert.AreEqual(new SourceLocation("/project/big.py", 1), error.Location);
        Assert.AreEqual(new SourceLocation("/project/manifest.py", 1, 8), error.Chain[0]);
    }

    private static MemoryFiles Unreadable()
    {
        MemoryFiles files = FilesAt("/project/gone.py", "/secret/key", "/project/directory/manifest.py/x.py");
        files["/project/big.py"] = new string('#', (8 << 20) + 1);
        files.Link("/project/circle.py", "circle.py");
        files.Link("/project/outside.py", "/secret/key");
        return files;
    }

    // Files of which one is deleted between the first look and the second.
    private sealed class VanishingFiles(IFileSystem files, string gone) : IFileSystem
    {
        public EntryKind GetKind(string path) => files.GetKind(path);

        public IReadOnlyList<DirectoryEntry> List(string directory) => files.List(directory);

        public string? ReadLink(string path) => files.ReadLink(path);

        public long GetLength(string path) => path == gone ? throw new FileNotFoundException("it is gone.") : files.GetLength(path);

        public byte[] ReadAllBytes(string path) => files.ReadAllBytes(path);

        public void WriteAllBytes(string path, byte[] content) => files.WriteAllBytes(path, content);

        public void CreateDirectory(string path) => files.CreateDirectory(path);

        public void Delete(string path) => files.Delete(path);
    }

    [TestMethod]
    public void Syntax_error_of_an_included_manifest_is_reported_in_it()
    {
        MemoryFiles files = new() { ["/project/x.py"] = "a = 1\nb = = 2" };

        Diagnostic error = Error(Evaluate(files, "\n\ninclude('x.py')"));

        Assert.AreEqual("MF2001", error.Code);
        Assert.AreEqual("/project/x.py", error.Location.Path);
        Assert.AreEqual(2, error.Location.Line);
        Assert.AreEqual(new SourceLocation("/project/manifest.py", 3, 8), error.Chain[0]);
    }
}
