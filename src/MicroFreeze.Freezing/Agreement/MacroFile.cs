using System.Text;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>
/// Reads <c>#define</c> lines of a C header without being a preprocessor: what a macro is, where the header leaves no doubt about it.
/// </summary>
internal sealed class MacroFile
{
    private readonly List<Definition> _definitions = [];

    /// <summary>Reads a header.</summary>
    /// <param name="path">Where it is, for whoever asks.</param>
    /// <param name="text">Its text.</param>
    public MacroFile(string path, string text)
    {
        Path = path;
        Stack<Condition> conditions = new();
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            ReadOnlySpan<char> rest = line.TrimStart();
            if (rest.IsEmpty || rest[0] != '#')
            {
                continue;
            }

            rest = rest[1..];
            switch (TakeWord(ref rest))
            {
                case "if" or "ifdef":
                    conditions.Push(new Condition("", number));
                    break;
                case "ifndef":
                    conditions.Push(new Condition(TakeWord(ref rest).ToString(), number));
                    break;
                case "else" or "elif" when conditions.Count > 0:
                    conditions.Pop();
                    conditions.Push(new Condition("", number));
                    break;
                case "endif" when conditions.Count > 0:
                    conditions.Pop();
                    break;
                case "define":
                    Define(TakeWord(ref rest), rest, number, conditions);
                    break;
                case "undef":
                    // Whatever was said before or comes after, there is a doubt now.
                    _definitions.Add(new Definition(TakeWord(ref rest).ToString(), "", number, IsConditional: true));
                    break;
            }
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The value of a macro and its line, where the header defines it, in one way only, and in any case; otherwise null.</summary>
    public (string Value, int Line)? Find(string name)
    {
        Definition? found = null;
        foreach (Definition definition in _definitions)
        {
            if (definition.Name != name)
            {
                continue;
            }

            if (definition.IsConditional || (found is not null && found.Value != definition.Value))
            {
                return null;
            }

            found ??= definition;
        }

        return found is null ? null : (found.Value, found.Line);
    }

    /// <summary>Whether the header says anything about a macro.</summary>
    public bool Mentions(string name) => _definitions.Exists(definition => definition.Name == name);

    private void Define(ReadOnlySpan<char> name, ReadOnlySpan<char> rest, int line, Stack<Condition> conditions)
    {
        // `#ifndef NAME`, `#define NAME` is what guards a header, or a default: that NAME is defined in any case.
        if (conditions.TryPeek(out Condition? last) && last.Line == line - 1 && name.SequenceEqual(last.Guarded))
        {
            conditions.Pop();
            conditions.Push(last with { IsDoubtful = false });
        }

        // What has parameters has no value.
        if (name.IsEmpty || (!rest.IsEmpty && !char.IsWhiteSpace(rest[0])))
        {
            return;
        }

        _definitions.Add(new Definition(name.ToString(), Unwrap(WithoutComments(rest)), line, conditions.Any(condition => condition.IsDoubtful)));
    }

    /// <summary>Takes an identifier, and the white space before it, off the front of a line.</summary>
    private static ReadOnlySpan<char> TakeWord(ref ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> rest = line.TrimStart();
        int length = 0;
        while (length < rest.Length && (rest[length] == '_' || char.IsLetterOrDigit(rest[length])))
        {
            length++;
        }

        line = rest[length..];
        return rest[..length];
    }

    private static string WithoutComments(ReadOnlySpan<char> value)
    {
        StringBuilder kept = new(value.Length);
        for (int slash = value.IndexOf('/'); slash >= 0; slash = value.IndexOf('/'))
        {
            int length = value[slash..] switch
            {
                ['/', '/', ..] => value.Length - slash,
                ['/', '*', .. ReadOnlySpan<char> comment] when comment.IndexOf("*/", StringComparison.Ordinal) is >= 0 and int close => close + 4,
                _ => 0,
            };
            kept.Append(value[..(length == 0 ? slash + 1 : slash)]);
            value = value[(slash + Math.Max(length, 1))..];
        }

        return kept.Append(value).ToString().Trim();
    }

    private static string Unwrap(string value) =>
        value.StartsWith('(') && value.EndsWith(')') && !value[1..^1].Contains('(', StringComparison.Ordinal) ? value[1..^1].Trim() : value;

    /// <param name="Guarded">The macro that must not be defined; empty for any other condition.</param>
    /// <param name="Line">The line of the directive.</param>
    /// <param name="IsDoubtful">Whether what comes under it may not be there.</param>
    private sealed record Condition(string Guarded, int Line, bool IsDoubtful = true);

    private sealed record Definition(string Name, string Value, int Line, bool IsConditional);
}
