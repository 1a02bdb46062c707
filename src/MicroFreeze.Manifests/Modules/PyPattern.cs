using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Manifests.Runtime;

namespace MicroFreeze.Manifests.Modules;

/// <summary>Where a match must be.</summary>
internal enum PatternUse
{
    /// <summary>Anywhere.</summary>
    Search,

    /// <summary>At the start.</summary>
    Start,

    /// <summary>The whole text.</summary>
    Full,
}

/// <summary>What <c>re.compile</c> gives.</summary>
internal sealed class PyPattern : PyObject
{
    public static readonly PyType PatternType = MakeType();

    private readonly string _pattern;
    private readonly long _flags;
    private readonly TranslatedRegex _translated;
    private readonly TimeSpan _timeout;
    private readonly Dictionary<(PatternUse Use, bool AtStart), Regex> _compiled = [];

    public PyPattern(string pattern, long flags, TranslatedRegex translated, TimeSpan timeout)
    {
        _pattern = pattern;
        _flags = flags;
        _translated = translated;
        _timeout = timeout;
        Get(PatternUse.Search, atStart: false);
    }

    public override PyType Type => PatternType;

    /// <summary>Numbers of named groups.</summary>
    public IReadOnlyDictionary<string, int> Names => _translated.Names;

    /// <summary>How many groups there are.</summary>
    public int Groups => _translated.Groups;

    public override string Repr(Interpreter vm) => $"re.compile({vm.Repr(_pattern)})";

    public override bool EqualTo(object other) => other is PyPattern pattern && pattern._pattern == _pattern && pattern._flags == _flags;

    public override int Hash() => HashCode.Combine(_pattern, _flags);

    /// <summary>The first match, or None.</summary>
    public PyObject Match(Interpreter vm, PatternUse use, string text, long start, long? end)
    {
        start = Math.Clamp(start, 0, text.Length);
        string searched = end is { } limit && limit < text.Length ? text[..(int)Math.Max(limit, 0)] : text;
        if (start > searched.Length)
        {
            return PyNone.Value;
        }

        Regex regex = Get(use, start == 0);
        Match match = RegexModule.Guard(vm, () => regex.Match(searched, (int)start));
        return match.Success ? new PyMatch(this, match, text) : PyNone.Value;
    }

    public PyList FindAll(Interpreter vm, string text)
    {
        List<object> found = [];
        foreach (Match match in Matches(vm, text))
        {
            vm.Budget.Allocate(32 + (2L * match.Length));
            found.Add(Groups switch
            {
                0 => match.Value,
                1 => match.Groups[1].Value,
                _ => new PyTuple([.. Enumerable.Range(1, Groups).Select(number => (object)match.Groups[number].Value)]),
            });
        }

        return new PyList(found);
    }

    public PyIterator FindIterator(Interpreter vm, string text) =>
        new(BuiltinTypes.IteratorOf(PyNone.Value), Matches(vm, text).Select(match => (object)new PyMatch(this, match, text)));

    public PyList Split(Interpreter vm, string text, long limit)
    {
        List<object> parts = [];
        int start = 0;
        foreach (Match match in Matches(vm, text))
        {
            if (limit > 0 && parts.Count >= limit * (Groups + 1))
            {
                break;
            }

            vm.Budget.Allocate(32 + (2L * (match.Index - start)));
            parts.Add(text[start..match.Index]);
            for (int number = 1; number <= Groups; number++)
            {
                parts.Add(match.Groups[number].Success ? match.Groups[number].Value : PyNone.Value);
            }

            start = match.Index + match.Length;
        }

        parts.Add(text[start..]);
        return new PyList(parts);
    }

    public (string Text, long Count) Substitute(Interpreter vm, object replacement, string text, long limit)
    {
        StringBuilder result = new();
        Func<PyMatch, string> expand = replacement is string template ? MakeTemplate(template)
            : Builtins.IsCallable(replacement) ? Called
            : throw PyError.Type($"expected str instance, {Interpreter.TypeOf(replacement).Name} found");
        int start = 0;
        long count = 0;
        foreach (Match match in Matches(vm, text))
        {
            if (limit > 0 && count >= limit)
            {
                break;
            }

            string replaced = expand(new PyMatch(this, match, text));
            vm.Budget.Allocate(2L * (replaced.Length + match.Index - start));
            result.Append(text, start, match.Index - start).Append(replaced);
            start = match.Index + match.Length;
            count++;
        }

        return (result.Append(text, start, text.Length - start).ToString(), count);

        // None stands for nothing.
        string Called(PyMatch match) => vm.Call(replacement, match) switch
        {
            string text => text,
            PyNone => "",
            object other => throw PyError.Type($"expected str instance, {Interpreter.TypeOf(other).Name} found"),
        };
    }

    /// <summary>Reads a replacement: <c>\1</c>, <c>\g&lt;name&gt;</c> and escapes.</summary>
    public Func<PyMatch, string> MakeTemplate(string template)
    {
        List<(string? Text, int Group)> parts = [];
        StringBuilder literal = new();
        for (int index = 0; index < template.Length; index++)
        {
            char c = template[index];
            if (c != '\\' || index + 1 == template.Length)
            {
                literal.Append(c);
                continue;
            }

            c = template[++index];
            if (c == 'g' && index + 1 < template.Length && template[index + 1] == '<' && template.IndexOf('>', index) is > 0 and var end)
            {
                AddGroup(template[(index + 2)..end]);
                index = end;
            }
            else if (c is >= '1' and <= '9')
            {
                bool two = index + 1 < template.Length && char.IsAsciiDigit(template[index + 1]);
                AddGroup(template.Substring(index, two ? 2 : 1));
                index += two ? 1 : 0;
            }
            else if ("abfnrtv\\0".IndexOf(c) is >= 0 and var escape)
            {
                literal.Append("\a\b\f\n\r\t\v\\\0"[escape]);
            }
            else if (char.IsAsciiLetter(c))
            {
                throw new PythonException(new PyException(ExceptionTypes.RegexError, $"bad escape \\{c} at position {index - 1}"));
            }
            else
            {
                literal.Append('\\').Append(c);
            }
        }

        parts.Add((literal.ToString(), 0));
        return match => string.Concat(parts.Select(part => part.Text ?? match.Source.Groups[part.Group].Value));

        void AddGroup(string name)
        {
            int number = int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out int parsed) ? parsed
                : Names.TryGetValue(name, out int named) ? named
                : throw new PythonException(new PyException(ExceptionTypes.ByName["IndexError"], $"unknown group name {PythonLiteral.Quote(name)}"));
            if (number > Groups)
            {
                throw new PythonException(new PyException(ExceptionTypes.RegexError, $"invalid group reference {number}"));
            }

            parts.Add((literal.ToString(), 0));
            literal.Clear();
            parts.Add((null, number));
        }
    }

    private IEnumerable<Match> Matches(Interpreter vm, string text)
    {
        Regex regex = Get(PatternUse.Search, atStart: false);
        for (Match match = RegexModule.Guard(vm, () => regex.Match(text)); match.Success; match = RegexModule.Guard(vm, match.NextMatch))
        {
            vm.Budget.Tick(4);
            yield return match;
        }
    }

    private Regex Get(PatternUse use, bool atStart)
    {
        if (!_compiled.TryGetValue((use, atStart), out Regex? regex))
        {
            // \G is right everywhere, but cannot be matched without backtracking.
            string anchor = atStart ? "\\A" : "\\G";
            string pattern = use switch
            {
                PatternUse.Start => $"{anchor}(?:{_translated.Pattern})",
                PatternUse.Full => $"{anchor}(?:{_translated.Pattern})\\z",
                _ => _translated.Pattern,
            };
            regex = Make(pattern);
            _compiled.Add((use, atStart), regex);
        }

        return regex;
    }

    private Regex Make(string pattern)
    {
        try
        {
            return new Regex(pattern, _translated.Options | RegexOptions.NonBacktracking, _timeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, _translated.Options, _timeout);
        }
    }

    private static PyType MakeType()
    {
        PyType type = new("Pattern");
        type.AddProperties(
            ("flags", static (_, self) => Boxed.Int(((PyPattern)self)._flags | 32)),
            ("groups", static (_, self) => Boxed.Int(((PyPattern)self).Groups)),
            ("pattern", static (_, self) => ((PyPattern)self)._pattern),
            ("groupindex", static (_, self) => GroupIndex((PyPattern)self)));
        type.AddMethods(
            ("findall", "string", static (vm, a) => Self(a).FindAll(vm, Args.Text(a[1]))),
            ("finditer", "string", static (vm, a) => Self(a).FindIterator(vm, Args.Text(a[1]))),
            ("fullmatch", "string, pos=0, endpos=None", static (vm, a) => Self(a).Match(vm, PatternUse.Full, Args.Text(a[1]), Numbers.ToIndexSaturated(a[2]!), Args.OptionalInteger(a[3]))),
            ("match", "string, pos=0, endpos=None", static (vm, a) => Self(a).Match(vm, PatternUse.Start, Args.Text(a[1]), Numbers.ToIndexSaturated(a[2]!), Args.OptionalInteger(a[3]))),
            ("search", "string, pos=0, endpos=None", static (vm, a) => Self(a).Match(vm, PatternUse.Search, Args.Text(a[1]), Numbers.ToIndexSaturated(a[2]!), Args.OptionalInteger(a[3]))),
            ("split", "string, maxsplit=0", static (vm, a) => Self(a).Split(vm, Args.Text(a[1]), Numbers.ToLong(a[2]!))),
            ("sub", "repl, string, count=0", static (vm, a) => Self(a).Substitute(vm, a[1]!, Args.Text(a[2]), Numbers.ToLong(a[3]!)).Text),
            ("subn", "repl, string, count=0", static (vm, a) => Self(a).Substitute(vm, a[1]!, Args.Text(a[2]), Numbers.ToLong(a[3]!)) is var (text, count) ? new PyTuple([text, Boxed.Int(count)]) : PyTuple.Empty));
        return type;
    }

    private static PyDict GroupIndex(PyPattern self)
    {
        PyDict dict = new();
        foreach ((string name, int number) in self.Names)
        {
            dict[name] = Boxed.Int(number);
        }

        return dict;
    }

    private static PyPattern Self(object?[] arguments) => (PyPattern)arguments[0]!;
}
