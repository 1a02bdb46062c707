using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// Says which libraries of a tree have to be checked out, after a build that failed for lack of files. Ports also name submodules that a
/// board can do without.
/// </summary>
internal static class Submodules
{
    private static readonly string[] Signs = ["No such file or directory", "No rule to make target", "cannot find", "could not find", "submodule", "not initialized", "file not found"];

    /// <summary>Adds a finding, where those that there are have to do with it.</summary>
    /// <param name="tree">The port.</param>
    /// <param name="named">The submodules that the port's build names.</param>
    /// <param name="project">The project.</param>
    /// <param name="diagnostics">What went wrong.</param>
    public static void Report(PortTree tree, IReadOnlyList<string> named, SourceLocation project, DiagnosticBag diagnostics)
    {
        string[] texts = [.. diagnostics.Items.Where(IsSign).Select(finding => finding.Message)];
        if (texts.Length == 0)
        {
            return;
        }

        // CMake names none beforehand: there it counts what the messages speak of.
        string[] missing =
        [
            .. named.Union(Known(tree.Root).Where(path => texts.Any(text => Speaks(text, path, tree)))).Where(path => IsEmpty(Path.Combine(tree.Root, path))),
        ];
        if (missing.Length > 0)
        {
            diagnostics.Report(FirmwareDiagnostics.MissingSubmodules, project, string.Join(' ', missing), CommandWords.Quote(tree.Root));
        }
    }

    /// <summary>The submodules that directories are in and that are not checked out, relative to the tree.</summary>
    public static IReadOnlyList<string> FindMissing(PortTree tree, IEnumerable<string> directories)
    {
        string[] known = [.. Known(tree.Root).Where(path => IsEmpty(Path.Combine(tree.Root, path)))];
        return
        [
            .. directories.Select(directory => Path.GetRelativePath(tree.Root, directory).Replace('\\', '/'))
                .Select(directory => known.FirstOrDefault(path => (directory + "/").StartsWith(path + "/", StringComparison.Ordinal)))
                .OfType<string>().Distinct(StringComparer.Ordinal),
        ];
    }

    private static bool IsSign(Diagnostic finding) =>
        finding.Code.StartsWith("MF61", StringComparison.Ordinal) && Signs.Any(sign => finding.Message.Contains(sign, StringComparison.OrdinalIgnoreCase));

    // make and compilers name files relative to the port where they can.
    private static bool Speaks(string text, string path, PortTree tree)
    {
        string port = $"ports/{tree.Port}/";
        return text.Contains(path, StringComparison.Ordinal)
            || (path.StartsWith(port, StringComparison.Ordinal) && text.Contains($"'{path[port.Length..]}/", StringComparison.Ordinal));
    }

    // Lines "path = lib/name" of .gitmodules.
    private static IEnumerable<string> Known(string root)
    {
        string file = Path.Combine(root, ".gitmodules");
        return !File.Exists(file)
            ? []
            : File.ReadLines(file).Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries)).Where(parts => parts is ["path", _]).Select(parts => parts[1]);
    }

    private static bool IsEmpty(string directory) => !Directory.Exists(directory) || !Directory.EnumerateFileSystemEntries(directory).Any();
}
