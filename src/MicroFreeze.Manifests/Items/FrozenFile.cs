using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Manifests.Items;

/// <summary>One file that the manifests and items of a request name.</summary>
internal sealed record FrozenFile
{
    /// <summary>The path on the device, with <c>/</c>: what import sees, such as <c>asyncio/core.py</c>.</summary>
    public required string TargetPath { get; init; }

    /// <summary>The file itself, absolute, with <c>/</c>.</summary>
    public required string SourcePath { get; init; }

    /// <summary>What becomes of it.</summary>
    public required FrozenKind Kind { get; init; }

    /// <summary>The optimisation level (0 to 3) that was asked for, or null for the project's.</summary>
    public int? OptimizationLevel { get; init; }

    /// <summary>What was asked for about machine code.</summary>
    public NativeOverrides Native { get; init; }

    /// <summary>Metadata of the package that it belongs to.</summary>
    public PackageMetadata Metadata { get; init; } = PackageMetadata.Empty;

    /// <summary>
    /// Identifier and version of the NuGet package that it comes from; null for a file of the project or of a library's directory.
    /// </summary>
    public string? Package { get; init; }

    /// <summary>For a module of a CircuitPython library, what becomes of its text; null for any other.</summary>
    public VersionStamp? Stamp { get; init; }

    /// <summary>The version that goes into the module: its library's or its package's; null where none is known.</summary>
    public string? Version => Stamp is null ? Metadata.Version : Stamp.Version;

    /// <summary>Why it is here: the call or item that named it first, then what included or required that.</summary>
    public IReadOnlyList<Origin> Origins { get; init; } = [];

    /// <summary>The places of <see cref="Origins"/>, as the chain of a diagnostic about this file.</summary>
    public IReadOnlyList<SourceLocation> Chain => [.. Origins.Select(origin => origin.Location)];

    /// <summary>
    /// What is to be compiled, given the bytes of the file: the same, or with a line at the end that gives the module its package's
    /// version, where the package has one and the text does not set <c>__version__</c> itself. Only files that are compiled are stamped.
    /// Source: tools/manifestfile.py@v1.28.0 tagged_py_file. That rewrites the text in a temporary file.
    /// </summary>
    public byte[] GetContent(byte[] source)
    {
        if (Stamp is not null)
        {
            return Stamp.Apply(source);
        }

        if (Kind is FrozenKind.AsStr or FrozenKind.Mpy || string.IsNullOrEmpty(Metadata.Version) || source.AsSpan().IndexOf("__version__ ="u8) >= 0)
        {
            return source;
        }

        byte[] stamp = Encoding.UTF8.GetBytes($"\n\n__version__ = {PythonLiteral.Quote(Metadata.Version)}\n");
        return [.. source, .. stamp];
    }
}
