using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Compiler.Emit.Bytecode;

/// <summary>
/// Jumps and labels of one function, and which jumps are short. Instructions are first written with every jump in its long form of three
/// bytes; a short one takes two. The reference compiles the function again until its size stays the same, where a jump forward sees the
/// label where the walk before put it, a jump backward where this walk put it; the same decisions are made here over a list of the jumps
/// alone. Source: py/emitbc.c@v1.28.0 emit_write_bytecode_byte_label.
/// </summary>
internal sealed class JumpLayout
{
    private Mark[] _marks = new Mark[64];
    private int[] _labels = new int[64];
    private int _count;
    private bool _changed;

    private enum MarkKind : byte
    {
        Label,
        Signed,
        Unsigned,
    }

    // A jump or a label, at its place in the code with long jumps.
    private struct Mark
    {
        public int Position;
        public int Label;
        public MarkKind Kind;
        public bool IsShort;
    }

    /// <summary>How far a search for short jumps has come.</summary>
    public struct Cursor
    {
        internal int Index;
        internal int Saved;
    }

    /// <summary>By how many bytes the code is shorter than with long jumps; known after <see cref="Compute"/>.</summary>
    public int Saved { get; private set; }

    /// <summary>Forgets the jumps and labels.</summary>
    public void Clear()
    {
        _count = 0;
        Saved = 0;
    }

    /// <summary>A label is at a position. Positions never decrease from call to call.</summary>
    public void AddLabel(int position, int label)
    {
        if (label >= _labels.Length)
        {
            Array.Resize(ref _labels, Math.Max(label + 1, _labels.Length * 2));
        }

        _labels[label] = position;
        Add(position, label, MarkKind.Label);
    }

    /// <summary>A jump is at a position; its opcode decides whether it may go backward.</summary>
    public void AddJump(int position, int label, Opcode opcode) =>
        Add(position, label, opcode <= Opcode.PopJumpIfFalse ? MarkKind.Signed : MarkKind.Unsigned);

    /// <summary>Decides which jumps are short.</summary>
    public void Compute()
    {
        int before;
        do
        {
            before = Saved;
            Saved = Walk(keepShort: false);
        }
        while (Saved != before);

        // Here the reference stops. If the last walk made one jump shorter and another one longer, code would jump to the wrong place.
        while (_changed)
        {
            Saved = Walk(keepShort: true);
        }
    }

    /// <summary>
    /// By how many bytes the code before a position is shorter than with long jumps. Positions must not decrease from call to call.
    /// </summary>
    public int SavedBefore(int position, ref Cursor cursor)
    {
        for (; cursor.Index < _count && _marks[cursor.Index].Position < position; cursor.Index++)
        {
            cursor.Saved += _marks[cursor.Index].IsShort ? 1 : 0;
        }

        return cursor.Saved;
    }

    /// <summary>Copies code, with every jump in its final form.</summary>
    /// <param name="code">The code with long jumps; of each only the opcode is there.</param>
    /// <param name="output">As much space as the code takes: <see cref="Saved"/> less than its length.</param>
    /// <returns>Whether every jump reaches its label.</returns>
    public bool Write(ReadOnlySpan<byte> code, Span<byte> output)
    {
        bool reaches = true;
        int from = 0;
        int to = 0;
        foreach (ref readonly Mark mark in _marks.AsSpan(0, _count))
        {
            if (mark.Kind == MarkKind.Label)
            {
                continue;
            }

            int length = mark.Position + 1 - from;
            code.Slice(from, length).CopyTo(output[to..]);
            to += length;
            from = mark.Position + 3;
            int distance = _labels[mark.Label] - to;
            if (mark.IsShort)
            {
                output[to] = (byte)(distance - 1 + (mark.Kind == MarkKind.Signed ? 0x40 : 0));
                to++;
            }
            else
            {
                distance += (mark.Kind == MarkKind.Signed ? 0x4000 : 0) - 2;
                reaches &= distance is >= 0 and <= 0x7fff;
                output[to] = (byte)(0x80 | distance);
                output[to + 1] = (byte)(distance >> 7);
                to += 2;
            }
        }

        code[from..].CopyTo(output[to..]);
        return reaches;
    }

    private void Add(int position, int label, MarkKind kind)
    {
        if (_count == _marks.Length)
        {
            Array.Resize(ref _marks, _count * 2);
        }

        _marks[_count++] = new Mark { Position = position, Label = label, Kind = kind };
    }

    private int Walk(bool keepShort)
    {
        int saved = 0;
        _changed = false;
        foreach (ref Mark mark in _marks.AsSpan(0, _count))
        {
            int position = mark.Position - saved;
            if (mark.Kind == MarkKind.Label)
            {
                _labels[mark.Label] = position;
                continue;
            }

            int distance = _labels[mark.Label] - position - 2;
            bool isShort = (keepShort && mark.IsShort)
                || (mark.Kind == MarkKind.Signed ? distance is >= -64 and <= 63 : distance is >= 0 and <= 127);
            _changed |= isShort != mark.IsShort;
            mark.IsShort = isShort;
            saved += isShort ? 1 : 0;
        }

        return saved;
    }
}
