using System.Buffers.Binary;
using System.Globalization;
using MicroFreeze.Emit.Native.X86;

namespace MicroFreeze.Emit.Native.Decoding;

/// <summary>Decodes the <see cref="X86Forms"/>.</summary>
internal static class X86Decoder
{
    private const byte OperandSizePrefix = 0x66;
    private const byte TwoByteOpcode = 0x0f;
    private const int Direct = 3;
    private const int NoIndex = 0x24;

    private static readonly string[] Registers = ["ax", "cx", "dx", "bx", "sp", "bp", "si", "di"];

    // The last four are others where there is no REX prefix.
    private static readonly string[] ByteRegisters = ["al", "cl", "dl", "bl", "spl", "bpl", "sil", "dil"];

    private static readonly string[] OldByteRegisters = ["al", "cl", "dl", "bl", "ah", "ch", "dh", "bh"];

    private static readonly string[] Conditions = ["o", "no", "b", "ae", "e", "ne", "be", "a", "s", "ns", "p", "np", "l", "ge", "le", "g"];

    /// <summary>Decodes one instruction.</summary>
    /// <param name="is64">Whether it is 64-bit code.</param>
    /// <param name="code">The function's code.</param>
    /// <param name="offset">Where the instruction begins.</param>
    public static MachineInstruction Decode(bool is64, ReadOnlySpan<byte> code, int offset)
    {
        ReadOnlySpan<byte> rest = code[offset..];
        int at = 0;
        bool hasPrefix = At(rest, at) == OperandSizePrefix;
        at += hasPrefix ? 1 : 0;
        int rex = 0;
        if (is64 && (At(rest, at) & 0xf0) == 0x40)
        {
            rex = At(rest, at++);
        }

        int opcode = At(rest, at++);
        if (opcode == TwoByteOpcode)
        {
            opcode = (opcode << 8) | (At(rest, at++) & 0xff);
        }

        bool isWide = (rex & 8) != 0;
        foreach (ref readonly X86Form form in X86Forms.All)
        {
            bool wantsPrefix = form is { MemoryBits: 16, Format: X86Format.Store };
            if ((opcode & ~LowBits(form.Format)) == form.Opcode && hasPrefix == wantsPrefix && (!is64 || isWide == form.Wide)
                && (is64 || form.Format is not (X86Format.Relative or X86Format.RegisterImmediate64))
                && TryDescribe(form, is64, rex, opcode, rest, at, offset, out MachineInstruction instruction))
            {
                return instruction;
            }
        }

        return new MachineInstruction(1, "", "");
    }

    // What of the opcode is an operand.
    private static int LowBits(X86Format format) => format switch
    {
        X86Format.Register or X86Format.RegisterImmediate32 or X86Format.RegisterImmediate64 => 0x7,
        X86Format.ConditionalJump8 or X86Format.ConditionalJump32 or X86Format.ConditionalSet => 0xf,
        _ => 0,
    };

    private static int At(ReadOnlySpan<byte> bytes, int index) => index < bytes.Length ? bytes[index] : -1;

    private static bool TryDescribe(
        in X86Form form, bool is64, int rex, int opcode, ReadOnlySpan<byte> code, int at, int offset, out MachineInstruction instruction)
    {
        instruction = default;
        int modRm = At(code, at);
        int mode = modRm >> 6;
        int reg = ((modRm >> 3) & 7) | ((rex & 4) << 1);
        int rm = (modRm & 7) | ((rex & 1) << 3);
        int low = (opcode & 7) | ((rex & 1) << 3);
        string mnemonic = form.Name;
        string operands = "";
        switch (form.Format)
        {
            case X86Format.Plain:
                break;
            case X86Format.Register:
                operands = Word(low, is64);
                break;
            case X86Format.RegisterImmediate32:
                at += 4;
                operands = at <= code.Length ? $"{Name(low, form, is64)}, {Hex(BinaryPrimitives.ReadUInt32LittleEndian(code[(at - 4)..]))}" : "";
                break;
            case X86Format.RegisterImmediate64:
                at += 8;
                operands = at <= code.Length ? $"{Name(low, form, is64)}, {Hex(BinaryPrimitives.ReadUInt64LittleEndian(code[(at - 8)..]))}" : "";
                break;
            case X86Format.RegisterRegister or X86Format.RegisterRm or X86Format.Group or X86Format.ConditionalSet
                or X86Format.GroupImmediate8 or X86Format.GroupImmediate32:
                at++;
                bool isGroup = form.Format is X86Format.Group or X86Format.GroupImmediate8 or X86Format.GroupImmediate32;
                if (mode != Direct || (isGroup && (reg & 7) != form.Digit))
                {
                    return false;
                }

                int immediate = form.Format == X86Format.GroupImmediate8 ? 1 : form.Format == X86Format.GroupImmediate32 ? 4 : 0;
                at += immediate;
                mnemonic += form.Format == X86Format.ConditionalSet ? Conditions[opcode & 0xf] : "";
                operands = form.Format switch
                {
                    X86Format.RegisterRegister => $"{Name(rm, form, is64, rex != 0)}, {Name(reg, form, is64, rex != 0)}",
                    X86Format.RegisterRm => $"{Name(reg, form, is64)}, {Name(rm, form, is64)}",
                    X86Format.ConditionalSet => ByteName(rm, rex != 0),
                    X86Format.Group when form.Opcode == X86Forms.Shl.Opcode => Name(rm, form, is64) + ", cl",
                    X86Format.Group => form.Wide ? Name(rm, form, is64) : Word(rm, is64),
                    _ when at <= code.Length => $"{Name(rm, form, is64)}, {Number(code, at - immediate, immediate)}",
                    _ => "",
                };
                break;
            case X86Format.Load or X86Format.Store:
                if (mode == Direct || !TryAddress(code, is64, ref at, mode, rm, out string address))
                {
                    return false;
                }

                operands = form.Format == X86Format.Load
                    ? $"{Name(reg, form.MemoryBits < 32 ? form with { MemoryBits = 32 } : form, is64)}, {Size(form)}[{address}]"
                    : $"{Size(form)}[{address}], {Name(reg, form, is64, rex != 0)}";
                break;
            case X86Format.Relative:
                at += 5;
                if (mode != 0 || (modRm & 7) != 5 || at > code.Length)
                {
                    return false;
                }

                operands = $"{Name(reg, form, is64)}, -> {Number(code, at - 4, 4, offset + at)}";
                break;
            default:
                int width = form.Format is X86Format.Jump8 or X86Format.ConditionalJump8 ? 1 : 4;
                at += width;
                mnemonic += form.Format is X86Format.ConditionalJump8 or X86Format.ConditionalJump32 ? Conditions[opcode & 0xf] : "";
                operands = at <= code.Length ? "-> " + Number(code, at - width, width, offset + at) : "";
                break;
        }

        instruction = new MachineInstruction(at, mnemonic, operands);
        return at <= code.Length;
    }

    // Base and displacement, the only addresses that there are.
    private static bool TryAddress(ReadOnlySpan<byte> code, bool is64, ref int at, int mode, int rm, out string address)
    {
        address = "";
        at++;
        bool hasIndexByte = (rm & 7) == 4;
        if ((mode == 0 && (rm & 7) == 5) || (hasIndexByte && At(code, at) != NoIndex))
        {
            return false;
        }

        at += hasIndexByte ? 1 : 0;
        int width = mode switch { 0 => 0, 1 => 1, _ => 4 };
        at += width;
        if (at > code.Length)
        {
            return false;
        }

        string displacement = width == 0 ? "" : Number(code, at - width, width);
        string sign = displacement is "" or ['-', ..] ? "" : "+";
        address = (rm < 8 ? (is64 ? "r" : "e") + Registers[rm] : "r" + Text(rm)) + sign + displacement;
        return true;
    }

    private static string Size(in X86Form form) => form.MemoryBits switch { 8 => "byte ", 16 => "word ", 32 => "dword ", _ => "" };

    private static string Word(int register, bool is64) => Name(register, X86Forms.Mov, is64);

    private static string Name(int register, in X86Form form, bool is64, bool hasRex = false) =>
        form.MemoryBits == 8 ? ByteName(register, hasRex)
        : register >= 8 ? "r" + Text(register) + (form.MemoryBits == 16 ? "w" : form.Wide ? "" : "d")
        : (form.MemoryBits == 16 ? "" : form.Wide && is64 ? "r" : "e") + Registers[register];

    private static string ByteName(int register, bool hasRex) =>
        register >= 8 ? "r" + Text(register) + "b" : (hasRex ? ByteRegisters : OldByteRegisters)[register];

    private static string Number(ReadOnlySpan<byte> code, int at, int width, int origin = 0) =>
        Text(origin + (width == 1 ? (sbyte)code[at] : BinaryPrimitives.ReadInt32LittleEndian(code[at..])));

    private static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
