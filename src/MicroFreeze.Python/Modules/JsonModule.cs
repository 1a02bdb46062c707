using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>json</c>: reading, and writing with the options that decide how the text looks.</summary>
internal static class JsonModule
{
    private const string DumpParameters = "ensure_ascii=True, indent=None, separators=None, sort_keys=False";

    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "json",
        [
            ("dump", "obj, fp, *, " + DumpParameters, static (vm, a) => vm.Call(vm.GetAttribute(a[1]!, "write"), JsonWriter.Write(vm, a[0]!, a.AsSpan(2)))),
            ("dumps", "obj, *, " + DumpParameters, static (vm, a) => JsonWriter.Write(vm, a[0]!, a.AsSpan(1))),
            ("load", "fp", static (vm, a) => JsonReader.Read(vm, ToText(vm.Call(vm.GetAttribute(a[0]!, "read"))))),
            ("loads", "s", static (vm, a) => JsonReader.Read(vm, ToText(a[0]!))),
        ],
        ("JSONDecodeError", ExceptionTypes.JsonDecodeError));

    private static string ToText(object value) => value switch
    {
        string text => text,
        PyBytes bytes => Encodings.Decode(bytes.Value, "utf-8"),
        _ => throw PyError.Type($"the JSON object must be str, bytes or bytearray, not {Interpreter.TypeOf(value).Name}"),
    };
}
