using System.Text;
using MicroFreeze.Files;
using MicroFreeze.Files.Processes;
using MicroFreeze.Firmware.Ports;
using MicroFreeze.Freezing.Agreement;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks.Firmware;

/// <summary>Asks the C compiler of a port what the firmware is like, whatever the port is built with.</summary>
internal sealed class CompilerQuestion(FirmwareSession session, FirmwareTask task)
{
    /// <summary>Asks it, or takes the answer of the last time, if nothing has changed since.</summary>
    /// <param name="tree">The port.</param>
    /// <param name="call">How its build calls the compiler; null where it does not say.</param>
    /// <param name="toCompiler">A path as the port's build can handle it; null where there is none.</param>
    public FirmwareFacts Ask(PortTree tree, CompilerCall? call, Func<string, string?> toCompiler)
    {
        string directory = Path.Combine(session.Directory, "query");
        Directory.CreateDirectory(directory);
        if (call is null || toCompiler(directory) is not { } given || !FirmwareSession.Exists(call.Words[0], call.Directory))
        {
            return FirmwareFacts.Unknown;
        }

        ProcessCommand command = FirmwareQuery.Command(call, given);
        string recordFile = Path.Combine(directory, "query.record");
        string key = FirmwareSession.KeyOf(command.ToString(), string.Concat(FirmwareQuery.Files));
        if (BuildRecord.Format.TryRead(recordFile) is not { } record || record.Key != key || record.FindChange() is not null)
        {
            foreach ((string name, string text) in FirmwareQuery.Files)
            {
                OutputFiles.WriteIfDifferent(Path.Combine(directory, name), Encoding.UTF8.GetBytes(text));
            }

            List<string> output = [];
            if (session.Run(command, output.Add, output.Add) is not 0)
            {
                // That is not kept: what was missing may be there the next time, and nobody would tell.
                task.Log.LogMessage(MessageImportance.Low, "The port's compiler does not say what the firmware is like: {0}", string.Join(' ', output.Take(3)));
                return FirmwareFacts.Unknown;
            }

            BuildRecord.Format.Write(recordFile, BuildRecord.Make(key, FirmwareQuery.ReadInputs(call, directory), [Path.Combine(directory, FirmwareQuery.Answer)]));
        }

        return FirmwareQuery.Read(tree, directory);
    }
}
