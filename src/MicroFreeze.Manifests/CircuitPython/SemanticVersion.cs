using System.Numerics;
using System.Text.RegularExpressions;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>A version by semver.org 2.0.0.</summary>
internal sealed partial record SemanticVersion(BigInteger Major, BigInteger Minor, BigInteger Patch, string? Prerelease)
{
    /// <summary>Reads a version; null where the text is none.</summary>
    public static SemanticVersion? TryParse(string text)
    {
        Match match = Pattern().Match(text);
        return match.Success
            ? new SemanticVersion(Number(match, 1), Number(match, 2), Number(match, 3), match.Groups[4].Success ? match.Groups[4].Value : null)
            : null;
    }

    /// <summary>The next one: its third number is one higher, and nothing follows that.</summary>
    public string NextPatch => $"{Major}.{Minor}.{Patch + 1}";

    private static BigInteger Number(Match match, int group) => BigInteger.Parse(match.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(?:-((?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*)?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
