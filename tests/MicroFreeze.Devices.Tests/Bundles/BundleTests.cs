using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Devices.Bundles;
using MicroFreeze.Testing;

namespace MicroFreeze.Devices.Tests.Bundles;

/// <summary>Bundles of libraries of ours, against what circuitpython-build-tools makes of the same (recorded in Data), and what is wrong with others.</summary>
[TestClass]
public sealed class BundleTests
{
    private const string Data = "Bundles/Data/";

    private readonly string _output = Directory.CreateTempSubdirectory("microfreeze-bundle-").FullName;
    private readonly MemoryFiles _files = new();

    [TestCleanup]
    public void Delete() => Directory.Delete(_output, recursive: true);

    [TestMethod]
    public void The_reference_makes_the_same_files()
    {
        BundleResult result = Build(Collection());

        CollectionAssert.AreEqual(
            new[]
            {
                "z-build_tools_version-tools-1.ignore", "our-bundle-py-20250101.zip", "our-bundle-10.x-mpy-20250101.zip", "our-bundle-examples-20250101.zip",
                "our-bundle-20250101.json",
            },
            result.Files.Select(Path.GetFileName).ToArray());
        string[] members =
        [
            .. Directory.GetFiles(_output, "*.zip").Order(StringComparer.Ordinal).SelectMany(ReadZip)
                .Select(member => $"{member.Name} {member.Content.Length} {Convert.ToHexStringLower(SHA256.HashData(member.Content))[..16]}"),
        ];
        Assert.AreEqual(Text("expected.txt"), string.Join('\n', members) + "\n");
        Assert.AreEqual(Text("expected.json"), File.ReadAllText(Path.Combine(_output, "our-bundle-20250101.json")));
        Assert.AreEqual(Text("expected-versions.txt"), Encoding.UTF8.GetString(ReadZip(Path.Combine(_output, "our-bundle-py-20250101.zip")).Single(member => member.Name.EndsWith("VERSIONS.txt", StringComparison.Ordinal)).Content));
        CollectionAssert.AreEqual(new[] { "MF6314", "MF6315", "MF6312" }, result.Diagnostics.Select(finding => finding.Code).ToArray(), string.Join('\n', result.Diagnostics));
    }

    [TestMethod]
    public void The_same_libraries_give_the_same_bytes()
    {
        Build(Collection());
        string[] first = Hashes();
        DateTime[] times = [.. Directory.GetFiles(_output).Select(File.GetLastWriteTimeUtc)];

        Build(Collection() with { Parallelism = 4 });

        CollectionAssert.AreEqual(first, Hashes());
        CollectionAssert.AreEqual(times, Directory.GetFiles(_output).Select(File.GetLastWriteTimeUtc).ToArray(), "files that come out the same are not written");
        using ZipArchive zip = ZipFile.OpenRead(Path.Combine(_output, "our-bundle-py-20250101.zip"));
        Assert.AreEqual("{\"build-tools-version\": \"tools-1\"}", zip.Comment);
        Assert.IsTrue(zip.Entries.All(entry => entry.LastWriteTime.DateTime == new DateTime(1980, 1, 1)), "no time of this machine");
    }

    [TestMethod]
    public void A_single_library_has_no_list_of_versions()
    {
        Build(Collection() with { Libraries = [new BundleLibrary("/b/libraries/drivers/glow")], Kinds = BundleKinds.Source });

        Assert.AreEqual(
            """
            our-bundle-py-20250101/examples/glow/data/pic_1.bmp
            our-bundle-py-20250101/examples/glow/glow_demo.py
            our-bundle-py-20250101/lib/glow.py
            our-bundle-py-20250101/requirements/glow/pyproject.toml
            our-bundle-py-20250101/requirements/glow/requirements.txt
            our-bundle-py-20250101/requirements/glow/requirements.txt.license
            """,
            string.Join('\n', ReadZip(Path.Combine(_output, "our-bundle-py-20250101.zip")).Select(member => member.Name)));
        Assert.HasCount(2, Directory.GetFiles(_output));
    }

    [TestMethod]
    public void Versions_between_tags_count_commits()
    {
        _files["/l/x.py"] = "__version__ = '0.0.0+auto.0'\n";
        GitWriter git = new(_files, "/l/.git");
        string head = git.Commits(2, git.Commit());
        Assert.AreEqual($"0.0.1-alpha.0.plus.3+{head[..7]}", VersionOf("/l"));

        git.Tag("v2", head);
        Assert.AreEqual("v2", VersionOf("/l"));
        string next = git.Commit(head);
        Assert.AreEqual(next[..7], VersionOf("/l"), "after a tag that is no version the commit alone");
        git.Tag("1.0.0", head);
        git.Annotate("1.5.0", head, 9);
        Assert.AreEqual($"1.5.1-alpha.0.plus.1+{next[..7]}", VersionOf("/l"));
    }

    [TestMethod]
    public void Without_git_a_library_says_its_version_itself()
    {
        _files["/l/x.py"] = "__version__ = '0.0.0+auto.0'\n";
        Assert.AreEqual("MF6303", Error(Request("/l")).Code);

        _files["/l/PKG-INFO"] = "Version: 4.0.0\n";
        Assert.AreEqual("4.0.0", VersionOf("/l"));
        Assert.AreEqual("5.0.0", VersionOf("/l", library => library with { Version = "5.0.0" }));
    }

    [TestMethod]
    [DataRow("[tool.setuptools]\npy-modules = ['x']\npackages = ['p']", "MF6307", 2, 15)]
    [DataRow("[tool.setuptools]\npy-modules = [\n'x',\n'y']", "MF6308", 4, 1)]
    [DataRow("[tool.setuptools]\npackages = {find = {}}", "MF6309", 2, 12)]
    [DataRow("[tool.setuptools]\npy-modules = [1]", "MF6309", 2, 14)]
    [DataRow("[tool.setuptools]\n\npy-modules = ['z']", "MF6310", 3, 15)]
    [DataRow("[tool.setuptools]\npackages = ['../p']", "MF6310", 2, 13)]
    [DataRow("[tool\n", "MF6306", 1, 6)]
    public void What_is_wrong_with_a_project_file_has_a_place(string text, string code, int line, int column)
    {
        _files["/l/x.py"] = "";
        _files["/l/p/a.py"] = "";
        _files["/l/pyproject.toml"] = text;

        Diagnostic error = Error(Request("/l"));

        Assert.AreEqual((code, "/l/pyproject.toml", line, column), (error.Code, error.Location.Path, error.Location.Line, error.Location.Column), error.ToString());
    }

    [TestMethod]
    public void Layouts_that_no_bundle_can_take_are_errors()
    {
        _files["/l/a.py"] = "";
        _files["/l/b.py"] = "";
        StringAssert.Contains(Error(Request("/l")).ToString(), "error MF6311: The library '/l' has several modules at its top, 'a.py' and 'b.py'");
        Assert.AreEqual("MF6302", Error(Request("/nowhere")).Code);
        Assert.AreEqual("MF6301", Error(Request("/l") with { Libraries = [] }).Code);
    }

    [TestMethod]
    public void Two_files_for_one_place_are_an_error()
    {
        foreach (string library in (string[])["/l", "/m"])
        {
            _files[library + "/same.py"] = "";
            _files[library + "/PKG-INFO"] = "Version: 1.0.0\n";
        }

        Diagnostic error = Error(Request("/l") with { Libraries = [new BundleLibrary("/l"), new BundleLibrary("/m")] });

        Assert.AreEqual("MF6305", error.Code);
        StringAssert.StartsWith(error.Message, "'b-py-1/lib/same.py' would be in the bundle twice: from '/l/same.py' and from '/m/same.py'");
    }

    [TestMethod]
    public void Errors_in_Python_leave_no_bundle_and_name_the_file()
    {
        _files["/l/x.py"] = "x = = 1\n";
        _files["/l/PKG-INFO"] = "Version: 1.0.0\n";

        Diagnostic error = Error(Request("/l") with { Kinds = BundleKinds.All });

        Assert.AreEqual(("MF2001", "/l/x.py", 1), (error.Code, error.Location.Path, error.Location.Line));
        Assert.IsEmpty(Directory.GetFiles(_output));
    }

    [TestMethod]
    public void The_bundles_version_is_that_of_its_repository()
    {
        _files["/l/x.py"] = "";
        _files["/l/PKG-INFO"] = "Version: 1.0.0\n";
        BundleRequest request = Request("/l") with { Version = null };
        Assert.AreEqual("MF6304", Error(request).Code);
        Assert.AreEqual("MF6316", Error(request with { Version = "release/1.0" }).Code);
        Assert.AreEqual("MF6316", Error(request with { Version = "1.0", Prefix = "../outside" }).Code);

        GitWriter git = new(_files, "/b/.git");
        string head = git.Commit();
        Assert.AreEqual($"b-py-{head[..7]}.zip", Path.GetFileName(Build(request).Files[1]));
        git.Tag("20250101", head);
        Assert.AreEqual("b-py-20250101.zip", Path.GetFileName(Build(request).Files[1]));
    }

    private BundleRequest Collection()
    {
        foreach (string name in typeof(BundleTests).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Data + "libraries/", StringComparison.Ordinal)))
        {
            _files.WriteAllBytes("/b/" + name[Data.Length..], Resource.Read(typeof(BundleTests).Assembly, name));
        }

        foreach (string line in Text("repositories.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split(' ');
            GitWriter git = new(_files, $"/b/libraries/{parts[0]}/.git");
            git.Tag(parts[1], git.Commit());
            _files[$"/b/libraries/{parts[0]}/.git/config"] = $"[remote \"origin\"]\n\turl = {parts[2]}\n";
        }

        _files["/b/README.txt"] = "The bundle\n";
        return Request("/b") with
        {
            Libraries = [.. BundleBuilder.FindLibraries(_files, "/b/libraries", 2).Select(directory => new BundleLibrary(directory))],
            Prefix = "our-bundle",
            Version = "20250101",
            Kinds = BundleKinds.All,
            PackagePrefixes = ["adafruit_", "own_"],
            Readme = "/b/README.txt",
        };
    }

    private BundleRequest Request(string library) => new()
    {
        Libraries = [new BundleLibrary(library) { RepositoryUrl = "https://example.org/x.git" }],
        Prefix = "b",
        Version = "1",
        OutputDirectory = _output,
        BaseDirectory = "/b",
        Kinds = BundleKinds.Source,
        ToolsVersion = "tools-1",
        Files = _files,
    };

    private string VersionOf(string library, Func<BundleLibrary, BundleLibrary>? change = null)
    {
        BundleRequest request = Request(library);
        Build(request with { Libraries = [change?.Invoke(request.Libraries[0]) ?? request.Libraries[0]] });
        string text = Encoding.UTF8.GetString(ReadZip(Path.Combine(_output, "b-py-1.zip")).Single(member => member.Name.EndsWith(".py", StringComparison.Ordinal)).Content);
        return text.Split('\'')[1];
    }

    private static BundleResult Build(BundleRequest request)
    {
        BundleResult result = BundleBuilder.Build(request);
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        return result;
    }

    private static Diagnostic Error(BundleRequest request) =>
        BundleBuilder.Build(request).Diagnostics.Single(finding => finding.Severity == DiagnosticSeverity.Error);

    private string[] Hashes() =>
        [.. Directory.GetFiles(_output).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}")];

    private static IEnumerable<(string Name, byte[] Content)> ReadZip(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            using MemoryStream content = new();
            stream.CopyTo(content);
            yield return (entry.FullName, content.ToArray());
        }
    }

    private static string Text(string name) => Resource.ReadText(typeof(BundleTests).Assembly, Data + name);
}
