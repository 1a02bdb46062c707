namespace MicroFreeze.Devices.Imports;

/// <summary>What an import of one name gets.</summary>
internal enum ImportTargetKind
{
    /// <summary>A module of the firmware that comes before all files.</summary>
    BuiltIn,

    /// <summary>A module of the firmware that comes after all files.</summary>
    ExtensibleBuiltIn,

    /// <summary>A file.</summary>
    Module,

    /// <summary>A directory with <c>__init__</c>.</summary>
    Package,

    /// <summary>A directory without: it is a package all the same, with nothing in it but its modules.</summary>
    NamespacePackage,
}

/// <summary>A module that an import gets, or would get if nothing came before it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name by which it is imported, with dots.</param>
/// <param name="Path">The file that runs: on the device, absolute; <c>.frozen/…</c> for a frozen one; the directory with a slash where nothing runs; the
/// built-in's name.</param>
internal sealed record ImportTarget(ImportTargetKind Kind, string Name, string Path)
{
    /// <summary>The directory of a package, in which its modules are looked for; null for what is none.</summary>
    public string? Directory { get; init; }

    /// <summary>The file, where one runs.</summary>
    public DeviceFile? File { get; init; }

    /// <summary>Whether it is in a frozen library whose files are not known.</summary>
    public bool IsOpaque { get; init; }

    /// <summary>Whether it is part of the firmware image.</summary>
    public bool IsFrozen => Path.StartsWith(ImportRules.FrozenEntry + "/", StringComparison.Ordinal);

    /// <summary>Whether it is built in.</summary>
    public bool IsBuiltIn => Kind is ImportTargetKind.BuiltIn or ImportTargetKind.ExtensibleBuiltIn;
}
