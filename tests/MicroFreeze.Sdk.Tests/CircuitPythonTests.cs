using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>CircuitPython libraries as items, and the libraries of a board.</summary>
[TestClass]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "git names objects by SHA-1.")]
public sealed class CircuitPythonTests
{
    private const string Firmware = "<PropertyGroup><MicroFreezeFirmware>circuitpython-10</MicroFreezeFirmware></PropertyGroup>";
    private const string Output = "obj/Debug/microfreeze/frozen_mpy";

    private static readonly (string Path, string Text)[] Library =
    [
        ("libs/glow/glow/__init__.py", "from .core import on\n__version__ = \"0.0.0+auto.0\"\n"),
        ("libs/glow/glow/core.py", "def on():\n    return 1\n"),
        ("libs/glow/glow/tests/test_core.py", "assert True\n"),
        ("libs/glow/examples/glow_demo.py", "import glow\n"),
        ("libs/glow/setup.py", "raise SystemExit\n"),
    ];

    [TestMethod]
    public void A_library_is_frozen_without_what_is_no_part_of_it_and_an_added_file_comes_in()
    {
        using TestProject project = TestProject.Board(
            $"""{Firmware}<ItemGroup><CircuitPythonLibrary Include="libs/glow" Version="2.5.0" /></ItemGroup>""", Library);

        project.BuildClean();
        project.CheckLines([$"{Output}/glow/__init__.mpy", $"{Output}/glow/core.mpy"], project.Files(Output));
        StringAssert.Contains(project.Read("obj/Debug/microfreeze/frozen_content.c"), "2.5.0");
        Assert.IsTrue(project.BuildClean().WasCurrent);

        project.Write("libs/glow/glow/fade.py", "X = 1\n");
        BuildResult added = project.BuildClean();
        Assert.AreEqual(1, added.CompiledCount);
        Assert.IsTrue(project.Exists($"{Output}/glow/fade.mpy"));

        project.Write("board.proj", project.Read("board.proj").Replace("2.5.0", "2.6.0", StringComparison.Ordinal));
        Assert.AreEqual(1, project.BuildClean().CompiledCount, "the stamped module and no other");
    }

    [TestMethod]
    public void A_tag_of_the_repository_stamps_and_a_new_one_stamps_anew()
    {
        using TestProject project = TestProject.Board($"""{Firmware}<ItemGroup><CircuitPythonLibrary Include="libs/glow" /></ItemGroup>""", Library);
        string commit = WriteCommit(project, "libs/glow/.git");

        BuildResult untagged = project.Build();
        project.Check(untagged.Succeeded && untagged.Warnings.Count == 1, untagged);
        StringAssert.Contains(untagged.Warnings[0], "MF5504");
        StringAssert.Contains(untagged.Warnings[0], "__init__.py(2,16)");

        project.Write("libs/glow/.git/refs/tags/3.1.4", commit + "\n");
        BuildResult tagged = project.BuildClean();
        Assert.AreEqual(1, tagged.CompiledCount);
        StringAssert.Contains(project.Read("obj/Debug/microfreeze/frozen_content.c"), "3.1.4");
        Assert.IsTrue(project.BuildClean().WasCurrent);
    }

    [TestMethod]
    public void Bundles_are_made_and_cleaned()
    {
        using TestProject project = TestProject.Board(
            $"""
            {Firmware}
            <PropertyGroup><BundleVersion>7</BundleVersion></PropertyGroup>
            <ItemGroup><CircuitPythonLibrary Include="libs/glow" Version="2.5.0" RepositoryUrl="https://example.org/Glow.git" /></ItemGroup>
            """,
            [.. Library, ("libs/glow/pyproject.toml", "[tool.setuptools]\npackages = ['glow']\n")]);

        BuildResult build = project.BuildClean("-t:Bundle");

        const string Bundles = "bin/Debug/bundles";
        project.CheckLines(
            [
                $"{Bundles}/board-10.x-mpy-7.zip", $"{Bundles}/board-7.json", $"{Bundles}/board-examples-7.zip", $"{Bundles}/board-py-7.zip",
                $"{Bundles}/z-build_tools_version-microfreeze-{SdkPackage.Version}.ignore",
            ],
            project.Files(Bundles));
        StringAssert.Contains(project.Read($"{Bundles}/board-7.json"), "\"pypi_name\": \"glow\"");
        using (ZipArchive zip = ZipFile.OpenRead(project.PathOf($"{Bundles}/board-10.x-mpy-7.zip")))
        {
            Assert.IsTrue(zip.Entries.Any(entry => entry.FullName == "board-10.x-mpy-7/lib/glow/core.mpy"));
        }

        Dictionary<string, DateTime> times = project.Times(Bundles);
        project.BuildClean("-t:Bundle");
        CollectionAssert.AreEqual(times.Values.ToArray(), project.Times(Bundles).Values.ToArray());
        project.BuildClean("-t:Clean");
        Assert.IsEmpty(project.Files(Bundles));
    }

    // A repository of one commit, which is checked out.
    private static string WriteCommit(TestProject project, string directory)
    {
        const string Text = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor A <a@example.org> 1 +0000\ncommitter A <a@example.org> 1 +0000\n\nfirst\n";
        byte[] content = Encoding.ASCII.GetBytes($"commit {Text.Length}\0{Text}");
        string id = Convert.ToHexStringLower(SHA1.HashData(content));
        string path = project.PathOf($"{directory}/objects/{id[..2]}/{id[2..]}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (ZLibStream stream = new(File.Create(path), CompressionLevel.Fastest))
        {
            stream.Write(content);
        }

        project.Write($"{directory}/HEAD", id + "\n");
        return id;
    }

    [TestMethod]
    public void Errors_of_a_library_name_its_own_file_and_line()
    {
        using TestProject project = TestProject.Board(
            $"""{Firmware}<ItemGroup><CircuitPythonLibrary Include="libs/glow" Version="1.2.3-alpha.0.plus.4+0123abc" /></ItemGroup>""", Library);
        project.Write("libs/glow/glow/__init__.py", "__version__ = \"0.0.0-auto.0\"\r\n\r\nx = = 1\r\n");

        BuildResult build = project.Build();

        Assert.IsFalse(build.Succeeded);
        StringAssert.Contains(build.Errors.Single(), "__init__.py(3,5)");
    }

    [TestMethod]
    public void A_boards_own_list_and_integers_hold()
    {
        using TestProject project = TestProject.Board(
            $"""
            {Firmware}
            <PropertyGroup><CircuitPythonDir>cp</CircuitPythonDir><CircuitPythonBoard>metro</CircuitPythonBoard></PropertyGroup>
            <ItemGroup>
              <CircuitPythonLibrary Include="libs/glow" Version="1.0.0" Boards="metro;other" />
              <CircuitPythonLibrary Include="libs/none" Boards="other" />
            </ItemGroup>
            """,
            [
                .. Library,
                ("cp/ports/samd/boards/metro/mpconfigboard.mk", "LONGINT_IMPL = NONE\nFROZEN_MPY_DIRS += $(TOP)/frozen/Pixel\nFROZEN_MPY_DIRS += $(TOP)/frozen/Empty\n"),
                ("cp/frozen/Pixel/pixel.py", "X = 1\n"),
                ("cp/frozen/Empty/empty.py", "X = 1 << 80\n"),
            ]);

        // A board without long integers cannot have one frozen.
        BuildResult build = project.Build();
        Assert.IsFalse(build.Succeeded);
        StringAssert.Contains(build.Errors.Single(), "empty.py: MF4054");
        StringAssert.Contains(build.Errors.Single(), Path.Combine("metro", "mpconfigboard.mk(3)"));

        project.Write("cp/frozen/Empty/empty.py", "X = 1\n");
        project.BuildClean();
        project.CheckLines(
            [$"{Output}/empty.mpy", $"{Output}/glow/__init__.mpy", $"{Output}/glow/core.mpy", $"{Output}/pixel.mpy"], project.Files(Output));
    }

    [TestMethod]
    [DataRow("<CircuitPythonBoard>metr</CircuitPythonBoard>", "MF5511")]
    [DataRow("<CircuitPythonBoard>metro</CircuitPythonBoard><MicroFreezeFirmware>micropython-1.28</MicroFreezeFirmware>", "MF1003")]
    [DataRow("<CircuitPythonBoard>metro</CircuitPythonBoard><CircuitPythonMakeVariables>what</CircuitPythonMakeVariables>", "MF1003")]
    public void What_is_wrong_with_a_board_is_said(string properties, string code)
    {
        using TestProject project = TestProject.Board(
            $"{Firmware}<PropertyGroup><CircuitPythonDir>cp</CircuitPythonDir>{properties}</PropertyGroup>",
            ("cp/ports/samd/boards/metro/mpconfigboard.mk", "LONGINT_IMPL = MPZ\nFROZEN_MPY_DIRS += ../../frozen/Pixel\n"),
            ("cp/frozen/Pixel/pixel.py", "X = 1\n"));

        BuildResult build = project.Build();

        Assert.IsFalse(build.Succeeded);
        StringAssert.Contains(build.Errors.Single(), code);
    }
}
