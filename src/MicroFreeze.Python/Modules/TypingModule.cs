using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>typing</c>: names for annotations, which are never evaluated.</summary>
internal static class TypingModule
{
    private static readonly string[] Names =
    [
        "Any", "AnyStr", "Callable", "ClassVar", "Collection", "Container", "Dict", "Final", "FrozenSet", "Generator", "Generic", "Hashable", "Iterable", "Iterator",
        "List", "Literal", "Mapping", "MutableMapping", "MutableSequence", "NoReturn", "Optional", "Protocol", "Sequence", "Set", "Sized", "Text", "Tuple", "Type",
        "TypedDict", "Union",
    ];

    public static PyModule Make(Interpreter vm)
    {
        PyModule module = ModuleBuilder.Make(
            "typing",
            [
                ("cast", "type, value", static (_, a) => a[1]!),
                ("overload", "function", static (_, a) => a[0]!),
                ("no_type_check", "function", static (_, a) => a[0]!),
                ("TypeVar", "name, *constraints, **options", static (_, a) => new PyType(Args.Text(a[0]))),
                ("NewType", "name, type", static (_, a) => a[1]!),
            ],
            ("TYPE_CHECKING", Boxed.False));
        foreach (string name in Names)
        {
            module.Attributes[name] = new PyType(name);
        }

        return module;
    }
}
