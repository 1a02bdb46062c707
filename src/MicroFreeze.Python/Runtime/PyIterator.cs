namespace MicroFreeze.Python.Runtime;

/// <summary>An iterator: of a sequence, a generator, <c>map</c> and the like. The sequence behind it is a .NET one, read item by item.</summary>
internal class PyIterator(PyType type, IEnumerator<object> source) : PyObject
{
    private bool _running;
    private bool _done;
    private bool _hasResult;

    public PyIterator(PyType type, IEnumerable<object> source)
        : this(type, source.GetEnumerator())
    {
    }

    public override PyType Type { get; } = type;

    /// <summary>What a generator's <c>return</c> gave.</summary>
    public Func<object>? Result { get; init; }

    /// <summary>The next item, or null at the end.</summary>
    public object? Next(Interpreter vm)
    {
        vm.Budget.Tick();
        if (_done)
        {
            return null;
        }

        // An iterator over an iterator over an iterator…
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        if (_running)
        {
            throw PyError.Value("generator already executing");
        }

        // It has ended unless it gives something; finally and not catch, because rethrowing through many iterators would use up the stack.
        bool moved = false;
        _running = true;
        try
        {
            moved = source.MoveNext();
            _hasResult = !moved;
            return moved ? source.Current : null;
        }
        finally
        {
            _running = false;
            _done |= !moved;
        }
    }

    /// <summary>What its end gives, where it has ended by itself; the second time None, as in CPython.</summary>
    public object TakeResult()
    {
        object result = _hasResult && Result is not null ? Result() : PyNone.Value;
        _hasResult = false;
        return result;
    }

    /// <summary>The exception that says that it has ended.</summary>
    public static PythonException Ended(object iterator) =>
        new(new PyException(ExceptionTypes.StopIteration, (iterator as PyIterator)?.TakeResult() is { } result and not PyNone ? [result] : []));

    /// <summary>Ends it.</summary>
    public void Close() => _done = true;
}
