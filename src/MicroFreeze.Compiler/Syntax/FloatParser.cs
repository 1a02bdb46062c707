namespace MicroFreeze.Syntax;

/// <summary>
/// Float and imaginary literals, to the same double as the reference: it is not always the nearest one, because the power of ten is
/// multiplied up in extended precision. Source: py/parsenum.c, <c>mp_parse_float_internal</c>, <c>mp_decimal_exp</c> (exact format).
/// </summary>
internal static class FloatParser
{
    /// <summary>A significand below this takes another digit without overflow; further digits count as zeros.</summary>
    private const ulong MaxSignificand = 0x1999999999999998;

    private const int MaxExponent = (int.MaxValue / 2 - 9) / 10;

    /// <summary>Parses a literal as the lexer takes it, without underscores; false where it is no number.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value, out bool isImaginary)
    {
        isImaginary = false;
        value = 0;
        Significand significand = default;
        int position = 0;
        bool inFraction = false;
        for (; position < text.Length; position++)
        {
            byte b = text[position];
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                significand.Add(b - '0', inFraction);
            }
            else if (b == '.' && !inFraction)
            {
                inFraction = true;
            }
            else
            {
                break;
            }
        }

        int exponent = 0;
        if (position < text.Length && text[position] is (byte)'e' or (byte)'E')
        {
            position++;
            bool isNegative = position < text.Length && text[position] == '-';
            if (position < text.Length && text[position] is (byte)'+' or (byte)'-')
            {
                position++;
            }

            if (position == text.Length)
            {
                return false;
            }

            for (; position < text.Length && text[position] is >= (byte)'0' and <= (byte)'9'; position++)
            {
                if (exponent < MaxExponent)
                {
                    exponent = exponent * 10 + text[position] - '0';
                }
            }

            exponent = isNegative ? -exponent : exponent;
        }

        if (position < text.Length && text[position] is (byte)'j' or (byte)'J')
        {
            isImaginary = true;
            position++;
        }

        value = Scale(ExtendedFloat.FromInteger(significand.Value), exponent + significand.Exponent).ToDouble();
        return position == text.Length;
    }

    private static ExtendedFloat Scale(ExtendedFloat value, int exponent)
    {
        ExtendedFloat power = ExtendedFloat.FromInteger(10);
        for (int rest = Math.Abs(exponent); rest != 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                value = exponent < 0 ? value / power : value * power;
            }

            power *= power;
        }

        return value;
    }

    /// <summary>Collects decimal digits. Zeros count only when another digit follows.</summary>
    private struct Significand
    {
        private int _exponent;
        private int _zerosInInteger;
        private int _zerosInFraction;

        public ulong Value { get; private set; }

        public readonly int Exponent => _exponent + _zerosInInteger;

        public void Add(int digit, bool inFraction)
        {
            if (digit == 0 || Value >= MaxSignificand)
            {
                if (inFraction)
                {
                    _zerosInFraction++;
                }
                else
                {
                    _zerosInInteger++;
                }

                return;
            }

            for (; _zerosInInteger > 0; _zerosInInteger--)
            {
                Accept(0, inFraction: false);
            }

            for (; _zerosInFraction > 0; _zerosInFraction--)
            {
                Accept(0, inFraction: true);
            }

            Accept(digit, inFraction);
        }

        private void Accept(int digit, bool inFraction)
        {
            if (Value < MaxSignificand)
            {
                Value = Value * 10 + (ulong)digit;
                _exponent -= inFraction ? 1 : 0;
            }
            else
            {
                _exponent += inFraction ? 0 : 1;
            }
        }
    }
}
