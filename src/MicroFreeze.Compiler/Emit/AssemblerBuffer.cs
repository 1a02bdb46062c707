using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Emit;

/// <summary>
/// The bytes and labels of the function that is being assembled. A function is walked several times: walks that compute lay out
/// the code and place the labels, the last one emits it with all labels known. Every walk writes its bytes (that costs less than
/// asking), only the last one's count. Kept from function to function and from file to file. Not safe for concurrent use.
/// Source: py/asmbase.c@v1.28.0.
/// </summary>
internal sealed class AssemblerBuffer
{
    /// <summary>The offset of a label that was not placed yet.</summary>
    public const int Unplaced = -1;

    // Writers store up to eight bytes at the position before they know how many count.
    private const int Slack = 8;

    private byte[] _code = new byte[4096];
    private int[] _labels = new int[256];
    private int _labelCount;
    private int _position;

    // All ones while code is written, 0 while it is dead: added positions are masked with it.
    private int _live = -1;

    /// <summary>Makes a buffer without labels.</summary>
    public AssemblerBuffer() => Array.Fill(_labels, Unplaced);

    /// <summary>Offset of the next byte.</summary>
    public int Position => _position;

    /// <summary>Whether this is the last walk, with all labels placed.</summary>
    public bool IsEmitting { get; private set; }

    /// <summary>Whether code is dropped because nothing reaches it.</summary>
    public bool IsDead => _live == 0;

    /// <summary>Whether a label has moved since the walk before: then what was emitted is not consistent.</summary>
    public bool LabelsMoved { get; private set; }

    /// <summary>Why the code cannot be made, or null. The first reason counts.</summary>
    public DiagnosticDescriptor? Failure { get; private set; }

    /// <summary>Why the code will not work though the reference makes it, or null. The first reason counts.</summary>
    public DiagnosticDescriptor? Doubt { get; private set; }

    /// <summary>What is to be said with <see cref="Failure"/> or <see cref="Doubt"/>.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>Size of the code: as laid out by the last computing walk, which is what the reference allocates.</summary>
    public int Size { get; private set; }

    /// <summary>The finished code; valid until the next walk. What a shorter last walk left over is zero.</summary>
    public ReadOnlySpan<byte> Code => _code.AsSpan(0, Size);

    /// <summary>Begins a walk.</summary>
    /// <param name="emit">Whether it is the last one; otherwise all labels are forgotten.</param>
    public void StartPass(bool emit)
    {
        if (emit)
        {
            Size = _position;
        }
        else
        {
            _labels.AsSpan(0, _labelCount).Fill(Unplaced);
            _labelCount = 0;
        }

        IsEmitting = emit;
        LabelsMoved = false;
        Failure = null;
        Doubt = null;
        _live = -1;
        _position = 0;
    }

    /// <summary>Ends a walk: clears what it did not fill.</summary>
    public void EndPass()
    {
        if (IsEmitting && _position < Size)
        {
            _code.AsSpan(_position, Size - _position).Clear();
        }
    }

    /// <summary>Says that the code cannot be made; only the last walk knows.</summary>
    public void Fail(DiagnosticDescriptor reason, string detail = "")
    {
        if (IsEmitting && _live != 0 && Failure is null)
        {
            Failure = reason;
            Detail = detail;
        }
    }

    /// <summary>Says that the code will not work, though it is what the reference makes.</summary>
    public void Suspect(DiagnosticDescriptor reason, string detail = "")
    {
        if (IsEmitting && _live != 0 && Doubt is null && Failure is null)
        {
            Doubt = reason;
            Detail = detail;
        }
    }

    /// <summary>Drops all code until the next label is placed.</summary>
    public void SuppressCode() => _live = 0;

    /// <summary>Where a label is, or <see cref="Unplaced"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LabelOffset(int label) => (uint)label < (uint)_labelCount ? _labels[label] : Unplaced;

    /// <summary>
    /// Distance from here to a label. Where it was not placed yet the value is meaningless, and means nothing to the layout.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int DistanceTo(int label) => LabelOffset(label) - _position;

    /// <summary>Distance to a label behind, whose size is known in every walk.</summary>
    /// <returns>Whether the label was placed before this position.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsBehind(int label, out int distance)
    {
        int offset = LabelOffset(label);
        distance = offset - _position;
        return offset != Unplaced && distance < 0;
    }

    /// <summary>As <see cref="IsBehind"/>, where a jump to itself counts too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsBehindOrHere(int label, out int distance)
    {
        int offset = LabelOffset(label);
        distance = offset - _position;
        return offset != Unplaced && distance <= 0;
    }

    /// <summary>Places a label here; code after it is reachable.</summary>
    public void PlaceLabel(int label)
    {
        _live = -1;
        if (label >= _labelCount)
        {
            MakeRoomForLabel(label);
        }

        ref int offset = ref _labels[label];
        LabelsMoved |= IsEmitting && offset != _position;
        offset = _position;
        if (Trace is not null && IsEmitting)
        {
            Trace.Append(CultureInfo.InvariantCulture, $"label(label_{label})\n");
        }
    }

    /// <summary>Text in place of code, or null.</summary>
    public StringBuilder? Trace { get; private set; }

    /// <summary>Begins a module's trace.</summary>
    public StringBuilder StartTrace() => Trace = new StringBuilder();

    /// <summary>Ends the trace, if there is one, and returns it.</summary>
    public string? TakeTrace()
    {
        string? text = Trace?.ToString();
        Trace = null;
        return text;
    }

    /// <summary>Moves to a multiple of <paramref name="alignment"/>, a power of two; the gap is zero.</summary>
    public void Align(int alignment)
    {
        int target = (int)Math.Min(((long)_position + alignment - 1) & -(long)alignment, int.MaxValue - Slack);
        int gap = target - _position;
        if (gap > 0)
        {
            Reserve(gap);
            _code.AsSpan(_position, gap).Clear();
            _position = target;
        }
    }

    /// <summary>Leaves <paramref name="count"/> zero bytes, fewer than eight.</summary>
    public void Skip(int count) => Write(0, count);

    /// <summary>Writes one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write8(int value) => Write((uint)value, 1);

    /// <summary>Writes two bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write16(uint value) => Write(value, 2);

    /// <summary>Writes three bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write24(uint value) => Write(value, 3);

    /// <summary>Writes four bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write32(uint value) => Write(value, 4);

    /// <summary>Writes the low <paramref name="count"/> bytes (0 to 8) of a value, lowest first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ulong value, int count)
    {
        Debug.Assert(count is >= 0 and <= Slack, "too many bytes at once");
        int position = _position;
        if (position > _code.Length - Slack)
        {
            Reserve(Slack);
        }

        if (!BitConverter.IsLittleEndian)
        {
            value = BinaryPrimitives.ReverseEndianness(value);
        }

        Unsafe.WriteUnaligned(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_code), position), value);
        _position = position + (count & _live);
    }

    /// <summary>Writes an unsigned number as .mpy files have it: seven bits a byte, highest first. Source: py/bc.c@v1.28.0
    /// mp_encode_uint.</summary>
    public void WriteVariable(uint value)
    {
        int shift = 0;
        while (value >> shift >= 0x80)
        {
            shift += 7;
        }

        for (; shift > 0; shift -= 7)
        {
            Write8((int)(value >> shift) | 0x80);
        }

        Write8((int)value & 0x7f);
    }

    /// <summary>Replaces two bytes that were written before.</summary>
    public void Patch16(int position, uint value) => BinaryPrimitives.WriteUInt16LittleEndian(_code.AsSpan(position), (ushort)value);

    /// <summary>Replaces four bytes that were written before.</summary>
    public void Patch32(int position, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_code.AsSpan(position), value);

    /// <summary>Makes sure that <paramref name="count"/> bytes fit at the position.</summary>
    public void Reserve(int count)
    {
        int needed = checked(_position + count + Slack);
        if (needed > _code.Length)
        {
            Array.Resize(ref _code, Math.Max(needed, (int)Math.Min(_code.Length * 2L, Array.MaxLength)));
        }
    }

    private void MakeRoomForLabel(int label)
    {
        if (label >= _labels.Length)
        {
            int length = _labels.Length;
            Array.Resize(ref _labels, Math.Max(length * 2, label + 1));
            _labels.AsSpan(length).Fill(Unplaced);
        }

        _labelCount = label + 1;
    }
}
