using System.Buffers;
using System.Globalization;
using System.Numerics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Integer literals as the lexer takes them: digits, letters and no underscores. Source: py/parsenum.c@v1.28.0 mp_parse_num_integer;
/// py/parsenumbase.c@v1.28.0 mp_parse_num_base.
/// </summary>
internal static class IntegerParser
{
    /// <summary>
    /// Parses; false where it is no integer, and then <paramref name="radix"/> and <paramref name="digitsStart"/> belong into the message.
    /// </summary>
    /// <param name="text">The literal.</param>
    /// <param name="value">The value where it fits 64 bits.</param>
    /// <param name="large">The value where it does not, else null.</param>
    /// <param name="radix">The radix that the reference names: 0 for a leading zero.</param>
    /// <param name="digitsStart">How long the prefix is.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long value, out BigInteger? large, out int radix, out int digitsStart)
    {
        large = null;
        value = 0;
        digitsStart = 0;
        radix = 10;
        if (text.Length > 1 && text[0] == '0')
        {
            radix = (text[1] | 0x20) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 0 };
            digitsStart = radix == 0 ? 0 : 2;
        }

        // After a leading zero only zeros may follow: radix 1, in effect.
        int limit = radix == 0 ? 1 : radix;
        ReadOnlySpan<byte> digits = text[digitsStart..];
        if (digits.IsEmpty)
        {
            return false;
        }

        ulong total = 0;
        bool overflows = false;
        foreach (byte b in digits)
        {
            int digit = DigitValue(b);
            if (digit >= limit)
            {
                return false;
            }

            overflows |= total > (long.MaxValue - (ulong)digit) / (ulong)limit;
            total = total * (ulong)limit + (ulong)digit;
        }

        if (!overflows)
        {
            value = (long)total;
            return true;
        }

        digits = digits.TrimStart((byte)'0');
        large = BitOperations.IsPow2(radix) ? ParseBits(digits, BitOperations.Log2((uint)radix)) : ParseDecimal(digits);
        return true;
    }

    /// <summary>At least as many bits as the literal's value has; cheap, so that a huge one is never computed.</summary>
    public static long EstimateBits(ReadOnlySpan<byte> text)
    {
        int perDigit = text.Length > 1 && text[0] == '0' ? (text[1] | 0x20) switch { 'x' => 4, 'o' => 3, 'b' => 1, _ => 0 } : 4;
        return (long)text.Length * perDigit;
    }

    private static int DigitValue(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'z' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'Z' => b - 'A' + 10,
        _ => int.MaxValue,
    };

    private static BigInteger ParseBits(ReadOnlySpan<byte> digits, int bitsPerDigit)
    {
        byte[] bytes = new byte[(digits.Length * bitsPerDigit + 7) / 8 + 1];
        int position = 0;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            int shifted = DigitValue(digits[i]) << (position & 7);
            bytes[position >> 3] |= (byte)shifted;
            bytes[(position >> 3) + 1] |= (byte)(shifted >> 8);
            position += bitsPerDigit;
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static BigInteger ParseDecimal(ReadOnlySpan<byte> digits)
    {
        char[] characters = ArrayPool<char>.Shared.Rent(digits.Length);
        for (int i = 0; i < digits.Length; i++)
        {
            characters[i] = (char)digits[i];
        }

        BigInteger result = BigInteger.Parse(characters.AsSpan(0, digits.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        ArrayPool<char>.Shared.Return(characters);
        return result;
    }
}
