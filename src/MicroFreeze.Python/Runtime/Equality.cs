using System.Runtime.CompilerServices;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>==</c> and <c>hash</c>: 1, 1.0 and True are one key.</summary>
internal sealed class Equality : IEqualityComparer<object>
{
    public static readonly Equality Comparer = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y) || AreEqual(x!, y!);

    int IEqualityComparer<object>.GetHashCode(object value) => HashOf(value);

    public static bool AreEqual(object left, object right)
    {
        Charge(left, 7);
        switch (left)
        {
            case string text:
                return right is string other && text == other;
            case long or bool or double:
                return right is PyInstance ? AreEqual(right, left) : Numbers.AreEqual(left, right);
            default:
                if (ReferenceEquals(left, right))
                {
                    return true;
                }

                if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
                {
                    throw PyError.Recursion();
                }

                PyObject value = (PyObject)left;
                if (value is PyInstance or PyType)
                {
                    return Interpreter.InstancesEqual(left, right);
                }

                return right is PyInstance ? Interpreter.InstancesEqual(right, left) : value.EqualTo(right);
        }
    }

    public static int HashOf(object value)
    {
        Charge(value, 5);
        switch (value)
        {
            case string text:
                return text.GetHashCode();
            case bool truth:
                return HashOf(truth ? 1L : 0L);
            case long integer:
                return HashOf(integer);
            case double real:
                return double.IsInteger(real) && Math.Abs(real) < 9e18 ? HashOf((long)real) : real.GetHashCode();
            default:
                if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
                {
                    throw PyError.Recursion();
                }

                return value is PyInstance instance ? Interpreter.InstanceHash(instance) : ((PyObject)value).Hash();
        }
    }

    // Long and deep values take their time, and a manifest may compare them as often as it likes.
    private static void Charge(object value, int shift)
    {
        int count = value switch
        {
            string text => text.Length >> shift,
            PyBytes bytes => bytes.Value.Length >> shift,
            PyTuple tuple => 4 + tuple.Items.Length,
            PyList list => 4 + list.Items.Count,
            PyDict dict => 4 * (1 + dict.Count),
            PySet set => 4 * (1 + set.Count),
            _ => 0,
        };
        if (count >= 4)
        {
            Budget.OfThread?.Tick(count >> 2);
        }
    }

    // Seeded by the process, so that a manifest cannot choose keys that collide.
    private static int HashOf(long integer) => HashCode.Combine(integer);
}
