using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary>Methods of <c>str</c> that look for something, take it apart or replace it.</summary>
internal static partial class StringMethods
{
    /// <summary>Charges for what looking for a part of a text may take: a text can be made so that each position nearly matches.</summary>
    public static void ChargeSearch(Interpreter vm, string text, string part) =>
        vm.Budget.Tick((text.Length >> 3) + (text.Length * (long)part.Length >> 12));

    private static int Find(Interpreter vm, object?[] a, bool fromEnd)
    {
        string text = Self(a);
        string part = Args.Text(a[1]);
        ChargeSearch(vm, text, part);
        (int start, int count) = Args.Bounds(text.Length, a[2], a[3]);
        if (start + part.Length > start + count)
        {
            return -1;
        }

        ReadOnlySpan<char> window = text.AsSpan(start, count);
        int found = fromEnd ? window.LastIndexOf(part, StringComparison.Ordinal) : window.IndexOf(part, StringComparison.Ordinal);
        return found < 0 ? -1 : start + found;
    }

    private static object Required(int found) => found >= 0 ? Boxed.Int(found) : throw PyError.Value("substring not found");

    private static object Count(Interpreter vm, string text, string part)
    {
        ChargeSearch(vm, text, part);
        return Boxed.Int(part.Length == 0 ? text.Length + 1 : text.AsSpan().Count(part));
    }

    private static object HasAffix(Interpreter vm, object?[] a, Func<string, object?, bool> test)
    {
        object[] parts = a[1] is PyTuple several ? several.Items : [a[1]!];
        return Boxed.Bool(parts.Any(part =>
        {
            vm.Budget.Tick(1 + (Args.Text(part).Length >> 4));
            return test(Self(a), part);
        }));
    }

    private static string Strip(Interpreter vm, object?[] a, bool atStart, bool atEnd)
    {
        string text = Sized(vm, a);
        string? characters = Args.OptionalText(a[1]);
        ChargeSearch(vm, text, characters ?? "");
        char[]? set = characters?.ToCharArray();
        text = atStart ? text.TrimStart(set) : text;
        text = atEnd ? text.TrimEnd(set) : text;
        return text;
    }

    private static string Separator(object? value) =>
        Args.Text(value) is { Length: > 0 } text ? text : throw PyError.Value("empty separator");

    private static PyTuple Partition(Interpreter vm, object?[] a, bool fromEnd)
    {
        string text = Sized(vm, a);
        string separator = Separator(a[1]);
        ChargeSearch(vm, text, separator);
        int index = fromEnd ? text.LastIndexOf(separator, StringComparison.Ordinal) : text.IndexOf(separator, StringComparison.Ordinal);
        return index >= 0 ? new PyTuple([text[..index], separator, text[(index + separator.Length)..]])
            : fromEnd ? new PyTuple(["", "", text])
            : new PyTuple([text, "", ""]);
    }

    private static PyList Split(Interpreter vm, object?[] a, bool fromEnd)
    {
        string text = Sized(vm, a);
        long given = Numbers.ToLong(a[2]!);
        long limit = given < 0 ? long.MaxValue : given;
        if (a[1] is PyNone)
        {
            return SplitSpace(vm, text, limit, fromEnd);
        }

        string separator = Separator(a[1]);
        ChargeSearch(vm, text, separator);
        List<object> parts = [];
        ReadOnlySpan<char> rest = text;
        while (parts.Count < limit && (fromEnd ? rest.LastIndexOf(separator) : rest.IndexOf(separator)) is >= 0 and var index)
        {
            vm.Budget.Allocate(32);
            ReadOnlySpan<char> before = rest[..index];
            ReadOnlySpan<char> after = rest[(index + separator.Length)..];
            parts.Add((fromEnd ? after : before).ToString());
            rest = fromEnd ? before : after;
        }

        parts.Add(rest.ToString());
        return Ordered(parts, fromEnd);
    }

    private static PyList SplitSpace(Interpreter vm, string text, long limit, bool fromEnd)
    {
        List<object> parts = [];
        ReadOnlySpan<char> rest = text;
        while ((rest = fromEnd ? rest.TrimEnd() : rest.TrimStart()).Length > 0)
        {
            vm.Budget.Allocate(32);
            int length = parts.Count == limit ? rest.Length : 0;
            while (length < rest.Length && !char.IsWhiteSpace(fromEnd ? rest[^(length + 1)] : rest[length]))
            {
                length++;
            }

            parts.Add((fromEnd ? rest[^length..] : rest[..length]).ToString());
            rest = fromEnd ? rest[..^length] : rest[length..];
        }

        return Ordered(parts, fromEnd);
    }

    private static PyList Ordered(List<object> parts, bool isReversed)
    {
        if (isReversed)
        {
            parts.Reverse();
        }

        return new PyList(parts);
    }

    private static string Replace(Interpreter vm, string text, string old, string replacement, long limit)
    {
        ChargeSearch(vm, text, old);
        if (old.Length == 0)
        {
            throw PyError.Value("replace() of an empty text");
        }

        StringBuilder result = new();
        int start = 0;
        for (; limit != 0 && text.IndexOf(old, start, StringComparison.Ordinal) is >= 0 and var index; limit--)
        {
            vm.Budget.Allocate(2L * (replacement.Length + index - start));
            result.Append(text, start, index - start).Append(replacement);
            start = index + old.Length;
        }

        return start == 0 ? text : result.Append(text, start, text.Length - start).ToString();
    }
}
