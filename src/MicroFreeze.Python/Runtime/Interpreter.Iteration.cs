namespace MicroFreeze.Python.Runtime;

/// <summary>Iteration.</summary>
internal sealed partial class Interpreter
{
    public static bool IsIterable(object value) => value is string or PyList or PyTuple or PyDict or PySet or PyRange or PyIterator or PyBytes or PyDictView or IContainer
        || (value is PyInstance instance && instance.Type.Find("__iter__") is not null);

    /// <summary>The items of a value, one step of the budget each. Lists are read as they are at each step, as in CPython.</summary>
    public IEnumerable<object> Iterate(object value) => value switch
    {
        PyList list => IterateList(list),
        PyTuple tuple => Ticked(tuple.Items),
        string text => Ticked(text.Select(static c => c.ToString())),
        PyDict dict => Ticked(dict.Keys),
        PySet set => Ticked(set.Items.Keys),
        PyRange range => IterateRange(range),
        PyIterator iterator => IterateIterator(iterator),
        PyBytes bytes => Ticked(bytes.Value.Select(b => Boxed.Int(b))),
        PyDictView view => Ticked(view.Items),
        PyInstance instance when instance.Type.Find("__iter__") is not null => IterateInstance(instance),
        IContainer special => Ticked(special.Iterate(this)),
        _ => throw PyError.Type($"'{TypeOf(value).Name}' object is not iterable"),
    };

    /// <summary>What <c>iter()</c> gives.</summary>
    public object GetIterator(object value) => value switch
    {
        PyIterator iterator => iterator,
        PyInstance instance when TryCallMethod(instance, "__iter__", out object? result) => result!,
        _ => new PyIterator(BuiltinTypes.Iterator, Iterate(value)),
    };

    /// <summary>The next item of an iterator, or null at its end.</summary>
    public object? Next(object iterator)
    {
        switch (iterator)
        {
            case PyIterator native:
                return native.Next(this);
            case PyInstance instance when instance.Type.Find("__next__") is not null:
                try
                {
                    return CallMethod(instance, "__next__");
                }
                catch (PythonException exception) when (NoteRaised(exception) && exception.Value.Type.IsSubclassOf(ExceptionTypes.StopIteration))
                {
                    ChargeForCatch();
                    return null;
                }

            default:
                throw PyError.Type($"'{TypeOf(iterator).Name}' object is not an iterator");
        }
    }

    private IEnumerable<object> Ticked(IEnumerable<object> items)
    {
        foreach (object item in items)
        {
            Budget.Tick();
            yield return item;
        }
    }

    private IEnumerable<object> IterateList(PyList list)
    {
        for (int index = 0; index < list.Items.Count; index++)
        {
            Budget.Tick();
            yield return list.Items[index];
        }
    }

    private IEnumerable<object> IterateRange(PyRange range)
    {
        long value = range.Start;
        for (long count = range.Count; count > 0; count--)
        {
            Budget.Tick();
            yield return Boxed.Int(value);
            value = unchecked(value + range.Step);
        }
    }

    private IEnumerable<object> IterateIterator(PyIterator iterator)
    {
        while (iterator.Next(this) is { } item)
        {
            yield return item;
        }
    }

    private IEnumerable<object> IterateInstance(PyInstance instance)
    {
        object iterator = CallMethod(instance, "__iter__");
        if (iterator is not PyIterator && (iterator as PyInstance)?.Type.Find("__next__") is null)
        {
            throw PyError.Type($"iter() returned non-iterator of type '{TypeOf(iterator).Name}'");
        }

        return Read(iterator);
    }

    private IEnumerable<object> Read(object iterator)
    {
        while (Next(iterator) is { } item)
        {
            Budget.Tick();
            yield return item;
        }
    }
}
