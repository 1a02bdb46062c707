using System.Text;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Python.Runtime;

/// <summary>The encodings that manifests may name.</summary>
internal static class Encodings
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    public static string Decode(byte[] bytes, string encoding, string errors = "strict")
    {
        try
        {
            switch (Normalize(encoding))
            {
                case "utf8":
                    return errors == "strict" ? StrictUtf8.GetString(bytes) : errors == "ignore" ? Encoding.UTF8.GetString(bytes).Replace("\ufffd", "") : Encoding.UTF8.GetString(bytes);
                case "utf8sig":
                    return Decode(bytes.AsSpan().StartsWith("\ufeff"u8) ? bytes[3..] : bytes, "utf8", errors);
                case "latin1":
                    return Encoding.Latin1.GetString(bytes);
                default:
                    int bad = bytes.AsSpan().IndexOfAnyInRange((byte)0x80, (byte)0xff);
                    return bad < 0 || errors != "strict"
                        ? errors == "ignore" ? Encoding.ASCII.GetString(bytes).Replace("?", "") : Encoding.ASCII.GetString(bytes)
                        : throw PyError.Make("UnicodeDecodeError", $"'ascii' codec can't decode byte 0x{bytes[bad]:x2} in position {bad}: ordinal not in range(128)");
            }
        }
        catch (DecoderFallbackException exception)
        {
            string value = exception.BytesUnknown is { Length: > 0 } unknown ? $"0x{unknown[0]:x2}" : "?";
            throw PyError.Make("UnicodeDecodeError", $"'utf-8' codec can't decode byte {value} in position {exception.Index}: invalid start byte");
        }
    }

    public static byte[] Encode(string text, string encoding, string errors = "strict")
    {
        try
        {
            switch (Normalize(encoding))
            {
                case "utf8":
                    return (errors == "strict" ? StrictUtf8 : Encoding.UTF8).GetBytes(text);
                case "utf8sig":
                    return [.. "\ufeff"u8, .. Encode(text, "utf8", errors)];
                case "latin1":
                    return EncodeNarrow(text, "latin-1", '\xff', errors);
                default:
                    return EncodeNarrow(text, "ascii", '\x7f', errors);
            }
        }
        catch (EncoderFallbackException)
        {
            throw PyError.Make("UnicodeEncodeError", "'utf-8' codec can't encode: surrogates not allowed");
        }
    }

    private static byte[] EncodeNarrow(string text, string name, char largest, string errors)
    {
        List<byte> bytes = new(text.Length);
        foreach (char c in text)
        {
            if (c <= largest)
            {
                bytes.Add((byte)c);
            }
            else if (errors == "strict")
            {
                string character = PythonLiteral.Quote(c.ToString());
                throw PyError.Make("UnicodeEncodeError", $"'{name}' codec can't encode character {character}: it is beyond {(int)largest}");
            }
            else if (errors != "ignore")
            {
                bytes.Add((byte)'?');
            }
        }

        return [.. bytes];
    }

    private static string Normalize(string encoding) => encoding.ToLowerInvariant().Replace("-", "").Replace("_", "") switch
    {
        "utf8" => "utf8",
        "utf8sig" => "utf8sig",
        "latin1" or "iso88591" => "latin1",
        "ascii" or "usascii" => "ascii",
        _ => throw PyError.Make("LookupError", $"unknown encoding: {encoding}"),
    };
}
