using System.Text.RegularExpressions;

namespace MicroFreeze.Sdk.Tests.Harness;

/// <summary>A source tree of our own (tests/Firmware), copied into a project's directory, and what its builds say.</summary>
internal static partial class FirmwareTree
{
    /// <summary>Whether this machine can build it; without make and a C compiler tests of it are inconclusive.</summary>
    public static void RequireTools(params ReadOnlySpan<string> programs)
    {
        foreach (string program in programs)
        {
            if (!HostCompiler.Has(program))
            {
                Assert.Inconclusive($"there is no {program}");
            }
        }

        if (!HostCompiler.Exists || !HostCompiler.Has("make"))
        {
            Assert.Inconclusive("there is no gcc or make");
        }
    }

    /// <summary>A board project (<c>board.proj</c>) beside a copy of the tree, <c>tree/</c>.</summary>
    public static TestProject Create(string properties, params ReadOnlySpan<(string Path, string Text)> files) => Create(TestProject.Empty(files), properties);

    /// <summary>The same in a project that is there.</summary>
    public static TestProject Create(TestProject project, string properties)
    {
        project.Write("board.proj", $"""
            <Project Sdk="MicroFreeze.Sdk/$VERSION">
              <PropertyGroup>
                <MpyDir>tree</MpyDir>
                {properties}
              </PropertyGroup>
              <ItemGroup><FrozenModule Include="app/**/*.py" BasePath="app" /></ItemGroup>
            </Project>
            """);
        Copy(HostCompiler.Firmware, project.PathOf("tree"));
        return project;
    }

    /// <summary>The names of the frozen modules, as the firmware itself lists them.</summary>
    public static string[] Modules(TestProject project, string firmware = "bin/Debug/firmware.elf")
    {
        (int exitCode, string output) = HostCompiler.Run(project.PathOf(firmware), project.Directory);
        Assert.AreEqual(0, exitCode, output);
        return [.. output.Split('\n').Where(line => line.StartsWith("module ", StringComparison.Ordinal)).Select(line => line.Split(' ', ',')[1])];
    }

    /// <summary>What was compiled (the names of C files) and linked, in order of names.</summary>
    public static string[] Steps(BuildResult build) =>
        [.. build.Messages.Select(message => Step().Match(message)).Where(match => match.Success).Select(match => match.Groups["tool"].Value + " " + Path.GetFileName(match.Groups["file"].Value)).Order(StringComparer.Ordinal)];

    /// <summary>Whether the build found that there was nothing to start.</summary>
    public static bool WasCurrent(BuildResult build) => build.Messages.Contains("The firmware is current: nothing was started.");

    /// <summary>Copies a directory.</summary>
    public static void Copy(string source, string target)
    {
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex(@"^(?<tool>CC|LINK) (?<file>\S+)$")]
    private static partial Regex Step();
}
