using System.IO.Compression;
using System.Text;
using MicroFreeze.Runtime.Tests;

namespace MicroFreeze.Sdk.Tests.Harness;

/// <summary>Several projects in one directory, with a feed of their own and a package folder that is empty at first; nothing is asked of the network.</summary>
internal sealed class Workspace : IDisposable
{
    private const string Modules = "/obj/Debug/microfreeze/frozen_mpy/";

    public Workspace(params ReadOnlySpan<(string Path, string Text)> files)
    {
        Project = TestProject.Empty(files);
        Project.Write("Directory.Build.props", """
            <Project>
              <PropertyGroup><RestorePackagesPath>$(MSBuildThisFileDirectory)packages/</RestorePackagesPath></PropertyGroup>
            </Project>
            """);
        Project.Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="sdk" value="{SdkPackage.Feed}" /><add key="feed" value="feed" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
        Directory.CreateDirectory(Project.PathOf("feed"));
    }

    public TestProject Project { get; }

    /// <summary>Writes a library's project file.</summary>
    public void Library(string path, string name, string content, string properties = "") => Project.Write(path, $"""
        <Project Sdk="MicroFreeze.Sdk/$VERSION">
          <PropertyGroup>
            <IsPythonLibrary>true</IsPythonLibrary>
            <PythonLibraryName>{name}</PythonLibraryName>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {content}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Writes a board's project file.</summary>
    public void Board(string content, string properties = "") => Project.Write("board/board.proj", $"""
        <Project Sdk="MicroFreeze.Sdk/$VERSION">
          <PropertyGroup>{properties}</PropertyGroup>
          <ItemGroup>
            {content}
          </ItemGroup>
        </Project>
        """);

    /// <summary>Packs a library into the feed, without a warning.</summary>
    public void Pack(string directory, params ReadOnlySpan<string> arguments)
    {
        BuildResult result = Project.Run("pack", [directory, "-o", "feed", .. arguments]);
        Project.Check(result.Succeeded && result.Warnings.Count == 0, result);
    }

    /// <summary>Builds the board, without a warning.</summary>
    public BuildResult BuildBoard(params ReadOnlySpan<string> arguments) => Project.BuildClean(["board", .. arguments]);

    /// <summary>Builds the board and returns its errors.</summary>
    public IReadOnlyList<string> FailBoard(params ReadOnlySpan<string> arguments)
    {
        BuildResult result = Project.Build(["board", .. arguments]);
        Project.Check(!result.Succeeded && !Project.Exists("board/obj/Debug/microfreeze/frozen_content.c"), result);
        return result.Errors;
    }

    /// <summary>The frozen modules, sorted.</summary>
    public string Frozen() => string.Join(' ', Project.Files("board" + Modules).Select(path => path[$"board{Modules}".Length..]));

    /// <summary>What MicroPython prints when it imports a frozen module.</summary>
    public string Import(string module)
    {
        string root = Project.PathOf("board" + Modules);
        RuntimeReply reply = NodeRuntime.Run(
            module, 0, Directory.EnumerateFiles(root, "*.mpy", SearchOption.AllDirectories).Select(path => (Path.GetRelativePath(root, path).Replace('\\', '/'), File.ReadAllBytes(path))));
        Assert.IsNull(reply.Error, reply.ToString());
        return reply.Output;
    }

    /// <summary>Names and texts of what is in a package of the feed, NuGet's own parts apart.</summary>
    public SortedDictionary<string, string> Read(string package)
    {
        SortedDictionary<string, string> entries = new(StringComparer.Ordinal);
        using ZipArchive archive = ZipFile.OpenRead(Project.PathOf($"feed/{package}.nupkg"));
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => !entry.FullName.StartsWith("_rels", StringComparison.Ordinal) && !entry.FullName.StartsWith("package/", StringComparison.Ordinal) && entry.FullName[0] != '['))
        {
            using StreamReader reader = new(entry.Open(), Encoding.UTF8);
            entries.Add(entry.FullName, reader.ReadToEnd());
        }

        return entries;
    }

    public void Dispose() => Project.Dispose();
}
