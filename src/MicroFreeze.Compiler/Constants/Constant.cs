using System.Numerics;
using System.Text;

namespace MicroFreeze.Compiler.Constants;

/// <summary>A constant object of a module: what the reference keeps in a .mpy file's object table.</summary>
public abstract class Constant
{
    private protected Constant()
    {
    }

    /// <summary>The one without a value of its own.</summary>
    public static Constant None { get; } = new SingletonConstant("None");

    /// <summary><c>True</c></summary>
    public static Constant True { get; } = new SingletonConstant("True");

    /// <summary><c>False</c></summary>
    public static Constant False { get; } = new SingletonConstant("False");

    /// <summary><c>...</c></summary>
    public static Constant Ellipsis { get; } = new SingletonConstant("Ellipsis");

    /// <summary>The runtime's function table, which native code calls through.</summary>
    public static Constant FunctionTable { get; } = new SingletonConstant("<function table>");
}

/// <summary>An object of which there is one.</summary>
/// <param name="name">How it is written.</param>
public sealed class SingletonConstant(string name) : Constant
{
    /// <summary>How it is written.</summary>
    public string Name { get; } = name;
}

/// <summary>A str, as UTF-8 (unchecked, as in the source).</summary>
/// <param name="value">The bytes.</param>
public sealed class StrConstant(byte[] value) : Constant
{
    /// <summary>The bytes.</summary>
    public byte[] Value { get; } = value;
}

/// <summary>A bytes object.</summary>
/// <param name="value">The bytes.</param>
public sealed class BytesConstant(byte[] value) : Constant
{
    /// <summary>The bytes.</summary>
    public byte[] Value { get; } = value;
}

/// <summary>An integer of any size.</summary>
/// <param name="value">The value.</param>
public sealed class IntConstant(BigInteger value) : Constant
{
    /// <summary>The value.</summary>
    public BigInteger Value { get; } = value;
}

/// <summary>A float: a double in the compiler, whatever the firmware has.</summary>
/// <param name="value">The value.</param>
public sealed class FloatConstant(double value) : Constant
{
    /// <summary>The value.</summary>
    public double Value { get; } = value;

    /// <summary>
    /// The text in a .mpy file that this was read from, so that it is written back unchanged; null where it was compiled.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>The text by which a .mpy file stores a float: what the reference prints as its <c>repr</c>.</summary>
    internal static string GetText(double value)
    {
        Span<byte> text = stackalloc byte[FloatText.MaxLength];
        return Encoding.ASCII.GetString(text[..FloatText.Write(value, text)]);
    }
}

/// <summary>A complex number.</summary>
/// <param name="real">The real part.</param>
/// <param name="imaginary">The imaginary part.</param>
public sealed class ComplexConstant(double real, double imaginary) : Constant
{
    /// <summary>The real part.</summary>
    public double Real { get; } = real;

    /// <summary>The imaginary part.</summary>
    public double Imaginary { get; } = imaginary;

    /// <summary>The text in a .mpy file that this was read from; null where it was compiled.</summary>
    public string? Text { get; init; }

    /// <summary>The text by which a .mpy file stores a complex number, such as <c>(1+2j)</c>.</summary>
    internal static string GetText(double real, double imaginary)
    {
        Span<byte> text = stackalloc byte[FloatText.MaxLength];
        return Encoding.ASCII.GetString(text[..FloatText.WriteComplex(real, imaginary, text)]);
    }
}

/// <summary>A tuple of constants.</summary>
/// <param name="items">The items.</param>
public sealed class TupleConstant(Constant[] items) : Constant
{
    /// <summary>The items. A str item that the reference interned is a <see cref="StrConstant"/> too.</summary>
    public Constant[] Items { get; } = items;
}
