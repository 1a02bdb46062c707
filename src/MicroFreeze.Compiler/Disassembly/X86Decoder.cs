using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MicroFreeze.Compiler.Emit.Native.X86;

namespace MicroFreeze.Compiler.Disassembly;

/// <summary>Decodes x86 and x64 code by the rows that the assembler encodes by, operands in the order destination, source.</summary>
/// <typeparam name="TMode">Which of them.</typeparam>
internal sealed class X86Decoder<TMode> : IInstructionDecoder
    where TMode : struct, IX86Mode
{
    private const int OperandSizePrefix = 0x66;
    private const int TwoByteOpcode = 0x0f;
    private const int Direct = 3;
    private const int NoIndex = 4;

    private static readonly string[] Conditions = ["o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"];

    private static readonly string[] Words = ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"];

    private static readonly string[] Bytes = ["al", "cl", "dl", "bl", "ah", "ch", "dh", "bh"];

    private static readonly string[] UniformBytes = ["al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"];

    /// <inheritdoc/>
    public int Unit => 1;

    /// <inheritdoc/>
    public bool TryDecode(ReadOnlySpan<byte> code, int offset, [NotNullWhen(true)] out DecodedInstruction? instruction)
    {
        Reader reader = new(code, offset);
        Prefixes prefixes = default;
        int first = reader.Byte();
        if (first == OperandSizePrefix)
        {
            prefixes.Has16 = true;
            first = reader.Byte();
        }

        if (TMode.Is64 && (first & 0xf0) == 0x40)
        {
            prefixes.Rex = (byte)first;
            first = reader.Byte();
        }

        int opcode = first == TwoByteOpcode ? (TwoByteOpcode << 8) | reader.Byte() : first;
        foreach (X86Form form in X86Forms.All)
        {
            Reader rest = reader;
            if (Matches(form, opcode, prefixes) && Decode(form, opcode, prefixes, ref rest) is { } text && !rest.IsPastEnd)
            {
                instruction = new(rest.Position - offset, text.TrimEnd());
                return true;
            }
        }

        instruction = null;
        return false;
    }

    private static bool Matches(in X86Form form, int opcode, Prefixes prefixes)
    {
        int low = form.Format switch
        {
            X86Format.Register or X86Format.RegisterImmediate32 or X86Format.RegisterImmediate64 => 7,
            X86Format.ConditionalJump8 or X86Format.ConditionalJump32 or X86Format.ConditionalSet => 15,
            _ => 0,
        };
        return (opcode & ~low) == form.Opcode
            && prefixes.Has16 == form is { MemoryBits: 16, Format: X86Format.Store }
            && (!TMode.Is64 || form.Wide == prefixes.IsWide)
            && (TMode.Is64 || form.Format is not (X86Format.RegisterImmediate64 or X86Format.Relative));
    }

    private static string? Decode(in X86Form form, int opcode, Prefixes prefixes, ref Reader reader)
    {
        int wordBits = TMode.Is64 && !form.Wide ? 32 : TMode.Is64 ? 64 : 32;
        int lowRegister = (opcode & 7) | prefixes.BaseExtension;
        string name = $"{form.Name,-12} ";
        switch (form.Format)
        {
            case X86Format.Plain:
                return name;
            case X86Format.Register:
                return name + Register(lowRegister, TMode.Is64 ? 64 : 32, prefixes);
            case X86Format.RegisterImmediate32:
                return $"{name}{Register(lowRegister, wordBits, prefixes)}, {Number(reader.Int32())}";
            case X86Format.RegisterImmediate64:
                return $"{name}{Register(lowRegister, wordBits, prefixes)}, {reader.Int64().ToString(CultureInfo.InvariantCulture)}";
            case X86Format.Jump8:
                return name + Target(reader.SByte(), reader);
            case X86Format.Jump32:
                return name + Target(reader.Int32(), reader);
            case X86Format.ConditionalJump8:
                return $"{form.Name + Conditions[opcode & 15],-12} {Target(reader.SByte(), reader)}";
            case X86Format.ConditionalJump32:
                return $"{form.Name + Conditions[opcode & 15],-12} {Target(reader.Int32(), reader)}";
            default:
                return DecodeModRm(form, opcode, prefixes, wordBits, ref reader);
        }
    }

    private static string? DecodeModRm(in X86Form form, int opcode, Prefixes prefixes, int wordBits, ref Reader reader)
    {
        int modRm = reader.Byte();
        int mode = modRm >> 6;
        int reg = (modRm >> 3) & 7;
        bool isMemory = form.Format is X86Format.Load or X86Format.Store or X86Format.Relative;
        bool isRelative = TMode.Is64 && (modRm & 0xc7) == 5;
        if (isMemory == (mode == Direct) || isRelative != (form.Format == X86Format.Relative))
        {
            return null;
        }

        string name = $"{form.Name,-12} ";
        int registerBits = form.MemoryBits != 0 && form.Format != X86Format.Load ? form.MemoryBits : wordBits;
        string register = Register(reg | prefixes.RegisterExtension, registerBits, prefixes);
        int rm = (modRm & 7) | prefixes.BaseExtension;
        switch (form.Format)
        {
            case X86Format.RegisterRegister:
                return $"{name}{Register(rm, registerBits, prefixes)}, {register}";
            case X86Format.RegisterRm:
                return $"{name}{register}, {Register(rm, registerBits, prefixes)}";
            case X86Format.ConditionalSet:
                return reg == 0 ? $"{form.Name + Conditions[opcode & 15],-12} {Register(rm, 8, prefixes)}" : null;
            case X86Format.Relative:
                return $"{name}{register}, [{Target(reader.Int32(), reader)}]";
            case X86Format.Load:
                string size = form.MemoryBits switch { 8 => "byte ", 16 => "word ", _ => "" };
                return Address(mode, modRm & 7, prefixes, ref reader) is { } source ? $"{name}{register}, {size}{source}" : null;
            case X86Format.Store:
                return Address(mode, modRm & 7, prefixes, ref reader) is { } destination ? $"{name}{destination}, {register}" : null;
        }

        if (reg != form.Digit)
        {
            return null;
        }

        bool isIndirect = form.Opcode == X86Forms.CallRegister.Opcode;
        string operand = Register(rm, isIndirect && TMode.Is64 ? 64 : registerBits, prefixes);
        return form.Format switch
        {
            X86Format.GroupImmediate8 => $"{name}{operand}, {Number(reader.SByte())}",
            X86Format.GroupImmediate32 => $"{name}{operand}, {Number(reader.Int32())}",

            // Shifts are by cl.
            _ => form.Opcode == X86Forms.Shl.Opcode ? $"{name}{operand}, cl" : name + operand,
        };
    }

    // Base and displacement. A base of 4 is said by a SIB byte; no row has an index.
    private static string? Address(int mode, int low, Prefixes prefixes, ref Reader reader)
    {
        if (low == X86Register.Sp)
        {
            int sib = reader.Byte();
            low = sib & 7;
            if (((sib >> 3) & 7) != NoIndex || prefixes.HasIndexExtension)
            {
                return null;
            }
        }

        if (mode == 0 && low == X86Register.Bp)
        {
            return null;
        }

        int displacement = mode switch { 0 => 0, 1 => reader.SByte(), _ => reader.Int32() };
        string text = displacement == 0 ? "" : displacement < 0 ? Number(displacement) : "+" + Number(displacement);
        return $"[{Register(low | prefixes.BaseExtension, TMode.Is64 ? 64 : 32, prefixes)}{text}]";
    }

    private static string Register(int number, int bits, Prefixes prefixes)
    {
        if (number >= 8)
        {
            return "r" + Number(number) + bits switch { 8 => "b", 16 => "w", 32 => "d", _ => "" };
        }

        return bits switch
        {
            8 => (prefixes.Rex != 0 ? UniformBytes : Bytes)[number],
            16 => Words[number],
            32 => "e" + Words[number],
            _ => "r" + Words[number],
        };
    }

    private static string Target(int distance, in Reader reader) => "-> " + Number(reader.Position + distance);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private struct Prefixes
    {
        public bool Has16;
        public byte Rex;

        public readonly bool IsWide => (Rex & 8) != 0;

        public readonly int RegisterExtension => (Rex & 4) << 1;

        public readonly bool HasIndexExtension => (Rex & 2) != 0;

        public readonly int BaseExtension => (Rex & 1) << 3;
    }

    // Past the end it reads zeros, and says so.
    private ref struct Reader(ReadOnlySpan<byte> code, int position)
    {
        private readonly ReadOnlySpan<byte> _code = code;

        public int Position { get; private set; } = position;

        public readonly bool IsPastEnd => Position > _code.Length;

        public int Byte() => Take(1) is [byte value] ? value : 0;

        public int SByte() => (sbyte)Byte();

        public int Int32() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;

        public long Int64() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;

        private ReadOnlySpan<byte> Take(int count)
        {
            int start = Position;
            Position += count;
            return Position <= _code.Length ? _code.Slice(start, count) : default;
        }
    }
}
