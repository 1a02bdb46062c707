using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Devices.Imports;

/// <summary>
/// Finds the imports in a compiled module, for libraries that come without source. Lines are not known there. An import
/// inside a <c>try</c>, or that a condition jumps over, counts as one that may fail; machine code is passed over. Source:
/// py/compile.c@v1.28.0 do_import_name; py/compile.c@v1.28.0 compile_import_from.
/// </summary>
internal static class MpyImportScanner
{
    /// <summary>Scans a module; null where it is none.</summary>
    public static ImportScan? Scan(ReadOnlyMemory<byte> file, string path)
    {
        if (!MpyReader.TryRead(file, out MpyModule? module, out _))
        {
            return null;
        }

        List<ImportSite> sites = [];
        Stack<RawCode> pending = new([module.Root]);
        while (pending.TryPop(out RawCode? code))
        {
            if (code.Kind == RawCodeKind.Bytecode && Prelude.TryDecode(code.Code.Span, 0, out Prelude? prelude))
            {
                ScanFunction(module, code.Code.Span, prelude.CodeOffset, path, sites);
            }

            for (int child = code.Children.Count - 1; child >= 0; child--)
            {
                pending.Push(code.Children[child]);
            }
        }

        return new ImportScan(sites, Names: null);
    }

    private static void ScanFunction(MpyModule module, ReadOnlySpan<byte> code, int offset, string path, List<ImportSite> sites)
    {
        int level = 0;
        int certainFrom = 0;
        List<string>? members = null;
        for (; Instruction.TryRead(code, offset, out Instruction instruction); offset += instruction.Length)
        {
            switch (instruction.Info.First)
            {
                case Opcode.SetupExcept or Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue:
                    certainFrom = (int)Math.Max(certainFrom, instruction.Operand);
                    break;
                case Opcode.LoadConstSmallInt or Opcode.LoadConstSmallIntMulti:
                    level = (int)Math.Clamp(instruction.Operand, 0, 100);
                    break;
                case Opcode.ImportName when NameOf(module, instruction) is { } name:
                    members = [];
                    sites.Add(new ImportSite(name, level, new SourceLocation(path)) { IsOptional = offset < certainFrom, Members = members });
                    break;
                case Opcode.ImportFrom when NameOf(module, instruction) is { } member:
                    members?.Add(member);
                    break;
            }
        }
    }

    private static string? NameOf(MpyModule module, Instruction instruction) =>
        instruction.Operand < module.Names.Count ? Encoding.UTF8.GetString(module.Names[(int)instruction.Operand].Span) : null;
}
