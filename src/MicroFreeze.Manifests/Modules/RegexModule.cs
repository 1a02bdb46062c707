using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Manifests.Runtime;
using MicroFreeze.Manifests.Sandbox;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>re</c>, on .NET's regular expressions: without backtracking where the pattern allows that, with a bound on time where it does not.</summary>
internal static class RegexModule
{
    private const int MaximumPattern = 4000;
    private const long StepsPerMillisecond = 20_000;

    private static readonly (string Name, string Letter, long Value)[] Flags =
    [
        ("ASCII", "A", 256), ("IGNORECASE", "I", 2), ("LOCALE", "L", 4), ("MULTILINE", "M", 8), ("DOTALL", "S", 16), ("UNICODE", "U", 32), ("VERBOSE", "X", 64),
    ];

    public static PyModule Make(Interpreter vm)
    {
        PyModule module = ModuleBuilder.Make(
            "re",
            [
                ("compile", "pattern, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[1]!))),
                ("escape", "pattern", static (vm, a) => Charged(vm, Escape(Args.Text(a[0])))),
                ("findall", "pattern, string, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[2]!)).FindAll(vm, Args.Text(a[1]))),
                ("finditer", "pattern, string, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[2]!)).FindIterator(vm, Args.Text(a[1]))),
                ("fullmatch", "pattern, string, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[2]!)).Match(vm, PatternUse.Full, Args.Text(a[1]), 0, null)),
                ("match", "pattern, string, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[2]!)).Match(vm, PatternUse.Start, Args.Text(a[1]), 0, null)),
                ("purge", "", static (_, _) => PyNone.Value),
                ("search", "pattern, string, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[2]!)).Match(vm, PatternUse.Search, Args.Text(a[1]), 0, null)),
                ("split", "pattern, string, maxsplit=0, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[3]!)).Split(vm, Args.Text(a[1]), Numbers.ToLong(a[2]!))),
                ("sub", "pattern, repl, string, count=0, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[4]!)).Substitute(vm, a[1]!, Args.Text(a[2]), Numbers.ToLong(a[3]!)).Text),
                ("subn", "pattern, repl, string, count=0, flags=0", static (vm, a) => Compile(vm, a[0]!, Numbers.ToLong(a[4]!)).Substitute(vm, a[1]!, Args.Text(a[2]), Numbers.ToLong(a[3]!)) is var (text, count)
                    ? new PyTuple([text, Boxed.Int(count)])
                    : PyTuple.Empty),
            ],
            ("error", ExceptionTypes.RegexError),
            ("Pattern", PyPattern.PatternType),
            ("Match", PyMatch.MatchType));
        foreach ((string name, string letter, long value) in Flags)
        {
            module.Attributes[name] = Boxed.Int(value);
            module.Attributes[letter] = Boxed.Int(value);
        }

        return module;
    }

    /// <summary>A pattern of a text, or the pattern itself.</summary>
    public static PyPattern Compile(Interpreter vm, object pattern, long flags)
    {
        if (pattern is PyPattern known)
        {
            return flags == 0 ? known : throw PyError.Value("cannot process flags argument with a compiled pattern");
        }

        string text = pattern as string
            ?? throw (pattern is PyBytes ? new ManifestAbortException(ManifestDiagnostics.Unsupported, "a regular expression over bytes", "Decode the bytes first.") : PyError.Type("first argument must be string or compiled pattern"));
        if (text.Length > MaximumPattern)
        {
            throw new ManifestAbortException(ManifestDiagnostics.LimitExceeded, $"a regular expression of more than {MaximumPattern} characters");
        }

        vm.Budget.Tick(2000 + (20L * text.Length));
        return Guard(vm, () => new PyPattern(text, flags, RegexTranslator.Translate(text, flags), vm.Budget.Limits.RegexTimeout));
    }

    /// <summary><c>re.escape</c></summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        foreach (char c in text)
        {
            _ = "()[]{}?*+-|^$\\.&~# \t\n\r\v\f".Contains(c) ? escaped.Append('\\').Append(c) : escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static string Charged(Interpreter vm, string text)
    {
        vm.Budget.Tick(text.Length >> 3);
        return text;
    }

    /// <summary>Runs a match, charges for its time, and stops what takes too long.</summary>
    public static T Guard<T>(Interpreter vm, Func<T> action)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            return action();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new ManifestAbortException(ManifestDiagnostics.LimitExceeded, "too long for one match of a regular expression");
        }
        catch (RegexParseException exception)
        {
            throw new PythonException(new PyException(ExceptionTypes.RegexError, exception.Message));
        }
        finally
        {
            vm.Budget.Charge((long)(Stopwatch.GetElapsedTime(start).TotalMilliseconds * StepsPerMillisecond));
        }
    }
}
