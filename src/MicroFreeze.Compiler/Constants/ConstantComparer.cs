namespace MicroFreeze.Compiler.Constants;

/// <summary>
/// Strict equality of constants: same type, equal value; -0.0 is not 0.0, though the parts of a complex number compare as numbers; NaN
/// equals nothing but the same object. Source: py/emitcommon.c@v1.28.0 strictly_equal.
/// </summary>
internal sealed class ConstantComparer : IEqualityComparer<Constant>
{
    public static ConstantComparer Instance { get; } = new();

    public bool Equals(Constant? x, Constant? y) => ReferenceEquals(x, y) || (x, y) switch
    {
        (StrConstant a, StrConstant b) => a.Value.AsSpan().SequenceEqual(b.Value),
        (BytesConstant a, BytesConstant b) => a.Value.AsSpan().SequenceEqual(b.Value),
        (IntConstant a, IntConstant b) => a.Value == b.Value,
        (FloatConstant a, FloatConstant b) => a.Value == b.Value && (a.Value != 0 || double.IsNegative(a.Value) == double.IsNegative(b.Value)),
        (ComplexConstant a, ComplexConstant b) => a.Real == b.Real && a.Imaginary == b.Imaginary,
        (TupleConstant a, TupleConstant b) => Equal(a.Items, b.Items),
        _ => false,
    };

    public int GetHashCode(Constant obj) => obj switch
    {
        StrConstant value => Hash(1, value.Value),
        BytesConstant value => Hash(2, value.Value),
        IntConstant value => HashCode.Combine(3, value.Value),
        FloatConstant value => HashCode.Combine(4, value.Value),
        ComplexConstant value => HashCode.Combine(5, value.Real + 0.0, value.Imaginary + 0.0),
        TupleConstant value => Hash(value.Items),
        _ => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj),
    };

    private bool Equal(Constant[] x, Constant[] y)
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        for (int index = 0; index < x.Length; index++)
        {
            if (!Equals(x[index], y[index]))
            {
                return false;
            }
        }

        return true;
    }

    private int Hash(Constant[] items)
    {
        HashCode hash = default;
        hash.Add(items.Length);
        foreach (Constant item in items)
        {
            hash.Add(GetHashCode(item));
        }

        return hash.ToHashCode();
    }

    private static int Hash(int kind, byte[] value)
    {
        HashCode hash = default;
        hash.Add(kind);
        hash.AddBytes(value);
        return hash.ToHashCode();
    }
}
