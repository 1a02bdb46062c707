using System.Text.RegularExpressions;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>
/// Reads <c>#define</c> lines of a C header without being a preprocessor: what a macro is, where the header leaves no doubt about it.
/// </summary>
internal sealed partial class MacroFile
{
    private readonly List<Definition> _definitions = [];

    /// <summary>Reads a header.</summary>
    /// <param name="path">Where it is, for whoever asks.</param>
    /// <param name="text">Its text.</param>
    public MacroFile(string path, string text)
    {
        Path = path;
        string[] lines = text.Split('\n');
        Stack<bool> conditions = new();
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].TrimEnd('\r');
            if (Condition().Match(line) is { Success: true } condition)
            {
                switch (condition.Groups["word"].Value)
                {
                    case "if" or "ifdef":
                        conditions.Push(true);
                        break;
                    case "ifndef":
                        // `#ifndef NAME`, `#define NAME` is what guards a header, or a default: that NAME is defined in any case.
                        string name = condition.Groups["rest"].Value.Split(' ', '\t', '/')[0];
                        bool isGuard = index + 1 < lines.Length && Define().Match(lines[index + 1]) is { Success: true } next && next.Groups["name"].Value == name;
                        conditions.Push(!isGuard);
                        break;
                    case "endif" when conditions.Count > 0:
                        conditions.Pop();
                        break;
                    case "else" or "elif" when conditions.Count > 0:
                        conditions.Pop();
                        conditions.Push(true);
                        break;
                }
            }
            else if (Undefine().Match(line) is { Success: true } undefine)
            {
                // Whatever was said before or comes after, there is a doubt now.
                _definitions.Add(new Definition(undefine.Groups["name"].Value, "", index + 1, IsConditional: true));
            }
            else if (Define().Match(line) is { Success: true } define)
            {
                string value = Comment().Replace(define.Groups["value"].Value, "").Trim();
                _definitions.Add(new Definition(define.Groups["name"].Value, Unwrap(value), index + 1, conditions.Contains(true)));
            }
        }
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The value of a macro and its line, where the header defines it, in one way only, and in any case; otherwise null.</summary>
    public (string Value, int Line)? Find(string name)
    {
        Definition[] found = [.. _definitions.Where(definition => definition.Name == name)];
        return found.Length == 0 || found.Any(definition => definition.IsConditional || definition.Value != found[0].Value)
            ? null
            : (found[0].Value, found[0].Line);
    }

    /// <summary>Whether the header says anything about a macro.</summary>
    public bool Mentions(string name) => _definitions.Any(definition => definition.Name == name);

    private static string Unwrap(string value) =>
        value.StartsWith('(') && value.EndsWith(')') && !value[1..^1].Contains('(', StringComparison.Ordinal) ? value[1..^1].Trim() : value;

    [GeneratedRegex("""^\s*#\s*(?<word>ifdef|ifndef|if|elif|else|endif)\b\s*(?<rest>.*)$""", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex("""^\s*#\s*define\s+(?<name>\w+)(?:\s+(?<value>.*))?$""", RegexOptions.CultureInvariant)]
    private static partial Regex Define();

    [GeneratedRegex("""^\s*#\s*undef\s+(?<name>\w+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Undefine();

    [GeneratedRegex("""//.*$|/\*.*?\*/""", RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    private readonly record struct Definition(string Name, string Value, int Line, bool IsConditional);
}
