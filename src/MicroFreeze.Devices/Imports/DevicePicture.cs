namespace MicroFreeze.Devices.Imports;

/// <summary>A file that a device has, on its drive or frozen.</summary>
/// <param name="Path">On the drive: the path from its root. Frozen: the name that it has there, which ends in <c>.py</c> whatever is frozen.</param>
internal sealed record DeviceFile(string Path)
{
    /// <summary>The user's file that it is or was made from, for findings; null where there is none here.</summary>
    public string? SourcePath { get; init; }

    /// <summary>Its Python text, if that is at hand.</summary>
    public ReadOnlyMemory<byte>? Source { get; init; }

    /// <summary>The <c>.mpy</c> file, where there is no text.</summary>
    public ReadOnlyMemory<byte>? Module { get; init; }

    /// <summary>A file with its content: text or compiled, as the name of the user's file says.</summary>
    public static DeviceFile Of(string path, string sourcePath, ReadOnlyMemory<byte> content)
    {
        DeviceFile file = new(path) { SourcePath = sourcePath };
        return sourcePath.EndsWith(".mpy", StringComparison.OrdinalIgnoreCase) ? file with { Module = content } : file with { Source = content };
    }
}

/// <summary>All that decides which file an import gets: the search order, the files, what is frozen, and what is built in.</summary>
internal sealed record DevicePicture
{
    /// <summary>How the firmware looks.</summary>
    public required ImportRules Rules { get; init; }

    /// <summary>The modules of the firmware itself.</summary>
    public required BuiltInModules BuiltIns { get; init; }

    /// <summary>Files of the drive.</summary>
    public IReadOnlyList<DeviceFile> Files { get; init; } = [];

    /// <summary>Frozen files: those frozen as text come before the compiled ones, as in the firmware's own list.</summary>
    public IReadOnlyList<DeviceFile> Frozen { get; init; } = [];

    /// <summary>
    /// Top-level names of frozen libraries whose files are not known: whatever is imported from inside one is taken to be there.
    /// </summary>
    public IReadOnlySet<string> FrozenLibraries { get; init; } = new HashSet<string>();
}
