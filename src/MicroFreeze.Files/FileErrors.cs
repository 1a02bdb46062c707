using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Files;

/// <summary>Which exceptions are failures of the file system, and how these become findings about the file that the user knows.</summary>
internal static class FileErrors
{
    /// <summary>Whether an exception says something of files, and not of a mistake in this program.</summary>
    public static bool IsFileError(this Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Reads an ordinary file.</summary>
    /// <returns>Its bytes, or null where it cannot be read, which is then reported.</returns>
    /// <param name="diagnostics">Takes the finding.</param>
    /// <param name="path">The file as the user knows it.</param>
    /// <param name="read">Reads it, where that isn't as simple as <see cref="InputFiles.ReadAllBytes"/> of the path.</param>
    public static byte[]? TryRead(this DiagnosticBag diagnostics, string path, Func<byte[]>? read = null)
    {
        byte[]? content = null;
        diagnostics.Try(FileDiagnostics.CannotRead, path, () => content = read is null ? InputFiles.ReadAllBytes(path) : read());
        return content;
    }

    /// <summary>Writes a file or makes a directory.</summary>
    /// <returns>False where that failed, which is then reported.</returns>
    /// <inheritdoc cref="Try"/>
    public static bool TryWrite(this DiagnosticBag diagnostics, string path, Action action, SourceLocation? location = null) =>
        diagnostics.Try(FileDiagnostics.CannotWrite, path, action, location);

    /// <summary>Does something with a file.</summary>
    /// <returns>False where that failed, which is then reported.</returns>
    /// <param name="diagnostics">Takes the finding.</param>
    /// <param name="descriptor">The finding; its text takes the path and the reason.</param>
    /// <param name="path">The file as the user knows it.</param>
    /// <param name="action">What is done.</param>
    /// <param name="location">Where to report it; in the file itself where this is null.</param>
    public static bool Try(this DiagnosticBag diagnostics, DiagnosticDescriptor descriptor, string path, Action action, SourceLocation? location = null)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            diagnostics.Report(descriptor, location ?? new SourceLocation(path), path, exception.Message);
            return false;
        }
    }
}
