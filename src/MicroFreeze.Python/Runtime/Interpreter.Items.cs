namespace MicroFreeze.Python.Runtime;

/// <summary><c>x[key]</c>: reading, assigning, deleting.</summary>
internal sealed partial class Interpreter
{
    private static readonly HashSet<PyType> NotGeneric =
    [
        BuiltinTypes.Object, BuiltinTypes.Int, BuiltinTypes.Bool, BuiltinTypes.Float, BuiltinTypes.Str, BuiltinTypes.Bytes, BuiltinTypes.Range, BuiltinTypes.Slice,
        BuiltinTypes.NoneType,
    ];

    public object GetItem(object container, object key)
    {
        switch (container)
        {
            case PyDict dict:
                return GetDictItem(dict, key);
            case PyList list:
                return key is PySlice listSlice ? new PyList(SliceItems(list.Items, listSlice.Settle())) : list.Items[CheckIndex(key, list, "list")];
            case PyTuple tuple:
                return key is PySlice tupleSlice ? new PyTuple([.. SliceItems(tuple.Items, tupleSlice)]) : tuple.Items[CheckIndex(key, tuple.Items.Length, "tuple")];
            case string text:
                return GetStringItem(text, key);
            case PyBytes bytes:
                if (key is PySlice bytesSlice)
                {
                    (int start, int step, int count) = bytesSlice.Resolve(bytes.Value.Length);
                    Budget.Allocate(count);
                    byte[] part = new byte[count];
                    for (int index = 0; index < count; index++, start += step)
                    {
                        part[index] = bytes.Value[start];
                    }

                    return new PyBytes(part);
                }

                return Boxed.Int(bytes.Value[CheckIndex(key, bytes.Value.Length, "index")]);
            case PyRange range:
                return GetRangeItem(range, key);
            case PyInstance instance when TryCallMethod(instance, "__getitem__", out object? result, key):
                return result!;
            case IContainer special:
                return special.GetItem(this, key);
            case PyType type when !NotGeneric.Contains(type):
                // list[str] and the like, in annotations.
                return type;
            case PyType type:
                throw PyError.Type($"type '{type.Name}' is not subscriptable");
            default:
                throw PyError.Type($"'{TypeOf(container).Name}' object is not subscriptable");
        }
    }

    public void SetItem(object container, object key, object value)
    {
        switch (container)
        {
            case PyDict dict:
                Budget.Allocate(48);
                dict[key] = value;
                break;
            case PyList list when key is PySlice slice:
                SetSlice(list, slice, value);
                break;
            case PyList list:
                list.Items[CheckIndex(key, list, "list assignment")] = value;
                break;
            case PyInstance instance when TryCallMethod(instance, "__setitem__", out _, key, value):
                break;
            case IContainer special:
                special.SetItem(this, key, value);
                break;
            default:
                throw PyError.Type($"'{TypeOf(container).Name}' object does not support item assignment");
        }
    }

    public void DeleteItem(object container, object key)
    {
        switch (container)
        {
            case PyDict dict:
                if (!dict.Remove(key, out _))
                {
                    throw PyError.Key(key);
                }

                break;
            case PyList list when key is PySlice slice:
                slice = slice.Settle();
                (int start, int step, int count) = slice.Resolve(list.Items.Count);
                HashSet<int> indices = [.. Enumerable.Range(0, count).Select(number => start + (number * step))];
                Budget.Tick(list.Items.Count);
                int position = 0;
                list.Items.RemoveAll(_ => indices.Contains(position++));
                break;
            case PyList list:
                Budget.Tick(list.Items.Count >> 4);
                list.Items.RemoveAt(CheckIndex(key, list, "list assignment"));
                break;
            case PyInstance instance when TryCallMethod(instance, "__delitem__", out _, key):
                break;
            case IContainer special:
                special.DeleteItem(this, key);
                break;
            default:
                throw PyError.Type($"'{TypeOf(container).Name}' object doesn't support item deletion");
        }
    }

    /// <summary>Adds the entries of a mapping, or of pairs, to a dict.</summary>
    public void UpdateDict(PyDict dict, object source)
    {
        if (source is PyDict other)
        {
            Budget.Tick(other.Count);
            Budget.Allocate(48L * other.Count);
            dict.Update(ReferenceEquals(dict, other) ? other.Copy() : other);
            return;
        }

        if (TryGetAttribute(source, "keys", out object? keys))
        {
            foreach (object key in Iterate(Call(keys!, Arguments.None)))
            {
                SetItem(dict, key, GetItem(source, key));
            }

            return;
        }

        foreach (object item in Iterate(source))
        {
            if (!IsIterable(item))
            {
                throw PyError.Type("cannot convert dictionary update sequence element to a sequence");
            }

            List<object> pair = [.. Iterate(item).Take(3)];
            if (pair.Count != 2)
            {
                throw PyError.Value($"dictionary update sequence element has length {pair.Count}; 2 is required");
            }

            SetItem(dict, pair[0], pair[1]);
        }
    }

    private object GetDictItem(PyDict dict, object key)
    {
        if (dict.TryGetValue(key, out object? value))
        {
            return value;
        }

        if (dict.DefaultFactory is { } factory and not PyNone)
        {
            value = Call(factory, Arguments.None);
            SetItem(dict, key, value);
            return value;
        }

        if (dict.Type.Name == "Counter")
        {
            return Boxed.Int(0);
        }

        throw PyError.Key(key);
    }

    private string GetStringItem(string text, object key)
    {
        Budget.Tick(text.Length >> 6);
        int length = Text.Length(text);
        if (key is PySlice slice)
        {
            (int start, int step, int count) = slice.Resolve(length);
            Budget.Allocate(2L * count);
            Budget.Tick(step == 1 ? 0 : count >> 2);
            return count == 0 ? "" : Text.Slice(text, start, step, count);
        }

        return Numbers.IsInteger(key) || key is PyInstance
            ? Text.At(text, CheckIndex(key, length, "string"))
            : throw PyError.Type($"string indices must be integers, not '{TypeOf(key).Name}'");
    }

    private static object GetRangeItem(PyRange range, object key)
    {
        if (key is PySlice slice)
        {
            (int start, int step, int count) = slice.Resolve((int)Math.Min(range.Count, int.MaxValue));
            long first = range.Start + (start * range.Step);
            long stride = range.Step * step;
            return new PyRange(first, first + (stride * count), stride);
        }

        long index = Numbers.ToIndex(key);
        index = index < 0 ? index + range.Count : index;
        return index >= 0 && index < range.Count ? Boxed.Int(range.Start + (index * range.Step)) : throw PyError.Index("range object index out of range");
    }

    private List<object> SliceItems(IReadOnlyList<object> items, PySlice slice)
    {
        (int start, int step, int count) = slice.Resolve(items.Count);
        Budget.Tick(count >> 2);
        Budget.Allocate(16L * count);
        List<object> part = new(count);
        for (; count > 0; count--, start += step)
        {
            part.Add(items[start]);
        }

        return part;
    }

    private void SetSlice(PyList list, PySlice slice, object value)
    {
        List<object> items = IsIterable(value) ? [.. Iterate(value)] : throw PyError.Type("can only assign an iterable");
        Budget.Allocate(16L * items.Count);
        Budget.Tick(list.Items.Count >> 4);
        slice = slice.Settle();
        (int start, int step, int count) = slice.Resolve(list.Items.Count);
        if (step == 1)
        {
            list.Items.RemoveRange(start, count);
            list.Items.InsertRange(start, items);
            return;
        }

        if (items.Count != count)
        {
            throw PyError.Value($"attempt to assign sequence of size {items.Count} to extended slice of size {count}");
        }

        foreach (object item in items)
        {
            list.Items[start] = item;
            start += step;
        }
    }

    // __index__ may change the list, so it comes before the length is read.
    private static int CheckIndex(object key, PyList list, string what)
    {
        key = key is PyInstance ? Boxed.Int(Numbers.ToIndex(key)) : key;
        return CheckIndex(key, list.Items.Count, what);
    }

    private static int CheckIndex(object key, int length, string what)
    {
        if (!Numbers.IsInteger(key) && key is not PyInstance)
        {
            throw PyError.Type($"{what} indices must be integers or slices, not {TypeOf(key).Name}");
        }

        long index = Numbers.ToIndex(key);
        index = index < 0 ? index + length : index;
        return index >= 0 && index < length ? (int)index : throw PyError.Index($"{what} index out of range");
    }
}
