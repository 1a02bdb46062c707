using System.Buffers.Binary;
using System.Globalization;
using MicroFreeze.Compiler.Emit.Native.Arm;
using MicroFreeze.Compiler.Emit.Native.X86;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>A line of a listing.</summary>
/// <param name="Offset">Offset of its first byte in the code.</param>
/// <param name="Hex">Its bytes, in the order of memory.</param>
/// <param name="Text">Mnemonic and operands, or <c>.word</c>, <c>.half</c>, <c>.byte</c> and a number.</param>
internal sealed record NativeLine(int Offset, string Hex, string Text);

/// <summary>
/// Machine code in words: all instructions that the emitters and inline assemblers write. What is none of them is shown as data, as are
/// the words that code loads from itself, and the tables that it jumps over at its begin.
/// </summary>
internal static class NativeDisassembler
{
    private const int WordSize = 4;

    private static readonly IInstructionDecoder ThumbCode = new ThumbDecoder();

    /// <summary>The decoders of all architectures that have one.</summary>
    internal static IReadOnlyDictionary<NativeArch, IInstructionDecoder> Decoders { get; } = new Dictionary<NativeArch, IInstructionDecoder>()
    {
        [NativeArch.X86] = new X86Decoder<X86Mode32>(),
        [NativeArch.X64] = new X86Decoder<X86Mode64>(),
        [NativeArch.ArmV6] = new ArmDecoder(),
        [NativeArch.ArmV6M] = ThumbCode,
        [NativeArch.ArmV7M] = ThumbCode,
        [NativeArch.ArmV7EM] = ThumbCode,
        [NativeArch.ArmV7EMSP] = ThumbCode,
        [NativeArch.ArmV7EMDP] = ThumbCode,
        [NativeArch.Xtensa] = new XtensaDecoder(),
        [NativeArch.XtensaWin] = new XtensaDecoder(),
        [NativeArch.Rv32Imc] = new RiscVDecoder(),
    };

    /// <summary>Decodes code.</summary>
    /// <param name="arch">Its architecture. Of those without instructions of ours everything is data.</param>
    /// <param name="code">The code.</param>
    /// <param name="words">Machine words of data that it begins with: see <see cref="CountLeadingWords"/>.</param>
    /// <returns>Lines that hold every byte once, in order.</returns>
    public static IReadOnlyList<NativeLine> Decode(NativeArch arch, ReadOnlySpan<byte> code, int words = 0)
    {
        // A word that is loaded from before the place of the load is known as data only when the code has been read once.
        HashSet<int> literals = [];
        List<NativeLine> lines = Decode(arch, code, words, literals, out bool isComplete);
        return isComplete ? lines : Decode(arch, code, words, literals, out _);
    }

    /// <summary>
    /// Machine words before the first instruction of a native function: the number of the child that holds its prelude, and
    /// where the body of a generator begins. Source: py/emitnative.c@v1.28.0 emit_native_start_pass.
    /// </summary>
    public static int CountLeadingWords(bool isGenerator) => isGenerator ? 2 : 1;

    private static List<NativeLine> Decode(NativeArch arch, ReadOnlySpan<byte> code, int words, HashSet<int> literals, out bool isComplete)
    {
        List<NativeLine> lines = [];
        Decoders.TryGetValue(arch, out IInstructionDecoder? decoder);
        int start = Math.Min(words * Architectures.Of(arch).WordBytes, code.Length);
        isComplete = true;
        int dataEnd = start;
        int thumbStart = decoder is ArmDecoder && code.StartsWith(ArmForms.ThumbEntry) ? ArmForms.ThumbEntry.Length : int.MaxValue;
        for (int offset = 0; offset < code.Length;)
        {
            if (offset >= thumbStart)
            {
                decoder = ThumbCode;
            }

            if (offset < dataEnd)
            {
                offset += AddData(lines, code[..dataEnd], offset);
                continue;
            }

            if (literals.Contains(offset) && code.Length - offset >= WordSize)
            {
                dataEnd = offset + WordSize;
                continue;
            }

            if (decoder is null || !decoder.TryDecode(code, offset, out DecodedInstruction? instruction))
            {
                int unit = Math.Min(decoder?.Unit ?? WordSize, code.Length - offset);
                offset += AddData(lines, code[..(offset + unit)], offset);
                continue;
            }

            Add(lines, code, offset, instruction.Length, instruction.Text);
            int end = offset + instruction.Length;
            if (instruction.Literal >= 0 && literals.Add(instruction.Literal))
            {
                isComplete &= instruction.Literal >= end;
            }

            if (instruction.Target > end && instruction.Target <= code.Length && (offset == start || IsPadding(code[end..instruction.Target])))
            {
                dataEnd = instruction.Target;
            }

            offset = end;
        }

        return lines;
    }

    // A jump as the first instruction passes a table of constants; a call that comes to the next aligned word passes zeros.
    private static bool IsPadding(ReadOnlySpan<byte> skipped) => skipped.Length < WordSize && !skipped.ContainsAnyExcept((byte)0);

    // Adds as much as makes an aligned word, or less. Returns the number of bytes.
    private static int AddData(List<NativeLine> lines, ReadOnlySpan<byte> code, int offset)
    {
        int left = code.Length - offset;
        int size = left >= 4 && (offset & 3) == 0 ? 4 : left >= 2 && (offset & 1) == 0 ? 2 : 1;
        ReadOnlySpan<byte> bytes = code.Slice(offset, size);
        (string name, uint value) = size switch
        {
            4 => (".word", BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
            2 => (".half", BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
            _ => (".byte", (uint)bytes[0]),
        };
        string number = value.ToString("x" + (size * 2).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        Add(lines, code, offset, size, $"{name,-12} 0x{number}");
        return size;
    }

    private static void Add(List<NativeLine> lines, ReadOnlySpan<byte> code, int offset, int length, string text) =>
        lines.Add(new NativeLine(offset, Convert.ToHexStringLower(code.Slice(offset, length)), text));
}
