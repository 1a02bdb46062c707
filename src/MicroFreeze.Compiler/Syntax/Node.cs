namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// One node of a <see cref="SyntaxTree"/>: 20 bytes in the tree's array. Children are a chain: <see cref="FirstChild"/>, then each one's
/// <see cref="Next"/>. Indices count from 0; a link of 0 means none, because node 0 is always the <see cref="NodeKind.Absent"/> sentinel.
/// </summary>
internal struct Node
{
    /// <summary>What it is, and with it what its fields and children mean.</summary>
    public NodeKind Kind;

    /// <summary>A small variant of the kind; see <see cref="NodeKind"/>.</summary>
    public byte Form;

    /// <summary>Column of the first token in bytes, from 1; 65535 for anything further right; 0 inside an f-string.</summary>
    public ushort Column;

    /// <summary>Line of the first token, from 1, as the reference counts; 0 where the reference has none.</summary>
    public int Line;

    /// <summary>Payload; see <see cref="NodeKind"/>.</summary>
    public int Value;

    /// <summary>Index of the first child, or 0. For <see cref="NodeKind.SmallInt"/> the upper half of the integer.</summary>
    public int FirstChild;

    /// <summary>Index of the next sibling, or 0.</summary>
    public int Next;

    /// <summary>The name's number in the <see cref="NameTable"/>.</summary>
    public readonly int Name => Value;

    /// <summary>The value of a <see cref="NodeKind.SmallInt"/>.</summary>
    public readonly long Integer => ((long)FirstChild << 32) | (uint)Value;

    /// <summary>The operator of a <see cref="NodeKind.Operator"/> or <see cref="NodeKind.AugmentedAssign"/>.</summary>
    public readonly BinaryOperator Operator => (BinaryOperator)Form;

    /// <summary>Whether the reference keeps it as a leaf, without a line.</summary>
    public readonly bool IsLeaf => Kind <= NodeKind.LastLeaf;
}
