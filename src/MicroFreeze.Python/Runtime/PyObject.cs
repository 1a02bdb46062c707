namespace MicroFreeze.Python.Runtime;

/// <summary>
/// A value that .NET has no type of its own for. The others are <see cref="string"/>, <see cref="long"/>,
/// <see cref="double"/> and <see cref="bool"/>; never null.
/// </summary>
internal abstract class PyObject
{
    /// <summary>Its class.</summary>
    public abstract PyType Type { get; }

    /// <summary>What <c>repr</c> says.</summary>
    public virtual string Repr(Interpreter vm) => $"<{Type.Name} object>";

    /// <summary>What <c>str</c> says.</summary>
    public virtual string Str(Interpreter vm) => Repr(vm);

    /// <summary>What <c>bool</c> says.</summary>
    public virtual bool IsTrue(Interpreter vm) => true;

    /// <summary>Whether it equals a value that is not the same object.</summary>
    public virtual bool EqualTo(object other) => false;

    /// <summary>A hash that equal values share.</summary>
    public virtual int Hash() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary><c>None</c></summary>
internal sealed class PyNone : PyObject
{
    public static readonly PyNone Value = new();

    public override PyType Type => BuiltinTypes.NoneType;

    public override string Repr(Interpreter vm) => "None";

    public override bool IsTrue(Interpreter vm) => false;
}

/// <summary><c>...</c></summary>
internal sealed class PyEllipsis : PyObject
{
    public static readonly PyEllipsis Value = new();

    public override PyType Type => BuiltinTypes.Ellipsis;

    public override string Repr(Interpreter vm) => "Ellipsis";
}

/// <summary><c>NotImplemented</c></summary>
internal sealed class PyNotImplemented : PyObject
{
    public static readonly PyNotImplemented Value = new();

    public override PyType Type => BuiltinTypes.NotImplementedType;

    public override string Repr(Interpreter vm) => "NotImplemented";
}

/// <summary>Boxes that are needed all the time.</summary>
internal static class Boxed
{
    public static readonly object True = true;
    public static readonly object False = false;

    private const int SmallestShared = -5;
    private static readonly object[] SmallIntegers = [.. Enumerable.Range(SmallestShared, 262).Select(value => (object)(long)value)];

    public static object Bool(bool value) => value ? True : False;

    public static object Int(long value) =>
        value >= SmallestShared && value < SmallestShared + SmallIntegers.Length ? SmallIntegers[value - SmallestShared] : value;
}
