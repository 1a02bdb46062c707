using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Elf;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Freezing.Agreement;
using MicroFreeze.Freezing.Build;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>
/// Runs a port's own build, which calls our tool where it would call makemanifest.py. With nothing changed since the last time it starts
/// nothing at all.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class BuildFirmware : FirmwareTask
{
    /// <summary>The state that freezing has left: what is frozen.</summary>
    [Required]
    public string StateFile { get; set; } = "";

    /// <summary>Where modules are compiled to, relative to the project's directory.</summary>
    [Required]
    public string ModuleDirectory { get; set; } = "";

    /// <summary>Whether modules and firmware are held against each other before anything is compiled.</summary>
    public bool ChecksFirmware { get; set; } = true;

    /// <summary>Files of the build's directory that are its results, with <c>*</c> and <c>?</c> and semicolons between them; none for the
    /// usual.</summary>
    public string? Files { get; set; }

    /// <summary>What the build made, with metadata <c>FirmwareType</c>, <c>Port</c>, <c>Board</c>, and of an ELF file <c>ImageSize</c>,
    /// <c>RamSize</c>, <c>FrozenSize</c> in bytes.</summary>
    [Output]
    public ITaskItem[] Firmware { get; private set; } = [];

    internal override void Run(FirmwareSession session, DiagnosticBag diagnostics)
    {
        if (session.FindPort() is { } tree && session.Prepare(tree) is { } port && CheckPrograms(port.Settings, session))
        {
            Build(session, port, diagnostics);
        }
    }

    private void Build(FirmwareSession session, PreparedPort port, DiagnosticBag diagnostics)
    {
        FreezeResult? last = FreezeBuild.TryGetLast(Path.GetFullPath(StateFile, ProjectDirectory));
        IReadOnlyList<FrozenContent> contents = last?.Frozen ?? [];
        string modules = GetPath(ModuleDirectory);

        // Beside the modules: a manifest may look at what is in its own directory.
        FirmwareManifest.Write(session.ManifestFile, Path.Combine(Path.GetDirectoryName(session.ManifestFile)!, "staged"), modules, contents);
        string[] generated = !Extends(diagnostics) ? [] : [.. port.Settings.Manifests.Where(manifest => session.IsGenerated(manifest, port.Settings))];
        string[]? manifests = port.Settings.Manifests.Count == 0 && contents.Count == 0 ? null : [.. generated, session.ManifestFile];

        string recordFile = Path.Combine(session.Directory, "build.record");
        string key = FirmwareSession.KeyOf(port.Command(manifests, 1).ToString(), Files);
        if (BuildRecord.Format.TryRead(recordFile) is { } record && record.Key == key)
        {
            if (record.FindChange() is not { } change)
            {
                Log.LogMessage(MessageImportance.Low, "The firmware is current: nothing was started.");
                Publish(port, session, Find(session, port.Settings), silent: true);
                return;
            }

            Log.LogMessage(MessageImportance.Low, "The firmware is built because '{0}' has changed.", change);
        }

        if (generated.Length > 0 && Submodules.FindMissing(port.Tree, port.Settings.FrozenDirectories.Select(session.Links.ToReal)) is { Count: > 0 } missing)
        {
            diagnostics.Report(FirmwareDiagnostics.MissingLibraries, new SourceLocation(ProjectFile), string.Join(' ', missing), CommandWords.Quote(port.Tree.Root));
            return;
        }

        if (ChecksFirmware && last?.Traits is { } traits)
        {
            AgreementCheck.Compare(traits, port.Facts, diagnostics);
            if (diagnostics.HasErrors)
            {
                return;
            }
        }

        File.Delete(recordFile);
        if (port.Configuration is { } configuration)
        {
            session.Clear(configuration + (manifests is null ? "nothing frozen" : "frozen"));
        }

        if (!RunBuild(session, port, manifests, contents, diagnostics))
        {
            return;
        }

        IReadOnlyList<FirmwareFile> files = Find(session, port.Settings);
        if (files.Count == 0)
        {
            diagnostics.Report(FirmwareDiagnostics.NothingBuilt, new SourceLocation(ProjectFile), session.BuildDirectory);
            return;
        }

        Publish(port, session, files, silent: false);
        if (port.KnowsInputs)
        {
            Remember(session, port, contents, key, files, recordFile);
        }
    }

    private void Remember(
        FirmwareSession session, PreparedPort port, IReadOnlyList<FrozenContent> contents, string key, IReadOnlyList<FirmwareFile> files, string recordFile)
    {
        IEnumerable<string> inputs =
        [
            .. BuildInputs.Collect(port.Tree, port.Settings, session.BuildDirectory, IsOwn),
            .. contents.Select(content => content.ContentPath),
            session.ManifestFile,
            Tool,
        ];
        if (FirmwareSession.FindInPath(port.Settings.Compiler) is { } compiler)
        {
            inputs = inputs.Append(compiler);
        }

        BuildRecord.Format.Write(recordFile, BuildRecord.Make(key, inputs, files.Select(file => file.Path)));

        bool IsOwn(string path)
        {
            string real = session.Links.ToReal(path);
            return real == session.Directory || real.StartsWith(session.Directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
    }

    private static bool CheckPrograms(PortSettings settings, FirmwareSession session)
    {
        string[] missing = [.. ((string[])[settings.Compiler, settings.Python]).Where(program => program.Length > 0 && !FirmwareSession.Exists(program, settings.Directory))];
        foreach (string program in missing)
        {
            session.ReportMissing(program);
        }

        return missing.Length == 0;
    }

    private bool RunBuild(FirmwareSession session, PreparedPort port, string[]? manifests, IReadOnlyList<FrozenContent> contents, DiagnosticBag diagnostics)
    {
        // The build sees compiled modules only; who wrote them knows their sources.
        ILookup<string, string> sources = contents.ToLookup(content => content.ContentPath, content => content.SourcePath);
        BuildOutputParser parser = new(port.MessageDirectory, path => sources[session.Links.ToReal(path)].FirstOrDefault() ?? session.Links.ToReal(path)) { Report = diagnostics.Add };
        using CoreGrant cores = CoreGrant.Request(BuildEngine);
        ProcessCommand command = port.Command(manifests, cores.Count);
        Log.LogMessage(MessageImportance.High, "Building firmware of port {0}{1}", port.Tree.Port, port.Tree.Board is null ? "" : $", board {port.Tree.Board}");
        Log.LogCommandLine(MessageImportance.Normal, $"cd {CommandWords.Quote(command.WorkingDirectory)} && {command}");
        List<string> last = [];
        if (session.RunBuild(command, TakeLine) is not { } exitCode)
        {
            return false;
        }

        parser.End(exitCode != 0, () => FrozenReport.Largest(contents, port.Tree.Firmware.Profile, session.BuildDirectory));
        if (exitCode == 0)
        {
            return true;
        }

        if (parser.MissingProgram is { } program)
        {
            session.ReportMissing(program);
        }

        Submodules.Report(port.Tree, port.Settings.Submodules, new SourceLocation(ProjectFile), diagnostics);
        if (!diagnostics.HasErrors)
        {
            string text = last.Count == 0 ? "" : $"; its last words: {string.Join(" / ", last)}";
            diagnostics.Report(FirmwareDiagnostics.BuildFailed, new SourceLocation(ProjectFile), exitCode, text);
        }

        return false;

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

    private IReadOnlyList<FirmwareFile> Find(FirmwareSession session, PortSettings settings) =>
        FirmwareFiles.Find(session.BuildDirectory, settings.Program, Words(Files));

    private void Publish(PreparedPort port, FirmwareSession session, IReadOnlyList<FirmwareFile> files, bool silent)
    {
        long frozen = FirmwareFiles.MeasureFrozen(session.BuildDirectory);
        string board = port.Tree.Board ?? port.Settings.Value("BOARD");
        List<ITaskItem> items = [];
        foreach (FirmwareFile file in files)
        {
            TaskItem item = new(file.Path);
            item.SetMetadata("FirmwareType", file.Type);
            item.SetMetadata("Port", port.Tree.Port);
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
