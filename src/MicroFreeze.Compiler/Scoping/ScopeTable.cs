namespace MicroFreeze.Compiler.Scoping;

/// <summary>
/// The scopes of a module in the order of their creation, in which they are compiled. The objects are reused from module to module.
/// </summary>
internal sealed class ScopeTable
{
    private readonly List<Scope> _scopes = [];

    /// <summary>How many scopes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The scope at an index; 0 is the module.</summary>
    public Scope this[int index] => _scopes[index];

    /// <summary>Adds a scope.</summary>
    public Scope Add(ScopeKind kind, Scope? parent, int node, int name, EmitOption emit)
    {
        if (Count == _scopes.Count)
        {
            _scopes.Add(new Scope());
        }

        Scope scope = _scopes[Count];
        scope.Reset(Count, kind, parent, node, name, emit);
        Count++;
        return scope;
    }

    /// <summary>Forgets the scopes.</summary>
    public void Clear()
    {
        for (int index = 0; index < Count; index++)
        {
            _scopes[index].Release();
        }

        Count = 0;
    }
}
