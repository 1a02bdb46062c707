using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>Reads the <c>.mpy</c> files of a command line, which have to go together.</summary>
internal static class MpyFiles
{
    /// <summary>Reads files that must be for one firmware and one architecture. All errors are reported; of the files those are given that can be read.</summary>
    /// <param name="host">The host.</param>
    /// <param name="paths">The files.</param>
    /// <param name="firmware">The firmware, or null for that of the first file.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static List<MpyFile> Read(ToolHost host, IReadOnlyList<string> paths, FirmwareProfile? firmware, DiagnosticBag diagnostics)
    {
        List<MpyFile> files = new(paths.Count);
        MpyFile? native = null;
        foreach (string path in paths)
        {
            if (TryRead(host, path, firmware, diagnostics) is not { } file)
            {
                continue;
            }

            firmware ??= FirmwareOf(file);
            files.Add(file);
            if (file.Module.Arch == NativeArch.None)
            {
                continue;
            }

            native ??= file;
            if (native.Module.Arch != file.Module.Arch)
            {
                diagnostics.Report(
                    MpyDiagnostics.MixedArchs, new SourceLocation(path),
                    NativeArchNames.ToName(file.Module.Arch), native.Path, NativeArchNames.ToName(native.Module.Arch));
            }
        }

        return files;
    }

    /// <summary>The firmware that a file is for.</summary>
    public static FirmwareProfile FirmwareOf(MpyFile file) => MpyReader.FindFirmware(file.Bytes.Span)!;

    private static MpyFile? TryRead(ToolHost host, string path, FirmwareProfile? firmware, DiagnosticBag diagnostics)
    {
        if (host.TryReadFile(path, diagnostics) is not { } bytes)
        {
            return null;
        }

        // The first file says the family; then it has to fit that like all others.
        firmware ??= MpyReader.FindFirmware(bytes);
        if (MpyFile.TryRead(path, bytes, firmware, out MpyFile? file, out MpyError error))
        {
            return file;
        }

        diagnostics.Add(error.ToDiagnostic(path));
        return null;
    }
}
