using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>An object of a built-in module that holds others: items by key, a length, <c>in</c>, iteration.</summary>
internal interface IContainer
{
    /// <summary>How many there are; -1 where <c>len()</c> is not for it.</summary>
    int Count { get; }

    bool Contains(Interpreter vm, object item);

    IEnumerable<object> Iterate(Interpreter vm);

    object GetItem(Interpreter vm, object key);

    void SetItem(Interpreter vm, object key, object value);

    void DeleteItem(Interpreter vm, object key);
}

/// <summary>An object of a built-in module that has operators.</summary>
internal interface IOperators
{
    /// <summary>The result, or null where the operator is not for these operands; <paramref name="isReflected"/> says that the object is the right one.</summary>
    object? Apply(Interpreter vm, BinaryOperator operation, object other, bool isReflected);
}

/// <summary>An object of a built-in module that has an order.</summary>
internal interface IOrdered
{
    /// <summary>Less than, equal to or greater than 0; null where the other is no such object.</summary>
    int? CompareTo(object other);
}

/// <summary>An object of a built-in module that <c>with</c> takes.</summary>
internal interface IContextManager
{
    object Enter(Interpreter vm);

    /// <summary>Leaves; true swallows the exception.</summary>
    bool Exit(Interpreter vm, PyException? exception);
}
