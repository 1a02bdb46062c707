using System.Text;
using MicroFreeze.Compiler.Compilation;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler;

/// <summary>Parser, compiler and all their memory, for one file after the other.</summary>
internal sealed class CompilerInstance
{
    /// <summary>Above this source size, in bytes, an instance is not worth keeping.</summary>
    public const int LargestKept = 8 << 20;

    private readonly Parser _parser = new();
    private readonly NameTable _names = new();
    private readonly SyntaxTree _tree = new();
    private readonly ModuleCompiler _compiler;

    public CompilerInstance()
    {
        _compiler = new ModuleCompiler(_names, _tree);
    }

    /// <summary>Compiles one file; see <see cref="PythonCompiler.Compile"/>.</summary>
    public CompileResult Compile(ReadOnlySpan<byte> source, string path, CompileOptions options)
    {
        _names.Clear();
        int sourceName = _names.Intern(Encoding.UTF8.GetBytes(options.SourceName));
        ParseOptions parseOptions = new()
        {
            Firmware = options.Firmware,
            OptimizationLevel = options.OptimizationLevel,
            SmallIntBits = options.SmallIntBits,
        };
        if (!_parser.TryParse(source, parseOptions, _tree, _names, out SyntaxError? error))
        {
            return new CompileResult(null, [error!.ToDiagnostic(path)]);
        }

        MpyModule? module = _compiler.TryCompile(options, sourceName, source.Length / 2);
        CompileResult result = module is null
            ? new CompileResult(null, [MakeDiagnostic(source, path)])
            : new CompileResult(module, MakeWarnings(source, path));
        if (_compiler.TakeTrace() is { } trace)
        {
            result = result with { Trace = trace };
        }

        _compiler.Finish();
        return result;
    }

    private Diagnostic[] MakeWarnings(ReadOnlySpan<byte> source, string path)
    {
        IReadOnlyList<EmitWarning> warnings = _compiler.Warnings;
        if (warnings.Count == 0)
        {
            return [];
        }

        Diagnostic[] diagnostics = new Diagnostic[warnings.Count];
        for (int index = 0; index < diagnostics.Length; index++)
        {
            EmitWarning warning = warnings[index];
            Node node = _tree[warning.Node];
            SourceLocation location = new(path, node.Line, SourceColumn.FromBytes(source, node.Line, node.Column));
            diagnostics[index] = Diagnostic.Create(warning.Descriptor, location, warning.Argument) with
            {
                Scope = _names.GetText(warning.ScopeName),
            };
        }

        return diagnostics;
    }

    private Diagnostic MakeDiagnostic(ReadOnlySpan<byte> source, string path)
    {
        ErrorSlot error = _compiler.Error;
        int column = SourceColumn.FromBytes(source, error.Line, error.Column);
        return error.ToDiagnostic(new SourceLocation(path, error.Line, column)) with { Scope = _compiler.ErrorScope };
    }
}
