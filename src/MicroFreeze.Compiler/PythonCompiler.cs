namespace MicroFreeze;

/// <summary>
/// Compiles Python source to a module, as mpy-cross does, in process. Safe for concurrent use: each call works on memory of its own,
/// which is kept for later calls.
/// </summary>
public static class PythonCompiler
{
    /// <summary>Compiles one file.</summary>
    /// <param name="source">The bytes of the file.</param>
    /// <param name="path">The file as the user knows it, for diagnostics.</param>
    /// <param name="options">Everything else that the output depends on.</param>
    public static CompileResult Compile(ReadOnlySpan<byte> source, string path, CompileOptions options) =>
        throw new NotImplementedException();
}
