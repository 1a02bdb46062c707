using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Manifests.Tests.Evaluation;
using MicroFreeze.Testing;

namespace MicroFreeze.Manifests.Tests.Packages;


/// <summary>What is read of an unpacked package, and what is refused.</summary>
[TestClass]
public sealed class PackageFolderTests
{
    private const string Folder = "/packages/acme/1.0.0";

    [TestMethod]
    public void A_package_without_a_description_is_all_the_Python_in_it()
    {
        LoadedPackages loaded = new FakePackages(new MemoryFiles()).Add("Acme", null, ("b.py", ""), ("a/__init__.py", ""), ("a/fast.mpy", "")).Load();

        PythonPackage package = loaded.Packages.Packages.Single();
        Assert.AreEqual("Acme 1.0.0", package.ToString());
        Assert.AreEqual("Acme", package.Name);
        Assert.AreEqual("1.0.0", package.Metadata.Version);
        Assert.AreEqual(
            "a/__init__.py AsMpy, a/fast.mpy Mpy, b.py AsMpy", string.Join(", ", package.Files.Select(file => $"{file.TargetPath} {file.Kind}")));
        Assert.IsEmpty(loaded.Diagnostics);
    }

    [TestMethod]
    public void A_description_names_it_and_says_how_files_are_frozen()
    {
        LoadedPackages loaded = new FakePackages(new MemoryFiles()).Add("Acme", """
            { "format": 1, "name": "acme", "firmware": ["circuitpython"], "arch": ["armv7m"],
              "metadata": { "version": "1.0", "author": "manifest" },
              "files": [ { "path": "acme.py", "opt": 3, "emit": "viper" }, { "path": "text.py", "kind": "freeze_as_str" } ], "added later": { "x": [1] } }
            """, ("acme.py", ""), ("text.py", "")).Load();

        PythonPackage package = loaded.Packages.Packages.Single();
        Assert.AreEqual("acme", package.Name);
        Assert.AreEqual("circuitpython", package.Firmware.Single());
        Assert.AreEqual("armv7m", package.Architectures.Single());
        Assert.AreEqual("1.0", package.Metadata.Version, "the manifest's own words go before the nuspec's");
        Assert.AreEqual("manifest", package.Metadata.Author);
        Assert.AreEqual(3, package.Files[0].OptimizationLevel);
        Assert.AreEqual(EmitKind.Viper, package.Files[0].Emit);
        Assert.IsNull(package.Files[1].Emit);
        Assert.AreEqual(FrozenKind.AsStr, package.Files[1].Kind);
    }

    [TestMethod]
    public void A_description_may_say_that_it_is_for_any_firmware()
    {
        LoadedPackages loaded = new FakePackages(new MemoryFiles())
            .Add("Acme", """{ "format": 1, "name": "acme", "firmware": ["any"], "files": [ { "path": "acme.py" } ] }""", ("acme.py", "")).Load();

        Assert.IsEmpty(loaded.Packages.Packages.Single().Firmware);
    }

    [TestMethod]
    public void Everything_that_was_read_is_an_input()
    {
        LoadedPackages loaded = new FakePackages(new MemoryFiles())
            .Add("Acme", """{ "format": 1, "name": "acme", "files": [ { "path": "a/b.py" } ] }""", ("a/b.py", "")).Load();

        Assert.AreEqual(
            $"""
            File {Folder}/acme.nuspec
            File {Folder}/microfreeze.json
            Directory {Folder}/python
            Directory {Folder}/python/a
            """,
            string.Join('\n', loaded.Inputs.Select(input => $"{input.Kind} {input.Name}")));
    }

    [TestMethod]
    [DataRow("../outside.py")]
    [DataRow("a/../../outside.py")]
    [DataRow("/etc/outside.py")]
    [DataRow("a\\\\..\\\\outside.py")]
    [DataRow("C:outside.py")]
    [DataRow("a//b.py")]
    [DataRow("./a.py")]
    [DataRow("a /b.py")]
    [DataRow("nul\\u0000.py")]
    [DataRow("")]
    [DataRow("passwd")]
    public void A_described_path_that_is_none_is_refused(string path)
    {
        FakePackages packages = new FakePackages(new MemoryFiles()).Add("Acme", $$"""{ "format": 1, "name": "acme", "files": [ { "path": "{{path}}" } ] }""");

        Assert.AreEqual($"MF5001 {Folder}/microfreeze.json", packages.Problems());
        Assert.IsEmpty(packages.Load().Packages.Packages);
    }

    [TestMethod]
    [DataRow("python/secret.py", "/etc/passwd")]
    [DataRow("python/sub", "/etc")]
    [DataRow("python/loop", "..")]
    [DataRow("microfreeze.json", "/etc/passwd")]
    public void A_symbolic_link_is_refused(string link, string target)
    {
        MemoryFiles files = ManifestRun.FilesAt("/etc/passwd");
        FakePackages packages = new FakePackages(files).Add("Acme", null, ("a.py", ""));
        files.Link($"{Folder}/{link}", target);

        Assert.AreEqual($"MF5002 {Folder}/{link}", packages.Problems());
        Assert.IsEmpty(packages.Load().Packages.Packages);
    }

    [TestMethod]
    public void A_link_in_place_of_the_folder_is_refused()
    {
        MemoryFiles files = ManifestRun.FilesAt("/etc/passwd.py", $"{Folder}/acme.nuspec");
        FakePackages packages = new FakePackages(files).Add("Acme", null);
        files.Delete($"{Folder}/python");
        files.Link($"{Folder}/python", "/etc");

        Assert.AreEqual($"MF5002 {Folder}/python", packages.Problems());
    }

    [TestMethod]
    [DataRow("run.sh")]
    [DataRow("a.pyc")]
    [DataRow("native.so")]
    [DataRow("UPPER.PY")]
    [DataRow("noextension")]
    public void A_file_of_another_type_is_refused(string name)
    {
        FakePackages packages = new FakePackages(new MemoryFiles()).Add("Acme", null, ("a.py", ""), (name, ""));

        Assert.AreEqual($"MF5003 {Folder}/python/{name}", packages.Problems());
        Assert.IsEmpty(packages.Load().Packages.Packages);
    }

    [TestMethod]
    public void A_package_of_another_kind_may_have_a_folder_of_that_name()
    {
        LoadedPackages loaded = new FakePackages(new MemoryFiles()) { AreLibraries = false }.Add("Other", null, ("python3.dll", "")).Add("Acme", null, ("a.py", "")).Load();

        Assert.IsEmpty(loaded.Diagnostics);
        Assert.AreEqual("Acme", loaded.Packages.Packages.Single().Id);
    }

    [TestMethod]
    public void A_file_that_the_description_does_not_know_is_refused()
    {
        FakePackages packages = new FakePackages(new MemoryFiles())
            .Add("Acme", """{ "format": 1, "name": "acme", "files": [ { "path": "a.py" } ] }""", ("a.py", ""), ("added.py", ""));

        Assert.AreEqual($"MF5003 {Folder}/python/added.py", packages.Problems());
    }

    [TestMethod]
    public void Files_are_bounded_in_size_number_and_depth()
    {
        MemoryFiles big = new();
        FakePackages packages = new FakePackages(big).Add("Acme", null, ("a.py", ""));
        big.WriteAllBytes($"{Folder}/python/big.py", new byte[PackageLimits.FileSize + 1]);
        Assert.AreEqual($"MF5004 {Folder}/python/big.py", packages.Problems());

        MemoryFiles total = new();
        packages = new FakePackages(total).Add("Acme", null);
        byte[] much = new byte[PackageLimits.FileSize];
        for (int index = 0; index < 9; index++)
        {
            total.WriteAllBytes($"{Folder}/python/f{index}.py", much);
        }

        Assert.AreEqual($"MF5004 {Folder}/python/f8.py", packages.Problems());

        packages = new FakePackages(new MemoryFiles()).Add("Acme", null, (string.Concat(Enumerable.Repeat("d/", PackageLimits.Depth + 1)) + "a.py", ""));
        StringAssert.StartsWith(packages.Problems(), $"MF5004 {Folder}/python/d/d/");

        MemoryFiles many = new();
        packages = new FakePackages(many).Add("Acme", null);
        for (int index = 0; index <= PackageLimits.Entries; index++)
        {
            many.WriteAllBytes($"{Folder}/python/f{index}.py", []);
        }

        Assert.AreEqual($"MF5004 {Folder}/python", packages.Problems());
        Assert.IsEmpty(packages.Load().Packages.Packages);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{ \"format\": 1")]
    [DataRow("{ \"format\": 2, \"name\": \"acme\", \"files\": [] }")]
    [DataRow("{ \"format\": \"1\", \"name\": \"acme\", \"files\": [] }")]
    [DataRow("{ \"format\": 1, \"name\": \"\", \"files\": [] }")]
    [DataRow("{ \"format\": 1, \"name\": 7, \"files\": [] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\" }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": {} }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ { \"path\": \"gone.py\" } ] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ { \"path\": \"a.py\" }, { \"path\": \"a.py\" } ] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ { \"path\": \"a.py\", \"opt\": 4 } ] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ { \"path\": \"a.py\", \"emit\": \"asm\" } ] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ { \"path\": \"a.py\", \"emit\": 1 } ] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ { \"path\": \"a.py\", \"kind\": \"run\" } ] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ { \"path\": \"a.py\", \"kind\": \"freeze_mpy\" } ] }")]
    [DataRow("{ \"format\": 1, \"name\": \"acme\", \"files\": [ [[[[[[[[[[1]]]]]]]]]] ] }")]
    public void A_damaged_description_is_an_error(string json)
    {
        FakePackages packages = new FakePackages(new MemoryFiles()).Add("Acme", json, ("a.py", ""));

        StringAssert.StartsWith(packages.Problems(), $"MF5005 {Folder}/microfreeze.json");
        Assert.IsEmpty(packages.Load().Packages.Packages);
    }

    [TestMethod]
    public void A_package_that_is_not_there_is_an_error()
    {
        MemoryFiles files = new();
        LoadedPackages loaded = PackageLoader.Load(
            new PackageRequest { Reader = new FakePackages(files), Directories = ["/packages/none/1.0.0"], Location = new("/project/board.proj") }, files);

        Assert.StartsWith("/project/board.proj: error MF5010: The package in '/packages/none/1.0.0' cannot be read", loaded.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void Descriptions_are_read_as_they_are_written()
    {
        LibraryDescription description = new()
        {
            Name = "acme",
            Id = "Acme.Library",
            Version = "1.2.3",
            Firmware = ["micropython", "circuitpython-10"],
            Architectures = ["armv7m"],
            Metadata = new PackageMetadata { Version = "1.2.3", Description = "\"Ünïcode\" <&>", License = "MIT", Author = "A", PyPI = "b", PyPIPublish = "c" },
            Files = [new DescribedFile("a.py") { Source = "/x/a.py", OptimizationLevel = 2 }, new DescribedFile("b.py") { Kind = FrozenKind.AsStr }, new DescribedFile("c.mpy") { Kind = FrozenKind.Mpy }],
        };

        byte[] json = LibraryDescriptionFile.Write(description);
        LibraryDescription read = LibraryDescriptionFile.Read(json, out string? problem)!;

        Assert.IsNull(problem);
        Assert.AreEqual(description.Metadata, read.Metadata);
        CollectionAssert.AreEqual(description.Files.ToArray(), read.Files.ToArray());
        CollectionAssert.AreEqual(json, LibraryDescriptionFile.Write(read));
    }
}
