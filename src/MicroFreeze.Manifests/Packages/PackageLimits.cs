namespace MicroFreeze.Manifests.Packages;

/// <summary>
/// Bounds of one package: far above any library for a microcontroller, and low enough for nobody to notice that someone tried.
/// </summary>
internal static class PackageLimits
{
    /// <summary>Bytes of one file.</summary>
    public const long FileSize = 8 << 20;

    /// <summary>Bytes of all files.</summary>
    public const long TotalSize = 64 << 20;

    /// <summary>Files and directories.</summary>
    public const int Entries = 10_000;

    /// <summary>Directories inside each other.</summary>
    public const int Depth = 32;

    /// <summary>Bytes of the description.</summary>
    public const long DescriptionSize = 4 << 20;
}
