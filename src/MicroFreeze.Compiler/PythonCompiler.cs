using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler;

/// <summary>
/// Compiles Python source to a module, as mpy-cross does, in process. Safe for concurrent use: each call works on memory of its own,
/// which is kept for later calls.
/// </summary>
public static class PythonCompiler
{
    // One for each thread that compiles; taken out while it works, so that a call inside a call finds none and makes its own.
    [ThreadStatic]
    private static CompilerInstance? _idle;

    /// <summary>Compiles one file.</summary>
    /// <param name="source">The bytes of the file.</param>
    /// <param name="path">The file as the user knows it, for diagnostics.</param>
    /// <param name="options">Everything else that the output depends on.</param>
    public static CompileResult Compile(ReadOnlySpan<byte> source, string path, CompileOptions options)
    {
        CompilerInstance instance = _idle ?? new CompilerInstance();
        _idle = null;
        CompileResult result = instance.Compile(source, path, options);

        // After an exception, or a file out of the ordinary, a new one is cheaper than its memory.
        if (source.Length <= CompilerInstance.LargestKept)
        {
            _idle = instance;
        }

        return result;
    }
}
