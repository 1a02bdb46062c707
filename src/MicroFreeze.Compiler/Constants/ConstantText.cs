using System.Buffers;
using System.Globalization;
using System.Text;

namespace MicroFreeze.Compiler.Constants;

/// <summary>Constants as Python writes them, for readers.</summary>
internal static class ConstantText
{
    public static string Of(Constant constant)
    {
        StringBuilder text = new();
        Append(constant, text);
        return text.ToString();
    }

    /// <summary>Text in quotes; what is not printable, and what is no UTF-8, escaped.</summary>
    public static string Quote(ReadOnlySpan<byte> value)
    {
        StringBuilder text = new();
        AppendQuoted(value, isText: true, text);
        return text.ToString();
    }

    private static void Append(Constant constant, StringBuilder text)
    {
        switch (constant)
        {
            case SingletonConstant singleton:
                text.Append(singleton.Name);
                break;
            case StrConstant value:
                AppendQuoted(value.Value, isText: true, text);
                break;
            case BytesConstant value:
                text.Append('b');
                AppendQuoted(value.Value, isText: false, text);
                break;
            case IntConstant value:
                text.Append(value.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatConstant value:
                text.Append(value.Text ?? FloatConstant.GetText(value.Value));
                break;
            case ComplexConstant value:
                text.Append(value.Text ?? ComplexConstant.GetText(value.Real, value.Imaginary));
                break;
            case TupleConstant tuple:
                text.Append('(');
                for (int index = 0; index < tuple.Items.Length; index++)
                {
                    text.Append(index == 0 ? "" : ", ");
                    Append(tuple.Items[index], text);
                }

                text.Append(tuple.Items.Length == 1 ? ",)" : ")");
                break;
        }
    }

    private static void AppendQuoted(ReadOnlySpan<byte> value, bool isText, StringBuilder text)
    {
        text.Append('\'');
        while (!value.IsEmpty)
        {
            Rune rune = default;
            int length = 1;
            bool isPrintable = isText
                && Rune.DecodeFromUtf8(value, out rune, out length) == OperationStatus.Done
                && !Rune.IsControl(rune)
                && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            if (isPrintable || value[0] is >= (byte)' ' and < 0x7f)
            {
                string character = isText ? rune.ToString() : ((char)value[0]).ToString();
                text.Append(character is "'" or "\\" ? "\\" : "").Append(character);
                value = value[(isText ? length : 1)..];
                continue;
            }

            text.Append(value[0] switch
            {
                (byte)'\n' => "\\n",
                (byte)'\r' => "\\r",
                (byte)'\t' => "\\t",
                byte other => string.Create(CultureInfo.InvariantCulture, $"\\x{other:x2}"),
            });
            value = value[1..];
        }

        text.Append('\'');
    }
}
