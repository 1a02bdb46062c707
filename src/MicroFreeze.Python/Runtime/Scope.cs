namespace MicroFreeze.Python.Runtime;

/// <summary>Names and values while code runs: of a module, a class body, a function's call or a comprehension.</summary>
internal sealed class Scope
{
    private Scope(PyDict globals, Scope? parent, ScopeInfo? info, PyDict? body)
    {
        Globals = globals;
        Parent = parent;
        Info = info;
        Body = body;
    }

    /// <summary>The module's names.</summary>
    public PyDict Globals { get; }

    /// <summary>What it stands in; null for a module.</summary>
    public Scope? Parent { get; }

    /// <summary>What a function or comprehension binds; null for a module or class body.</summary>
    public ScopeInfo? Info { get; }

    /// <summary>The names of a class body; null for anything else.</summary>
    public PyDict? Body { get; }

    /// <summary>The values of a function's or comprehension's own names.</summary>
    public Dictionary<string, object> Values { get; } = [];

    public static Scope OfModule(PyDict globals) => new(globals, null, null, null);

    public static Scope OfClass(Scope parent, PyDict body) => new(parent.Globals, parent, null, body);

    public static Scope OfFunction(Scope parent, ScopeInfo info) => new(parent.Globals, parent, info, null);

    /// <summary>The value of a name, or null where it has none. <c>NameError</c> for a local one that has none yet.</summary>
    public object? Find(string name)
    {
        if (Body is not null && Body.TryGetValue(name, out object? member))
        {
            return member;
        }

        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            if (scope.Info is not { } info)
            {
                continue;
            }

            if (info.Locals.Contains(name))
            {
                return scope.Values.TryGetValue(name, out object? local) ? local
                    : throw (ReferenceEquals(scope, this) && !info.IsComprehension
                        ? PyError.Make("UnboundLocalError", $"cannot access local variable '{name}' where it is not associated with a value")
                        : PyError.Make("NameError", $"cannot access free variable '{name}' where it is not associated with a value in enclosing scope"));
            }

            if (info.Globals.Contains(name))
            {
                break;
            }
        }

        return Globals.TryGetValue(name, out object? value) ? value : null;
    }

    public void Assign(string name, object value)
    {
        switch (Owner(name))
        {
            case { Body: { } body }:
                body[name] = value;
                break;
            case { Info: not null } owner:
                owner.Values[name] = value;
                break;
            default:
                Globals[name] = value;
                break;
        }
    }

    /// <summary>Binds a name from inside a comprehension (<c>:=</c>): in what the comprehension stands in.</summary>
    public void AssignOutside(string name, object value)
    {
        Scope scope = this;
        while (scope.Info is { IsComprehension: true } && scope.Parent is { } parent)
        {
            scope = parent;
        }

        scope.Assign(name, value);
    }

    /// <summary>Forgets a name; false where there is none.</summary>
    public bool Delete(string name) => Owner(name) switch
    {
        { Body: { } body } => body.Remove(name, out _),
        { Info: not null } owner => owner.Values.Remove(name),
        _ => Globals.Remove(name, out _),
    };

    /// <summary>All names that can be seen, for hints.</summary>
    public IEnumerable<string> Visible()
    {
        IEnumerable<string> names = Globals.Keys.OfType<string>();
        for (Scope? scope = this; scope is not null; scope = scope.Parent)
        {
            names = names.Concat(scope.Values.Keys).Concat(scope.Body?.Keys.OfType<string>() ?? []);
        }

        return names;
    }

    // The scope that a name is bound in; null for the module.
    private Scope? Owner(string name)
    {
        if (Body is not null)
        {
            return this;
        }

        if (Info is null || Info.Globals.Contains(name))
        {
            return null;
        }

        if (!Info.Nonlocals.Contains(name))
        {
            return this;
        }

        for (Scope? scope = Parent; scope is not null; scope = scope.Parent)
        {
            if (scope.Info is { IsComprehension: false } info && info.Locals.Contains(name))
            {
                return scope;
            }
        }

        throw PyError.Make("SyntaxError", $"no binding for nonlocal '{name}' found");
    }
}
