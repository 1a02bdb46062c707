using System.Diagnostics;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Compiler.Scoping;

/// <summary>
/// One block of code with names of its own: module, class body, function, lambda or comprehension. Filled by the scope walk, completed by
/// the layout, read and (stack sizes, generator flag) still written by the emitters. Objects are reused between
/// compilations. Source: py/scope.h@v1.28.0 scope_t.
/// </summary>
internal sealed class Scope
{
    // Up to this many names a plain search is the fastest; from there on names are hashed.
    private const int SearchLimit = 8;

    private Identifier[] _identifiers = new Identifier[SearchLimit];
    private int[] _slots = [];
    private int _count;
    private int[] _freeVariables = [];
    private int _freeVariableCount;

    /// <summary>Place in the order of creation, in which scopes are compiled; the module is 0.</summary>
    public int Index { get; private set; }

    public ScopeKind Kind { get; private set; }

    /// <summary>The scope around this one; null for the module.</summary>
    public Scope? Parent { get; private set; }

    /// <summary>The syntax node: definition, lambda, comprehension or the module's root.</summary>
    public int Node { get; private set; }

    /// <summary>The name of the code, such as <c>f</c> or <c>&lt;listcomp&gt;</c>.</summary>
    public int Name { get; private set; }

    public EmitOption Emit { get; private set; }

    /// <summary>Index of the first scope that was made inside this one; all of them follow each other.</summary>
    public int FirstInner { get; set; }

    /// <summary>Flags of <see cref="ScopeFlags"/> and the firmware's async flag: what the prelude carries.</summary>
    public int Flags { get; set; }

    /// <summary>Native code: whether the function needs its module's globals.</summary>
    public bool RefersToGlobals { get; set; }

    /// <summary>Native code: whether the function needs its module's constants.</summary>
    public bool HasConstants { get; set; }

    /// <summary>Viper: type of the returned value.</summary>
    public NativeType ReturnType { get; set; }

    /// <summary>Positional parameters; after the layout with the free variables, which are passed before them.</summary>
    public int PositionalArguments { get; set; }

    public int KeywordOnlyArguments { get; set; }

    public int DefaultPositionalArguments { get; set; }

    /// <summary>Slots for local and closed-over variables.</summary>
    public int Locals { get; set; }

    /// <summary>Deepest value stack.</summary>
    public int StackSize { get; set; }

    /// <summary>Deepest exception stack.</summary>
    public int ExceptionStackSize { get; set; }

    /// <summary>Place among the children of <see cref="Parent"/>; known when the parent's code is complete.</summary>
    public int ChildNumber { get; set; }

    /// <summary>Code of the inner scopes, each in its place once it is complete.</summary>
    public RawCode[] Children { get; set; } = [];

    /// <summary>Free variables in the order of their slots, as indices into the parent's <see cref="Identifiers"/>.</summary>
    public ReadOnlySpan<int> FreeVariables => _freeVariables.AsSpan(0, _freeVariableCount);

    /// <summary>The names in order of appearance, parameters first.</summary>
    public Span<Identifier> Identifiers => _identifiers.AsSpan(0, _count);

    /// <summary>Makes the object a new scope.</summary>
    public void Reset(int index, ScopeKind kind, Scope? parent, int node, int name, EmitOption emit)
    {
        Index = index;
        Kind = kind;
        Parent = parent;
        Node = node;
        Name = name;
        Emit = emit;
        FirstInner = 0;
        Flags = 0;
        RefersToGlobals = false;
        HasConstants = false;
        ReturnType = NativeType.Object;
        PositionalArguments = 0;
        KeywordOnlyArguments = 0;
        DefaultPositionalArguments = 0;
        Locals = 0;
        StackSize = 0;
        ExceptionStackSize = 0;
        ChildNumber = 0;
        Children = [];
        _freeVariableCount = 0;
        _count = 0;
    }

    /// <summary>Lets go of what belongs to the finished module.</summary>
    public void Release()
    {
        Parent = null;
        Children = [];
    }

    /// <summary>The index of a name, or -1.</summary>
    public int Find(int name)
    {
        if (_count <= SearchLimit)
        {
            Identifier[] identifiers = _identifiers;
            for (int index = 0; index < _count; index++)
            {
                if (identifiers[index].Name == name)
                {
                    return index;
                }
            }

            return -1;
        }

        int mask = _slots.Length - 1;
        for (int slot = Hash(name) & mask; ; slot = (slot + 1) & mask)
        {
            int index = _slots[slot] - 1;
            if (index < 0 || _identifiers[index].Name == name)
            {
                return index;
            }
        }
    }

    /// <summary>The name's entry; there must be one. Valid until a name is added.</summary>
    public ref Identifier Get(int name)
    {
        int index = Find(name);
        Debug.Assert(index >= 0, "name not seen by the scope walk");
        return ref _identifiers[index];
    }

    /// <summary>The name's entry, new with the given kind if there was none. Valid until the next name is added.</summary>
    public ref Identifier FindOrAdd(int name, IdentifierKind kind)
    {
        int index = Find(name);
        if (index < 0)
        {
            index = Add(name, kind);
        }

        return ref _identifiers[index];
    }

    /// <summary>Adds an entry to <see cref="FreeVariables"/>, in any order.</summary>
    public void AddFreeVariable(int outer)
    {
        if (_freeVariableCount == _freeVariables.Length)
        {
            Array.Resize(ref _freeVariables, Math.Max(4, _freeVariableCount * 2));
        }

        _freeVariables[_freeVariableCount++] = outer;
    }

    /// <summary>Puts <see cref="FreeVariables"/> in order.</summary>
    public void SortFreeVariables() => _freeVariables.AsSpan(0, _freeVariableCount).Sort();

    /// <summary>Exchanges two entries.</summary>
    public void Swap(int first, int second)
    {
        (_identifiers[first], _identifiers[second]) = (_identifiers[second], _identifiers[first]);
        if (_count > SearchLimit)
        {
            Rehash();
        }
    }

    private int Add(int name, IdentifierKind kind)
    {
        int index = _count++;
        if (index == _identifiers.Length)
        {
            Array.Resize(ref _identifiers, index * 2);
        }

        _identifiers[index] = new Identifier { Name = name, Kind = kind };
        if (_count > SearchLimit)
        {
            if (_count == SearchLimit + 1 || _count * 2 > _slots.Length)
            {
                Rehash();
            }
            else
            {
                Enter(index);
            }
        }

        return index;
    }

    private void Rehash()
    {
        int length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_count * 4);
        if (_slots.Length != length)
        {
            _slots = new int[length];
        }
        else
        {
            Array.Clear(_slots);
        }

        for (int index = 0; index < _count; index++)
        {
            Enter(index);
        }
    }

    private void Enter(int index)
    {
        int mask = _slots.Length - 1;
        int slot = Hash(_identifiers[index].Name) & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = index + 1;
    }

    // Names are numbered in order of appearance, so a few consecutive ones are the usual case: spread them as they are.
    private static int Hash(int name) => name;
}
