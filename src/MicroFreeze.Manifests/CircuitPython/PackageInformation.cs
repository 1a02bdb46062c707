namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>
/// What a source distribution has beside its pyproject.toml: headers as of a message, until an empty line (Core metadata specifications of
/// PyPA).
/// </summary>
internal static class PackageInformation
{
    public const string FileName = "PKG-INFO";

    private const string Version = "Version:";

    /// <summary>The version, or null.</summary>
    public static string? FindVersion(string text) => text.Split('\n')
        .TakeWhile(line => line.Trim().Length > 0)
        .FirstOrDefault(line => line.StartsWith(Version, StringComparison.OrdinalIgnoreCase))?[Version.Length..].Trim();
}
