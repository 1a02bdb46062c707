using System.Security.Cryptography;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>A port that is built with make.</summary>
internal sealed class MakePort(FirmwareSession session, FirmwareTask task, DiagnosticBag diagnostics)
{
    // Variables of make that this build sets itself, and what a project sets in their place.
    private static readonly (string Name, string Instead)[] ReservedVariables =
    [
        ("BUILD", "the property MicroFreezeFirmwarePath says where the port's build works"),
        ("BOARD", "the property Board says which board is built"),
        ("BOARD_DIR", "the property BoardDir says which board is built"),
        ("BOARD_VARIANT", "the property Variant says which variant is built"),
        ("VARIANT", "the property Variant says which variant is built"),
        ("MAKE_MANIFEST", "it is what freezes the project's modules"),
        ("MICROPY_MPYCROSS", "modules are compiled without mpy-cross"),
    ];

    /// <summary>Asks its makefiles; null where they do not answer, which is then reported.</summary>
    public PreparedPort? Prepare(PortTree tree)
    {
        if (Plan(tree) is not { } plan || Probe(plan) is not { } answer)
        {
            return null;
        }

        FirmwareFacts facts = new CompilerQuestion(session, task).Ask(tree, answer.CompilerCall, session.ToSafe);
        PortSettings settings = answer.Or(facts);
        plan = plan with { FreezerFlags = settings.FreezerFlags == answer.FreezerFlags ? null : settings.FreezerFlags };
        return new PreparedPort
        {
            Tree = tree,
            Settings = settings,
            Facts = facts,
            MessageDirectory = plan.PortDirectory,
            Command = plan.Build,
            Configuration = Describe(plan, settings),
            KnowsInputs = true,
        };
    }

    private FirmwareBuildPlan? Plan(PortTree tree)
    {
        if (!CheckArguments())
        {
            return null;
        }

        string? library = session.FullPath(task.MpyLibDir);
        string? port = session.ToSafe(tree.Root) is { } root ? root + tree.PortDirectory[tree.Root.Length..] : null;
        string? build = session.ToSafe(session.BuildDirectory);
        string? board = tree.IsOwnBoard ? session.ToSafe(tree.BoardDirectory!) : "";
        return port is null || build is null || board is null
            ? null
            : new FirmwareBuildPlan
            {
                Tree = tree,
                PortDirectory = port,
                BuildDirectory = build,
                BoardDirectory = board,
                LibraryDirectory = library is null || library == Path.Combine(tree.Root, "lib", "micropython-lib") ? null : session.ToSafe(library),
                Arguments = task.ArgumentList,
                Program = string.IsNullOrEmpty(task.Make) ? "make" : task.Make,
                Freezer = [task.DotNet, "exec", task.Tool, "makemanifest"],
            };
    }

    private bool CheckArguments()
    {
        bool isFree = true;
        foreach ((string variable, string instead) in ReservedVariables)
        {
            if (task.ArgumentList.Any(argument => argument.Split('=', 2) is [var name, _] && name.TrimEnd(' ', ':', '+', '?') == variable))
            {
                diagnostics.Report(FirmwareDiagnostics.ReservedArgument, new SourceLocation(task.ProjectFile), variable, instead);
                isFree = false;
            }
        }

        return isFree;
    }

    // From the last time, if nothing has changed since: makefiles start compilers to ask for versions.
    private PortSettings? Probe(FirmwareBuildPlan plan)
    {
        string makefile = Path.Combine(session.Directory, "probe.mk");
        string answer = Path.Combine(session.Directory, "probe.txt");
        string recordFile = Path.Combine(session.Directory, "probe.record");
        if (session.ToSafe(session.Directory) is not { } directory)
        {
            return null;
        }

        ProcessCommand command = MakeProbe.Command(plan, Path.Combine(directory, "probe.mk"));
        string key = FirmwareSession.KeyOf(command.ToString());
        if (BuildRecord.Format.TryRead(recordFile) is { } record && record.Key == key && record.FindChange() is null
            && MakeProbe.Read(File.ReadLines(answer), plan.PortDirectory) is { } known)
        {
            return known;
        }

        OutputFiles.WriteIfDifferent(makefile, Encoding.UTF8.GetBytes(MakeProbe.Makefile));
        List<string> output = [];
        List<string> errors = [];
        if (session.Run(command, output.Add, errors.Add) is not { } exitCode)
        {
            return null;
        }

        if (MakeProbe.Read(output, plan.PortDirectory) is { } settings)
        {
            OutputFiles.Write(answer, Encoding.UTF8.GetBytes(MakeProbe.Write(settings)));
            BuildRecord.Format.Write(recordFile, BuildRecord.Make(key, settings.BuildFiles, [answer]));
            return settings;
        }

        BuildOutputParser parser = new(plan.PortDirectory, session.Links.ToReal) { Report = diagnostics.Add };
        errors.ForEach(parser.Add);
        parser.End(exitCode != 0);
        if (!parser.HasErrors)
        {
            diagnostics.Report(FirmwareDiagnostics.ProbeFailed, new SourceLocation(task.ProjectFile), string.Join(' ', errors.Concat(output).Take(3)));
        }

        return null;
    }

    private static string Describe(FirmwareBuildPlan plan, PortSettings settings)
    {
        StringBuilder text = new();
        text.AppendJoin('\n', plan.Settings).Append('\n');
        foreach (string file in settings.BuildFiles.Where(File.Exists))
        {
            text.Append(file).Append(' ').Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))).Append('\n');
        }

        return text.ToString();
    }
}
