using NuGet.Packaging;
using NuGet.Packaging.Licenses;
using NuGet.Versioning;

namespace MicroFreeze.Packaging;

/// <summary>What NuGet accepts as identifiers, versions, ranges and licences.</summary>
internal static class NuGetValues
{
    /// <summary>A version as NuGet writes it; null where it is none.</summary>
    public static string? NormalizeVersion(string text) => NuGetVersion.TryParse(text, out NuGetVersion? version) ? version.ToNormalizedString() : null;

    /// <summary>Whether a text is a range of versions, such as <c>[1.0,2.0)</c>.</summary>
    public static bool IsVersionRange(string text) => VersionRange.TryParse(text, out _);

    /// <summary>Whether two texts are the same version.</summary>
    public static bool IsSameVersion(string left, string right) =>
        NuGetVersion.TryParse(left, out NuGetVersion? first) && NuGetVersion.TryParse(right, out NuGetVersion? second) && first == second;

    /// <summary>Whether a text can be the identifier of a package.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= PackageIdValidator.MaxPackageIdLength && PackageIdValidator.IsValidPackageId(text);

    /// <summary>Whether a licence is an SPDX expression whose identifiers NuGet knows.</summary>
    public static bool IsLicenseExpression(string text)
    {
        try
        {
            NuGetLicenseExpression.Parse(text);
            return true;
        }
        catch (NuGetLicenseExpressionParsingException)
        {
            return false;
        }
    }
}
