namespace MicroFreeze.Sdk.Tests.Harness;

/// <summary>A project of its own in a temporary directory, shut off from this repository's build files. Deleted unless its test fails.</summary>
internal sealed class TestProject : IDisposable
{
    private int _builds;
    private bool _failed;

    private TestProject(string directory) => Directory = directory;

    /// <summary>The project's directory.</summary>
    public string Directory { get; }

    /// <summary>A board project (<c>board.proj</c>) with some content between its tags, and files beside it. <c>$VERSION</c> is that of the SDK.</summary>
    public static TestProject Board(string content, params ReadOnlySpan<(string Path, string Text)> files)
    {
        TestProject project = Empty(files);
        project.Write("board.proj", $"""
            <Project Sdk="MicroFreeze.Sdk/$VERSION">
            {content}
            </Project>
            """);
        return project;
    }

    /// <summary>Files alone.</summary>
    public static TestProject Empty(params ReadOnlySpan<(string Path, string Text)> files) => Fill($"project-{Guid.NewGuid():N}", files);

    /// <summary>Files alone, in a directory with a certain name below that of another project.</summary>
    public static TestProject Below(TestProject outer, string name, params ReadOnlySpan<(string Path, string Text)> files) => Fill(Path.Combine(outer.Directory, name), files);

    private static TestProject Fill(string directory, ReadOnlySpan<(string Path, string Text)> files)
    {
        TestProject project = new(System.IO.Directory.CreateDirectory(Path.Combine(SdkPackage.Root, directory)).FullName);
        project.Write("Directory.Build.props", "<Project />");
        project.Write("Directory.Build.targets", "<Project />");
        project.Write("Directory.Packages.props", "<Project />");
        project.Write("Directory.Build.rsp", "");
        project.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="test" value="{SdkPackage.Feed}" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
        foreach ((string path, string text) in files)
        {
            project.Write(path, text);
        }

        return project;
    }

    public string PathOf(string path) => Path.Combine(Directory, path);

    public void Write(string path, string text)
    {
        string full = PathOf(path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text.Replace("$VERSION", SdkPackage.Version, StringComparison.Ordinal));
    }

    public string Read(string path) => File.ReadAllText(PathOf(path));

    public void Delete(string path) => File.Delete(PathOf(path));

    public bool Exists(string path) => File.Exists(PathOf(path));

    /// <summary>All files below a directory, relative to the project, with forward slashes, sorted; none where the directory is not there.</summary>
    public string[] Files(string directory = "")
    {
        string full = PathOf(directory);
        return !System.IO.Directory.Exists(full)
            ? []
            : [.. System.IO.Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Directory, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal)];
    }

    /// <summary>Times of all files below a directory.</summary>
    public Dictionary<string, DateTime> Times(string directory) => Files(directory).ToDictionary(file => file, file => File.GetLastWriteTimeUtc(PathOf(file)));

    /// <summary>Runs <c>dotnet build</c> with a binary log.</summary>
    public BuildResult Build(params ReadOnlySpan<string> arguments) => Run("build", arguments);

    /// <summary>Runs a build that must succeed without a warning.</summary>
    public BuildResult BuildClean(params ReadOnlySpan<string> arguments)
    {
        BuildResult result = Build(arguments);
        Check(result.Succeeded && result.Warnings.Count == 0, result);
        return result;
    }

    /// <summary>Runs a command of <c>dotnet</c> that builds.</summary>
    public BuildResult Run(string command, params ReadOnlySpan<string> arguments)
    {
        string log = PathOf($"build{++_builds}.binlog");
        (int exitCode, string output) = DotNet.Run(Directory, [command, "-nologo", "-nr:false", $"-bl:{log}", .. arguments]);
        return new BuildResult(exitCode, output, log);
    }

    /// <summary>Asserts, with the build's console log for a message; on failure the project stays on disk.</summary>
    public void Check(bool condition, BuildResult result)
    {
        _failed |= !condition;
        Assert.IsTrue(condition, $"{Directory}\n{result.Output}");
    }

    /// <summary>Asserts that two lists are the same, line by line.</summary>
    public void CheckLines(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string wanted = string.Join('\n', expected);
        string got = string.Join('\n', actual);
        _failed |= wanted != got;
        Assert.AreEqual(wanted, got, Directory);
    }

    public void Dispose()
    {
        if (!_failed)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }
}
