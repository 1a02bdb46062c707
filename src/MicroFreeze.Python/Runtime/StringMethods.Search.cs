using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary>Methods of <c>str</c> that look for something, take it apart or replace it.</summary>
internal static partial class StringMethods
{
    private static int Find(Interpreter vm, object?[] a, bool fromEnd)
    {
        string text = Self(a);
        string part = Args.Text(a[1]);
        vm.Budget.Tick((text.Length + part.Length) >> 3);
        int length = Text.Length(text);
        if (a[2] is not PyNone && Numbers.ToIndexSaturated(a[2]!) > length)
        {
            return -1;
        }

        (int start, int count) = Args.Bounds(length, a[2], a[3]);
        int first = Text.OffsetOf(text, start);
        int last = Text.OffsetOf(text, start + count);
        string window = first == 0 && last == text.Length ? text : text[first..last];
        int found = fromEnd ? FindLast(vm, window, part) : Text.Find(window, part, 0);
        return found < 0 ? -1 : Text.IndexOf(text, first + found);
    }

    private static int FindLast(Interpreter vm, string text, string part)
    {
        if (part.Length < 32)
        {
            return text.LastIndexOf(part, StringComparison.Ordinal);
        }

        // Backwards in linear time: forwards over both reversed.
        vm.Budget.Allocate(4L * (text.Length + part.Length));
        int found = Text.Find(Reverse(text), Reverse(part), 0);
        return found < 0 ? -1 : text.Length - found - part.Length;

        static string Reverse(string value)
        {
            char[] chars = value.ToCharArray();
            Array.Reverse(chars);
            return new string(chars);
        }
    }

    private static object Count(Interpreter vm, object?[] a)
    {
        string text = Self(a);
        string part = Args.Text(a[1]);
        vm.Budget.Tick((text.Length + part.Length) >> 3);
        int length = Text.Length(text);
        (int start, int count) = Args.Bounds(length, a[2], a[3]);
        if (part.Length == 0)
        {
            return Boxed.Int(a[2] is not PyNone && Numbers.ToIndexSaturated(a[2]!) > length ? 0 : count + 1);
        }

        int index = Text.OffsetOf(text, start);
        string window = text[index..Text.OffsetOf(text, start + count)];
        long found = 0;
        for (index = 0; (index = Text.Find(window, part, index)) >= 0; index += part.Length)
        {
            found++;
        }

        return Boxed.Int(found);
    }

    private static bool Affix(Interpreter vm, object?[] a, Func<string, string, bool> test, string name)
    {
        string text = Self(a);
        if (a[2] is not PyNone || a[3] is not PyNone)
        {
            int length = Text.Length(text);
            if (a[2] is not PyNone && Numbers.ToIndexSaturated(a[2]!) > length)
            {
                return false;
            }

            (int start, int count) = Args.Bounds(length, a[2], a[3]);
            text = Text.Slice(text, start, 1, count);
        }

        return a[1] switch
        {
            string part => test(text, part),
            PyTuple several => several.Items.Any(part => test(text, part as string ?? throw PyError.Type($"tuple for {name} must only contain str, not {Interpreter.TypeOf(part).Name}"))),
            _ => throw PyError.Type($"{name} first arg must be str or a tuple of str, not {Interpreter.TypeOf(a[1]!).Name}"),
        };
    }

    private static string Strip(object?[] a, bool atStart, bool atEnd)
    {
        string text = Self(a);
        string? set = Args.OptionalText(a[1], "strip arg");
        int start = 0;
        int end = text.Length;
        while (atStart && start < end && Matches(text[start]))
        {
            start++;
        }

        while (atEnd && end > start && Matches(text[end - 1]))
        {
            end--;
        }

        return text[start..end];

        bool Matches(char c) => set is null ? Text.IsSpace(c) : set.Contains(c);
    }

    private static PyTuple Partition(string text, string separator, int index, bool keepFirst) =>
        index >= 0 ? new PyTuple([text[..index], separator, text[(index + separator.Length)..]])
        : keepFirst ? new PyTuple([text, "", ""])
        : new PyTuple(["", "", text]);

    private static PyList Split(Interpreter vm, string text, object separator, long limit, bool fromEnd)
    {
        vm.Budget.Allocate(2L * text.Length);
        vm.Budget.Tick(text.Length >> 3);
        limit = limit < 0 ? long.MaxValue : limit;
        List<object> parts = separator is PyNone
            ? fromEnd ? SplitSpaceFromEnd(vm, text, limit) : SplitSpace(vm, text, limit)
            : fromEnd ? SplitAtFromEnd(vm, text, Separator(separator), limit) : SplitAt(vm, text, Separator(separator), limit);
        return new PyList(parts);
    }

    private static List<object> SplitAt(Interpreter vm, string text, string separator, long limit)
    {
        List<object> parts = [];
        int start = 0;
        for (int index; parts.Count < limit && (index = Text.Find(text, separator, start)) >= 0; start = index + separator.Length)
        {
            vm.Budget.Allocate(32);
            parts.Add(text[start..index]);
        }

        parts.Add(text[start..]);
        return parts;
    }

    private static List<object> SplitAtFromEnd(Interpreter vm, string text, string separator, long limit)
    {
        // All positions from the end, each before the one found last.
        List<object> parts = [];
        int end = text.Length;
        while (parts.Count < limit && end >= separator.Length)
        {
            int index = text.LastIndexOf(separator, end - 1, StringComparison.Ordinal);
            if (index < 0)
            {
                break;
            }

            vm.Budget.Tick((end - index) * (long)separator.Length >> 5);
            vm.Budget.Allocate(32);
            parts.Add(text[(index + separator.Length)..end]);
            end = index;
        }

        parts.Add(text[..end]);
        parts.Reverse();
        return parts;
    }

    private static List<object> SplitSpace(Interpreter vm, string text, long limit)
    {
        List<object> parts = [];
        int index = 0;
        for (; ; )
        {
            while (index < text.Length && Text.IsSpace(text[index]))
            {
                index++;
            }

            if (index == text.Length)
            {
                return parts;
            }

            vm.Budget.Allocate(32);
            if (parts.Count == limit)
            {
                parts.Add(text[index..]);
                return parts;
            }

            int start = index;
            while (index < text.Length && !Text.IsSpace(text[index]))
            {
                index++;
            }

            parts.Add(text[start..index]);
        }
    }

    private static List<object> SplitSpaceFromEnd(Interpreter vm, string text, long limit)
    {
        List<object> parts = [];
        int index = text.Length;
        for (; ; )
        {
            while (index > 0 && Text.IsSpace(text[index - 1]))
            {
                index--;
            }

            if (index == 0)
            {
                break;
            }

            vm.Budget.Allocate(32);
            if (parts.Count == limit)
            {
                parts.Add(text[..index]);
                break;
            }

            int end = index;
            while (index > 0 && !Text.IsSpace(text[index - 1]))
            {
                index--;
            }

            parts.Add(text[index..end]);
        }

        parts.Reverse();
        return parts;
    }

    private static string Replace(Interpreter vm, string text, string old, string replacement, long limit)
    {
        limit = limit < 0 ? long.MaxValue : limit;
        vm.Budget.Tick(text.Length >> 3);
        StringBuilder result = new();
        int start = 0;
        if (old.Length == 0)
        {
            foreach (string point in Text.CodePoints(text))
            {
                if (limit-- > 0)
                {
                    vm.Budget.Allocate(2L * replacement.Length);
                    result.Append(replacement);
                }

                result.Append(point);
            }

            return (limit > 0 ? result.Append(replacement) : result).ToString();
        }

        for (int index; limit > 0 && (index = Text.Find(text, old, start)) >= 0; limit--, start = index + old.Length)
        {
            vm.Budget.Allocate(2L * (replacement.Length + index - start));
            result.Append(text, start, index - start).Append(replacement);
        }

        return start == 0 ? text : result.Append(text, start, text.Length - start).ToString();
    }

    private static PyDict MakeTranslation(Interpreter vm, object?[] a)
    {
        PyDict table = new();
        if (a[1] is null)
        {
            foreach ((object key, object value) in (a[0] as PyDict ?? throw PyError.Type("if you give only one argument to maketrans it must be a dict")).Entries)
            {
                table[key is string { Length: > 0 } text ? Boxed.Int(char.ConvertToUtf32(text, 0)) : key] = value;
            }

            return table;
        }

        string[] from = [.. Text.CodePoints(Args.Text(a[0]))];
        string[] to = [.. Text.CodePoints(Args.Text(a[1]))];
        if (from.Length != to.Length)
        {
            throw PyError.Value("the first two maketrans arguments must have equal length");
        }

        foreach ((string key, string value) in from.Zip(to))
        {
            vm.SetItem(table, Boxed.Int(char.ConvertToUtf32(key, 0)), Boxed.Int(char.ConvertToUtf32(value, 0)));
        }

        foreach (string removed in a[2] is string gone ? Text.CodePoints(gone) : [])
        {
            vm.SetItem(table, Boxed.Int(char.ConvertToUtf32(removed, 0)), PyNone.Value);
        }

        return table;
    }

    private static string Translate(Interpreter vm, string text, object table)
    {
        PyDict map = table as PyDict ?? throw PyError.Type("translate() needs a dict");
        StringBuilder result = new();
        foreach (string point in Text.CodePoints(text))
        {
            vm.Budget.Tick();
            string mapped = !map.TryGetValue(Boxed.Int(point.Length == 1 ? point[0] : char.ConvertToUtf32(point, 0)), out object? value) ? point
                : value switch { PyNone => "", string replacement => replacement, _ => Text.FromCodePoint(Numbers.ToLong(value)) };
            vm.Budget.Allocate(2L * mapped.Length);
            result.Append(mapped);
        }

        return result.ToString();
    }
}
