using System.Xml.Linq;
using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>What IDEs do: they compile nothing, write nothing and fail on nothing, and know when a build would do something.</summary>
[TestClass]
public sealed class DesignTimeTests
{
    // Stands in for the targets that only Visual Studio brings.
    private const string Collectors = """
          <Target Name="CollectUpToDateCheckInputDesignTime" />
          <Target Name="Report" DependsOnTargets="CollectUpToDateCheckInputDesignTime;FreezePython">
            <Message Importance="high" Text="input %(UpToDateCheckInput.Identity) in %(UpToDateCheckInput.Set)" Condition="'@(UpToDateCheckInput)' != ''" />
            <Message Importance="high" Text="output %(UpToDateCheckOutput.Identity) in %(UpToDateCheckOutput.Set)" Condition="'@(UpToDateCheckOutput)' != ''" />
            <Message Importance="high" Text="source @(FrozenSource)" Condition="'@(FrozenSource)' != ''" />
          </Target>
        """;

    private const string Items = """
          <ItemGroup>
            <FrozenModule Include="main.py" />
            <FrozenModule Include="missing.py" Condition="'$(DesignTimeBuild)' == 'true'" />
            <FrozenPackage Include="sensors" BasePath="lib" />
          </ItemGroup>
        """;

    private static TestProject CreateProject() => TestProject.Board(Items + Collectors, ("main.py", "print(1)\n"), ("lib/sensors/__init__.py", "X = 1\n"));

    private static IEnumerable<string> Reported(BuildResult build, TestProject project) => build.Messages
        .Where(message => message.StartsWith("input ", StringComparison.Ordinal) || message.StartsWith("output ", StringComparison.Ordinal)
            || message.StartsWith("source ", StringComparison.Ordinal))
        .Select(message => message.Replace(project.Directory + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    [TestMethod]
    [DataRow("Report;GetFrozenInputs;CompileDesignTime;ResolveReferences;CoreCompile;Compile;Clean")]
    public void A_design_time_build_of_a_broken_project_writes_and_says_nothing(string targets)
    {
        using TestProject project = CreateProject();
        project.Write("main.py", "def (:\n");
        project.Run("restore");
        string[] before = project.Files();

        BuildResult build = project.Run("msbuild", $"-t:{targets}", "-p:DesignTimeBuild=true", "-p:BuildingInsideVisualStudio=true", "-p:SkipCompilerExecution=true");

        project.Check(build.Succeeded && build.Errors.Count == 0 && build.Warnings.Count == 0, build);
        CollectionAssert.DoesNotContain(build.Tasks.ToArray(), "FreezePython");

        // Those two are the .NET SDK's.
        project.CheckLines(["obj/Debug/board.assets.cache", "obj/Debug/board.proj.FileListAbsolute.txt"], project.Files().Except(before).Where(path => !path.EndsWith(".binlog", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Inputs_of_the_last_build_are_watched_and_the_state_is_what_they_are_held_against()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("lib/sensors/added.py", "Y = 1\n");

        BuildResult build = project.Run("msbuild", "-t:Report", "-p:DesignTimeBuild=true");

        project.CheckLines(
            [
                "input lib/sensors/__init__.py in MicroFreeze",
                "input lib/sensors/added.py in MicroFreeze",
                "input main.py in MicroFreeze",
                "output obj/Debug/microfreeze/microfreeze.state in MicroFreeze",
                "source obj/Debug/microfreeze/frozen_content.c",
            ],
            Reported(build, project));
    }

    [TestMethod]
    public void Before_the_first_build_the_projects_own_files_are_watched()
    {
        using TestProject project = CreateProject();
        project.Run("restore");

        BuildResult build = project.Run("msbuild", "-t:Report", "-p:DesignTimeBuild=true");

        project.CheckLines(["input main.py in MicroFreeze", "output obj/Debug/microfreeze/microfreeze.state in MicroFreeze"], Reported(build, project));
    }

    [TestMethod]
    public void No_output_is_older_than_an_input_after_a_build()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        project.Write("main.py", "print(1)  # a comment that changes no bytecode\n");
        project.BuildClean();

        DateTime state = File.GetLastWriteTimeUtc(project.PathOf("obj/Debug/microfreeze/microfreeze.state"));
        Assert.IsTrue(state >= File.GetLastWriteTimeUtc(project.PathOf("main.py")));
    }

    [TestMethod]
    public void Property_pages_name_items_and_properties_that_there_are()
    {
        string sdk = Path.Combine(SdkPackage.Repository, "sdk");
        string text = string.Concat(Directory.GetFiles(Path.Combine(sdk, "build")).Select(File.ReadAllText));
        foreach (string file in Directory.GetFiles(Path.Combine(sdk, "rules"), "*.xaml"))
        {
            XElement root = XDocument.Load(file).Root!;
            foreach (XElement property in root.Elements().Where(element => element.Name.LocalName.EndsWith("Property", StringComparison.Ordinal) && root.Attribute("Name")!.Value == "FrozenPython"))
            {
                StringAssert.Contains(text, $"$({property.Attribute("Name")!.Value})", file);
            }

            foreach (XElement item in root.Elements().Where(element => element.Name.LocalName == "ItemType"))
            {
                StringAssert.Contains(text, $"@({item.Attribute("Name")!.Value})", file);
            }

            StringAssert.Contains(text, $"rules/{Path.GetFileName(file)}", file);
        }
    }
}
