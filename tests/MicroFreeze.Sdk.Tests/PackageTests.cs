using MicroFreeze.Runtime.Tests;
using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>Python libraries as NuGet packages: packed, restored, required, frozen, imported.</summary>
[TestClass]
public sealed class PackageTests
{
    private const string UseButtons = """
        <FrozenModule Include="main.py" />
        <FrozenRequire Include="buttons" />
        <PackageReference Include="Acme.Buttons" Version="1.1.0" />
        """;

    [ClassCleanup]
    public static void StopRuntime() => NodeRuntime.Stop();

    [TestMethod]
    public void A_library_is_packed_restored_required_frozen_and_imported()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        workspace.Pack("buttons");
        Directory.Delete(workspace.Project.PathOf("packages"), recursive: true);
        workspace.Board(UseButtons);

        workspace.BuildBoard();

        Assert.AreEqual("buttons/__init__.mpy buttons/pins.mpy debounce.mpy main.mpy", workspace.Frozen());
        Assert.AreEqual("pin 7, clean 42, versions 1.1.0 0.2.0\n", workspace.Import("main"));
        CollectionAssert.IsSubsetOf(new[] { "acme.buttons", "acme.debounce" }, Directory.GetDirectories(workspace.Project.PathOf("packages")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void A_package_has_its_Python_in_one_folder_and_its_manifests_words_in_the_nuspec()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        workspace.Pack("buttons");

        SortedDictionary<string, string> debounce = workspace.Read("Acme.Debounce.0.2.0");
        workspace.Project.CheckLines(["Acme.Debounce.nuspec", "microfreeze.json", "python/debounce.py"], debounce.Keys);
        foreach (string part in new[]
        {
            "<version>0.2.0</version>", "<authors>A. Maker</authors>", "<license type=\"expression\">MIT</license>", "<description>Debounces buttons.</description>",
            "<packageType name=\"PythonLibrary\" />", "<tags>python micropython circuitpython</tags>",
        })
        {
            StringAssert.Contains(debounce["Acme.Debounce.nuspec"], part);
        }

        Assert.AreEqual(workspace.Project.Read("debounce/debounce.py"), debounce["python/debounce.py"]);
        StringAssert.Contains(workspace.Read("Acme.Buttons.1.1.0")["Acme.Buttons.nuspec"], "<dependency id=\"Acme.Debounce\" version=\"0.2.0\"");
    }

    [TestMethod]
    public void The_same_library_gives_the_same_package()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        byte[] first = File.ReadAllBytes(workspace.Project.PathOf("feed/Acme.Debounce.0.2.0.nupkg"));
        File.Delete(workspace.Project.PathOf("feed/Acme.Debounce.0.2.0.nupkg"));
        File.SetLastWriteTimeUtc(workspace.Project.PathOf("debounce/debounce.py"), new DateTime(2011, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Directory.Delete(workspace.Project.PathOf("debounce/obj"), recursive: true);

        workspace.Pack("debounce");

        CollectionAssert.AreEqual(first, File.ReadAllBytes(workspace.Project.PathOf("feed/Acme.Debounce.0.2.0.nupkg")));
    }

    [TestMethod]
    public void Referenced_projects_are_libraries_too_and_errors_name_their_sources()
    {
        using Workspace workspace = CreateWorkspace();
        UseDebounceProject(workspace);
        workspace.Board("""
            <FrozenModule Include="main.py" />
            <ProjectReference Include="../buttons/Acme.Buttons.proj" Freeze="true" />
            """);

        workspace.BuildBoard();
        Assert.AreEqual("buttons/__init__.mpy buttons/pins.mpy debounce.mpy main.mpy", workspace.Frozen());
        Assert.AreEqual("pin 7, clean 42, versions 1.1.0 0.2.0\n", workspace.Import("main"));
        Assert.IsTrue(workspace.BuildBoard("--no-restore").WasCurrent);

        workspace.Project.Write("debounce/debounce.py", "def clean(value):\n    return value + 2\n");
        Assert.AreEqual(1, workspace.BuildBoard("--no-restore").Messages.Count(message => message.StartsWith("1 of 4 modules compiled", StringComparison.Ordinal)));
        Assert.AreEqual("pin 7, clean 43, versions 1.1.0 0.2.0\n", workspace.Import("main"));

        workspace.Project.Write("debounce/debounce.py", "def clean(value): ]\n");
        StringAssert.StartsWith(workspace.Project.Build("board", "--no-restore").Errors[0], "debounce.py(1,19): MF2001: SyntaxError");
    }

    [TestMethod]
    [DataRow("""<PackageReference Include="Acme.Fast" Version="2.0.0" Freeze="true" />""", true)]
    [DataRow("""<ProjectReference Include="../fast/Acme.Fast.proj" Freeze="true" />""", false)]
    public void What_a_library_says_of_machine_code_holds_on_the_board_for_the_board_s_processor(string reference, bool isPacked)
    {
        using Workspace workspace = new(
            ("fast/fast.py", "def f(x):\n    return x + 1\n"),
            ("fast/slow.py", "def f(x):\n    return x + 1\n"));
        workspace.Library(
            "fast/Acme.Fast.proj", "fast", """<FrozenModule Include="fast.py" Emit="native" Arch="x64" /><FrozenModule Include="slow.py" Emit="bytecode" />""", "<Version>2.0.0</Version>");
        BuildResult warned = workspace.Project.Run("pack", "fast", "-o", "feed");
        StringAssert.StartsWith(warned.Warnings.Single(), "Acme.Fast.proj: MF5020: Arch and ArchFlags of fast.py do not go along with the library Acme.Fast");
        workspace.Library(
            "fast/Acme.Fast.proj",
            "fast",
            """<FrozenModule Include="fast.py" Emit="native" /><FrozenModule Include="slow.py" Emit="bytecode" />""",
            "<Version>2.0.0</Version><MicroFreezeArch>x64</MicroFreezeArch>");
        if (isPacked)
        {
            workspace.Pack("fast");
        }

        workspace.Board(reference, "<MicroFreezeArch>armv6m</MicroFreezeArch><MicroFreezeEmit>native</MicroFreezeEmit>");
        workspace.BuildBoard();

        Assert.AreEqual("fast.mpy slow.mpy", workspace.Frozen());
        Assert.AreEqual("4 0", string.Join(' ', ((string[])["fast", "slow"]).Select(name => File.ReadAllBytes(workspace.Project.PathOf($"board/obj/Debug/microfreeze/frozen_mpy/{name}.mpy"))[2] >> 2)), "armv6m, as the board says");
        Assert.IsTrue(workspace.BuildBoard("--no-restore").WasCurrent);
    }

    [TestMethod]
    public void A_project_reference_becomes_a_dependency_of_the_package()
    {
        using Workspace workspace = CreateWorkspace();
        UseDebounceProject(workspace);

        workspace.Pack("buttons");

        SortedDictionary<string, string> package = workspace.Read("Acme.Buttons.1.1.0");
        workspace.Project.CheckLines(["Acme.Buttons.nuspec", "microfreeze.json", "python/buttons/__init__.py", "python/buttons/pins.py"], package.Keys);
        StringAssert.Contains(package["Acme.Buttons.nuspec"], "<dependency id=\"Acme.Debounce\" version=\"0.2.0\"", "the version is that of the other library's manifest");
    }

    [TestMethod]
    public void Central_versions_and_lock_files_work_as_everywhere()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        workspace.Pack("buttons");
        workspace.Project.Write("Directory.Packages.props", """
            <Project>
              <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageVersion Include="Acme.Buttons" Version="1.1.0" /></ItemGroup>
            </Project>
            """);
        workspace.Board(UseButtons.Replace(" Version=\"1.1.0\"", "", StringComparison.Ordinal), "<RestorePackagesWithLockFile>true</RestorePackagesWithLockFile>");

        workspace.BuildBoard();
        Assert.AreEqual("pin 7, clean 42, versions 1.1.0 0.2.0\n", workspace.Import("main"));
        StringAssert.Contains(workspace.Project.Read("board/packages.lock.json"), "\"Acme.Debounce\"");

        // Another package under the same version is not what was locked.
        workspace.BuildBoard("-p:RestoreLockedMode=true", "--force");
        Directory.Delete(workspace.Project.PathOf("packages/acme.debounce"), recursive: true);
        workspace.Project.Write("debounce/debounce.py", "def clean(value):\n    return 0\n");
        workspace.Pack("debounce");
        BuildResult tampered = workspace.Project.Build("board", "-p:RestoreLockedMode=true", "--force");
        workspace.Project.Check(!tampered.Succeeded && tampered.Errors[0].Contains("NU1403", StringComparison.Ordinal), tampered);
    }

    [TestMethod]
    public void A_reference_can_freeze_outright_and_another_version_rebuilds()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        workspace.Board("""<PackageReference Include="Acme.Debounce" Version="0.*" Freeze="true" />""");
        workspace.BuildBoard();
        Assert.AreEqual("debounce.mpy", workspace.Frozen());
        BuildResult second = workspace.BuildBoard();
        workspace.Project.Check(second.WasCurrent, second);

        workspace.Project.Write("debounce/manifest.py", workspace.Project.Read("debounce/manifest.py").Replace("0.2.0", "0.3.0", StringComparison.Ordinal));
        workspace.Pack("debounce");
        BuildResult third = workspace.BuildBoard("-p:RestoreForce=true");

        workspace.Project.Check(third.CompiledCount == 1, third);
        StringAssert.Contains(workspace.Project.Read("board/obj/Debug/microfreeze/frozen_content.c"), "0.3.0");
    }

    [TestMethod]
    public void Packages_serve_a_project_that_builds_something_else()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        workspace.Project.Write("app/app.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Library</OutputType></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MicroFreeze.Sdk" Version="$VERSION" PrivateAssets="all" />
                <PackageReference Include="Acme.Debounce" Version="0.2.0" />
                <FrozenManifest Include="manifest.py" />
              </ItemGroup>
            </Project>
            """);
        workspace.Project.Write("app/manifest.py", "require('debounce')\n");

        workspace.Project.BuildClean("app");

        Assert.HasCount(1, workspace.Project.Files("app/obj/Debug/net10.0/microfreeze/frozen_mpy"));
    }

    [TestMethod]
    public void What_is_wrong_with_packages_is_said_where_it_was_asked_for()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        workspace.Pack("buttons");
        workspace.Library("other/Other.Debounce.proj", "debounce", """<FrozenModule Include="debounce.py" />""", "<Version>3.0.0</Version><PythonLibraryFirmware>circuitpython</PythonLibraryFirmware>");
        workspace.Project.Write("other/debounce.py", "x = 1\n");
        workspace.Library("gadget/Acme.Gadget.proj", "gadget", """<FrozenModule Include="debounce/extra.py" />""");
        workspace.Project.Write("gadget/debounce/extra.py", "x = 1\n");
        workspace.Pack("other");
        workspace.Pack("gadget");
        const string Debounce = """<PackageReference Include="Acme.Debounce" Version="0.2.0" />""";
        const string Other = """<PackageReference Include="Other.Debounce" Version="3.0.0" />""";

        workspace.Board($"""<FrozenRequire Include="debouce" />{Debounce}""");
        StringAssert.StartsWith(workspace.FailBoard().Single(), "board.proj: MF3013: Package 'debouce' was not found in any known library or package: Acme.Debounce 0.2.0. Did you mean 'debounce'?");

        workspace.Board($"""<FrozenRequire Include="debounce" />{Debounce}{Other}""");
        StringAssert.StartsWith(workspace.FailBoard().Single(), "board.proj: MF5007: The name 'debounce' is that of more than one referenced package: Acme.Debounce 0.2.0, Other.Debounce 3.0.0.");

        workspace.Board($"""<FrozenManifest Include="manifest.py" />{Other}""");
        workspace.Project.Write("board/manifest.py", "\nrequire('debounce')\n");
        StringAssert.StartsWith(workspace.FailBoard().Single(), "manifest.py(2,8): MF5008: The package Other.Debounce 3.0.0 is for circuitpython, and the board runs micropython-1.28.");

        workspace.Board($"""{Debounce}<PackageReference Include="Acme.Gadget" Version="1.0.0" Freeze="true" /><FrozenRequire Include="debounce" />""");
        StringAssert.StartsWith(workspace.FailBoard().Single(), "board.proj: MF5006: The module 'debounce.py' comes from two packages, Acme.Debounce 0.2.0 and Acme.Gadget 1.0.0");

        workspace.Board("""<PackageReference Include="MicroFreeze.Sdk" Version="$VERSION" PrivateAssets="all" Freeze="true" />""");
        StringAssert.StartsWith(workspace.FailBoard().Single(), "board.proj: MF5011: 'MicroFreeze.Sdk' is to be frozen, but no package of that name with a folder 'python' was restored.");

        workspace.Project.Write("debounce/manifest.py", workspace.Project.Read("debounce/manifest.py").Replace("0.2.0", "0.1.0", StringComparison.Ordinal));
        workspace.Pack("debounce");
        workspace.Board("""<PackageReference Include="Acme.Buttons" Version="1.1.0" /><PackageReference Include="Acme.Debounce" Version="0.1.0" /><FrozenRequire Include="buttons" />""");
        StringAssert.Contains(workspace.FailBoard()[0], "NU1605", "a downgrade is NuGet's to report");
    }

    [TestMethod]
    public void A_package_that_was_tampered_with_is_refused()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Pack("debounce");
        workspace.Board("""<PackageReference Include="Acme.Debounce" Version="0.2.0" Freeze="true" />""");
        workspace.BuildBoard();
        const string Package = "packages/acme.debounce/0.2.0/";

        workspace.Project.Write(Package + "python/added.py", "import os\n");
        StringAssert.StartsWith(workspace.FailBoard("--no-restore")[0], "added.py: MF5003: The package Acme.Debounce 0.2.0 has 'added.py'");

        workspace.Project.Delete(Package + "python/added.py");
        workspace.BuildBoard("--no-restore");
        string description = workspace.Project.Read(Package + "microfreeze.json");
        workspace.Project.Write(Package + "microfreeze.json", description.Replace("debounce.py", "../../../../board/secret.py", StringComparison.Ordinal));
        StringAssert.StartsWith(workspace.FailBoard("--no-restore")[0], "microfreeze.json: MF5001: The package Acme.Debounce 0.2.0 names '../../../../board/secret.py', which is no path inside it");
    }

    [TestMethod]
    public void A_library_must_agree_with_its_manifest_and_stand_on_packages()
    {
        using Workspace workspace = CreateWorkspace();
        workspace.Library("debounce/Acme.Debounce.proj", "debounce", """<FrozenManifest Include="manifest.py" />""", "<Version>0.2.1</Version><Authors>B. Maker</Authors>");
        BuildResult differs = workspace.Project.Run("pack", "debounce", "-o", "feed");
        workspace.Project.CheckLines(
            [
                "Acme.Debounce.proj: MF5012: The property Version is '0.2.1', and metadata() of the library's manifest says '0.2.0'. Say it in one place, or the same in both.",
                "Acme.Debounce.proj: MF5012: The property Authors is 'B. Maker', and metadata() of the library's manifest says 'A. Maker'. Say it in one place, or the same in both.",
            ],
            differs.Errors);
        Assert.IsFalse(workspace.Project.Exists("feed/Acme.Debounce.0.2.1.nupkg"));

        workspace.Library("debounce/Acme.Debounce.proj", "debounce", """<FrozenLibrary Include="ours" Path="lib" /><FrozenModule Include="debounce.py" /><FrozenRequire Include="helper" />""");
        workspace.Project.Write("debounce/lib/helper/manifest.py", "module('helper.py')\n");
        workspace.Project.Write("debounce/lib/helper/helper.py", "x = 1\n");
        BuildResult directory = workspace.Project.Build("debounce");
        StringAssert.StartsWith(directory.Errors.Single(), "Acme.Debounce.proj: MF5015: The library requires 'helper', which is a directory");

        workspace.Library("debounce/Acme.Debounce.proj", "debounce", "");
        StringAssert.StartsWith(workspace.Project.Build("debounce").Errors.Single(), "Acme.Debounce.proj: MF5016: There is nothing to pack in Acme.Debounce");
    }

    // debounce has its metadata in a manifest, buttons in its project and requires debounce.
    private static Workspace CreateWorkspace()
    {
        Workspace workspace = new(
            ("debounce/manifest.py", "metadata(version='0.2.0', author='A. Maker', license='MIT', description='Debounces buttons.')\nmodule('debounce.py', opt=3)\n"),
            ("debounce/debounce.py", "def clean(value):\n    return value + 1\n"),
            ("buttons/buttons/__init__.py", "from debounce import clean\nfrom .pins import PIN\n"),
            ("buttons/buttons/pins.py", "PIN = 7\n"),
            ("board/main.py", "import buttons\nimport debounce\nprint(f'pin {buttons.PIN}, clean {buttons.clean(41)}, versions {buttons.__version__} {debounce.__version__}')\n"));
        workspace.Library(
            "debounce/Acme.Debounce.proj", "debounce", """<FrozenManifest Include="manifest.py" />""", "<PythonLibraryFirmware>micropython;circuitpython</PythonLibraryFirmware>");
        workspace.Library(
            "buttons/Acme.Buttons.proj",
            "buttons",
            """<FrozenPackage Include="buttons" /><FrozenRequire Include="debounce" /><PackageReference Include="Acme.Debounce" Version="0.2.0" />""",
            "<Version>1.1.0</Version>");
        return workspace;
    }

    private static void UseDebounceProject(Workspace workspace) => workspace.Library(
        "buttons/Acme.Buttons.proj",
        "buttons",
        """<FrozenPackage Include="buttons" /><FrozenRequire Include="debounce" /><ProjectReference Include="../debounce/Acme.Debounce.proj" />""",
        "<Version>1.1.0</Version>");
}
