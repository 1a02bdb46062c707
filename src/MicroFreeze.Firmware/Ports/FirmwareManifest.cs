using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// The list of what a project freezes, as the manifest that the firmware's own build evaluates in the middle of its work. All modules are
/// compiled by then: it names <c>.mpy</c> files, laid out by their paths on the device. Ready files and texts are copied beside them,
/// because a manifest knows no other name for a file than the one that it has.
/// </summary>
internal static class FirmwareManifest
{
    private const string Header = "# Written by MicroFreeze: what the project freezes, compiled.\n";

    /// <summary>Writes the manifest, and copies what has to be copied. Files of earlier builds that are not part of it are deleted.</summary>
    /// <param name="path">The manifest.</param>
    /// <param name="stagingDirectory">A directory for the copies alone.</param>
    /// <param name="moduleDirectory">Where modules are compiled to.</param>
    /// <param name="frozen">What is frozen.</param>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be read or written.</exception>
    public static void Write(string path, string stagingDirectory, string moduleDirectory, IReadOnlyList<FrozenContent> frozen)
    {
        StringBuilder text = new(Header);
        HashSet<string> staged = [];
        string textDirectory = Path.Join(stagingDirectory, "text");
        string readyDirectory = Path.Join(stagingDirectory, "ready");
        if (frozen.Any(content => content.Kind == FrozenKind.AsStr))
        {
            text.Append(CultureInfo.InvariantCulture, $"freeze_as_str({Quote(textDirectory)})\n");
        }

        foreach (FrozenContent content in frozen)
        {
            switch (content.Kind)
            {
                case FrozenKind.AsStr:
                    Stage(content, textDirectory, content.TargetPath);
                    break;
                case FrozenKind.Mpy:
                    string name = Path.ChangeExtension(content.TargetPath, ".mpy");
                    Stage(content, readyDirectory, name);
                    Append(readyDirectory, name);
                    break;
                default:
                    Append(moduleDirectory, Path.GetRelativePath(moduleDirectory, content.ContentPath).Replace('\\', '/'));
                    break;
            }
        }

        RemoveOthers(stagingDirectory, staged);
        OutputFiles.WriteIfDifferent(path, Encoding.UTF8.GetBytes(text.ToString()));

        void Stage(FrozenContent content, string directory, string name)
        {
            string copy = Path.GetFullPath(name, directory);
            staged.Add(copy);
            OutputFiles.WriteIfDifferent(copy, File.ReadAllBytes(content.ContentPath));
        }

        void Append(string directory, string file) => text.Append(CultureInfo.InvariantCulture, $"freeze_mpy({Quote(directory)}, {Quote(file)})\n");
    }

    private static string Quote(string text) => PythonLiteral.Quote(text.Replace('\\', '/'));

    private static void RemoveOthers(string directory, HashSet<string> wanted)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        foreach (string file in Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).ToArray())
        {
            if (!wanted.Contains(Path.GetFullPath(file, directory)))
            {
                OutputFiles.Delete(file, [directory]);
            }
        }
    }
}
