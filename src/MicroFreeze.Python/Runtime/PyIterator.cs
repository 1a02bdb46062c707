namespace MicroFreeze.Python.Runtime;

/// <summary>
/// An iterator: of a sequence, a generator, <c>map</c> and the like. The sequence behind it is a .NET one, read item by item.
/// </summary>
internal class PyIterator(PyType type, IEnumerator<object> source) : PyObject
{
    private bool _running;
    private bool _done;

    public PyIterator(PyType type, IEnumerable<object> source)
        : this(type, source.GetEnumerator())
    {
    }

    public override PyType Type { get; } = type;

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
            return moved ? source.Current : null;
        }
        finally
        {
            _running = false;
            _done |= !moved;
        }
    }
}
