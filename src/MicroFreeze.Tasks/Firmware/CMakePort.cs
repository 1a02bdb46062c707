using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Freezing.Agreement;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>A port that is built with CMake.</summary>
internal sealed class CMakePort(FirmwareSession session, FirmwareTask task, DiagnosticBag diagnostics)
{
    /// <summary>Configures it, if need be; null where that fails, which is then reported.</summary>
    public PreparedPort? Prepare(PortTree tree)
    {
        if (OperatingSystem.IsWindows())
        {
            diagnostics.Report(FirmwareDiagnostics.NoPort, new SourceLocation(task.ProjectFile), "ports that are built with CMake need a POSIX shell: build this one under Linux, macOS or WSL");
            return null;
        }

        string python = string.IsNullOrEmpty(task.Python) ? "python3" : task.Python;
        if (FirmwareSession.FindInPath(python) is not { } interpreter)
        {
            session.ReportMissing(python);
            return null;
        }

        CMakeBuildPlan plan = new()
        {
            Tree = tree,
            BuildDirectory = session.BuildDirectory,
            Python = WriteLauncher(interpreter, null),
            LibraryDirectory = session.FullPath(task.MpyLibDir),
            Arguments = task.ArgumentList,
            Program = string.IsNullOrEmpty(task.CMake) ? "cmake" : task.CMake,
            Ninja = FirmwareSession.FindInPath("ninja"),
        };
        if (!Configure(plan))
        {
            return null;
        }

        PortSettings answer = CMakeProbe.Read(session.BuildDirectory, tree);
        FirmwareFacts facts = new CompilerQuestion(session, task).Ask(tree, CompileCommands.Find(session.BuildDirectory, tree), path => path);
        PortSettings settings = answer.Or(facts);
        if (settings.FreezerFlags != answer.FreezerFlags)
        {
            WriteLauncher(interpreter, settings.FreezerFlags);
        }

        return new PreparedPort
        {
            Tree = tree,
            Settings = settings,
            Facts = facts,
            MessageDirectory = session.BuildDirectory,
            Command = (_, jobs) => plan.Build(jobs),
        };
    }

    // The flags are those that the port's build gives once it is written; another value of theirs cannot be given to it from outside.
    private string WriteLauncher(string python, string? freezerFlags)
    {
        string path = Path.Combine(session.Directory, "python3");
        string[] flags = freezerFlags is null ? [] : ["--instead-flags", freezerFlags];
        string text = PythonLauncher.Write(python, [task.DotNet, "exec", task.Tool, "makemanifest", "--instead", session.ManifestFile, .. flags]);
        OutputFiles.WriteIfDifferent(path, Encoding.UTF8.GetBytes(text));
        PythonLauncher.MakeExecutable(path);
        return path;
    }

    // CMake looks itself for changes in its files when the build runs; but what modules are made for is needed before.
    private bool Configure(CMakeBuildPlan plan)
    {
        string recordFile = Path.Combine(session.Directory, "configure.record");
        string cache = Path.Combine(session.BuildDirectory, "CMakeCache.txt");
        string key = FirmwareSession.KeyOf(plan.Configure(null).ToString());
        bool isNew = session.Clear(key + DigestOfConfigurations(plan.Tree));
        if (!isNew && BuildRecord.Format.TryRead(recordFile) is { } record && record.Key == key && record.FindChange() is null)
        {
            return true;
        }

        // A port without a manifest of its own gets ours, so that there is a place for what the project freezes.
        if (!RunConfigure(plan.Tree, plan.Configure(null))
            || (CMakeProbe.Read(session.BuildDirectory, plan.Tree).Manifests.Count == 0 && !RunConfigure(plan.Tree, plan.Configure(session.ManifestFile))))
        {
            return false;
        }

        BuildRecord.Format.Write(recordFile, BuildRecord.Make(key, Inputs(plan.Tree), [cache]));
        return true;
    }

    private bool RunConfigure(PortTree tree, ProcessCommand command)
    {
        BuildOutputParser parser = new(command.WorkingDirectory) { Report = diagnostics.Add };
        List<string> last = [];
        task.Log.LogCommandLine(MessageImportance.Normal, command.ToString());
        if (session.Run(command, TakeLine, TakeLine) is not { } exitCode)
        {
            return false;
        }

        parser.End(exitCode != 0);
        if (exitCode != 0 && !parser.HasErrors)
        {
            diagnostics.Report(FirmwareDiagnostics.ProbeFailed, new SourceLocation(task.ProjectFile), string.Join(' ', last.TakeLast(3)));
        }

        if (exitCode != 0)
        {
            Submodules.Report(tree, [], new SourceLocation(task.ProjectFile), diagnostics);
        }

        return exitCode == 0;

        void TakeLine(string line)
        {
            task.Log.LogMessage(MessageImportance.Normal, "{0}", line);
            parser.Add(line);
            last.Add(line);
        }
    }

    // py/mkrules.cmake does not collect names again where only a header has changed.
    private static string DigestOfConfigurations(PortTree tree)
    {
        StringBuilder text = new();
        foreach (string file in Directories(tree).SelectMany(directory => Directory.EnumerateFiles(directory, "mpconfig*")).Order(StringComparer.Ordinal))
        {
            text.Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Inputs(PortTree tree)
    {
        string[] shared = [Path.Combine(tree.Root, "py"), Path.Combine(tree.Root, "extmod")];
        return shared.Where(Directory.Exists).Concat(Directories(tree))
            .SelectMany(directory => Directory.EnumerateFiles(directory))
            .Where(file => file.EndsWith(".cmake", StringComparison.Ordinal) || Path.GetFileName(file) == "CMakeLists.txt");
    }

    private static string[] Directories(PortTree tree) => tree.BoardDirectory is { } board ? [tree.PortDirectory, board] : [tree.PortDirectory];
}
