using System.Runtime.CompilerServices;

namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>
/// One form of an instruction of fixed length: what its bits are, and where in them its operands lie. Assemblers encode by these rows, and
/// the disassembler decodes by them. Instructions of two 16-bit halves have the first half in the upper bits, as manuals print them.
/// </summary>
internal readonly struct InstructionForm
{
    private readonly OperandField _first;
    private readonly OperandField _second;
    private readonly OperandField _third;
    private readonly OperandField _fourth;

    /// <summary>Makes a row.</summary>
    /// <param name="name">The mnemonic, as in the manual.</param>
    /// <param name="length">Bytes: 2, 3 or 4.</param>
    /// <param name="bits">The instruction with all operands zero.</param>
    /// <param name="section">Where the architecture's manual defines it.</param>
    /// <param name="operands">Up to four, in the order in which they are written.</param>
    public InstructionForm(string name, int length, uint bits, string section, params ReadOnlySpan<OperandField> operands)
    {
        Name = name;
        Length = (byte)length;
        Bits = bits;
        Section = section;
        OperandCount = (byte)operands.Length;
        _first = operands.Length > 0 ? operands[0] : default;
        _second = operands.Length > 1 ? operands[1] : default;
        _third = operands.Length > 2 ? operands[2] : default;
        _fourth = operands.Length > 3 ? operands[3] : default;
    }

    /// <summary>The mnemonic.</summary>
    public string Name { get; }

    /// <summary>Where the architecture's manual defines it.</summary>
    public string Section { get; }

    /// <summary>The instruction with all operands zero.</summary>
    public uint Bits { get; }

    /// <summary>Bytes: 2, 3 or 4.</summary>
    public byte Length { get; }

    /// <summary>How many operands there are.</summary>
    public byte OperandCount { get; }

    /// <summary>How listings show the operands where not with commas between them; <c>$0</c> to <c>$3</c> stand for them.</summary>
    public string? Text { get; init; }

    /// <summary>The operand of an index.</summary>
    public OperandField this[int index] => index switch { 0 => _first, 1 => _second, 2 => _third, _ => _fourth };

    /// <summary>The bits that no operand touches: an instruction is of this form where they are <see cref="Bits"/>.</summary>
    public uint FixedMask
    {
        get
        {
            uint variable = 0;
            for (int index = 0; index < OperandCount; index++)
            {
                variable |= this[index].Place(-1);
            }

            return ~variable & (uint.MaxValue >> (32 - (Length * 8)));
        }
    }

    /// <summary>The instruction without operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Encode() => Bits;

    /// <summary>The instruction with one operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Encode(int first) => Bits | _first.Place(first);

    /// <summary>The instruction with two operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Encode(int first, int second) => Bits | _first.Place(first) | _second.Place(second);

    /// <summary>The instruction with three operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Encode(int first, int second, int third) =>
        Bits | _first.Place(first) | _second.Place(second) | _third.Place(third);

    /// <summary>The instruction with four operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint Encode(int first, int second, int third, int fourth) =>
        Bits | _first.Place(first) | _second.Place(second) | _third.Place(third) | _fourth.Place(fourth);
}
