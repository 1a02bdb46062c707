using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>The samples build as a newcomer would copy them.</summary>
[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    public void Blinky_freezes_all_that_it_names()
    {
        using TestProject project = Copy("Blinky");

        BuildResult build = project.BuildClean();

        project.CheckLines(
            ["blinker/__init__.mpy", "blinker/patterns.mpy", "console.mpy", "debounce.mpy", "led.mpy", "main.mpy"],
            project.Files("obj/Debug/microfreeze/frozen_mpy").Select(path => path["obj/Debug/microfreeze/frozen_mpy/".Length..]));
        Assert.AreEqual(6, build.CompiledCount);
        string source = project.Read("obj/Debug/microfreeze/frozen_content.c");
        StringAssert.Contains(source, "mp_frozen_mpy_content");
        StringAssert.Contains(source, "0.2.0", "the version of the required package is not in its module");
    }

    [TestMethod]
    public void PackageReference_runs_with_its_modules_inside()
    {
        using TestProject project = Copy("PackageReference");
        project.BuildClean();

        (int exitCode, string output) = DotNet.Run(project.Directory, "bin/Debug/net10.0/Deploy.dll");

        Assert.AreEqual(0, exitCode, output);
        StringAssert.StartsWith(output, "boot_check.mpy: ");
        StringAssert.Contains(output, "main.mpy: ");
    }

    [TestMethod]
    public void PythonLibrary_packs_and_serves_a_board()
    {
        using TestProject project = Copy("PythonLibrary");

        BuildResult packed = project.Run("pack", "PythonLibrary.proj", "-o", "feed");
        project.Check(packed.Succeeded && packed.Warnings.Count == 0 && project.Exists("feed/Sample.Smooth.1.0.0.nupkg"), packed);
        project.BuildClean("Board");

        project.CheckLines(
            ["main.mpy", "smooth/__init__.mpy", "smooth/window.mpy"],
            project.Files("Board/obj/Debug/microfreeze/frozen_mpy").Select(path => path["Board/obj/Debug/microfreeze/frozen_mpy/".Length..]));
    }

    [TestMethod]
    public void CircuitPlayground_freezes_its_libraries_with_their_versions()
    {
        using TestProject project = Copy("CircuitPlayground");

        BuildResult build = project.BuildClean();

        project.CheckLines(
            ["glow/__init__.mpy", "glow/ring.mpy", "steps.mpy"],
            project.Files("obj/Debug/microfreeze/frozen_mpy").Select(path => path["obj/Debug/microfreeze/frozen_mpy/".Length..]));
        Assert.AreEqual(4, build.CompiledCount);
        string source = project.Read("obj/Debug/microfreeze/frozen_content.c");
        StringAssert.Contains(source, "1.2.0");
        StringAssert.Contains(source, "0.3.1");

        build = project.BuildClean("-t:Deploy");
        project.CheckLines(["bin/drive/.microfreeze/deployed.json", "bin/drive/code.py", "bin/drive/lib/colours.mpy"], project.Files("bin/drive"));
        string imports = project.Read("obj/Debug/microfreeze/imports.txt");
        StringAssert.Contains(imports, "    colours         /lib/colours.mpy\n    glow            .frozen/glow/__init__.py\n");
    }

    [TestMethod]
    public void QemuBoard_asks_for_a_tree()
    {
        using TestProject project = Copy("QemuBoard");

        BuildResult build = project.Build();

        Assert.HasCount(1, build.Errors);
        StringAssert.Contains(build.Errors[0], "-p:MpyDir=/path/to/micropython");
    }

    [TestMethod]
    public void QemuBoard_boots_with_its_modules_and_compiles_one_file_for_a_change()
    {
        string? tree = Environment.GetEnvironmentVariable("MICROFREEZE_MPY_DIR");
        if (string.IsNullOrEmpty(tree) || !HostCompiler.Has("arm-none-eabi-gcc") || !HostCompiler.Has("make") || !HostCompiler.Has("qemu-system-arm"))
        {
            Assert.Inconclusive("MICROFREEZE_MPY_DIR names no tree of MicroPython, or make, arm-none-eabi-gcc or qemu-system-arm is not here.");
        }

        using TestProject project = Copy("QemuBoard");
        BuildResult boot = project.Build("-t:Boot", $"-p:MpyDir={tree}");
        project.Check(boot.Succeeded, boot);
        string[] printed = project.Read("README.md").Split("prints")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        project.CheckLines(printed, boot.Messages.Select(message => message.TrimEnd('\r')).Where(printed.Contains));

        project.Write("lib/weather/places.py", project.Read("lib/weather/places.py").Replace("17", "18", StringComparison.Ordinal));
        BuildResult changed = project.Build($"-p:MpyDir={tree}");

        project.Check(changed.CompiledCount == 1 && changed.Messages.Contains("1 of 4 frozen C files compiled, the others are current."), changed);
    }

    private static TestProject Copy(string sample)
    {
        string source = Path.Combine(SdkPackage.Repository, "samples", sample);
        TestProject project = TestProject.Empty();
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(source, file).Replace('\\', '/');
            if (!relative.StartsWith("bin/", StringComparison.Ordinal) && !relative.StartsWith("obj/", StringComparison.Ordinal))
            {
                project.Write(relative, File.ReadAllText(file)
                    .Replace("MicroFreeze.Sdk/1.0.0", "MicroFreeze.Sdk/$VERSION", StringComparison.Ordinal)
                    .Replace("Version=\"1.0.0\"", "Version=\"$VERSION\"", StringComparison.Ordinal));
            }
        }

        return project;
    }
}
