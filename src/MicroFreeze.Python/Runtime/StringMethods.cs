using System.Text;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>str</c>. Lengths and positions count UTF-16 units: what is not in Unicode's basic plane counts twice.</summary>
internal static partial class StringMethods
{
    public static void Register()
    {
        BuiltinTypes.Str.SetConstructor("object=''", static (vm, _, a) => vm.Str(a[0]!));
        BuiltinTypes.Str.AddMethods(
            ("capitalize", "", static (vm, a) => Capitalize(Sized(vm, a))),
            ("center", "width, fillchar=' '", static (vm, a) => Justify(vm, a, 0)),
            ("count", "sub", static (vm, a) => Count(vm, Self(a), Args.Text(a[1]))),
            ("encode", "encoding='utf-8', errors='strict'", static (_, a) => new PyBytes(Encodings.Encode(Self(a), Args.Text(a[1]), Args.Text(a[2])))),
            ("endswith", "suffix", static (vm, a) => HasAffix(vm, a, HasSuffix)),
            ("find", "sub, start=None, end=None", static (vm, a) => Boxed.Int(Find(vm, a, fromEnd: false))),
            ("format", "*args, **options", static (vm, a) => new BraceFormatter(vm, (object[])a[1]!, (PyDict)a[2]!).Format(Self(a))),
            ("index", "sub, start=None, end=None", static (vm, a) => Required(Find(vm, a, fromEnd: false))),
            ("isalnum", "", static (_, a) => All(a, char.IsLetterOrDigit)),
            ("isalpha", "", static (_, a) => All(a, char.IsLetter)),
            ("isdigit", "", static (_, a) => All(a, char.IsDigit)),
            ("isidentifier", "", static (_, a) => Boxed.Bool(IsIdentifier(Self(a)))),
            ("islower", "", static (_, a) => Boxed.Bool(Self(a).Any(char.IsLower) && !Self(a).Any(char.IsUpper))),
            ("isspace", "", static (_, a) => All(a, char.IsWhiteSpace)),
            ("isupper", "", static (_, a) => Boxed.Bool(Self(a).Any(char.IsUpper) && !Self(a).Any(char.IsLower))),
            ("join", "iterable", static (vm, a) => Join(vm, Self(a), a[1]!)),
            ("ljust", "width, fillchar=' '", static (vm, a) => Justify(vm, a, -1)),
            ("lower", "", static (vm, a) => Sized(vm, a).ToLowerInvariant()),
            ("lstrip", "chars=None", static (vm, a) => Strip(vm, a, atStart: true, atEnd: false)),
            ("partition", "sep", static (vm, a) => Partition(vm, a, fromEnd: false)),
            ("removeprefix", "prefix", static (_, a) => HasPrefix(Self(a), a[1]) ? Self(a)[Args.Text(a[1]).Length..] : a[0]!),
            ("removesuffix", "suffix", static (_, a) => HasSuffix(Self(a), a[1]) ? Self(a)[..^Args.Text(a[1]).Length] : a[0]!),
            ("replace", "old, new, count=-1", static (vm, a) => Replace(vm, Self(a), Args.Text(a[1]), Args.Text(a[2]), Numbers.ToLong(a[3]!))),
            ("rfind", "sub, start=None, end=None", static (vm, a) => Boxed.Int(Find(vm, a, fromEnd: true))),
            ("rindex", "sub, start=None, end=None", static (vm, a) => Required(Find(vm, a, fromEnd: true))),
            ("rjust", "width, fillchar=' '", static (vm, a) => Justify(vm, a, 1)),
            ("rpartition", "sep", static (vm, a) => Partition(vm, a, fromEnd: true)),
            ("rsplit", "sep=None, maxsplit=-1", static (vm, a) => Split(vm, a, fromEnd: true)),
            ("rstrip", "chars=None", static (vm, a) => Strip(vm, a, atStart: false, atEnd: true)),
            ("split", "sep=None, maxsplit=-1", static (vm, a) => Split(vm, a, fromEnd: false)),
            ("splitlines", "keepends=False", static (vm, a) => new PyList([.. SplitLines(vm, Self(a), vm.IsTrue(a[1]!))])),
            ("startswith", "prefix", static (vm, a) => HasAffix(vm, a, HasPrefix)),
            ("strip", "chars=None", static (vm, a) => Strip(vm, a, atStart: true, atEnd: true)),
            ("title", "", static (vm, a) => Title(Sized(vm, a))),
            ("upper", "", static (vm, a) => Sized(vm, a).ToUpperInvariant()),
            ("zfill", "width", static (vm, a) => ZeroFill(vm, Self(a), Args.Count(a[1]))));
    }

    private static string Self(object?[] arguments) =>
        arguments[0] as string ?? throw PyError.Type($"descriptor requires a 'str' object but received a '{Interpreter.TypeOf(arguments[0]!).Name}'");

    private static string Sized(Interpreter vm, object?[] arguments)
    {
        vm.Budget.Allocate(2L * Self(arguments).Length);
        return Self(arguments);
    }

    private static bool HasPrefix(string text, object? part) => text.StartsWith(Args.Text(part), StringComparison.Ordinal);

    private static bool HasSuffix(string text, object? part) => text.EndsWith(Args.Text(part), StringComparison.Ordinal);

    private static string Capitalize(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant();

    private static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsDigit(text[0]) && text.All(static c => c == '_' || char.IsLetterOrDigit(c));

    private static object All(object?[] arguments, Func<char, bool> test) =>
        Boxed.Bool(Self(arguments).Length > 0 && Self(arguments).All(test));

    private static IEnumerable<object> SplitLines(Interpreter vm, string text, bool keepEnds)
    {
        for (int start = 0; start < text.Length;)
        {
            vm.Budget.Allocate(32);
            int end = text.AsSpan(start).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : start + end;
            int next = end == text.Length ? end : text.AsSpan(end).StartsWith("\r\n") ? end + 2 : end + 1;
            yield return text[start..(keepEnds ? next : end)];
            start = next;
        }
    }

    private static string Title(string text)
    {
        StringBuilder result = new(text.Length);
        bool inWord = false;
        foreach (char c in text)
        {
            result.Append(inWord ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
            inWord = char.IsLetter(c);
        }

        return result.ToString();
    }

    private static string Join(Interpreter vm, string separator, object items)
    {
        StringBuilder result = new();
        int count = 0;
        foreach (object item in vm.Iterate(items))
        {
            string text = item as string ?? throw PyError.Type($"sequence item {count}: expected str instance, {Interpreter.TypeOf(item).Name} found");
            vm.Budget.Allocate(2L * (text.Length + separator.Length));
            result.Append(count++ > 0 ? separator : "").Append(text);
        }

        return result.ToString();
    }

    private static string Justify(Interpreter vm, object?[] a, int side)
    {
        string text = Self(a);
        int width = Args.Count(a[1]);
        char fill = Args.Text(a[2]) is [var only] ? only : throw PyError.Type("The fill character must be exactly one character long");
        int missing = Math.Max(width - text.Length, 0);
        vm.Budget.Allocate(2L * (missing + text.Length));
        int left = side < 0 ? 0 : side > 0 ? missing : (missing / 2) + (missing & width & 1);
        return new string(fill, left) + text + new string(fill, missing - left);
    }

    private static string ZeroFill(Interpreter vm, string text, int width)
    {
        int missing = Math.Max(width - text.Length, 0);
        vm.Budget.Allocate(2L * (missing + text.Length));
        int sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        return text[..sign] + new string('0', missing) + text[sign..];
    }
}
