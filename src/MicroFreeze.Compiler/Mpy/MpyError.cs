using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>Why a .mpy file cannot be read.</summary>
/// <param name="Descriptor">The kind; a row of <see cref="MpyDiagnostics"/>.</param>
/// <param name="Offset">Where in the file it shows, in bytes.</param>
/// <param name="Message">The finished text.</param>
public readonly record struct MpyError(DiagnosticDescriptor Descriptor, int Offset, string Message)
{
    /// <summary>Makes an error from its row and the row's arguments.</summary>
    internal static MpyError Create(DiagnosticDescriptor descriptor, int offset, params ReadOnlySpan<object?> arguments) =>
        new(descriptor, offset, string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat, arguments));

    /// <summary>The same as a diagnostic.</summary>
    /// <param name="path">The file as the user knows it.</param>
    public Diagnostic ToDiagnostic(string path) => new(Descriptor, new SourceLocation(path), Message);
}
