using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>Finds the files that run by themselves, and says of those that look so and do not.</summary>
internal sealed class ProgramFinder(DeviceTree tree, DevicePicture picture, DiagnosticBag diagnostics)
{
    public IReadOnlyList<(string Path, DeviceFile File)> Find()
    {
        List<(string Path, DeviceFile File)> programs = [];
        foreach (string name in picture.Rules.StartupPrograms)
        {
            if (FindProgram(name) is { } program)
            {
                programs.Add(program);
            }
        }

        (string Path, DeviceFile File)? main = null;
        foreach (string name in picture.Rules.MainPrograms)
        {
            if (FindProgram(name) is not { } program)
            {
                continue;
            }

            if (main is null)
            {
                main = program;
                programs.Add(program);
            }
            else
            {
                Report(program, $"the board runs '{main.Value.Path}' and looks no further");
            }
        }

        return programs;
    }

    private (string Path, DeviceFile File)? FindProgram(string name)
    {
        (string Path, DeviceFile File)? onDrive = tree.FindFile(tree.OnDrive(name));
        if (!picture.Rules.FrozenProgramsFirst || tree.FindFile($"{ImportRules.FrozenEntry}/{name}") is not { } frozen)
        {
            return onDrive;
        }

        if (onDrive is { } hidden)
        {
            Report(hidden, $"'{frozen.Path}' is frozen and runs in its stead");
        }

        return frozen;
    }

    private void Report((string Path, DeviceFile File) program, string why) =>
        diagnostics.Report(ImportDiagnostics.ProgramNotRun, new SourceLocation(program.File.SourcePath ?? program.Path), program.Path, why);
}
