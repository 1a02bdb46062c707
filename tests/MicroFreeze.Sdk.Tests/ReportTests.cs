using System.Text.Json;
using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>The report on what modules cost, and budgets.</summary>
[TestClass]
public sealed class ReportTests
{
    private const string Report = "obj/Debug/microfreeze/frozen-report.json";

    private const string Items = """
          <ItemGroup>
            <FrozenModule Include="main.py" />
            <FrozenModule Include="drivers/*.py" BasePath="drivers" />
            <FrozenString Include="boot.py" />
            <Python Include="tool.py" />
          </ItemGroup>
        """;

    private static TestProject CreateProject() => TestProject.Board(
        Items,
        ("main.py", "import led\nled.on()\n"),
        ("drivers/led.py", "def on(pin, value):\n    return pin + value\n"),
        ("boot.py", "print('as text')\n"),
        ("tool.py", "print('on the file system')\n"));

    [TestMethod]
    public void A_build_reports_every_module_in_each_of_its_forms()
    {
        using TestProject project = CreateProject();
        BuildResult build = project.BuildClean();

        JsonElement root = JsonDocument.Parse(project.Read(Report)).RootElement;
        project.CheckLines(
            ["main.py True 20", "led.py True 43", "tool.py False 28", "boot.py True 17"],
            root.GetProperty("modules").EnumerateArray()
                .Select(module => $"{module.GetProperty("name")} {module.GetProperty("frozen")} {module.GetProperty("sourceBytes")}"));
        int flash = root.GetProperty("commonFlash").GetInt32() + root.GetProperty("modules").EnumerateArray()
            .Where(module => module.GetProperty("frozen").GetBoolean()).Sum(module => module.GetProperty("flash").GetProperty("total").GetInt32());
        Assert.AreEqual(root.GetProperty("frozenFlash").GetInt32(), flash);
        StringAssert.Contains(project.Read("obj/Debug/microfreeze/frozen-report.md"), "| led.py | yes | 43 |");
        project.Check(build.Messages.Any(message => message.StartsWith($"Frozen: 3 modules, {flash} bytes of flash, ", StringComparison.Ordinal)), build);
    }

    [TestMethod]
    public void A_second_build_says_what_has_grown_and_a_third_leaves_it()
    {
        using TestProject project = CreateProject();
        project.BuildClean();
        int before = FrozenFlash(project);
        project.Write("drivers/led.py", "def on(pin, value):\n    return pin + value\n\ndef off(pin):\n    return 0\n");

        BuildResult second = project.BuildClean();

        int grown = FrozenFlash(project) - before;
        Assert.IsGreaterThan(0, grown);
        project.Check(second.Messages.Any(message => message.Contains($" bytes of flash (+{grown}), ", StringComparison.Ordinal)), second);
        StringAssert.Contains(project.Read("obj/Debug/microfreeze/frozen-report.md"), $"| led.py | changed | +{grown} |");

        string report = project.Read(Report);
        DateTime time = File.GetLastWriteTimeUtc(project.PathOf(Report));
        project.Write("main.py", "import led \nled.on()\n");
        project.Write("main.py", "import led\nled.on()\n");
        BuildResult third = project.BuildClean();
        project.Check(third.WasCurrent, third);
        Assert.AreEqual(report, project.Read(Report));
        Assert.AreEqual(time, File.GetLastWriteTimeUtc(project.PathOf(Report)));
    }

    [TestMethod]
    public void A_budget_that_is_exceeded_fails_the_build_each_time_and_names_the_largest()
    {
        using TestProject project = CreateProject();
        BuildResult first = project.Build("-p:FrozenFlashBudget=100");
        BuildResult second = project.Build("-p:FrozenFlashBudget=100");
        int flash = FrozenFlash(project);
        foreach (BuildResult build in new[] { first, second })
        {
            project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
            StringAssert.StartsWith(
                build.Errors[0],
                $"board.proj: MF6601: what is frozen takes {flash} bytes of flash, which is {flash - 100} more than FrozenFlashBudget allows (100); the largest: led.py ");
        }

        BuildResult raised = project.Build("-p:FrozenFlashBudget=64k");
        project.Check(raised.Succeeded, raised);
    }

    [TestMethod]
    public void The_largest_are_printed_on_request()
    {
        using TestProject project = CreateProject();
        BuildResult silent = project.BuildClean();
        project.Check(!silent.Output.Contains("led.py", StringComparison.Ordinal), silent);
        BuildResult build = project.Build("-p:FrozenReportLargest=1");
        project.Check(build.Output.Contains("  led.py ", StringComparison.Ordinal) && !build.Output.Contains("main.py ", StringComparison.Ordinal), build);
    }

    [TestMethod]
    [DataRow("FrozenFlashBudget", "much", "a number of bytes, or of kilobytes as in 48k")]
    [DataRow("FrozenReportLargest", "few", "true, false or how many modules to print")]
    public void A_value_that_is_none_is_an_error(string property, string value, string expected)
    {
        using TestProject project = CreateProject();
        BuildResult build = project.Build($"-p:{property}={value}");
        project.Check(build.ExitCode == 1, build);
        project.CheckLines([$"board.proj: MF1003: '{value}' is no value for the property {property}: it must be {expected}"], build.Errors);
    }

    [TestMethod]
    public void Without_the_report_there_is_none()
    {
        using TestProject project = CreateProject();
        project.BuildClean("-p:FrozenReport=false");
        Assert.IsFalse(project.Exists(Report));
    }

    private static int FrozenFlash(TestProject project) => JsonDocument.Parse(project.Read(Report)).RootElement.GetProperty("frozenFlash").GetInt32();
}
