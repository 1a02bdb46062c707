using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>Manifests in projects: what they see, what changes in them rebuild, and how their mistakes are reported.</summary>
[TestClass]
public sealed class ManifestTests
{
    private const string Items = """
          <ItemGroup>
            <FrozenLibrary Include="ours" Path="pylib" />
            <FrozenManifest Include="manifest.py" level="3" extra="true" name="board" />
            <ManifestVariable Include="EXTRAS" Value="extras" />
          </ItemGroup>
        """;

    private static TestProject CreateProject() => TestProject.Board(
        Items,
        ("manifest.py", """
            if options.extra and options.level == 3 and options.name == "board":
                module("extra.py", base_path="$(EXTRAS)", opt=options.level)
            require("net.client")

            """),
        ("extras/extra.py", "X = 1\n"),
        ("pylib/net.client/manifest.py", "metadata(version=\"1.0\")\npackage(\"net\")\n"),
        ("pylib/net.client/net/client.py", "def get():\n    return 1\n"));

    private static IEnumerable<string> Modules(TestProject project) =>
        project.Files("obj/Debug/microfreeze/frozen_mpy").Select(path => path["obj/Debug/microfreeze/frozen_mpy/".Length..]);

    [TestMethod]
    public void Options_variables_and_libraries_of_the_project_reach_its_manifests()
    {
        using TestProject project = CreateProject();

        project.BuildClean();

        project.CheckLines(["extra.mpy", "net/client.mpy"], Modules(project));
        Assert.IsTrue(project.BuildClean().WasCurrent);
    }

    [TestMethod]
    public void A_changed_version_compiles_the_modules_of_its_package()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("pylib/net.client/manifest.py", "metadata(version=\"1.1\")\npackage(\"net\")\n");

        Assert.AreEqual(1, project.BuildClean().CompiledCount);
    }

    [TestMethod]
    public void A_changed_option_decides_anew_what_is_frozen()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("board.proj", project.Read("board.proj").Replace("extra=\"true\"", "extra=\"false\"", StringComparison.Ordinal));

        BuildResult second = project.BuildClean();

        Assert.AreEqual(0, second.CompiledCount);
        project.CheckLines(["net/client.mpy"], Modules(project));
    }

    [TestMethod]
    public void A_file_that_comes_to_a_required_package_is_seen()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("pylib/net.client/net/server.py", "Y = 1\n");
        File.SetLastWriteTimeUtc(project.PathOf("pylib/net.client/net/server.py"), new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.AreEqual(1, project.BuildClean().CompiledCount);
        project.CheckLines(["extra.mpy", "net/client.mpy", "net/server.mpy"], Modules(project));
    }

    [TestMethod]
    public void A_mistake_in_a_frozen_file_names_the_file_and_the_way_to_it()
    {
        using TestProject project = CreateProject();
        project.Write("pylib/net.client/net/client.py", "def get(:\n");

        BuildResult build = project.Build();

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.StartsWith(build.Errors[0], "client.py(1,9): MF2001: SyntaxError: invalid syntax [frozen by ");
        StringAssert.Contains(build.Errors[0], project.PathOf("pylib/net.client/manifest.py") + "(2,");
        StringAssert.Contains(build.Errors[0], project.PathOf("manifest.py") + "(3,");
    }

    [TestMethod]
    public void Mistakes_in_manifests_and_in_modules_come_together_and_the_C_source_goes()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("manifest.py", "modul(\"extra.py\")\n");
        project.Write("board.proj", project.Read("board.proj").Replace("<FrozenManifest", "<FrozenModule Include=\"main.py\" /><FrozenPackage Include=\"typo\" BasePath=\"lib\" /><FrozenManifest", StringComparison.Ordinal));
        project.Write("main.py", "x = = 1\n");
        Directory.CreateDirectory(project.PathOf("lib"));

        BuildResult build = project.Build();

        project.Check(build.ExitCode == 1 && build.Errors.Count == 3, build);
        CollectionAssert.AreEquivalent(
            new[] { "MF2001", "MF3002", "MF3016" }, build.Errors.Select(error => error[error.IndexOf("MF", StringComparison.Ordinal)..][..6]).ToArray(), build.Output);
        Assert.IsFalse(project.Exists("obj/Debug/microfreeze/frozen_content.c"));
    }
}
