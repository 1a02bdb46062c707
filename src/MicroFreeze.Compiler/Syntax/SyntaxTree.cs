using System.Diagnostics;
using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// A parsed module: nodes in one array, constants beside them, names in a shared table. Reused from file to file: <see cref="Clear"/>
/// keeps the memory. Not safe for concurrent use.
/// </summary>
internal sealed class SyntaxTree
{
    private const int MaxKeptNodes = 256 * 1024;

    private Node[] _nodes = new Node[1024];
    private int _count = 1;

    /// <summary>Constants that nodes refer to by index.</summary>
    public List<Constant> Constants { get; } = [];

    /// <summary>The module's body: a <see cref="NodeKind.Block"/> or a single statement.</summary>
    public int Root { get; set; }

    /// <summary>How many nodes there are, the sentinel included.</summary>
    public int Count => _count;

    /// <summary>The node at an index; valid until the next <see cref="Add"/>.</summary>
    public ref Node this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _nodes[index];
    }

    /// <summary>The first child's index, or 0. Not for <see cref="NodeKind.SmallInt"/>, which keeps its value there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstChild(int index) => _nodes[index].FirstChild;

    /// <summary>The next sibling's index, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Next(int index) => _nodes[index].Next;

    /// <summary>The index of child <paramref name="number"/> (from 0); there must be that many.</summary>
    public int Child(int index, int number)
    {
        int child = _nodes[index].FirstChild;
        for (; number > 0; number--)
        {
            child = _nodes[child].Next;
        }

        Debug.Assert(child != 0, "no such child");
        return child;
    }

    /// <summary>How many children a node has. Counts along the chain; not for <see cref="NodeKind.SmallInt"/>.</summary>
    public int ChildCount(int index)
    {
        int count = 0;
        for (int child = _nodes[index].FirstChild; child != 0; child = _nodes[child].Next)
        {
            count++;
        }

        return count;
    }

    /// <summary>Appends a node and returns its index.</summary>
    public int Add(NodeKind kind, int line, int column, int value = 0)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, _count * 2);
        }

        ref Node node = ref _nodes[_count];
        node.Kind = kind;
        node.Form = 0;
        node.Column = (ushort)Math.Min(column, ushort.MaxValue);
        node.Line = line;
        node.Value = value;
        node.FirstChild = 0;
        node.Next = 0;
        return _count++;
    }

    /// <summary>Forgets everything and keeps the memory, unless it is more than files usually need.</summary>
    public void Clear()
    {
        if (_nodes.Length > MaxKeptNodes)
        {
            _nodes = new Node[1024];
        }

        _count = 1;
        Root = 0;
        Constants.Clear();
    }
}
