using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>json</c></summary>
internal static class JsonModule
{
    private const string DumpParameters =
        "skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None, default=None, sort_keys=False, **options";

    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "json",
        [
            ("dump", "obj, fp, *, " + DumpParameters, static (vm, a) => vm.Call(vm.GetAttribute(a[1]!, "write"), JsonWriter.Write(vm, a[0]!, a.AsSpan(2)))),
            ("dumps", "obj, *, " + DumpParameters, static (vm, a) => JsonWriter.Write(vm, a[0]!, a.AsSpan(1))),
            ("load", "fp, **options", static (vm, a) => JsonReader.Read(vm, ToText(vm.Call(vm.GetAttribute(a[0]!, "read"))), (PyDict)a[1]!)),
            ("loads", "s, **options", static (vm, a) => JsonReader.Read(vm, ToText(a[0]!), (PyDict)a[1]!)),
        ],
        ("JSONDecodeError", ExceptionTypes.JsonDecodeError));

    private static string ToText(object value) => value switch
    {
        string text => text,
        PyBytes bytes => Encodings.Decode(bytes.Value, "utf-8"),
        _ => throw PyError.Type($"the JSON object must be str, bytes or bytearray, not {Interpreter.TypeOf(value).Name}"),
    };
}
