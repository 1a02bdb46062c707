using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Freezing.Firmware;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>
/// Runs a port's own build, which calls our tool where it would call makemanifest.py. With nothing changed since the last time it starts nothing at all.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BuildFirmware : FirmwareTask
{
    private static readonly string[] LacksFileText = ["No such file or directory", "No rule to make target", "cannot find", "submodule", "not initialized", "file not found"];

    /// <summary>The state that freezing has left: what is frozen.</summary>
    [Required]
    public string StateFile { get; set; } = "";

    /// <summary>Where modules are compiled to, relative to the project's directory.</summary>
    [Required]
    public string ModuleDirectory { get; set; } = "";

    /// <summary>The program dotnet, to run the tool with.</summary>
    [Required]
    public string DotNet { get; set; } = "";

    /// <summary>The tool, <c>microfreeze.dll</c>.</summary>
    [Required]
    public string Tool { get; set; } = "";

    /// <summary>Files of the build's directory that are its results, with <c>*</c> and <c>?</c>; none for the usual.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>What the build made, with metadata <c>FirmwareType</c>, <c>Port</c>, <c>Board</c>, and of an ELF file <c>ImageSize</c>, <c>RamSize</c>, <c>FrozenSize</c> in bytes.</summary>
    [Output]
    public ITaskItem[] Firmware { get; private set; } = [];

    private protected override bool Run()
    {
        DiagnosticBag diagnostics = new();
        FirmwareSession session = new(this, diagnostics);
        Directory.CreateDirectory(session.Directory);
        using FileStream gate = Enter(session);
        try
        {
            Build(session, diagnostics);
        }
        catch (Exception exception) when (OutputFiles.IsExpected(exception))
        {
            diagnostics.Report(BuildDiagnostics.CannotWrite, new SourceLocation(ProjectFile), session.Directory, exception.Message);
        }

        Write(diagnostics.Items);
        return true;
    }

    // Two builds of one project at once take turns. The system lets go of the file where a build is killed.
    private FileStream Enter(FirmwareSession session)
    {
        string path = Path.Combine(session.Directory, "build.lock");
        for (bool said = false; ; said = true)
        {
            Cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!said)
                {
                    Log.LogMessage(MessageImportance.High, "Waiting for another build of this firmware.");
                }

                Cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private void Build(FirmwareSession session, DiagnosticBag diagnostics)
    {
        string[] freezer = [DotNet, "exec", Tool, "makemanifest"];
        if (session.FindPort() is not { } tree || session.Plan(tree, freezer) is not { } plan || session.Probe(plan, Cancellation) is not { } settings
            || !CheckPrograms(settings, diagnostics))
        {
            return;
        }

        FreezeResult? frozen = FreezeBuild.TryGetLast(Path.GetFullPath(StateFile, ProjectDirectory));
        IReadOnlyList<FrozenContent> contents = frozen?.Frozen ?? [];

        // Beside the modules: a manifest may look at what is in its own directory.
        string modules = Path.TrimEndingDirectorySeparator(Path.GetFullPath(ModuleDirectory, ProjectDirectory));
        string manifestFile = Path.Combine(Path.GetDirectoryName(modules)!, "firmware.py");
        FirmwareManifest.Write(manifestFile, Path.Combine(Path.GetDirectoryName(modules)!, "staged"), modules, contents);
        string[] generated = [.. settings.Manifests.Where(manifest => session.IsGenerated(manifest, settings))];
        string[]? manifests = settings.Manifests.Count == 0 && contents.Count == 0 ? null : [.. generated, manifestFile];

        string recordFile = Path.Combine(session.Directory, "build.record");
        string key = FirmwareSession.KeyOf(plan.Build(manifests, 1).ToString(), string.Join('\n', Files.Select(item => item.ItemSpec)));
        if (BuildRecord.TryRead(recordFile) is { } record && record.Key == key)
        {
            if (record.FindChange() is not { } change)
            {
                Log.LogMessage(MessageImportance.Low, "The firmware is current: nothing was started.");
                Publish(tree, settings, session, Find(session, settings), silent: true);
                return;
            }

            Log.LogMessage(MessageImportance.Low, "The firmware is built because '{0}' has changed.", change);
        }

        File.Delete(recordFile);
        if (!RunBuild(session, tree, plan, settings, manifests, contents, diagnostics))
        {
            return;
        }

        IReadOnlyList<FirmwareFile> files = Find(session, settings);
        if (files.Count == 0)
        {
            diagnostics.Report(FirmwareDiagnostics.NothingBuilt, new SourceLocation(ProjectFile), session.BuildDirectory);
            return;
        }

        Publish(tree, settings, session, files, silent: false);
        IEnumerable<string> inputs = BuildInputs.Collect(tree, settings, session.BuildDirectory, IsOwn)
            .Concat(contents.Select(content => content.ContentPath))
            .Append(manifestFile)
            .Append(Tool);
        if (FirmwareSession.FindInPath(settings.Compiler) is { } compiler)
        {
            inputs = inputs.Append(compiler);
        }

        BuildRecord.Make(key, inputs, files.Select(file => file.Path)).Write(recordFile);

        bool IsOwn(string path)
        {
            string real = session.Links.ToReal(path);
            return real == session.Directory || real.StartsWith(session.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
    }

    private bool CheckPrograms(PortSettings settings, DiagnosticBag diagnostics)
    {
        bool complete = true;
        foreach (string program in (string[])[settings.Compiler, settings.Python])
        {
            if (program.Length > 0 && !FirmwareSession.Exists(program, settings.Directory))
            {
                diagnostics.Report(FirmwareDiagnostics.MissingProgram, new SourceLocation(ProjectFile), program, Toolchains.Advise(program));
                complete = false;
            }
        }

        return complete;
    }

    private bool RunBuild(
        FirmwareSession session, PortTree tree, FirmwareBuildPlan plan, PortSettings settings, string[]? manifests, IReadOnlyList<FrozenContent> contents, DiagnosticBag diagnostics)
    {
        string marker = Path.Combine(session.Directory, "building");
        string configurationFile = Path.Combine(session.Directory, "configuration");
        string configuration = Configuration(plan, settings, manifests);
        bool wasKilled = File.Exists(marker);
        if (wasKilled || OutputFiles.TryRead(configurationFile) is not { } previous || Encoding.UTF8.GetString(previous) != configuration)
        {
            // make sees neither other options nor that a file was half written when a build was killed.
            Log.LogMessage(MessageImportance.Low, wasKilled ? "The last build was killed: building from scratch." : "Options or makefiles have changed: building from scratch.");
            Empty(session.BuildDirectory);
            OutputFiles.Write(configurationFile, Encoding.UTF8.GetBytes(configuration));
        }

        // The build sees compiled modules only; who wrote them knows their sources.
        ILookup<string, string> sources = contents.ToLookup(content => content.ContentPath, content => content.SourcePath);
        BuildOutputParser parser = new(plan.PortDirectory, path => sources[session.Links.ToReal(path)].FirstOrDefault() ?? session.Links.ToReal(path)) { Report = diagnostics.Add };
        using CoreGrant cores = CoreGrant.Request(BuildEngine);
        ProcessCommand command = plan.Build(manifests, cores.Count);
        Log.LogMessage(MessageImportance.High, "Building firmware of port {0}{1}", tree.Port, tree.Board is null ? "" : $", board {tree.Board}");
        Log.LogCommandLine(MessageImportance.Normal, $"cd {ShellWords.Quote(command.WorkingDirectory)} && {command}");
        OutputFiles.Write(marker, []);
        int exitCode;
        List<string> last = [];
        try
        {
            exitCode = CommandRunner.Run(command, TakeLine, TakeLine, Cancellation);
        }
        catch (CommandNotFoundException exception)
        {
            File.Delete(marker);
            diagnostics.Report(FirmwareDiagnostics.MissingProgram, new SourceLocation(ProjectFile), exception.Program, Toolchains.Advise(exception.Program));
            return false;
        }

        File.Delete(marker);
        parser.End(exitCode != 0, () => FrozenReport.Largest(contents, tree.Family.Profile, session.BuildDirectory));
        if (parser.MissingProgram is { } program && exitCode != 0)
        {
            diagnostics.Report(FirmwareDiagnostics.MissingProgram, new SourceLocation(ProjectFile), program, Toolchains.Advise(program));
        }

        if (exitCode != 0 && diagnostics.Items.Any(LacksFile))
        {
            ReportSubmodules(tree, settings, diagnostics);
        }

        if (exitCode != 0 && !diagnostics.HasErrors)
        {
            string text = last.Count == 0 ? "" : $"; its last words: {string.Join(" / ", last)}";
            diagnostics.Report(FirmwareDiagnostics.BuildFailed, new SourceLocation(ProjectFile), exitCode, text);
        }

        return exitCode == 0;

        void TakeLine(string line)
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", line);
            parser.Add(line);
            if (line.Length > 0)
            {
                last.Add(line);
                last.RemoveRange(0, Math.Max(0, last.Count - 3));
            }
        }
    }

    private static bool LacksFile(Diagnostic finding) =>
        LacksFileText.Any(text => finding.Message.Contains(text, StringComparison.OrdinalIgnoreCase)) && finding.Code.StartsWith("MF61", StringComparison.Ordinal);

    // Only after such a failure: ports also name submodules that a board can do without.
    private void ReportSubmodules(PortTree tree, PortSettings settings, DiagnosticBag diagnostics)
    {
        string[] missing = [.. settings.Submodules.Where(IsEmpty)];
        if (missing.Length > 0)
        {
            diagnostics.Report(FirmwareDiagnostics.MissingSubmodules, new SourceLocation(ProjectFile), string.Join(' ', missing), ShellWords.Quote(tree.Root));
        }

        bool IsEmpty(string path)
        {
            string directory = Path.Combine(tree.Root, path);
            return !Directory.Exists(directory) || !Directory.EnumerateFileSystemEntries(directory).Any();
        }
    }

    private static string Configuration(FirmwareBuildPlan plan, PortSettings settings, string[]? manifests)
    {
        StringBuilder text = new();
        text.AppendJoin('\n', plan.Settings).Append('\n');
        text.Append(manifests is null ? "nothing frozen" : "frozen").Append('\n');
        foreach (string file in settings.BuildFiles.Where(File.Exists))
        {
            text.Append(file).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Append('\n');
        }

        return text.ToString();
    }

    private static void Empty(string directory)
    {
        Directory.Delete(directory, recursive: true);
        Directory.CreateDirectory(directory);
    }

    private IReadOnlyList<FirmwareFile> Find(FirmwareSession session, PortSettings settings) =>
        FirmwareFiles.Find(session.BuildDirectory, settings.Program, [.. Files.Select(item => item.ItemSpec)]);

    private void Publish(PortTree tree, PortSettings settings, FirmwareSession session, IReadOnlyList<FirmwareFile> files, bool silent)
    {
        long frozen = FirmwareFiles.MeasureFrozen(session.BuildDirectory);
        string board = tree.Board ?? settings.Value("BOARD");
        List<ITaskItem> items = [];
        foreach (FirmwareFile file in files)
        {
            TaskItem item = new(file.Path);
            item.SetMetadata("FirmwareType", file.Type);
            item.SetMetadata("Port", tree.Port);
            item.SetMetadata("Board", board);
            if (file.Type == "elf" && ElfSections.Read(File.ReadAllBytes(file.Path)) is { Count: > 0 } sections)
            {
                FirmwareSizes sizes = new(sections, frozen);
                item.SetMetadata("ImageSize", sizes.Image.ToString(CultureInfo.InvariantCulture));
                item.SetMetadata("RamSize", sizes.Ram.ToString(CultureInfo.InvariantCulture));
                item.SetMetadata("FrozenSize", frozen.ToString(CultureInfo.InvariantCulture));
                foreach (string line in sizes.Describe(Path.GetFileName(file.Path)))
                {
                    Log.LogMessage(silent ? MessageImportance.Low : MessageImportance.High, "{0}", line);
                }
            }

            items.Add(item);
        }

        Firmware = [.. items];
    }
}
