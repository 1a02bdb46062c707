using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>A .mpy file as lines of text, so that recorded bytes can be read and two modules compared line by line.</summary>
public static class ModuleText
{
    /// <summary>The disassembly.</summary>
    public static string[] Lines(byte[] file) =>
        MpyReader.TryRead(file, out MpyModule? module, out MpyError error) ? Disassembler.Disassemble(module).TrimEnd('\n').Split('\n') : [$"not a .mpy file: {error}"];

    /// <summary>What stands beside recorded bytes: the disassembly of bytecode. That of native code would be its bytes once more.</summary>
    public static IEnumerable<string> Listing(byte[] file) =>
        MpyReader.TryRead(file, out MpyModule? module, out _) && module.Arch == NativeArch.None ? Lines(file) : [];
}
