using System.Globalization;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Floats in C. They come by way of their text in a <c>.mpy</c> file, read exactly, whether or not there was such a file, so that it makes
/// no difference. Source: tools/mpy-tool.py@v1.28.0 read_obj; tools/mpy-tool.py@v1.28.0 freeze_constant_obj.
/// </summary>
internal static class FrozenFloats
{
    private const ulong PositiveNaN = 0x7ff8000000000000;

    /// <summary>The value to freeze.</summary>
    public static double GetValue(FloatConstant constant) => Parse(constant.Text ?? FloatConstant.GetText(constant.Value));

    /// <summary>The value to freeze, as real and imaginary part.</summary>
    public static (double Real, double Imaginary) GetValue(ComplexConstant constant)
    {
        string text = (constant.Text ?? ComplexConstant.GetText(constant.Real, constant.Imaginary)).Trim('(', ')').TrimEnd('j');

        // The sign that begins the imaginary part: not the first character, and not that of an exponent.
        int split = text.Length;
        do
        {
            split = text.LastIndexOfAny(['+', '-'], split - 1);
        }
        while (split > 0 && (text[split - 1] | 0x20) == 'e');

        return split <= 0 ? (0, Parse(text)) : (Parse(text[..split]), Parse(text[split..]));
    }

    /// <summary>
    /// A constant expression of type <c>mp_float_t</c>. It has 16 digits as upstream's, although some doubles need 17 and an integer 0 has
    /// no sign: what counts is the same image.
    /// </summary>
    public static string GetExpression(double value) =>
        double.IsNaN(value) ? "(mp_float_t)NAN"
        : double.IsPositiveInfinity(value) ? "(mp_float_t)INFINITY"
        : double.IsNegativeInfinity(value) ? "-(mp_float_t)INFINITY"
        : "(mp_float_t)" + value.ToString("G16", CultureInfo.InvariantCulture);

    /// <summary>
    /// The object itself in <c>MICROPY_OBJ_REPR_C</c>: a single-precision number whose last two bits are 10, with an offset.
    /// </summary>
    public static string GetRepresentationC(double value)
    {
        const uint SingleNaN = 0x7fc00000;
        uint bits = double.IsNaN(value) ? SingleNaN : BitConverter.SingleToUInt32Bits((float)value);
        uint representation = unchecked(((bits & ~3u) | 2) + 0x80800000);
        return string.Create(CultureInfo.InvariantCulture, $"0x{representation:x8}");
    }

    /// <summary>The object itself in <c>MICROPY_OBJ_REPR_D</c>: a double with an offset.</summary>
    public static string GetRepresentationD(double value)
    {
        ulong bits = double.IsNaN(value) ? PositiveNaN : BitConverter.DoubleToUInt64Bits(value);
        ulong representation = unchecked(bits + 0x8004000000000000);
        return string.Create(CultureInfo.InvariantCulture, $"0x{representation:x16}");
    }

    private static double Parse(string text) => text.TrimStart('+', '-') switch
    {
        "inf" => text.StartsWith('-') ? double.NegativeInfinity : double.PositiveInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture),
    };
}
