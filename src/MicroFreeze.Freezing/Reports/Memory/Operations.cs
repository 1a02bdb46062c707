using System.Numerics;
using System.Text;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>What operators make of values that are known. Numbers of operators: py/runtime0.h.</summary>
internal static class Operations
{
    private const int Positive = 0;
    private const int Negative = 1;
    private const int Invert = 2;
    private const int Not = 3;

    // Of an integer that is followed.
    private const int MaxBits = 1 << 12;

    /// <summary>Whether a value counts as true; null where that is not known.</summary>
    public static bool? Truth(RuntimeValue? value) => value switch
    {
        ConstantValue { Value: null } => false,
        ConstantValue { Value: bool flag } => flag,
        ConstantValue { Value: long number } => number != 0,
        ConstantValue { Value: BigInteger } => true,
        ConstantValue { Value: double number } => number != 0,
        ConstantValue { Value: string text } => text.Length != 0,
        ConstantValue { Value: byte[] bytes } => bytes.Length != 0,
        SequenceValue sequence => sequence.Items.Count != 0,
        FunctionValue or ClassValue or ModuleValue => true,
        _ => null,
    };

    public static RuntimeValue Unary(int operation, RuntimeValue operand) => (operation, operand) switch
    {
        (Not, _) => Truth(operand) is { } truth ? (truth ? ConstantValue.False : ConstantValue.True) : UnknownValue.Instance,
        (Positive, ConstantValue { Value: long }) => operand,
        (Negative, ConstantValue { Value: long number }) => new ConstantValue(unchecked(-number)),
        (Invert, ConstantValue { Value: long number }) => new ConstantValue(~number),
        _ => UnknownValue.Instance,
    };

    /// <summary>The items of a value, as far as they are known.</summary>
    public static IEnumerable<RuntimeValue> Iterate(RuntimeValue value) => value switch
    {
        SequenceValue sequence => sequence.Items.ToArray(),
        ConstantValue { Value: string text } => text.EnumerateRunes().Select(rune => (RuntimeValue)new ConstantValue(rune.ToString())).ToArray(),
        ConstantValue { Value: byte[] bytes } => bytes.Select(each => (RuntimeValue)new ConstantValue((long)each)).ToArray(),
        IteratorValue iterator => Rest(iterator),
        DictValue dict => dict.Entries.Select(entry => entry.Key).ToArray(),
        _ => [],
    };

    /// <summary>Compares numbers, texts and None; null where it is not known.</summary>
    public static bool? Compare(int operation, RuntimeValue left, RuntimeValue right)
    {
        const int Less = 0;
        const int More = 1;
        const int Equal = 2;
        const int LessEqual = 3;
        const int MoreEqual = 4;
        const int NotEqual = 5;
        const int Is = 7;
        if (left is not ConstantValue first || right is not ConstantValue second)
        {
            return null;
        }

        if (ToInteger(left) is { } one && ToInteger(right) is { } other)
        {
            return operation switch
            {
                Less => one < other,
                More => one > other,
                Equal or Is => one == other,
                LessEqual => one <= other,
                MoreEqual => one >= other,
                NotEqual => one != other,
                _ => null,
            };
        }

        return operation switch
        {
            Equal or Is => first.Key == second.Key,
            NotEqual => first.Key != second.Key,
            _ => null,
        };
    }

    /// <summary>The number that a value is; null for what is no integer.</summary>
    public static BigInteger? ToInteger(RuntimeValue value) => value switch
    {
        ConstantValue { Value: long number } => number,
        ConstantValue { Value: BigInteger number } => number,
        _ => null,
    };

    /// <summary>Arithmetic on integers; null where it is something else, or the result is too long to be worked out here.</summary>
    public static BigInteger? Integer(string operation, BigInteger left, BigInteger right) => operation switch
    {
        _ when left.GetBitLength() > MaxBits || right.GetBitLength() > MaxBits => null,
        "|" => left | right,
        "^" => left ^ right,
        "&" => left & right,
        "<<" when right >= 0 && right < MaxBits => left << (int)right,
        ">>" when right >= 0 && right < MaxBits => left >> (int)right,
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "//" when right != 0 => BigInteger.DivRem(left, right, out BigInteger rest) - (!rest.IsZero && (rest < 0) != (right < 0) ? 1 : 0),
        "%" when right != 0 => ((left % right) + right) % right,
        "**" when right >= 0 && right * left.GetBitLength() < MaxBits => BigInteger.Pow(left, (int)right),
        _ => null,
    };

    /// <summary>Length in bytes of a text.</summary>
    public static int Length(object? value) => value switch
    {
        string text => Encoding.UTF8.GetByteCount(text),
        byte[] bytes => bytes.Length,
        _ => 0,
    };

    private static IEnumerable<RuntimeValue> Rest(IteratorValue iterator)
    {
        while (iterator.Items.MoveNext())
        {
            yield return iterator.Items.Current;
        }
    }
}
