using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>pathlib.Path</c>, POSIX on every machine.</summary>
internal sealed partial class PyPath : PyObject, IPathLike, IOperators, IOrdered
{
    public static readonly PyType PathType = MakeType();

    private readonly string[] _parts;

    private PyPath(string text)
    {
        bool absolute = text.StartsWith('/');
        _parts = [.. text.Split('/').Where(static part => part is not ("" or "."))];
        if (absolute)
        {
            _parts = ["/", .. _parts];
        }
    }

    private PyPath(IEnumerable<string> parts) => _parts = [.. parts];

    public string FilePath => _parts.Length == 0 ? "." : IsAbsolute ? "/" + string.Join('/', _parts[1..]) : string.Join('/', _parts);

    public override PyType Type => PathType;

    private bool IsAbsolute => _parts is ["/", ..];

    private string Name => _parts.Length == 0 || (_parts.Length == 1 && IsAbsolute) ? "" : _parts[^1];

    private string Suffix
    {
        get
        {
            int dot = Name.LastIndexOf('.');
            return dot > 0 && dot < Name.Length - 1 ? Name[dot..] : "";
        }
    }

    private PyPath Parent => Name.Length == 0 ? this : new PyPath(_parts[..^1]);

    public override string Repr(Interpreter vm) => $"PosixPath({vm.Repr(FilePath)})";

    public override string Str(Interpreter vm) => FilePath;

    public override bool EqualTo(object other) => other is PyPath path && path._parts.SequenceEqual(_parts);

    public override int Hash() => FilePath.GetHashCode();

    public int? CompareTo(object other)
    {
        if (other is not PyPath path)
        {
            return null;
        }

        for (int index = 0; index < _parts.Length && index < path._parts.Length; index++)
        {
            if (string.CompareOrdinal(_parts[index], path._parts[index]) is not 0 and var order)
            {
                return order;
            }
        }

        return _parts.Length.CompareTo(path._parts.Length);
    }

    public object? Apply(Interpreter vm, BinaryOperator operation, object other, bool isReflected) =>
        operation != BinaryOperator.TrueDivide || other is not (string or PyPath) ? null
        : isReflected ? new PyPath(PosixPath.Join(Args.FilePath(vm, other), FilePath))
        : Joined(vm, other);

    private PyPath Joined(Interpreter vm, object other)
    {
        vm.Budget.Allocate(64 + (2L * FilePath.Length));
        return new PyPath(PosixPath.Join(FilePath, Args.FilePath(vm, other)));
    }

    private PyPath WithName(string name) => Name.Length == 0 ? throw PyError.Value($"{FilePath} has an empty name")
        : name.Length == 0 || name.Contains('/') || name == "." ? throw PyError.Value($"Invalid name {PythonLiteral.Quote(name)}")
        : new PyPath([.. _parts[..^1], name]);

    private PyPath WithSuffix(string suffix) => suffix.Length > 0 && (!suffix.StartsWith('.') || suffix == "." || suffix.Contains('/'))
        ? throw PyError.Value($"Invalid suffix {PythonLiteral.Quote(suffix)}")
        : WithName(Name[..(Name.Length - Suffix.Length)] + suffix);

    private PyPath RelativeTo(Interpreter vm, object other)
    {
        PyPath start = other as PyPath ?? new PyPath(Args.FilePath(vm, other));
        return IsRelativeTo(start) ? new PyPath(_parts[start._parts.Length..])
            : throw PyError.Value($"{PythonLiteral.Quote(FilePath)} is not in the subpath of {PythonLiteral.Quote(start.FilePath)}");
    }

    private bool IsRelativeTo(PyPath start) => _parts.Length >= start._parts.Length && _parts.AsSpan(0, start._parts.Length).SequenceEqual(start._parts);

    private PyTuple Parents(Interpreter vm)
    {
        List<object> parents = [];
        for (PyPath path = this; path.Name.Length > 0; path = path.Parent)
        {
            vm.Budget.Allocate(64 + (8L * path._parts.Length));
            parents.Add(path.Parent);
        }

        return new PyTuple([.. parents]);
    }
}
