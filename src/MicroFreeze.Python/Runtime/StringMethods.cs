using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>str</c></summary>
internal static partial class StringMethods
{
    public static void Register()
    {
        BuiltinTypes.Str.SetConstructor("object=?, encoding=?, errors='strict'", static (vm, _, a) =>
            a[0] is null ? "" : a[1] is null ? vm.Str(a[0]!) : a[0] is PyBytes bytes ? Encodings.Decode(bytes.Value, (string)a[1]!, (string)a[2]!) : throw PyError.Type("decoding to str: need a bytes-like object"));
        BuiltinTypes.Str.AddFunctions(("maketrans", "x, y=?, z=?, /", static (vm, a) => MakeTranslation(vm, a)));
        BuiltinTypes.Str.AddMethods(
            ("capitalize", "", static (_, a) => Self(a) is { Length: > 0 } text ? Text.At(text, 0).ToUpperInvariant() + text[Text.OffsetOf(text, 1)..].ToLowerInvariant() : ""),
            ("casefold", "", static (_, a) => Self(a).Replace("ß", "ss").ToLowerInvariant()),
            ("center", "width, fillchar=' '", static (vm, a) => Justify(vm, a, 0)),
            ("count", "sub, start=None, end=None", static (vm, a) => Count(vm, a)),
            ("encode", "encoding='utf-8', errors='strict'", static (_, a) => new PyBytes(Encodings.Encode(Self(a), Args.Text(a[1]), Args.Text(a[2])))),
            ("endswith", "suffix, start=None, end=None", static (vm, a) => Boxed.Bool(Affix(vm, a, static (text, part) => text.EndsWith(part, StringComparison.Ordinal), "endswith"))),
            ("expandtabs", "tabsize=8", static (vm, a) => ExpandTabs(vm, Self(a), Args.Count(a[1]))),
            ("find", "sub, start=None, end=None", static (vm, a) => Boxed.Int(Find(vm, a, fromEnd: false))),
            ("format", "*args, **options", static (vm, a) => new BraceFormatter(vm, (object[])a[1]!, (PyDict)a[2]!).Format(Self(a))),
            ("format_map", "mapping", static (vm, a) => new BraceFormatter(vm, [], a[1]).Format(Self(a))),
            ("index", "sub, start=None, end=None", static (vm, a) => Find(vm, a, fromEnd: false) is >= 0 and var index ? Boxed.Int(index) : throw PyError.Value("substring not found")),
            ("isalnum", "", static (_, a) => All(a, static text => IsAlphabetic(text) || IsNumeric(text))),
            ("isalpha", "", static (_, a) => All(a, IsAlphabetic)),
            ("isascii", "", static (_, a) => Boxed.Bool(Ascii.IsValid(Self(a)))),
            ("isdecimal", "", static (_, a) => All(a, static text => Category(text) == UnicodeCategory.DecimalDigitNumber)),
            ("isdigit", "", static (_, a) => All(a, static text => CharUnicodeInfo.GetDigitValue(text, 0) >= 0)),
            ("isidentifier", "", static (_, a) => Boxed.Bool(IsIdentifier(Self(a)))),
            ("islower", "", static (vm, a) => HasCase(vm, a, static text => string.Equals(text.ToLowerInvariant(), text, StringComparison.Ordinal) && Category(text) != UnicodeCategory.TitlecaseLetter)),
            ("isnumeric", "", static (_, a) => All(a, IsNumeric)),
            ("isprintable", "", static (_, a) => Boxed.Bool(PythonLiteral.Quote(Self(a).Replace("'", "").Replace("\\", "")).Length == Self(a).Replace("'", "").Replace("\\", "").Length + 2)),
            ("isspace", "", static (_, a) => All(a, static text => Text.IsSpace(text[0]))),
            ("istitle", "", static (_, a) => Boxed.Bool(Self(a).Any(char.IsLetter) && Title(Self(a)) == Self(a))),
            ("isupper", "", static (vm, a) => HasCase(vm, a, static text => string.Equals(text.ToUpperInvariant(), text, StringComparison.Ordinal) && Category(text) != UnicodeCategory.TitlecaseLetter)),
            ("join", "iterable", static (vm, a) => Join(vm, Self(a), a[1]!)),
            ("ljust", "width, fillchar=' '", static (vm, a) => Justify(vm, a, -1)),
            ("lower", "", static (vm, a) => Sized(vm, Self(a)).ToLowerInvariant()),
            ("lstrip", "chars=None", static (_, a) => Strip(a, atStart: true, atEnd: false)),
            ("partition", "sep", static (vm, a) => Partition(Self(a), Args.Text(a[1]), Text.Find(Sized(vm, Self(a)), Separator(a[1]), 0), keepFirst: true)),
            ("removeprefix", "prefix", static (_, a) => Self(a).StartsWith(Args.Text(a[1]), StringComparison.Ordinal) ? Self(a)[((string)a[1]!).Length..] : Self(a)),
            ("removesuffix", "suffix", static (_, a) => Args.Text(a[1]).Length > 0 && Self(a).EndsWith((string)a[1]!, StringComparison.Ordinal) ? Self(a)[..^((string)a[1]!).Length] : Self(a)),
            ("replace", "old, new, count=-1", static (vm, a) => Replace(vm, Self(a), Args.Text(a[1]), Args.Text(a[2]), Numbers.ToLong(a[3]!))),
            ("rfind", "sub, start=None, end=None", static (vm, a) => Boxed.Int(Find(vm, a, fromEnd: true))),
            ("rindex", "sub, start=None, end=None", static (vm, a) => Find(vm, a, fromEnd: true) is >= 0 and var index ? Boxed.Int(index) : throw PyError.Value("substring not found")),
            ("rjust", "width, fillchar=' '", static (vm, a) => Justify(vm, a, 1)),
            ("rpartition", "sep", static (vm, a) => Partition(Self(a), Args.Text(a[1]), FindLast(vm, Self(a), Separator(a[1])), keepFirst: false)),
            ("rsplit", "sep=None, maxsplit=-1", static (vm, a) => Split(vm, Self(a), a[1]!, Numbers.ToLong(a[2]!), fromEnd: true)),
            ("rstrip", "chars=None", static (_, a) => Strip(a, atStart: false, atEnd: true)),
            ("split", "sep=None, maxsplit=-1", static (vm, a) => Split(vm, Self(a), a[1]!, Numbers.ToLong(a[2]!), fromEnd: false)),
            ("splitlines", "keepends=False", static (vm, a) => new PyList([.. SplitLines(vm, Self(a), vm.IsTrue(a[1]!))])),
            ("startswith", "prefix, start=None, end=None", static (vm, a) => Boxed.Bool(Affix(vm, a, static (text, part) => text.StartsWith(part, StringComparison.Ordinal), "startswith"))),
            ("strip", "chars=None", static (_, a) => Strip(a, atStart: true, atEnd: true)),
            ("swapcase", "", static (vm, a) => string.Concat(Sized(vm, Self(a)).Select(static c => char.IsUpper(c) ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c)))),
            ("title", "", static (vm, a) => Title(Sized(vm, Self(a)))),
            ("translate", "table", static (vm, a) => Translate(vm, Self(a), a[1]!)),
            ("upper", "", static (vm, a) => Sized(vm, Self(a)).Replace("ß", "SS").ToUpperInvariant()),
            ("zfill", "width", static (vm, a) => ZeroFill(vm, Self(a), Args.Count(a[1]))));
    }

    /// <summary>Lines, by all the ends of line that <c>str.splitlines</c> knows.</summary>
    public static IEnumerable<object> SplitLines(Interpreter vm, string text, bool keepEnds)
    {
        for (int start = 0; start < text.Length;)
        {
            vm.Budget.Allocate(32);
            int end = start;
            while (end < text.Length && text[end] is not ('\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029'))
            {
                end++;
            }

            int next = end == text.Length ? end : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            yield return text[start..(keepEnds ? next : end)];
            start = next;
        }
    }

    /// <summary>Whether it is a name; keywords are.</summary>
    public static bool IsIdentifier(string text) => text.Length > 0 && !char.IsAsciiDigit(text[0])
        && text.All(static c => c == '_' || char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ConnectorPunctuation)
        && !char.IsDigit(text[0]);

    private static string Self(object?[] arguments) =>
        arguments[0] as string ?? throw PyError.Type($"descriptor requires a 'str' object but received a '{Interpreter.TypeOf(arguments[0]!).Name}'");

    private static string Sized(Interpreter vm, string text)
    {
        vm.Budget.Allocate(2L * text.Length);
        return text;
    }

    private static string Separator(object? value) => Args.Text(value) is { Length: > 0 } text ? text : throw PyError.Value("empty separator");

    private static UnicodeCategory Category(string codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint, 0);

    private static bool IsAlphabetic(string codePoint) => Category(codePoint) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;

    private static bool IsNumeric(string codePoint) => CharUnicodeInfo.GetNumericValue(codePoint, 0) >= 0 || Category(codePoint) == UnicodeCategory.LetterNumber;

    private static object All(object?[] arguments, Func<string, bool> test)
    {
        string text = Self(arguments);
        return Boxed.Bool(text.Length > 0 && Text.CodePoints(text).All(test));
    }

    // Whether there are letters with a case, and all of those pass.
    private static object HasCase(Interpreter vm, object?[] arguments, Func<string, bool> test)
    {
        vm.Budget.Tick(Self(arguments).Length >> 1);
        bool any = false;
        foreach (string point in Text.CodePoints(Self(arguments)))
        {
            bool cased = !string.Equals(point.ToLowerInvariant(), point, StringComparison.Ordinal) || !string.Equals(point.ToUpperInvariant(), point, StringComparison.Ordinal)
                || Category(point) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter;
            if (cased && !test(point))
            {
                return Boxed.False;
            }

            any |= cased;
        }

        return Boxed.Bool(any);
    }

    private static string Title(string text)
    {
        StringBuilder result = new(text.Length);
        bool inWord = false;
        foreach (char c in text)
        {
            bool isCased = char.IsLetter(c);
            result.Append(!isCased ? c : inWord ? char.ToLowerInvariant(c) : char.ToUpperInvariant(c));
            inWord = isCased;
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
            if (count++ > 0)
            {
                result.Append(separator);
            }

            result.Append(text);
        }

        return result.ToString();
    }

    private static string Justify(Interpreter vm, object?[] a, int side)
    {
        string text = Self(a);
        string fill = Args.Text(a[2], "The fill character");
        if (Text.Length(fill) != 1)
        {
            throw PyError.Type("The fill character must be exactly one character long");
        }

        int width = Args.Count(a[1]);
        int missing = width - Text.Length(text);
        if (missing <= 0)
        {
            return text;
        }

        vm.Budget.Allocate(2L * (missing + text.Length) * fill.Length);
        int left = side < 0 ? 0 : side > 0 ? missing : (missing / 2) + (missing & width & 1);
        return new StringBuilder().Insert(0, fill, left).Append(text).Insert(left + text.Length, fill, missing - left).ToString();
    }

    private static string ZeroFill(Interpreter vm, string text, int width)
    {
        int missing = width - Text.Length(text);
        if (missing <= 0)
        {
            return text;
        }

        vm.Budget.Allocate(2L * (missing + text.Length));
        int sign = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        return text[..sign] + new string('0', missing) + text[sign..];
    }

    private static string ExpandTabs(Interpreter vm, string text, int size)
    {
        StringBuilder result = new();
        int column = 0;
        foreach (char c in text)
        {
            if (c == '\t')
            {
                int spaces = size > 0 ? size - (column % size) : 0;
                vm.Budget.Allocate(2L * spaces);
                result.Append(' ', spaces);
                column += spaces;
                continue;
            }

            result.Append(c);
            column = c is '\n' or '\r' ? 0 : column + 1;
        }

        return result.ToString();
    }
}
