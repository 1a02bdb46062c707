using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>What a build makes, in each way of using the SDK.</summary>
[TestClass]
public sealed class BuildTests
{
    private static readonly (string Path, string Text)[] Sources =
    [
        ("main.py", "import led\nled.on()\n"),
        ("drivers/led.py", "def on():\n    return 1\n"),
        ("lib/sensors/__init__.py", "X = 1\n"),
        ("lib/sensors/tests/test_x.py", "X = 2\n"),
        ("text/boot.py", "print('as text')\n"),
        ("app/tool.py", "print('on the file system')\n"),
    ];

    private const string Items = """
          <ItemGroup>
            <FrozenModule Include="main.py" />
            <FrozenModule Include="drivers/*.py" BasePath="drivers" Opt="3" />
            <FrozenPackage Include="sensors" BasePath="lib" ExcludeFiles="tests/**" />
            <FrozenString Include="text/boot.py" BasePath="text" />
            <Python Include="app/*.py" BasePath="app" CopyToOutputDirectory="PreserveNewest" />
          </ItemGroup>
        """;

    // Reports what is there after FreezePython, as a user's target would see it.
    private const string Report = """
          <Target Name="Report" AfterTargets="FreezePython">
            <Message Importance="high" Text="compiled %(CompiledPython.Identity) is %(CompiledPython.TargetPath), frozen %(CompiledPython.IsFrozen)" Condition="'@(CompiledPython)' != ''" />
            <Message Importance="high" Text="source @(FrozenSource)" />
            <Message Importance="high" Text="define @(FrozenDefine->'-D%(Identity)', ' ')" />
          </Target>
        """;

    [TestMethod]
    public void A_board_project_makes_these_files_and_no_others()
    {
        using TestProject project = TestProject.Board(Items + Report, Sources);
        string[] before = project.Files();

        BuildResult build = project.BuildClean();

        project.CheckLines(
            [
                "bin/Debug/tool.mpy",
                "obj/Debug/board.assets.cache",
                "obj/Debug/board.proj.FileListAbsolute.txt",
                "obj/Debug/microfreeze/frozen-report.json",
                "obj/Debug/microfreeze/frozen-report.md",
                "obj/Debug/microfreeze/frozen-report.state",
                "obj/Debug/microfreeze/frozen_content.c",
                "obj/Debug/microfreeze/frozen_mpy/led.mpy",
                "obj/Debug/microfreeze/frozen_mpy/main.mpy",
                "obj/Debug/microfreeze/frozen_mpy/sensors/__init__.mpy",
                "obj/Debug/microfreeze/inputs.txt",
                "obj/Debug/microfreeze/microfreeze.state",
                "obj/Debug/microfreeze/mpy/tool.mpy",
                "obj/board.proj.nuget.dgspec.json",
                "obj/board.proj.nuget.g.props",
                "obj/board.proj.nuget.g.targets",
                "obj/project.assets.json",
                "obj/project.nuget.cache",
            ],
            project.Files().Except(before).Where(path => !path.EndsWith(".binlog", StringComparison.Ordinal)));
        project.CheckLines(
            [
                "compiled obj/Debug/microfreeze/frozen_mpy/sensors/__init__.mpy is sensors/__init__.py, frozen true",
                "compiled obj/Debug/microfreeze/frozen_mpy/main.mpy is main.py, frozen true",
                "compiled obj/Debug/microfreeze/frozen_mpy/led.mpy is led.py, frozen true",
                "compiled obj/Debug/microfreeze/mpy/tool.mpy is tool.py, frozen false",
                "source obj/Debug/microfreeze/frozen_content.c",
                "define -DMICROPY_QSTR_EXTRA_POOL=mp_qstr_frozen_const_pool -DMICROPY_MODULE_FROZEN_MPY=1 -DMICROPY_MODULE_FROZEN_STR=1",
            ],
            build.Messages.Where(message => message.StartsWith("compiled ", StringComparison.Ordinal) || message.StartsWith("source ", StringComparison.Ordinal)
                || message.StartsWith("define ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_C_sharp_project_with_a_PackageReference_builds_both()
    {
        using TestProject project = TestProject.Empty(Sources);
        project.Write("Class1.cs", "public class Class1;");
        project.Write("library.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="MicroFreeze.Sdk" Version="$VERSION" PrivateAssets="all" /></ItemGroup>
            {Items}
              <Target Name="Embed" AfterTargets="FreezePython">
                <ItemGroup><EmbeddedResource Include="@(CompiledPython)" LogicalName="%(CompiledPython.TargetPath)" Condition="'%(CompiledPython.IsFrozen)' != 'true'" /></ItemGroup>
              </Target>
            </Project>
            """);

        BuildResult build = project.BuildClean();

        Assert.AreEqual(4, build.CompiledCount);
        project.CheckLines(
            [
                "obj/Debug/net10.0/microfreeze/frozen-report.json",
                "obj/Debug/net10.0/microfreeze/frozen-report.md",
                "obj/Debug/net10.0/microfreeze/frozen-report.state",
                "obj/Debug/net10.0/microfreeze/frozen_content.c",
                "obj/Debug/net10.0/microfreeze/frozen_mpy/led.mpy",
                "obj/Debug/net10.0/microfreeze/frozen_mpy/main.mpy",
                "obj/Debug/net10.0/microfreeze/frozen_mpy/sensors/__init__.mpy",
                "obj/Debug/net10.0/microfreeze/inputs.txt",
                "obj/Debug/net10.0/microfreeze/microfreeze.state",
                "obj/Debug/net10.0/microfreeze/mpy/tool.mpy",
            ],
            project.Files("obj/Debug/net10.0/microfreeze"));
        Assert.IsTrue(project.Exists("bin/Debug/net10.0/library.dll"));
        Assert.IsTrue(project.Exists("bin/Debug/net10.0/tool.mpy"));
        string assembly = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(project.PathOf("bin/Debug/net10.0/library.dll")));
        Assert.IsTrue(assembly.Contains("tool.py\0", StringComparison.Ordinal), "the resource is not in the assembly");

        BuildResult second = project.BuildClean();
        project.Check(second.WasCurrent && !second.Tasks.Contains("Csc"), second);
    }

    [TestMethod]
    public void A_project_of_two_SDKs_builds_both()
    {
        using TestProject project = TestProject.Empty(("Class1.cs", "public class Class1;"), ("main.py", "print(1)\n"), ("library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk;MicroFreeze.Sdk/$VERSION">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><FrozenModule Include="main.py" /></ItemGroup>
            </Project>
            """));

        project.BuildClean();

        Assert.IsTrue(project.Exists("bin/Debug/net10.0/library.dll"));
        Assert.IsTrue(project.Exists("obj/Debug/net10.0/microfreeze/frozen_content.c"));
    }

    [TestMethod]
    public void A_project_for_several_frameworks_freezes_for_each()
    {
        using TestProject project = TestProject.Empty(("Class1.cs", "public class Class1;"), ("main.py", "print(1)\n"), ("library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFrameworks>net10.0</TargetFrameworks></PropertyGroup>
              <ItemGroup>
                <PackageReference Include="MicroFreeze.Sdk" Version="$VERSION" PrivateAssets="all" />
                <FrozenModule Include="main.py" />
              </ItemGroup>
            </Project>
            """));

        project.BuildClean();
        Assert.IsTrue(project.Exists("obj/Debug/net10.0/microfreeze/frozen_content.c"));

        BuildResult cleaned = project.Run("clean");
        project.Check(cleaned.Succeeded, cleaned);
        project.CheckLines([], project.Files("obj/Debug/net10.0/microfreeze"));
    }

    [TestMethod]
    public void A_project_that_only_has_the_package_pays_nothing_for_it()
    {
        using TestProject project = TestProject.Empty(("Class1.cs", "public class Class1;"), ("library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="MicroFreeze.Sdk" Version="$VERSION" /></ItemGroup>
            </Project>
            """));

        BuildResult build = project.BuildClean();

        CollectionAssert.DoesNotContain(build.Tasks.ToArray(), "FreezePython");
        Assert.IsFalse(Directory.Exists(project.PathOf("obj/Debug/net10.0/microfreeze")));
    }

    [TestMethod]
    public void Outputs_go_with_the_last_item_of_a_project()
    {
        const string Reference = """<PackageReference Include="MicroFreeze.Sdk" Version="$VERSION" />""";
        const string Head = """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>""";
        using TestProject project = TestProject.Empty(("Class1.cs", "public class Class1;"), ("main.py", "print(1)\n"));
        project.Write("library.csproj", $"""{Head}{Reference}<FrozenModule Include="main.py" /></ItemGroup></Project>""");
        project.BuildClean();
        project.Write("library.csproj", $"""{Head}{Reference}</ItemGroup></Project>""");

        project.BuildClean();

        project.CheckLines(
            ["obj/Debug/net10.0/microfreeze/inputs.txt", "obj/Debug/net10.0/microfreeze/microfreeze.state"], project.Files("obj/Debug/net10.0/microfreeze"));
    }

    [TestMethod]
    public void Python_alone_makes_no_C_source_unless_it_is_asked_for()
    {
        using TestProject project = TestProject.Board("""<ItemGroup><Python Include="*.py" /></ItemGroup>""", ("main.py", "print(1)\n"));

        project.BuildClean();
        Assert.IsFalse(project.Exists("obj/Debug/microfreeze/frozen_content.c"));

        project.BuildClean("-p:GenerateFrozenSource=true");
        Assert.IsTrue(project.Exists("obj/Debug/microfreeze/frozen_content.c"));

        project.BuildClean();
        Assert.IsFalse(project.Exists("obj/Debug/microfreeze/frozen_content.c"));
    }

    [TestMethod]
    public void Many_projects_build_in_parallel_processes_and_in_threads_of_one()
    {
        using TestProject project = TestProject.Empty();
        string references = "";
        for (int index = 0; index < 4; index++)
        {
            project.Write($"board{index}/main.py", $"print({index})\n");
            project.Write($"board{index}/board.proj", """<Project Sdk="MicroFreeze.Sdk/$VERSION"><ItemGroup><FrozenModule Include="main.py" /></ItemGroup></Project>""");
            references += $"""<ProjectReference Include="board{index}/board.proj" />""";
        }

        project.Write("all.proj", $"""<Project Sdk="MicroFreeze.Sdk/$VERSION"><ItemGroup>{references}<Python Include="board0/main.py" /></ItemGroup></Project>""");

        BuildResult processes = project.BuildClean("all.proj", "-m:2");
        string[] outputs = Contents();
        BuildResult threads = project.BuildClean("all.proj", "-t:Rebuild", "-m:2", "-mt");

        Assert.HasCount(4, outputs.Distinct());
        project.CheckLines(outputs, Contents());
        Assert.HasCount(5, threads.Tasks.Where(task => task == "FreezePython"));
        Assert.IsFalse(threads.Messages.Any(message => message.Contains("FreezePython", StringComparison.Ordinal) && message.Contains("task host", StringComparison.OrdinalIgnoreCase)), threads.Output);
        project.Check(processes.Succeeded, processes);

        string[] Contents() => [.. Enumerable.Range(0, 4).Select(index => Convert.ToHexString(File.ReadAllBytes(project.PathOf($"board{index}/obj/Debug/microfreeze/frozen_mpy/main.mpy"))))];
    }

    [TestMethod]
    public void Another_project_gets_everything_for_its_C_build_from_one_target()
    {
        using TestProject project = TestProject.Board(Items, Sources);
        project.BuildClean();
        project.Write("firmware/firmware.proj", """
            <Project>
              <Target Name="Build">
                <MSBuild Projects="../board.proj" Targets="GetFrozenInputs">
                  <Output TaskParameter="TargetOutputs" ItemName="Input" />
                </MSBuild>
                <Message Importance="high" Text="got %(Input.FrozenInputType) $([System.IO.Path]::GetFileName('%(Input.Identity)')) $([System.IO.Path]::IsPathRooted('%(Input.Identity)'))" />
              </Target>
            </Project>
            """);

        BuildResult build = project.Run("msbuild", "firmware/firmware.proj");

        project.Check(build.Succeeded, build);
        project.CheckLines(
            [
                "got CompiledPython __init__.mpy True",
                "got CompiledPython led.mpy True",
                "got CompiledPython main.mpy True",
                "got CompiledPython tool.mpy True",
                "got FrozenDefine MICROPY_MODULE_FROZEN_MPY=1 False",
                "got FrozenDefine MICROPY_MODULE_FROZEN_STR=1 False",
                "got FrozenDefine MICROPY_QSTR_EXTRA_POOL=mp_qstr_frozen_const_pool False",
                "got FrozenSource frozen_content.c True",
            ],
            build.Messages.Where(message => message.StartsWith("got ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void Stages_have_hooks_before_and_after_them()
    {
        string[] hooks =
        [
            "BeforeCollectFrozenItems", "Generate", "AfterCollectFrozenItems", "BeforeFreezePython", "AfterFreezePython", "BeforeGetFrozenInputs", "AfterGetFrozenInputs",
        ];
        string targets = string.Concat(hooks.Where(hook => hook != "Generate").Select(hook => $"""<Target Name="{hook}"><Message Importance="high" Text="hook {hook}" /></Target>"""));

        // Targets of the SDK come after the project's own text; what overrides them comes after both.
        using TestProject project = TestProject.Board("""
              <PropertyGroup>
                <CollectFrozenItemsDependsOn>Generate</CollectFrozenItemsDependsOn>
                <CustomAfterMicroFreezeTargets>$(MSBuildProjectDirectory)/hooks.targets</CustomAfterMicroFreezeTargets>
              </PropertyGroup>
              <Target Name="Generate">
                <Message Importance="high" Text="hook Generate" />
                <WriteLinesToFile File="$(IntermediateOutputPath)version.py" Lines="VERSION = '1.2.3'" Overwrite="true" />
                <ItemGroup><FrozenModule Include="$(IntermediateOutputPath)version.py" TargetPath="version.py" /></ItemGroup>
              </Target>
            """, ("hooks.targets", $"<Project>{targets}</Project>"));

        BuildResult build = project.BuildClean("-t:Build;GetFrozenInputs");

        project.CheckLines(hooks.Select(hook => $"hook {hook}"), build.Messages.Where(message => message.StartsWith("hook ", StringComparison.Ordinal)));
        Assert.IsTrue(project.Exists("obj/Debug/microfreeze/frozen_mpy/version.mpy"));
    }

    [TestMethod]
    public void Publish_takes_compiled_files_along_also_without_a_build()
    {
        using TestProject project = TestProject.Board(Items, Sources);

        BuildResult published = project.Run("publish", "-c", "Debug", "-o", "out1");
        BuildResult again = project.Run("publish", "-c", "Debug", "-o", "out2", "--no-build");

        project.Check(published.Succeeded && published.Warnings.Count == 0, published);
        project.Check(again.Succeeded && again.Warnings.Count == 0, again);
        project.CheckLines(["out1/tool.mpy"], project.Files("out1"));
        project.CheckLines(["out2/tool.mpy"], project.Files("out2"));
    }

    [TestMethod]
    public void The_same_sources_give_the_same_bytes_under_another_path_and_with_one_core()
    {
        using TestProject here = TestProject.Board(Items, Sources);
        using TestProject there = TestProject.Board(Items, Sources);
        here.BuildClean();
        there.BuildClean("-m:1");

        foreach (string file in here.Files("obj/Debug/microfreeze").Where(path => path.EndsWith(".mpy", StringComparison.Ordinal) || path.EndsWith(".c", StringComparison.Ordinal)))
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(here.PathOf(file)), File.ReadAllBytes(there.PathOf(file)), file);
        }
    }

    [TestMethod]
    public void Tasks_compiled_ahead_of_time_are_taken_and_make_what_the_portable_ones_make()
    {
        const string Say = """
              <Target Name="SayTasks" AfterTargets="FreezePython">
                <Message Importance="high" Text="tasks $([MSBuild]::MakeRelative('$(MSBuildThisFileDirectory)', '$([System.IO.Path]::GetFullPath('$(MicroFreezeTasksAssembly)'))'))" />
              </Target>
            """;
        using TestProject ahead = TestProject.Board(Items + Say, Sources);
        using TestProject portable = TestProject.Board(Items + Say, Sources);

        string taken = Tasks(ahead.BuildClean());
        DirectoryInfo platform = Directory.GetParent(Path.GetFullPath(taken, ahead.Directory))!;
        Assert.AreEqual("net10.0", platform.Parent!.Name, taken);
        string other = Path.Combine(platform.Parent.FullName, "MicroFreeze.Tasks.dll");
        Assert.AreEqual(other, Path.GetFullPath(Tasks(portable.BuildClean($"-p:MicroFreezeTasksAssembly={other}")), portable.Directory));

        string[] files = [.. ahead.Files("obj/Debug/microfreeze").Where(path => Path.GetExtension(path) is ".mpy" or ".c")];
        Assert.HasCount(5, files);
        foreach (string file in files)
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(ahead.PathOf(file)), File.ReadAllBytes(portable.PathOf(file)), file);
        }

        static string Tasks(BuildResult build) => build.Messages.Single(message => message.StartsWith("tasks ", StringComparison.Ordinal))[6..];
    }

    [TestMethod]
    public void Files_from_outside_keep_what_their_pattern_matched()
    {
        using TestProject project = TestProject.Empty(
            ("shared/net/http.py", "X = 1\n"),
            ("shared/one.py", "X = 2\n"),
            ("board/board.proj", """
                <Project Sdk="MicroFreeze.Sdk/$VERSION">
                  <ItemGroup>
                    <FrozenModule Include="../shared/**/*.py" />
                    <Python Include="../shared/one.py" TargetPath="renamed/two.py" />
                  </ItemGroup>
                </Project>
                """));

        project.BuildClean("board");

        project.CheckLines(
            [
                "board/obj/Debug/microfreeze/frozen_mpy/net/http.mpy",
                "board/obj/Debug/microfreeze/frozen_mpy/one.mpy",
                "board/obj/Debug/microfreeze/mpy/renamed/two.mpy",
            ],
            project.Files("board/obj/Debug/microfreeze").Where(path => path.EndsWith(".mpy", StringComparison.Ordinal)));
    }
}
