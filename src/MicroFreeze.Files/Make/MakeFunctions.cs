using System.Globalization;

namespace MicroFreeze.Files.Make;

/// <summary>The functions of make that only look at text. See: GNU make manual, "Functions for String Substitution and Analysis",
/// "Functions for File Names".</summary>
internal static class MakeFunctions
{
    private static readonly Dictionary<string, (int Arguments, Func<string[], string> Body)> Rows = new()
    {
        ["subst"] = (3, a => a[0].Length == 0 ? a[2] + a[1] : a[2].Replace(a[0], a[1], StringComparison.Ordinal)),
        ["patsubst"] = (3, a => Map(a[2], word => Substitute(a[0], a[1], word))),
        ["strip"] = (1, a => string.Join(' ', Words(a[0]))),
        ["findstring"] = (2, a => a[1].Contains(a[0], StringComparison.Ordinal) ? a[0] : ""),
        ["filter"] = (2, a => string.Join(' ', Words(a[1]).Where(word => Words(a[0]).Any(pattern => Stem(pattern, word) is not null)))),
        ["filter-out"] = (2, a => string.Join(' ', Words(a[1]).Where(word => Words(a[0]).All(pattern => Stem(pattern, word) is null)))),
        ["sort"] = (1, a => string.Join(' ', Words(a[0]).Distinct().Order(StringComparer.Ordinal))),
        ["word"] = (2, a => Number(a[0]) is >= 1 and var place ? Words(a[1]).ElementAtOrDefault(place - 1) ?? "" : ""),
        ["words"] = (1, a => Words(a[0]).Length.ToString(CultureInfo.InvariantCulture)),
        ["firstword"] = (1, a => Words(a[0]).FirstOrDefault() ?? ""),
        ["lastword"] = (1, a => Words(a[0]).LastOrDefault() ?? ""),
        ["dir"] = (1, a => Map(a[0], word => word.Contains('/') ? word[..(word.LastIndexOf('/') + 1)] : "./")),
        ["notdir"] = (1, a => Map(a[0], word => word[(word.LastIndexOf('/') + 1)..])),
        ["suffix"] = (1, a => string.Join(' ', Words(a[0]).Select(word => word[Dot(word)..]).Where(suffix => suffix.Length > 0))),
        ["basename"] = (1, a => Map(a[0], word => word[..Dot(word)])),
        ["addprefix"] = (2, a => Map(a[1], word => a[0] + word)),
        ["addsuffix"] = (2, a => Map(a[1], word => word + a[0])),
        ["if"] = (3, a => a[0].Trim().Length > 0 ? a[1] : a[2]),
        ["or"] = (0, a => a.Select(text => text.Trim()).FirstOrDefault(text => text.Length > 0) ?? ""),
        ["and"] = (0, a => a.Any(text => text.Trim().Length == 0) ? "" : a[^1].Trim()),
        ["info"] = (1, _ => ""),
        ["warning"] = (1, _ => ""),
    };

    /// <summary>How many arguments a function takes, 0 for any number; null where it is no function of text.</summary>
    public static int? CountArguments(string name) => Rows.TryGetValue(name, out (int Arguments, Func<string[], string>) row) ? row.Arguments : null;

    /// <summary>Calls a function.</summary>
    public static string Call(string name, string[] arguments)
    {
        (int count, Func<string[], string> body) = Rows[name];
        return body(arguments.Length < count ? [.. arguments, .. Enumerable.Repeat("", count - arguments.Length)] : arguments);
    }

    /// <summary>The words of a text.</summary>
    public static string[] Words(string text) => text.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A word with what matched <c>%</c> put into a replacement; the word itself where it does not match.</summary>
    public static string Substitute(string pattern, string replacement, string word)
    {
        if (Stem(pattern, word) is not { } stem)
        {
            return word;
        }

        int percent = pattern.Contains('%') ? replacement.IndexOf('%') : -1;
        return percent < 0 ? replacement : replacement[..percent] + stem + replacement[(percent + 1)..];
    }

    private static string? Stem(string pattern, string word)
    {
        int percent = pattern.IndexOf('%');
        if (percent < 0)
        {
            return pattern == word ? "" : null;
        }

        ReadOnlySpan<char> after = pattern.AsSpan(percent + 1);
        return word.Length >= pattern.Length - 1 && word.AsSpan().StartsWith(pattern.AsSpan(0, percent)) && word.AsSpan().EndsWith(after)
            ? word[percent..^after.Length]
            : null;
    }

    private static string Map(string words, Func<string, string> change) => string.Join(' ', Words(words).Select(change));

    private static int Dot(string word)
    {
        int dot = word.LastIndexOf('.');
        return dot > word.LastIndexOf('/') ? dot : word.Length;
    }

    private static int Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
