using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Modules;

/// <summary>
/// <c>os.environ</c>: a variable that is asked for by name becomes an input of the build. All of them at once would make everything an
/// input, so that needs a grant. What a manifest sets is seen by manifests only.
/// </summary>
internal sealed class PyEnvironment(Interpreter vm) : PyObject, IContainer
{
    private static readonly PyType EnvironmentType = MakeType();

    private readonly Dictionary<string, string?> _changed = [];

    public override PyType Type => EnvironmentType;

    public int Count => All().Count;

    public override string Repr(Interpreter vm) => $"environ({vm.Repr(ToDict())})";

    public bool Contains(Interpreter vm, object item) => Get(Args.Text(item)) is not null;

    public IEnumerable<object> Iterate(Interpreter vm) => All().Keys;

    public object GetItem(Interpreter vm, object key) => Get(Args.Text(key)) ?? throw PyError.Key(key);

    public void SetItem(Interpreter vm, object key, object value)
    {
        vm.Budget.Allocate(64);
        _changed[Args.Text(key)] = Args.Text(value);
    }

    public void DeleteItem(Interpreter vm, object key)
    {
        GetItem(vm, key);
        _changed[(string)key] = null;
    }

    private string? Get(string name) => _changed.TryGetValue(name, out string? value) ? value : OsModule.GetVariable(vm, name);

    private Dictionary<string, string> All()
    {
        if (!vm.Host.Grants.Environment)
        {
            throw new SandboxException(
                PythonDiagnostics.Refused, "listing all environment variables", "Ask for the ones you need by name, or set MicroFreezeManifestAllow to Environment.");
        }

        Dictionary<string, string> all = [];
        foreach (string name in vm.Host.Environment.Keys.Union(_changed.Keys).Order(StringComparer.Ordinal))
        {
            if (Get(name) is { } value)
            {
                all.Add(name, value);
            }
        }

        return all;
    }

    private PyDict ToDict()
    {
        PyDict dict = new();
        foreach ((string name, string value) in All())
        {
            dict[name] = value;
        }

        return dict;
    }

    private static PyType MakeType()
    {
        PyType type = new("_Environ");
        type.AddMethods(
            ("copy", "", static (_, a) => Self(a).ToDict()),
            ("get", "key, default=None", static (_, a) => Self(a).Get(Args.Text(a[1])) ?? a[2]!),
            ("items", "", static (_, a) => new PyDictView(Self(a).ToDict(), BuiltinTypes.DictItems)),
            ("keys", "", static (_, a) => new PyDictView(Self(a).ToDict(), BuiltinTypes.DictKeys)),
            ("pop", "key, default=?", static (vm, a) => Pop(vm, Self(a), a[1]!, a[2])),
            ("setdefault", "key, value", static (vm, a) => SetDefault(vm, Self(a), a[1]!, a[2]!)),
            ("update", "values", static (vm, a) => Update(vm, Self(a), a[1]!)),
            ("values", "", static (_, a) => new PyDictView(Self(a).ToDict(), BuiltinTypes.DictValues)));
        return type;
    }

    private static PyEnvironment Self(object?[] arguments) => (PyEnvironment)arguments[0]!;

    private static object Pop(Interpreter vm, PyEnvironment self, object key, object? fallback)
    {
        object value = self.Get(Args.Text(key)) ?? fallback ?? throw PyError.Key(key);
        self._changed[(string)key] = null;
        return value;
    }

    private static object SetDefault(Interpreter vm, PyEnvironment self, object key, object value)
    {
        if (self.Get(Args.Text(key)) is { } known)
        {
            return known;
        }

        self.SetItem(vm, key, value);
        return value;
    }

    private static PyNone Update(Interpreter vm, PyEnvironment self, object values)
    {
        PyDict dict = new();
        vm.UpdateDict(dict, values);
        foreach ((object key, object value) in dict.Entries)
        {
            self.SetItem(vm, key, value);
        }

        return PyNone.Value;
    }
}
