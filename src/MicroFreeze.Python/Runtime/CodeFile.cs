using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>A parsed source file, with what running it needs again and again: its names, constants and functions.</summary>
internal sealed class CodeFile(string path, byte[] source, SyntaxTree tree, NameTable names)
{
    private readonly string?[] _names = new string?[names.Count];
    private readonly object?[] _constants = new object?[tree.Constants.Count];
    private readonly Dictionary<int, FunctionCode> _functions = [];
    private readonly Dictionary<int, ScopeInfo> _scopes = [];

    /// <summary>The file as the user knows it.</summary>
    public string Path { get; } = path;

    public SyntaxTree Tree { get; } = tree;

    /// <summary>The text of a name.</summary>
    public string Name(int name) => _names[name] ??= string.Intern(names.GetText(name));

    /// <summary>The value of a constant node.</summary>
    public object Constant(int index) => _constants[index] ??= ToValue(Tree.Constants[index]);

    /// <summary>What a <c>def</c> or <c>lambda</c> says; worked out once.</summary>
    public FunctionCode Function(int node)
    {
        if (!_functions.TryGetValue(node, out FunctionCode? code))
        {
            code = FunctionCode.Read(this, node);
            _functions.Add(node, code);
        }

        return code;
    }

    /// <summary>The names that a comprehension binds; worked out once.</summary>
    public ScopeInfo Comprehension(int node)
    {
        if (!_scopes.TryGetValue(node, out ScopeInfo? info))
        {
            info = ScopeInfo.OfComprehension(this, node);
            _scopes.Add(node, info);
        }

        return info;
    }

    /// <summary>Where a node stands, for a diagnostic.</summary>
    public SourceLocation Locate(int node)
    {
        if (node == 0)
        {
            return new SourceLocation(Path);
        }

        ref Node place = ref Tree[node];
        int line = place.Line;
        int column = place.Column;
        if (line == 0 && place.Kind is not (NodeKind.SmallInt or NodeKind.Absent) && place.FirstChild != 0)
        {
            return Locate(place.FirstChild);
        }

        return line == 0 ? new SourceLocation(Path) : new SourceLocation(Path, line, column <= 1 ? column : CountUnits(line, column));
    }

    private static object ToValue(Constant constant) => constant switch
    {
        StrConstant text => Encoding.UTF8.GetString(text.Value),
        BytesConstant bytes => new PyBytes(bytes.Value),
        IntConstant { Value: var value } when value >= long.MinValue && value <= long.MaxValue => Boxed.Int((long)value),
        IntConstant => throw Numbers.TooLarge(),
        FloatConstant real => real.Value,
        TupleConstant tuple => new PyTuple([.. tuple.Items.Select(ToValue)]),
        ComplexConstant => throw new SandboxException(PythonDiagnostics.Unsupported, "a complex number", "Manifests have ints and floats only."),
        _ when ReferenceEquals(constant, Compiler.Constants.Constant.None) => PyNone.Value,
        _ when ReferenceEquals(constant, Compiler.Constants.Constant.True) => Boxed.True,
        _ when ReferenceEquals(constant, Compiler.Constants.Constant.False) => Boxed.False,
        _ => PyEllipsis.Value,
    };

    // Columns are in bytes in the tree and in UTF-16 units in diagnostics.
    private int CountUnits(int line, int column)
    {
        ReadOnlySpan<byte> rest = LineOf(line);
        return rest.IsEmpty ? column : Encoding.UTF8.GetCharCount(rest[..Math.Min(column - 1, rest.Length)]) + 1;
    }

    // The text from a line's beginning on; none where there is no such line.
    private ReadOnlySpan<byte> LineOf(int line)
    {
        ReadOnlySpan<byte> rest = source;
        for (; line > 1; line--)
        {
            int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0)
            {
                return [];
            }

            end += rest[end] == '\r' && end + 1 < rest.Length && rest[end + 1] == '\n' ? 2 : 1;
            rest = rest[end..];
        }

        return rest;
    }
}
