using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary>JSON text to Python's values.</summary>
internal static class JsonReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 200 };

    /// <summary>Reads one value. <c>JSONDecodeError</c>, a <c>ValueError</c>, where the text isn't JSON.</summary>
    public static object Read(Interpreter vm, string text)
    {
        // The document's own tables take a few times the text.
        vm.Budget.Tick(text.Length);
        vm.Budget.Allocate(8L * text.Length);
        try
        {
            using JsonDocument document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text), Options);
            return ToValue(vm, document.RootElement);
        }
        catch (JsonException exception)
        {
            string message = exception.Message.Split(" LineNumber:")[0].TrimEnd('.');
            throw new PythonException(new PyException(
                ExceptionTypes.JsonDecodeError, $"{message}: line {exception.LineNumber + 1} column {exception.BytePositionInLine + 1}"));
        }
    }

    private static object ToValue(Interpreter vm, JsonElement element)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        vm.Budget.Tick();
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                PyDict dict = new();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    dict[property.Name] = ToValue(vm, property.Value);
                }

                return dict;
            case JsonValueKind.Array:
                return new PyList([.. element.EnumerateArray().Select(item => ToValue(vm, item))]);
            case JsonValueKind.String:
                return ToText(element);
            case JsonValueKind.Number:
                return ToNumber(element);
            case JsonValueKind.True:
                return Boxed.True;
            case JsonValueKind.False:
                return Boxed.False;
            default:
                return PyNone.Value;
        }
    }

    private static string ToText(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw PyError.Value("a JSON text with half a surrogate pair");
        }
    }

    private static object ToNumber(JsonElement element)
    {
        string text = element.GetRawText();
        return text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? element.GetDouble() : Numbers.Parse(text, 10);
    }
}
