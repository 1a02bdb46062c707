using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>Ends the reading of a .mpy file; does not leave the reader.</summary>
internal sealed class MpyFormatException(MpyError error) : Exception(error.Message)
{
    public MpyError Error { get; } = error;

    public static MpyFormatException Damaged(int offset, string what) =>
        new(MpyError.Create(MpyDiagnostics.Damaged, offset, offset, what));
}
