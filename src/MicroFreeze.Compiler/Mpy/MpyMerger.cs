using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Makes one .mpy file of several: a module that runs them one after the other, in the namespace of the whole. At most one of them may have
/// native code; it goes first. Source: tools/mpy-tool.py@v1.28.0 merge_mpy.
/// </summary>
internal static class MpyMerger
{
    /// <summary>Merges.</summary>
    /// <param name="files">The files, at least one, of one firmware. One file alone stays as it is.</param>
    /// <param name="archFlags">Flags of the architecture in place of those of the native file; null to keep these.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <returns>The bytes of the file, or null where there was an error.</returns>
    public static byte[]? Merge(IReadOnlyList<MpyFile> files, uint? archFlags, DiagnosticBag diagnostics)
    {
        if (files is [var only])
        {
            return only.Bytes.ToArray();
        }

        MpyFile[] native = [.. files.Where(file => file.Module.Arch != NativeArch.None)];
        if (native.Length > 1)
        {
            diagnostics.Report(MpyDiagnostics.SecondNative, new SourceLocation(native[1].Path), native[0].Path);
            return null;
        }

        MpyModule? main = native is [var first] ? first.Module : null;
        uint flags = archFlags ?? main?.ArchFlags ?? 0;
        if (flags != 0 && main is null)
        {
            diagnostics.Report(MpyDiagnostics.FlagsWithoutArch, new SourceLocation(files[0].Path), flags);
            return null;
        }

        MpyHeader header = new(
            files[0].Module.Magic,
            files[0].Module.Version,
            main?.SubVersion ?? 0,
            main?.Arch ?? NativeArch.None,
            flags,
            files.Max(file => file.Module.SmallIntBits));
        return Write(header, [.. native, .. files.Where(file => !native.Contains(file))], diagnostics);
    }

    private static byte[]? Write(MpyHeader header, IReadOnlyList<MpyFile> files, DiagnosticBag diagnostics)
    {
        MpyBuffer buffer = new(files.Sum(file => file.Bytes.Length) * 2);
        try
        {
            header.Write(ref buffer);
            buffer.WriteUInt((uint)files.Sum(file => file.Module.Names.Count));
            buffer.WriteUInt((uint)files.Sum(file => file.Module.Objects.Count));
            foreach (MpyFile file in files)
            {
                buffer.WriteBytes(file.NameTable.Span);
            }

            foreach (MpyFile file in files)
            {
                buffer.WriteBytes(file.ObjectTable.Span);
            }

            WriteMain(files.Count, ref buffer);
            int names = 0;
            int objects = 0;
            foreach (MpyFile file in files)
            {
                if (names == 0)
                {
                    buffer.WriteBytes(file.Code.Span);
                }
                else if (!TryWriteMoved(file.Module.Root, new BytecodeMover(names, objects), ref buffer))
                {
                    diagnostics.Report(MpyDiagnostics.CannotMove, new SourceLocation(file.Path));
                    return null;
                }

                names += file.Module.Names.Count;
                objects += file.Module.Objects.Count;
            }

            return buffer.Written.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Writes the module that calls the bodies of all the others.</summary>
    private static void WriteMain(int count, ref MpyBuffer buffer)
    {
        MpyBuffer code = new(16 + (6 * count));
        try
        {
            code.Advance(new PreludeSignature(StateSize: 1, 0, 0, 0, 0, 0).Write(code.GetSpan(PreludeSignature.MaxLength)));
            code.Advance(new PreludeSizes(InfoSize: 1, CellCount: 0).Write(code.GetSpan(PreludeSizes.MaxLength)));

            // Its name is the file name of the first.
            code.WriteUInt(0);
            for (int index = 0; index < count; index++)
            {
                code.WriteByte((byte)Opcode.MakeFunction);
                code.WriteUInt((uint)index);
                code.WriteByte((byte)Opcode.CallFunction);
                code.WriteByte(0);
                code.WriteByte((byte)Opcode.PopTop);
            }

            code.WriteByte((byte)Opcode.LoadConstNone);
            code.WriteByte((byte)Opcode.ReturnValue);
            WriteHead(RawCodeKind.Bytecode, code.Written.Length, hasChildren: true, ref buffer);
            buffer.WriteBytes(code.Written);
            buffer.WriteUInt((uint)count);
        }
        finally
        {
            code.Dispose();
        }
    }

    // Functions of a file that was read nest no deeper than MpyReader.MaxDepth.
    private static bool TryWriteMoved(RawCode function, BytecodeMover mover, ref MpyBuffer buffer)
    {
        if (function.Kind != RawCodeKind.Bytecode || mover.Move(function.Code.Span) is not { } code)
        {
            return false;
        }

        WriteHead(RawCodeKind.Bytecode, code.Length, function.Children.Count != 0, ref buffer);
        buffer.WriteBytes(code);
        if (function.Children.Count == 0)
        {
            return true;
        }

        buffer.WriteUInt((uint)function.Children.Count);
        foreach (RawCode child in function.Children)
        {
            if (!TryWriteMoved(child, mover, ref buffer))
            {
                return false;
            }
        }

        return true;
    }

    private static void WriteHead(RawCodeKind kind, int length, bool hasChildren, ref MpyBuffer buffer) =>
        buffer.WriteUInt(((uint)length << 3) | (hasChildren ? 4u : 0) | (uint)kind);
}
