using System.Security.Cryptography;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Devices.Drive;

/// <summary>A file that the drive is to have.</summary>
/// <param name="Path">Its path on the drive, relative and with <c>/</c>, such as <c>lib/neopixel.mpy</c>.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Origin">The user's file that it comes from.</param>
internal sealed record DeployFile(string Path, ReadOnlyMemory<byte> Content, SourceLocation Origin)
{
    /// <summary>SHA-256 of the content: FAT keeps times in steps of two seconds, so only content tells files apart.</summary>
    internal string Digest { get; } = DigestOf(Content.Span);

    internal static string DigestOf(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return Convert.ToHexStringLower(hash);
    }
}

/// <summary>A deployment: what, where to, and what the drive must be for it.</summary>
internal sealed record DeployRequest
{
    /// <summary>The files, in the order in which they are to be written: what runs by itself comes last.</summary>
    public required IReadOnlyList<DeployFile> Files { get; init; }

    /// <summary>The drive.</summary>
    public required IDriveFiles Drive { get; init; }

    /// <summary>The drive's path as the user knows it, for findings.</summary>
    public required string DrivePath { get; init; }

    /// <summary>The firmware that the files are for.</summary>
    public required FirmwareProfile Firmware { get; init; }

    /// <summary>The identifier that the board has in <c>boot_out.txt</c>; null for any board.</summary>
    public string? Board { get; init; }

    /// <summary>Whether a drive without <c>boot_out.txt</c> is refused. With one it is always checked.</summary>
    public bool RequiresBootOut { get; init; }

    /// <summary>
    /// Whether files on the drive that are not as a deployment wrote them may be replaced, where the project has a file of that path.
    /// </summary>
    public bool Overwrite { get; init; }

    /// <summary>Whether to say only what would be done.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What a deployment does to one path.</summary>
internal enum DeployAction
{
    /// <summary>The file is there already, as it should be.</summary>
    Keep,

    /// <summary>A new file.</summary>
    Add,

    /// <summary>A file gets another content.</summary>
    Update,

    /// <summary>A file that an earlier deployment wrote goes.</summary>
    Remove,

    /// <summary>A directory that an earlier deployment made goes.</summary>
    RemoveDirectory,
}

/// <summary>One step of a deployment.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Path">The path on the drive.</param>
/// <param name="Size">Bytes of the file, old or new.</param>
internal sealed record DeployStep(DeployAction Action, string Path, long Size);

/// <summary>How a deployment ended.</summary>
/// <param name="Succeeded">Whether the drive is as planned; for a dry run, whether it could be.</param>
/// <param name="Steps">What was planned, in the order of doing it; what is kept comes first.</param>
/// <param name="Diagnostics">The findings.</param>
internal sealed record DeployResult(bool Succeeded, IReadOnlyList<DeployStep> Steps, IReadOnlyList<Diagnostic> Diagnostics);
