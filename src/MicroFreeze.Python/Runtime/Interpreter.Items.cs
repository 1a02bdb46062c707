namespace MicroFreeze.Python.Runtime;

/// <summary><c>x[key]</c>: reading, assigning, deleting.</summary>
internal sealed partial class Interpreter
{
    public object GetItem(object container, object key)
    {
        switch (container)
        {
            case PyDict dict:
                return GetDictItem(dict, key);
            case PyList list:
                return key is PySlice listSlice ? new PyList(Slice(list.Items, listSlice))
                    : list.Items[CheckIndex(key, list.Items.Count, "list")];
            case PyTuple tuple:
                return key is PySlice tupleSlice ? new PyTuple([.. Slice(tuple.Items, tupleSlice)])
                    : tuple.Items[CheckIndex(key, tuple.Items.Length, "tuple")];
            case string text:
                return GetStringItem(text, key);
            case PyBytes bytes:
                return key is PySlice bytesSlice ? new PyBytes([.. Slice(bytes.Value, bytesSlice)])
                    : Boxed.Int(bytes.Value[CheckIndex(key, bytes.Value.Length, "index")]);
            case PyRange range:
                return GetRangeItem(range, key);
            case PyInstance instance when TryCallMethod(instance, "__getitem__", out object? result, key):
                return result!;
            case IContainer special:
                return special.GetItem(this, key);
            case PyType type:
                // list[str] and the like, of which only annotations are made.
                return type;
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
                list.Items[CheckIndex(key, list.Items.Count, "list assignment")] = value;
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
                (int start, int step, int count) = slice.Resolve(list.Items.Count);
                Budget.Tick(list.Items.Count >> 4);
                list.Items.RemoveRange(start, step == 1 ? count : throw PyError.Value("del of a slice with a step"));
                break;
            case PyList list:
                Budget.Tick(list.Items.Count >> 4);
                list.Items.RemoveAt(CheckIndex(key, list.Items.Count, "list assignment"));
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

    private static object GetDictItem(PyDict dict, object key) => dict.TryGetValue(key, out object? value) ? value : throw PyError.Key(key);

    private string GetStringItem(string text, object key)
    {
        if (key is not PySlice slice)
        {
            return text[CheckIndex(key, text.Length, "string")].ToString();
        }

        (int start, int step, int count) = slice.Resolve(text.Length);
        Budget.Allocate(2L * count);
        return step == 1 ? text.Substring(start, count) : new string([.. Slice(text.ToCharArray(), slice)]);
    }

    private static object GetRangeItem(PyRange range, object key)
    {
        if (key is PySlice slice)
        {
            (int start, int step, int count) = slice.Resolve((int)Math.Min(range.Count, int.MaxValue));
            long first = range.Start + (start * range.Step);
            return new PyRange(first, first + (range.Step * step * count), range.Step * step);
        }

        return Boxed.Int(range.Start + (CheckIndex(key, range.Count, "range object") * range.Step));
    }

    private List<T> Slice<T>(IReadOnlyList<T> items, PySlice slice)
    {
        (int start, int step, int count) = slice.Resolve(items.Count);
        Budget.Tick(count >> 2);
        Budget.Allocate(16L * count);
        List<T> part = new(count);
        for (; count > 0; count--, start += step)
        {
            part.Add(items[start]);
        }

        return part;
    }

    private void SetSlice(PyList list, PySlice slice, object value)
    {
        List<object> items = [.. Iterate(value)];
        Budget.Allocate(16L * items.Count);
        Budget.Tick(list.Items.Count >> 4);
        (int start, int step, int count) = slice.Resolve(list.Items.Count);
        list.Items.RemoveRange(start, step == 1 ? count : throw PyError.Value("assignment to a slice with a step"));
        list.Items.InsertRange(start, items);
    }

    private static int CheckIndex(object key, int length, string what) => (int)CheckIndex(key, (long)length, what);

    private static long CheckIndex(object key, long length, string what)
    {
        long index = Numbers.IsInteger(key) ? Numbers.ToLong(key)
            : throw PyError.Type($"{what} indices must be integers or slices, not {TypeOf(key).Name}");
        index = index < 0 ? index + length : index;
        return index >= 0 && index < length ? index : throw PyError.Index($"{what} index out of range");
    }
}
