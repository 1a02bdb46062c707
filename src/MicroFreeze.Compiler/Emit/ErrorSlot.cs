using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit;

/// <summary>
/// The error of a compilation: the first one counts, and the compiler goes on for a while after it, as the reference does. An error about
/// a node without a line gets the line of the first node with one that the compiler leaves on its way out.
/// Source: py/compile.c@v1.28.0 compile_syntax_error; py/compile.c@v1.28.0 compile_error_set_line.
/// </summary>
internal sealed class ErrorSlot
{
    private string[] _arguments = [];

    /// <summary>What kind of error there is, or null.</summary>
    public DiagnosticDescriptor? Descriptor { get; private set; }

    /// <summary>The line, from 1, or 0 while it is not known.</summary>
    public int Line { get; private set; }

    /// <summary>The column in bytes, from 1, or 0.</summary>
    public int Column { get; private set; }

    /// <summary>Whether there is an error.</summary>
    public bool IsSet => Descriptor is not null;

    /// <summary>Forgets the error.</summary>
    public void Clear()
    {
        Descriptor = null;
        _arguments = [];
        Line = 0;
        Column = 0;
    }

    /// <summary>Reports an error about a node, unless there is one already.</summary>
    public void Report(SyntaxTree tree, int node, DiagnosticDescriptor descriptor, params ReadOnlySpan<string> arguments)
    {
        if (Descriptor is null)
        {
            Replace(descriptor, arguments);
            Locate(tree, node);
        }
    }

    /// <summary>Reports an error at a known place, unless there is one already.</summary>
    public void Report(DiagnosticDescriptor descriptor, int line, int column)
    {
        if (Descriptor is null)
        {
            Replace(descriptor);
            Locate(line, column);
        }
    }

    /// <summary>Reports an error without a place, even if there is one already: what the reference's native emitters do.</summary>
    public void Replace(DiagnosticDescriptor descriptor, params ReadOnlySpan<string> arguments)
    {
        Descriptor = descriptor;
        _arguments = arguments.ToArray();
    }

    /// <summary>Gives the error the place of a node, if it has none yet and the node has one.</summary>
    public void Locate(SyntaxTree tree, int node)
    {
        if (!tree[node].IsLeaf)
        {
            Locate(tree[node].Line, tree[node].Column);
        }
    }

    /// <summary>Gives the error a place, if it has none yet.</summary>
    public void Locate(int line, int column)
    {
        if (Line == 0)
        {
            Line = line;
            Column = column;
        }
    }

    /// <summary>Gives the error the place of a node, whatever place it had: what the reference's inline assemblers do.</summary>
    public void Move(SyntaxTree tree, int node)
    {
        Line = tree[node].Line;
        Column = tree[node].Column;
    }

    /// <summary>Makes the diagnostic.</summary>
    /// <param name="location">The finished place.</param>
    public Diagnostic ToDiagnostic(SourceLocation location) => Diagnostic.Create(Descriptor!, location, _arguments);
}
