using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Listings;

/// <summary>Constants as Python's <c>repr</c> and <c>str</c> write them.</summary>
internal static class ConstantRepr
{
    /// <summary>What <c>repr</c> says.</summary>
    public static string Of(Constant constant)
    {
        StringBuilder text = new();
        Append(constant, text);
        return text.ToString();
    }

    /// <summary>What <c>repr</c> says of a list of these.</summary>
    public static string OfList(IEnumerable<Constant> constants) => $"[{string.Join(", ", constants.Select(Of))}]";

    /// <summary>What <c>str</c> says: of a str its own text.</summary>
    public static string Display(Constant constant) => constant is StrConstant text ? Text(text.Value) : Of(constant);

    /// <summary>Bytes of a name or str as text.</summary>
    public static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private static void Append(Constant constant, StringBuilder text)
    {
        switch (constant)
        {
            case SingletonConstant singleton:
                text.Append(singleton == Constant.FunctionTable ? "mp_fun_table" : singleton.Name);
                break;
            case StrConstant value:
                text.Append(PythonLiteral.Quote(Text(value.Value)));
                break;
            case BytesConstant value:
                text.Append(PythonLiteral.Quote(value.Value));
                break;
            case IntConstant value:
                text.Append(value.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatConstant value:
                text.Append(PythonFloat.Repr(FrozenFloats.GetValue(value)));
                break;
            case ComplexConstant value:
                AppendComplex(FrozenFloats.GetValue(value), text);
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

    // Whole numbers go without a point in here, and a real part of zero without a sign goes unsaid.
    private static void AppendComplex((double Real, double Imaginary) value, StringBuilder text)
    {
        string imaginary = Part(value.Imaginary) + "j";
        if (value.Real == 0 && !double.IsNegative(value.Real))
        {
            text.Append(imaginary);
            return;
        }

        string sign = imaginary[0] is '-' ? "" : "+";
        text.Append('(').Append(Part(value.Real)).Append(sign).Append(imaginary).Append(')');
    }

    private static string Part(double value)
    {
        string text = PythonFloat.Repr(value);
        return text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
    }
}
