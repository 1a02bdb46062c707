using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>bytes</c>. Most methods are those of <c>str</c>, applied to the same bytes as Latin-1 text.</summary>
internal static class BytesMethods
{
    // Methods that treat bytes as str treats letters below 128.
    private static readonly string[] Shared =
    [
        "center", "count", "endswith", "expandtabs", "find", "index", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper",
        "join", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip",
        "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper", "zfill", "capitalize",
    ];

    public static void Register()
    {
        BuiltinTypes.Bytes.SetConstructor("source=?, encoding=?, errors='strict'", static (vm, _, a) => Make(vm, a));
        BuiltinTypes.Bytes.AddFunctions(("fromhex", "string, /", static (_, a) => FromHex(Args.Text(a[0]))));
        BuiltinTypes.Bytes.AddMethods(
            ("decode", "encoding='utf-8', errors='strict'", static (_, a) => Encodings.Decode(((PyBytes)a[0]!).Value, Args.Text(a[1]), Args.Text(a[2]))),
            ("hex", "", static (_, a) => Convert.ToHexStringLower(((PyBytes)a[0]!).Value)));
        foreach (string name in Shared)
        {
            PyBuiltin text = (PyBuiltin)BuiltinTypes.Str.Attributes[name];
            BuiltinTypes.Bytes.Attributes[name] = new PyBuiltin(name, text.Signature, (vm, a) => ToBytes(text.Body(vm, [.. a.Select((value, index) => ToText(vm, value, index))])))
            {
                IsMethod = true,
                Owner = BuiltinTypes.Bytes,
            };
        }
    }

    private static object? ToText(Interpreter vm, object? value, int index) => value switch
    {
        PyBytes bytes => Encoding.Latin1.GetString(bytes.Value),
        string text when index > 0 && text != " " => throw PyError.Type("a bytes-like object is required, not 'str'"),
        PyTuple tuple => new PyTuple([.. tuple.Items.Select(item => item is PyBytes ? ToText(vm, item, 1)! : throw PyError.Type("a bytes-like object is required"))]),
        PyList list => new PyList([.. list.Items.Select(item => item is PyBytes ? ToText(vm, item, 1)! : throw PyError.Type("a bytes-like object is required"))]),
        _ => value,
    };

    private static object ToBytes(object value) => value switch
    {
        string text => new PyBytes(Encoding.Latin1.GetBytes(text)),
        PyTuple tuple => new PyTuple([.. tuple.Items.Select(ToBytes)]),
        PyList list => new PyList([.. list.Items.Select(ToBytes)]),
        _ => value,
    };

    private static PyBytes Make(Interpreter vm, object?[] a)
    {
        switch (a[0])
        {
            case null:
                return new PyBytes([]);
            case not string when a[1] is not null:
                throw PyError.Type("encoding without a string argument");
            case string text:
                return a[1] is string encoding ? new PyBytes(Encodings.Encode(text, encoding, Args.Text(a[2]))) : throw PyError.Type("string argument without an encoding");
            case PyBytes bytes:
                return bytes;
            case long or bool or System.Numerics.BigInteger:
                int count = Args.Count(a[0]);
                if (count < 0)
                {
                    throw PyError.Value("negative count");
                }

                vm.Budget.Allocate(count);
                return new PyBytes(new byte[count]);
            default:
                List<byte> items = [];
                foreach (object item in vm.Iterate(a[0]!))
                {
                    long value = Numbers.ToLong(item);
                    items.Add(value is >= 0 and < 256 ? (byte)value : throw PyError.Value("bytes must be in range(0, 256)"));
                }

                return new PyBytes([.. items]);
        }
    }

    private static PyBytes FromHex(string text)
    {
        try
        {
            return new PyBytes(Convert.FromHexString(string.Concat(text.Where(c => !Text.IsSpace(c)))));
        }
        catch (FormatException)
        {
            throw PyError.Value("non-hexadecimal number found in fromhex() arg");
        }
    }
}
