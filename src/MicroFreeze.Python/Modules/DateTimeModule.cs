using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>datetime</c>: the class <c>datetime</c>, and <c>timezone.utc</c> for calls that pass it.</summary>
internal static class DateTimeModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "datetime",
        [],
        ("datetime", PyDateTime.DateTimeType),
        ("timezone", new PyModule("timezone") { Attributes = { ["utc"] = PyNone.Value } }),
        ("UTC", PyNone.Value));
}
