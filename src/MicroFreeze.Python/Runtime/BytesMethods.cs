namespace MicroFreeze.Python.Runtime;

/// <summary><c>bytes</c>: what it takes to read a file of them and to write one.</summary>
internal static class BytesMethods
{
    public static void Register()
    {
        BuiltinTypes.Bytes.SetConstructor("source, /", static (vm, _, a) => new PyBytes([.. vm.Iterate(a[0]!).Select(ToByte)]));
        BuiltinTypes.Bytes.AddMethods(
            ("decode", "encoding='utf-8', errors='strict'", static (vm, a) => Decode(vm, ((PyBytes)a[0]!).Value, a)),
            ("hex", "", static (_, a) => Convert.ToHexStringLower(((PyBytes)a[0]!).Value)));
    }

    private static string Decode(Interpreter vm, byte[] value, object?[] a)
    {
        vm.Budget.Allocate(2L * value.Length);
        return Encodings.Decode(value, Args.Text(a[1]), Args.Text(a[2]));
    }

    private static byte ToByte(object item) => Numbers.ToLong(item) is >= 0 and < 256 and var value
        ? (byte)value
        : throw PyError.Value("bytes must be in range(0, 256)");
}
