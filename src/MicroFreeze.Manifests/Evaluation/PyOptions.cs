using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// <c>options</c>: what the caller of <c>include</c> or <c>require</c> passed on, as attributes; one that was not passed is its default, or
/// None. Source: tools/manifestfile.py@v1.28.0 IncludeOptions.
/// </summary>
internal sealed class PyOptions(PyDict given) : PyObject, IAttributes
{
    private static readonly PyType OptionsType = MakeType();

    private PyDict _defaults = new();

    public override PyType Type => OptionsType;

    public object? GetAttribute(Interpreter vm, string name) =>
        OptionsType.Find(name) is not null || name.StartsWith("__", StringComparison.Ordinal) ? null
        : given.TryGetValue(name, out object? value) || _defaults.TryGetValue(name, out value) ? value
        : PyNone.Value;

    private static PyType MakeType()
    {
        PyType type = new("IncludeOptions");
        type.AddMethods(("defaults", "**options", static (_, a) => SetDefaults((PyOptions)a[0]!, (PyDict)a[1]!)));
        return type;
    }

    private static PyNone SetDefaults(PyOptions self, PyDict defaults)
    {
        self._defaults = defaults;
        return PyNone.Value;
    }
}
