using System.Globalization;
using System.Text;
using MicroFreeze.Mpy;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>A module as text, so that recorded bytes can be read and two modules compared line by line.</summary>
public static class ModuleText
{
    /// <summary>The lines of a .mpy file.</summary>
    public static IEnumerable<string> Describe(byte[] file) =>
        MpyReader.TryRead(file, out MpyModule? module, out MpyError error) ? [.. Describe(module)] : [$"not a .mpy file: {error}"];

    private static IEnumerable<string> Describe(MpyModule module)
    {
        string[] names = [.. module.Names.Select(name => Encoding.UTF8.GetString(name.Span))];
        yield return $"{(char)module.Magic}{module.Version}.{module.SubVersion} {module.Arch} small ints of {module.SmallIntBits} bits, names: {string.Join(' ', names.Select(Quote))}";
        for (int i = 0; i < module.Objects.Count; i++)
        {
            yield return $"object {i}: {Describe(module.Objects[i])}";
        }

        foreach (string line in Describe(module.Root, names, ""))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Describe(RawCode code, string[] names, string path)
    {
        if (code.Kind != RawCodeKind.Bytecode)
        {
            yield return $"{path}{code.Kind}: {code.Code.Length} bytes, flags {code.ScopeFlags}, {code.PositionalArguments} arguments of types {code.TypeSignature:x}, prelude at {code.PreludeOffset}";
            foreach (byte[] line in code.Code.ToArray().Chunk(32))
            {
                yield return "  " + Convert.ToHexStringLower(line);
            }
        }
        else if (!Prelude.TryDecode(code.Code.Span, 0, out Prelude? prelude))
        {
            yield return $"{path}: the prelude is damaged";
        }
        else
        {
            PreludeSignature signature = prelude.Signature;
            yield return $"{path}{names[prelude.Names[0]]}({string.Join(", ", prelude.Names.Skip(1).Select(name => names[name]))}) "
                + $"state {signature.StateSize} exceptions {signature.ExceptionStackSize} flags {signature.ScopeFlags} positional {signature.PositionalArguments} "
                + $"keyword-only {signature.KeywordOnlyArguments} defaults {signature.DefaultPositionalArguments} "
                + $"cells [{string.Join(' ', code.Code[prelude.CellsOffset..prelude.CodeOffset].ToArray())}]";
            int last = 0;
            foreach (BytecodeInstruction instruction in BytecodeInstruction.Read(code.Code[prelude.CodeOffset..]))
            {
                int line = LineTable.GetLine(code.Code.Span[prelude.LineTableOffset..prelude.CellsOffset], instruction.Offset);
                yield return $"{(line == last ? "" : line.ToString(CultureInfo.InvariantCulture)),5} {instruction.Offset,4} {instruction.Row.Mnemonic} {Describe(instruction, names)}".TrimEnd();
                last = line;
            }
        }

        for (int i = 0; i < code.Children.Count; i++)
        {
            foreach (string line in Describe(code.Children[i], names, $"{path}{i}."))
            {
                yield return line;
            }
        }
    }

    private static string Describe(BytecodeInstruction instruction, string[] names) => instruction.Row.Operand switch
    {
        OperandKind.None => "",
        OperandKind.Name => Quote(names[instruction.Operand]),
        OperandKind.SignedOffset or OperandKind.UnsignedOffset => $"-> {instruction.Operand}",
        OperandKind.SignedOffsetAndByte => $"-> {instruction.Operand}, {instruction.Extra}",
        OperandKind.ChildAndByte => $"{instruction.Operand}, {instruction.Extra}",
        _ => instruction.Operand.ToString(CultureInfo.InvariantCulture),
    };

    private static string Describe(Constant constant) => constant switch
    {
        SingletonConstant singleton => singleton.Name,
        StrConstant text => "str " + Quote(Encoding.UTF8.GetString(text.Value)),
        BytesConstant bytes => "bytes " + Convert.ToHexStringLower(bytes.Value),
        IntConstant integer => "int " + integer.Value.ToString(CultureInfo.InvariantCulture),
        FloatConstant real => "float " + (real.Text ?? real.Value.ToString("r", CultureInfo.InvariantCulture)),
        ComplexConstant complex => "complex " + (complex.Text ?? FormattableString.Invariant($"{complex.Real:r} {complex.Imaginary:r}")),
        TupleConstant tuple => $"({string.Join(", ", tuple.Items.Select(Describe))})",
        _ => constant.ToString()!,
    };

    private static string Quote(string text) =>
        text.Length > 0 && text.All(c => c is > ' ' and < '\x7f' and not '\'') ? text : "'" + string.Concat(text.Select(c => char.IsControl(c) ? $"\\x{(int)c:x2}" : c.ToString())) + "'";
}
