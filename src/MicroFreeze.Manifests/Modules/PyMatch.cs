using System.Text.RegularExpressions;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary>A match of a regular expression.</summary>
internal sealed class PyMatch(PyPattern pattern, Match source, string text) : PyObject, IContainer
{
    public static readonly PyType MatchType = MakeType();

    public Match Source { get; } = source;

    public override PyType Type => MatchType;

    public int Count => -1;

    public override string Repr(Interpreter vm) => $"<re.Match object; span=({Source.Index}, {Source.Index + Source.Length}), match={vm.Repr(Source.Value)}>";

    public bool Contains(Interpreter vm, object item) => throw PyError.Type("argument of type 're.Match' is not iterable");

    public IEnumerable<object> Iterate(Interpreter vm) => throw PyError.Type("'re.Match' object is not iterable");

    public object GetItem(Interpreter vm, object key) => Value(Find(key), PyNone.Value);

    public void SetItem(Interpreter vm, object key, object value) => throw PyError.Type("'re.Match' object does not support item assignment");

    public void DeleteItem(Interpreter vm, object key) => throw PyError.Type("'re.Match' object doesn't support item deletion");

    private static object Value(Group group, object missing) => group.Success ? group.Value : missing;

    private Group Find(object key)
    {
        int number = key is string name
            ? pattern.Names.TryGetValue(name, out int named) ? named : -1
            : (int)Math.Clamp(Numbers.ToIndexSaturated(key), -1, int.MaxValue);
        return number >= 0 && number <= pattern.Groups ? Source.Groups[number] : throw PyError.Index("no such group");
    }

    private object GetGroups(object[] keys) => keys.Length switch
    {
        0 => Source.Value,
        1 => Value(Find(keys[0]), PyNone.Value),
        _ => new PyTuple([.. keys.Select(key => Value(Find(key), PyNone.Value))]),
    };

    private PyDict GetNamed(object missing)
    {
        PyDict dict = new();
        foreach ((string name, int number) in pattern.Names)
        {
            dict[name] = Value(Source.Groups[number], missing);
        }

        return dict;
    }

    private object Start(object key) => Find(key) is { Success: true } group ? Boxed.Int(Text.IndexOf(text, group.Index)) : Boxed.Int(-1);

    private object End(object key) => Find(key) is { Success: true } group ? Boxed.Int(Text.IndexOf(text, group.Index + group.Length)) : Boxed.Int(-1);

    private static PyType MakeType()
    {
        PyType type = new("Match");
        type.AddProperties(
            ("string", static (_, self) => ((PyMatch)self).Subject),
            ("re", static (_, self) => ((PyMatch)self).Pattern),
            ("pos", static (_, _) => Boxed.Int(0)),
            ("lastgroup", static (_, self) => ((PyMatch)self).LastGroup()),
            ("lastindex", static (_, self) => ((PyMatch)self).LastIndex() is > 0 and var index ? Boxed.Int(index) : PyNone.Value));
        type.AddMethods(
            ("end", "group=0", static (_, a) => Self(a).End(a[1]!)),
            ("expand", "template", static (_, a) => Self(a).Pattern.MakeTemplate(Args.Text(a[1]))(Self(a))),
            ("group", "*groups", static (_, a) => Self(a).GetGroups((object[])a[1]!)),
            ("groupdict", "default=None", static (_, a) => Self(a).GetNamed(a[1]!)),
            ("groups", "default=None", static (_, a) => new PyTuple([.. Enumerable.Range(1, Self(a).Pattern.Groups).Select(number => Value(Self(a).Source.Groups[number], a[1]!))])),
            ("span", "group=0", static (_, a) => new PyTuple([Self(a).Start(a[1]!), Self(a).End(a[1]!)])),
            ("start", "group=0", static (_, a) => Self(a).Start(a[1]!)));
        return type;
    }

    private PyPattern Pattern => pattern;

    private string Subject => text;

    // The group that closed last: the one that ends last, and of those the outermost.
    private int LastIndex()
    {
        int last = 0;
        int end = -1;
        for (int number = 1; number <= pattern.Groups; number++)
        {
            Group group = Source.Groups[number];
            if (group.Success && group.Index + group.Length > end)
            {
                last = number;
                end = group.Index + group.Length;
            }
        }

        return last;
    }

    private object LastGroup()
    {
        int last = LastIndex();
        foreach ((string name, int number) in pattern.Names)
        {
            if (number == last)
            {
                return name;
            }
        }

        return PyNone.Value;
    }

    private static PyMatch Self(object?[] arguments) => (PyMatch)arguments[0]!;
}
