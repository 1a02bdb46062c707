using System.Text.RegularExpressions;

namespace MicroFreeze.Architecture.Tests;

/// <summary>What a reader can rely on when looking for a type: namespaces are folders, files are short.</summary>
[TestClass]
public sealed partial class LayoutTests
{
    /// <summary>A file of more lines holds more than one thing.</summary>
    private const int LongestFile = 500;

    [TestMethod]
    [DataRow("src")]
    [DataRow("tests")]
    public void Namespaces_are_folders(string directory)
    {
        string[] wrong =
        [
            .. from file in SourceModel.Files(directory)
               let declared = Namespace().Match(File.ReadAllText(file)).Groups[1].Value
               where declared.Length > 0 && declared != SourceModel.FolderOf(file) && !IsMSBuildsOwn(declared)
               select $"{Path.GetRelativePath(SourceModel.Root, file)} declares {declared}",
        ];

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    [TestMethod]
    public void Files_are_short()
    {
        string[] @long =
        [
            .. from file in SourceModel.Files("src").Concat(SourceModel.Files("tests"))
               let lines = File.ReadLines(file).Count()
               where lines > LongestFile
               select $"{Path.GetRelativePath(SourceModel.Root, file)}: {lines} lines",
        ];

        Assert.IsEmpty(@long, string.Join('\n', @long));
    }

    // MSBuild knows the attribute of multithreaded tasks by its full name; the tasks declare it themselves.
    private static bool IsMSBuildsOwn(string declared) => declared == "Microsoft.Build.Framework";

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
