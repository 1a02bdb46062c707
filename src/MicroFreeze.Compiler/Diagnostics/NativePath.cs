using System.Diagnostics.CodeAnalysis;

namespace MicroFreeze.Compiler.Diagnostics;

/// <summary>
/// Paths as this machine writes them. Manifests and everything about the device have <c>/</c> on Windows too; users, editors and MSBuild do
/// not.
/// </summary>
internal static class NativePath
{
    /// <summary>A path with the separators of this machine: on Windows with <c>\</c> for each <c>/</c>, elsewhere as it is.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static string? Of(string? path) => Path.DirectorySeparatorChar == '/' ? path : path?.Replace('/', Path.DirectorySeparatorChar);
}
