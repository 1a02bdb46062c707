using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit;

/// <summary>
/// What the emitters of one module share: its tables of names and objects, which fill in the order of first use, the error, labels, and the
/// finished code. Source: py/emitcommon.c@v1.28.0; py/emit.h@v1.28.0 mp_emit_common_t.
/// </summary>
internal sealed class EmitContext
{
    private readonly CodeStore _code = new();
    private readonly List<EmitWarning> _warnings = [];
    private int[] _nameNumbers = [];
    private int[] _usedNames = new int[256];
    private int _usedNameCount;
    private int _childCount;
    private AssemblerBuffer? _assemblerBuffer;

    public EmitContext(NameTable names, SyntaxTree tree)
    {
        Names = names;
        Tree = tree;
        Objects = new ObjectTable(tree);
    }

    /// <summary>The options of this compilation.</summary>
    public CompileOptions Options { get; private set; } = null!;

    public NameTable Names { get; }

    public SyntaxTree Tree { get; }

    /// <summary>The module's object table.</summary>
    public ObjectTable Objects { get; }

    /// <summary>The names that the module uses, in the order of their numbers.</summary>
    public ReadOnlySpan<int> UsedNames => _usedNames.AsSpan(0, _usedNameCount);

    /// <summary>The error, if there is one.</summary>
    public ErrorSlot Error { get; } = new();

    /// <summary>The next free label of the scope that is being compiled. A native emitter may take labels for itself.</summary>
    public int NextLabel { get; set; }

    /// <summary>More than the highest label of any scope, as counted by the scope walk.</summary>
    public int LabelCount { get; set; }

    /// <summary>Where native code and assembler are put together; kept from file to file.</summary>
    public AssemblerBuffer AssemblerBuffer => _assemblerBuffer ??= new AssemblerBuffer();

    /// <summary>The trace in place of machine code, if there is one.</summary>
    public string? TakeTrace() => _assemblerBuffer?.TakeTrace();

    /// <summary>Warnings so far.</summary>
    public IReadOnlyList<EmitWarning> Warnings => _warnings;

    /// <summary>How many children the scope that is being compiled has so far.</summary>
    public int ChildCount => _childCount;

    /// <summary>Whether native code or assembler was made, which the file's header tells.</summary>
    public bool HasNativeCode { get; set; }

    /// <summary>The module's own code, when it is complete.</summary>
    public RawCode? Root { get; private set; }

    /// <summary>Begins a module.</summary>
    /// <param name="options">The options.</param>
    /// <param name="sourceName">The source file's name, the first entry of the name table.</param>
    /// <param name="sizeHint">About how many bytes of code there will be.</param>
    public void Start(CompileOptions options, int sourceName, int sizeHint)
    {
        Options = options;
        Error.Clear();
        Objects.Clear();
        _warnings.Clear();
        NextLabel = 0;
        LabelCount = 0;
        HasNativeCode = false;
        Root = null;
        _code.Start(sizeHint);
        ForgetNames();
        UseName(sourceName);
    }

    /// <summary>Lets go of what belongs to the finished module.</summary>
    public void Finish()
    {
        Root = null;
        _code.Finish();
    }

    /// <summary>The number of a name in the module's name table.</summary>
    public int UseName(int name)
    {
        if ((uint)name < (uint)_nameNumbers.Length)
        {
            int number = _nameNumbers[name];
            if (number != 0)
            {
                return number - 1;
            }
        }

        return AddName(name);
    }

    /// <summary>Begins a walk over a scope, which has no children yet.</summary>
    public void StartChildren() => _childCount = 0;

    /// <summary>The number of an inner scope among the children of the scope that is being compiled.</summary>
    public int UseChild(Scope scope) => scope.ChildNumber = _childCount++;

    /// <summary>
    /// The children of the scope that is being compiled, for its <see cref="RawCode.Children"/>: filled in when they are complete.
    /// </summary>
    public RawCode[] TakeChildren(Scope scope) => scope.Children = _childCount == 0 ? [] : new RawCode[_childCount];

    /// <summary>Space for a function's code, which belongs to the module.</summary>
    public Memory<byte> AllocateCode(int length) => _code.Allocate(length);

    /// <summary>Notes a warning about a scope's code; the message's argument is the scope's name.</summary>
    public void Warn(DiagnosticDescriptor descriptor, Scope scope) => Warn(descriptor, scope, scope.Node, Names.GetText(scope.Name));

    /// <summary>Notes a warning about a node in a scope.</summary>
    public void Warn(DiagnosticDescriptor descriptor, Scope scope, int node, string argument) =>
        _warnings.Add(new EmitWarning(descriptor, argument, node, scope.Name));

    /// <summary>Takes the finished code of a scope. Outer scopes come before inner ones.</summary>
    public void Complete(Scope scope, RawCode code)
    {
        if (scope.Parent is { } parent)
        {
            parent.Children[scope.ChildNumber] = code;
        }
        else
        {
            Root = code;
        }
    }

    // Only the entries that were used, so that a small file after a large one costs no more than it should.
    private void ForgetNames()
    {
        foreach (int name in UsedNames)
        {
            _nameNumbers[name] = 0;
        }

        _usedNameCount = 0;
        if (_nameNumbers.Length < Names.Count)
        {
            _nameNumbers = new int[Names.Count * 2];
        }
    }

    private int AddName(int name)
    {
        if (name >= _nameNumbers.Length)
        {
            // The compiler itself adds a few names to those of the source: dotted module names.
            Array.Resize(ref _nameNumbers, Math.Max(name + 1, _nameNumbers.Length * 2));
        }

        if (_usedNameCount == _usedNames.Length)
        {
            Array.Resize(ref _usedNames, _usedNameCount * 2);
        }

        _usedNames[_usedNameCount++] = name;
        _nameNumbers[name] = _usedNameCount;
        return _usedNameCount - 1;
    }
}
