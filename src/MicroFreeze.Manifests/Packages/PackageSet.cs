using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Manifests.Packages;

/// <summary>The packages that a project refers to, directly or not, and the board that they are wanted for.</summary>
internal sealed class PackageSet
{
    private readonly Dictionary<string, PythonPackage> _byId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string, PythonPackage> _byName;

    /// <summary>Makes a set.</summary>
    /// <param name="packages">The packages; of two with one identifier the first counts.</param>
    public PackageSet(IReadOnlyList<PythonPackage> packages)
    {
        Packages = packages;
        _byName = packages.ToLookup(package => package.Name, StringComparer.Ordinal);
        foreach (PythonPackage package in packages)
        {
            _byId.TryAdd(package.Id, package);
        }
    }

    /// <summary>No packages.</summary>
    public static PackageSet Empty { get; } = new([]);

    /// <summary>All of them.</summary>
    public IReadOnlyList<PythonPackage> Packages { get; }

    /// <summary>The name of the board's firmware, such as <c>micropython-1.28</c>; null where any will do.</summary>
    public string? Firmware { get; init; }

    /// <summary>The board's architecture; null where any will do, empty where it has none.</summary>
    public string? Arch { get; init; }

    /// <summary>The package with an identifier, or null.</summary>
    public PythonPackage? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The packages that are required by a name.</summary>
    public IReadOnlyList<PythonPackage> FindProviders(string name) => [.. _byName[name]];

    /// <summary>Why a package is not for this board; null where it is.</summary>
    public (DiagnosticDescriptor Descriptor, object?[] Arguments)? FindMismatch(PythonPackage package) =>
        Firmware is not null && package.Firmware.Count > 0 && !package.Firmware.Any(name => IsFor(name, Firmware))
            ? (PackageDiagnostics.WrongFirmware, [package, string.Join(", ", package.Firmware), Firmware])
        : Arch is not null && package.Architectures.Count > 0 && !package.Architectures.Contains(Arch, StringComparer.OrdinalIgnoreCase)
            ? (PackageDiagnostics.WrongArch, [package, string.Join(", ", package.Architectures), Arch.Length == 0 ? "not set" : Arch])
        : null;

    /// <summary>Whether a name means a firmware: its own name, or that of its family, such as <c>micropython</c>.</summary>
    public static bool IsFor(string name, string firmware) =>
        firmware.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (firmware.Length == name.Length || firmware[name.Length] is '-' or '.');
}
