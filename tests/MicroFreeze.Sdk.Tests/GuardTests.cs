using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>Misuse ends in one clear error.</summary>
[TestClass]
public sealed class GuardTests
{
    [TestMethod]
    public void An_MSBuild_before_18_gets_one_error_with_a_code()
    {
        using TestProject project = TestProject.Board("");

        BuildResult build = project.Build("-p:_MicroFreezeMSBuildVersion=17.14.8");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1 && build.Warnings.Count == 0, build);
        StringAssert.StartsWith(build.Errors[0], "board.proj: MF1001: MicroFreeze.Sdk needs MSBuild 18 (the .NET 10 SDK, or Visual Studio 2026); this is MSBuild 17.14.8.");
    }

    [TestMethod]
    public void Two_versions_at_once_are_an_error()
    {
        using TestProject project = TestProject.Board("", ("second.props", """
            <Project>
              <PropertyGroup><_MicroFreezeSecondVersion>0.9.0</_MicroFreezeSecondVersion></PropertyGroup>
            </Project>
            """));
        project.Write("Directory.Build.targets", """<Project><Import Project="second.props" /></Project>""");

        BuildResult build = project.Build();

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.StartsWith(build.Errors[0], $"board.proj: MF1002: The project uses MicroFreeze.Sdk {SdkPackage.Version} and 0.9.0 at once");
    }

    [TestMethod]
    public void Sdk_and_PackageReference_of_one_version_together_are_no_error()
    {
        using TestProject project = TestProject.Board("""
              <ItemGroup>
                <PackageReference Include="MicroFreeze.Sdk" Version="$VERSION" />
                <FrozenModule Include="main.py" />
              </ItemGroup>
            """, ("main.py", "print(1)\n"));

        BuildResult build = project.BuildClean();

        Assert.AreEqual(1, build.CompiledCount);
    }

    [TestMethod]
    public void An_IDE_loads_a_project_whatever_MSBuild_it_has()
    {
        using TestProject project = TestProject.Board("");

        BuildResult build = project.Run("msbuild", "-t:Restore", "-p:DesignTimeBuild=true", "-p:_MicroFreezeMSBuildVersion=17.14.8");

        project.Check(build.Succeeded && build.Errors.Count == 0, build);
    }
}
