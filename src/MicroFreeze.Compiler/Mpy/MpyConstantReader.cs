using System.Globalization;
using System.Numerics;
using System.Text;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>Reads the object table of a .mpy file. Source: py/persistentcode.c@v1.28.0 load_obj.</summary>
internal static class MpyConstantReader
{
    /// <summary>Digits of an int: more than any firmware could hold, few enough to convert in no time.</summary>
    private const int MaxDigits = 100_000;

    public static Constant[] ReadTable(MpyCursor cursor, int count)
    {
        Constant[] objects = new Constant[count];
        for (int index = 0; index < count; index++)
        {
            objects[index] = Read(cursor, 0);
        }

        return objects;
    }

    private static Constant Read(MpyCursor cursor, int depth)
    {
        const string What = "an object";
        ConstantTag tag = (ConstantTag)cursor.ReadByte(What);
        int start = cursor.ItemStart;
        if (ConstantTags.GetSingleton(tag) is { } singleton)
        {
            return singleton;
        }

        Constant constant = tag switch
        {
            ConstantTag.Str => new StrConstant(ReadTerminated(cursor, "a str")),
            ConstantTag.Bytes => new BytesConstant(ReadTerminated(cursor, "a bytes object")),
            ConstantTag.Int => ReadInteger(cursor),
            ConstantTag.Float => ReadFloat(cursor),
            ConstantTag.Complex => ReadComplex(cursor),
            ConstantTag.Tuple => ReadTuple(cursor, depth + 1),
            _ => throw MpyFormatException.Damaged(start, $"an object of kind {(int)tag}, which does not exist"),
        };
        if (cursor.Outline is { } outline && tag != ConstantTag.Tuple)
        {
            // The length before the value is no part of it.
            int position = start + 1;
            MpyNumber.TryRead(cursor.File.Span, ref position, out _);
            outline.Add(new MpySegment(MpySegmentKind.Object, position, cursor.Position) { Value = constant });
        }

        return constant;
    }

    private static byte[] ReadTerminated(MpyCursor cursor, string what) =>
        cursor.ReadTerminated(cursor.ReadUInt(what), what).ToArray();

    private static TupleConstant ReadTuple(MpyCursor cursor, int depth)
    {
        if (depth > MpyReader.MaxDepth)
        {
            throw cursor.TooDeep("tuples");
        }

        int count = cursor.ReadCount("the length of a tuple", 1);

        // Grown as items are read: nested tuples could each announce as many items as the file has bytes.
        List<Constant> items = new(Math.Min(count, 16));
        for (int index = 0; index < count; index++)
        {
            items.Add(Read(cursor, depth));
        }

        return new TupleConstant([.. items]);
    }

    private static IntConstant ReadInteger(MpyCursor cursor)
    {
        const string What = "an int";
        ReadOnlySpan<byte> text = cursor.ReadBytes(cursor.ReadUInt(What), What).Span;
        ReadOnlySpan<byte> digits = text.StartsWith("-"u8) ? text[1..] : text;
        bool isCanonical = !digits.IsEmpty && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && (digits[0] != '0' || text.Length == 1);
        if (!isCanonical)
        {
            throw MpyFormatException.Damaged(cursor.ItemStart, $"'{Quote(text)}' is no int");
        }

        return digits.Length <= MaxDigits
            ? new IntConstant(BigInteger.Parse(Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture))
            : throw MpyFormatException.Damaged(cursor.ItemStart, $"an int of {digits.Length} digits");
    }

    private static FloatConstant ReadFloat(MpyCursor cursor)
    {
        const string What = "a float";
        ReadOnlySpan<byte> text = cursor.ReadBytes(cursor.ReadUInt(What), What).Span;
        return ReadNumber(text, out double value) == text.Length
            ? new FloatConstant(value) { Text = Encoding.ASCII.GetString(text) }
            : throw MpyFormatException.Damaged(cursor.ItemStart, $"'{Quote(text)}' is no float");
    }

    /// <summary>Reads <c>2j</c> or <c>(1+2j)</c>.</summary>
    private static ComplexConstant ReadComplex(MpyCursor cursor)
    {
        const string What = "a complex number";
        ReadOnlySpan<byte> text = cursor.ReadBytes(cursor.ReadUInt(What), What).Span;
        ReadOnlySpan<byte> rest = text;
        double real = 0;
        bool hasReal = rest.StartsWith("("u8) && rest.EndsWith(")"u8);
        if (hasReal)
        {
            rest = rest[1..^1];
            rest = rest[Math.Max(0, ReadNumber(rest, out real))..];
            hasReal = rest.Length > 0 && rest[0] is (byte)'+' or (byte)'-';
        }

        int length = ReadNumber(rest, out double imaginary);
        return (hasReal || !text.StartsWith("("u8)) && length > 0 && rest[length..].SequenceEqual("j"u8)
            ? new ComplexConstant(real, imaginary) { Text = Encoding.ASCII.GetString(text) }
            : throw MpyFormatException.Damaged(cursor.ItemStart, $"'{Quote(text)}' is no complex number");
    }

    /// <summary>
    /// Reads a signed number, <c>inf</c> or <c>nan</c> at the start of a text; the length is 0 or less where there is none.
    /// </summary>
    private static int ReadNumber(ReadOnlySpan<byte> text, out double value)
    {
        int sign = !text.IsEmpty && text[0] is (byte)'+' or (byte)'-' ? 1 : 0;
        ReadOnlySpan<byte> magnitude = text[sign..];
        int length;
        if (magnitude.StartsWith("inf"u8) || magnitude.StartsWith("nan"u8))
        {
            value = magnitude[0] == 'i' ? double.PositiveInfinity : double.NaN;
            length = 3;
        }
        else if (!magnitude.IsEmpty && char.IsAsciiDigit((char)magnitude[0]))
        {
            length = DecimalFloat.Parse(magnitude, out value);
        }
        else
        {
            value = 0;
            return 0;
        }

        if (sign != 0 && text[0] == '-')
        {
            value = -value;
        }

        return length < 0 ? length : sign + length;
    }

    private static string Quote(ReadOnlySpan<byte> text)
    {
        const int Shown = 40;
        string shown = Encoding.Latin1.GetString(text[..Math.Min(text.Length, Shown)]);
        return string.Concat(shown.Select(c => c is >= ' ' and < '\x7f' ? c : '?')) + (text.Length > Shown ? "..." : "");
    }
}
