using System.Text;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Writes the files that are frozen as text: their names, sizes and contents.
/// Source: tools/makemanifest.py@v1.28.0 generate_frozen_str_content.</summary>
internal static class FrozenTextWriter
{
    public static void Write(CWriter writer, List<FrozenTextEntry> texts)
    {
        writer.Line("#include <stdint.h>");
        writer.Line();
        writer.Line("#define MP_FROZEN_STR_NAMES \\");
        foreach (FrozenTextEntry text in texts)
        {
            writer.Append("    "u8);
            WriteName(writer, text.TargetPath);
            writer.Append(" \\\n"u8);
        }

        writer.Line();
        writer.Append("const uint32_t mp_frozen_str_sizes[] = { "u8);
        foreach (FrozenTextEntry text in texts)
        {
            writer.Append(text.Content.Length);
            writer.Append(", "u8);
        }

        writer.Line("0 };");
        writer.Line("const char mp_frozen_str_content[] = {");
        foreach (FrozenTextEntry text in texts)
        {
            WriteContent(writer, text);
        }

        writer.Line("    \"\\0\"");
        writer.Line("};");
        writer.Line();
    }

    /// <summary>Writes a name with the NUL that parts it from the next.</summary>
    public static void WriteName(CWriter writer, string name)
    {
        writer.Literal(Encoding.UTF8.GetBytes(name));
        writer.Append(" \"\\0\""u8);
    }

    /// <summary>Writes a file line by line.</summary>
    private static void WriteContent(CWriter writer, FrozenTextEntry text)
    {
        writer.Append("    "u8);
        writer.Comment(FormattableString.Invariant($"{text.TargetPath}, {text.Content.Length} bytes"));
        ReadOnlySpan<byte> rest = text.Content.Span;
        while (!rest.IsEmpty)
        {
            const int LongestLine = 1000;
            int length = rest.IndexOf((byte)'\n') + 1;
            length = Math.Min(length == 0 ? rest.Length : length, LongestLine);
            writer.Append("    "u8);
            writer.Literal(rest[..length]);
            writer.Line();
            rest = rest[length..];
        }

        writer.Line("    \"\\0\"");
    }
}
