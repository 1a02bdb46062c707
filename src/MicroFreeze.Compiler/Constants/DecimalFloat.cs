namespace MicroFreeze.Compiler.Constants;

/// <summary>
/// Reads decimal numbers as the reference does: not always the nearest double, for it gathers some 19 digits and scales them in extended
/// precision. Source: py/parsenum.c@v1.28.0 mp_parse_float_internal.
/// </summary>
internal static class DecimalFloat
{
    /// <summary>Above this another digit could overflow the 64-bit significand; further digits count as zeros.</summary>
    private const ulong SignificandLimit = 0x1999999999999998;

    /// <summary>Above this further exponent digits cannot matter and would overflow.</summary>
    private const int ExponentLimit = ((int.MaxValue / 2) - 9) / 10;

    private enum Part
    {
        Integer,
        Fraction,
        Exponent,
    }

    /// <summary>
    /// Reads an unsigned number at the start of <paramref name="text"/>: digits, a point, an exponent, underscores anywhere.
    /// </summary>
    /// <param name="text">The bytes.</param>
    /// <param name="value">The number; 0 where there is no digit.</param>
    /// <returns>How many bytes belong to the number, or -1 where the text ends right after the exponent's letter or sign.</returns>
    public static int Parse(ReadOnlySpan<byte> text, out double value)
    {
        Accumulator digits = default;
        Part part = Part.Integer;
        bool negativeExponent = false;
        int exponent = 0;
        int position = 0;
        value = 0;
        for (; position < text.Length; position++)
        {
            byte c = text[position];
            if (char.IsAsciiDigit((char)c))
            {
                if (part != Part.Exponent)
                {
                    digits.Add(c - '0', part);
                }
                else if (exponent < ExponentLimit)
                {
                    exponent = (10 * exponent) + (c - '0');
                }
            }
            else if (c == '.' && part == Part.Integer)
            {
                part = Part.Fraction;
            }
            else if ((c | 0x20) == 'e' && part != Part.Exponent)
            {
                part = Part.Exponent;
                if (position + 1 < text.Length && text[position + 1] is (byte)'+' or (byte)'-')
                {
                    position++;
                    negativeExponent = text[position] == '-';
                }

                if (position + 1 == text.Length)
                {
                    return -1;
                }
            }
            else if (c != '_')
            {
                break;
            }
        }

        exponent = (negativeExponent ? -exponent : exponent) + digits.Exponent;
        value = ExtendedFloat.ScaleByPowerOfTen(ExtendedFloat.FromInteger(digits.Significand), exponent).ToDouble();
        return position;
    }

    /// <summary>The significant digits so far. Zeros wait until a digit follows them, so that trailing ones cost no precision.</summary>
    private struct Accumulator
    {
        private int _scale;
        private int _waitingIntegerZeros;
        private int _waitingFractionZeros;

        public ulong Significand { get; private set; }

        /// <summary>The power of ten that the significand is to be scaled by.</summary>
        public readonly int Exponent => _scale + _waitingIntegerZeros;

        public void Add(int digit, Part part)
        {
            if (digit == 0 || Significand >= SignificandLimit)
            {
                if (part == Part.Integer)
                {
                    _waitingIntegerZeros++;
                }
                else
                {
                    _waitingFractionZeros++;
                }

                return;
            }

            for (; _waitingIntegerZeros > 0; _waitingIntegerZeros--)
            {
                Take(0, Part.Integer);
            }

            for (; _waitingFractionZeros > 0; _waitingFractionZeros--)
            {
                Take(0, Part.Fraction);
            }

            Take(digit, part);
        }

        private void Take(int digit, Part part)
        {
            if (Significand < SignificandLimit)
            {
                Significand = (10 * Significand) + (uint)digit;
                _scale -= part == Part.Fraction ? 1 : 0;
            }
            else
            {
                _scale += part == Part.Integer ? 1 : 0;
            }
        }
    }
}
