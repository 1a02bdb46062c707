using System.Numerics;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.InlineAssembler;

/// <summary>
/// Reads the statements of a <c>@micropython.asm_…</c> function, each of them an instruction in the form of a call, and lets an
/// architecture assemble them: once or twice for the layout, then to emit. Source: py/compile.c@v1.28.0 compile_scope_inline_asm.
/// </summary>
/// <remarks>
/// Where an instruction has several wrong operands, the last one is reported, as by the reference; the line is that of the
/// instruction's opening parenthesis.
/// </remarks>
internal abstract class InlineAssembler : AssemblerEmitter
{
    private const int MostParameters = 4;
    private const int LargestAlignment = 1 << 16;
    private const int LargestDatum = 1 << 16;

    private readonly EmitContext _context;
    private readonly SyntaxTree _tree;

    // By name; numbered in the order of the source.
    private readonly Dictionary<int, int> _labels = [];
    private int[] _arguments = new int[8];
    private Scope _scope = null!;
    private int _labelCount;
    private int _statement;

    private enum Walk
    {
        Check,
        Layout,
        Emit,
    }

    protected InlineAssembler(EmitContext context)
    {
        _context = context;
        _tree = context.Tree;
        CompileOptions options = context.Options;
        Buffer = context.AssemblerBuffer;
        Target = new NativeTarget(options.Arch, options.ArchFlags, options.Firmware, options.Exact);
    }

    /// <summary>Where the code goes.</summary>
    protected AssemblerBuffer Buffer { get; }

    /// <summary>What the code is for.</summary>
    protected NativeTarget Target { get; }

    /// <summary>Whether this is the last walk, when all labels are known.</summary>
    protected bool IsEmitting => Buffer.IsEmitting;

    /// <summary>How many walks the layout takes.</summary>
    protected virtual int LayoutWalks => 1;

    /// <summary>The processor's name in the message about too many parameters, with its preposition.</summary>
    protected abstract string ParameterText { get; }

    /// <summary>The registers that parameters must be, in order.</summary>
    protected abstract string ParameterRegisters { get; }

    /// <inheritdoc/>
    public override void Check(Scope scope)
    {
        _scope = scope;
        if (scope.Kind != ScopeKind.Function)
        {
            _context.Error.Report(_tree, 0, SourceDiagnostics.AssemblerNotFunction);
            return;
        }

        Read(Walk.Check);
    }

    /// <inheritdoc/>
    public override void Emit(Scope scope)
    {
        _scope = scope;
        for (int walk = 0; walk < LayoutWalks && !_context.Error.IsSet; walk++)
        {
            Read(Walk.Layout);
        }

        if (!_context.Error.IsSet)
        {
            Read(Walk.Emit);
        }
        else if (LayoutWalks > 1)
        {
            // The reference begins the second walk in spite of the error, and puts it down to the function.
            _context.Error.Move(_tree, scope.Node);
        }
    }

    /// <summary>Begins a function.</summary>
    protected abstract void Begin();

    /// <summary>Returns from the function.</summary>
    protected abstract void End();

    /// <summary>Whether a parameter's name is the register that its place demands.</summary>
    protected abstract bool IsParameter(int name, int index);

    /// <summary>Assembles an instruction.</summary>
    /// <param name="name">Its mnemonic.</param>
    /// <param name="arguments">Nodes of its operands.</param>
    protected abstract void Assemble(string name, ReadOnlySpan<int> arguments);

    // ---- operands ---------------------------------------------------------------------------------------------------------------

    /// <summary>The text of a name, or empty where the node is none.</summary>
    protected string NameOf(int node) => IsName(node) ? _context.Names.GetText(_tree[node].Name) : "";

    /// <summary>The text of a name.</summary>
    protected string TextOf(int name) => _context.Names.GetText(name);

    /// <summary>Whether a node is a name.</summary>
    protected bool IsName(int node) => _tree[node].Kind == NodeKind.Name;

    /// <summary>The tree's node of an index.</summary>
    protected Node NodeOf(int node) => _tree[node];

    /// <summary>The integer that a node is, cut to 64 bits.</summary>
    protected bool TryGetInteger(int node, out long value)
    {
        ref readonly Node operand = ref _tree[node];
        if (operand.Kind == NodeKind.SmallInt)
        {
            value = operand.Integer;
            return true;
        }

        if (operand.Kind == NodeKind.Constant && _tree.Constants[operand.Value] is IntConstant constant)
        {
            value = (long)(ulong)(constant.Value & ulong.MaxValue);
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>The label that a name stands for; while the code is laid out it may not be known yet.</summary>
    protected bool TryGetLabel(int node, out int label) => _labels.TryGetValue(_tree[node].Name, out label);

    /// <summary>Reports an error, even if there is one already.</summary>
    protected void Fail(DiagnosticDescriptor descriptor, params ReadOnlySpan<string> arguments) =>
        _context.Error.Replace(descriptor, arguments);

    /// <summary>Says that the instruction is not what it seems to be.</summary>
    protected void WarnOfEncoding(string name)
    {
        if (IsEmitting)
        {
            _context.Warn(SourceDiagnostics.AssemblerEncodingFault, _scope, _statement, name);
        }
    }

    // ---- statements -------------------------------------------------------------------------------------------------------------

    private void Read(Walk walk)
    {
        _context.NextLabel = 0;
        int definition = _scope.Node;
        if (walk != Walk.Check)
        {
            if (walk == Walk.Layout)
            {
                _labels.Clear();
            }

            _labelCount = 0;
            Buffer.StartPass(walk == Walk.Emit);
            Begin();
        }

        int parameters = _tree.FirstChild(definition);
        int annotation = _tree.Next(parameters);
        int body = _tree.Next(annotation);
        if (walk == Walk.Layout)
        {
            CountParameters(parameters);
            if (_context.Error.IsSet)
            {
                _context.Error.Move(_tree, definition);
                return;
            }
        }

        if (!TryReadReturnType(annotation, out NativeType type))
        {
            return;
        }

        if (_tree[body] is { Kind: NodeKind.Block, Form: 0 })
        {
            for (int statement = _tree.FirstChild(body); statement != 0; statement = _tree.Next(statement))
            {
                if (!TryRead(statement, walk))
                {
                    return;
                }
            }
        }
        else if (!TryRead(body, walk))
        {
            return;
        }

        if (walk != Walk.Check)
        {
            End();
            Buffer.EndPass();
        }

        if (_context.Error.IsSet)
        {
            _context.Error.Move(_tree, definition);
        }
        else if (walk == Walk.Emit)
        {
            Complete(type);
        }
    }

    private void Complete(NativeType type)
    {
        Memory<byte> memory = _context.AllocateCode(Buffer.Size);
        Buffer.Code.CopyTo(memory.Span);
        _context.Complete(_scope, new RawCode
        {
            Kind = RawCodeKind.NativeAssembler,
            Code = memory,
            PositionalArguments = _scope.PositionalArguments,
            TypeSignature = (int)type,
        });
    }

    private void CountParameters(int parameters)
    {
        if (_tree[parameters].Kind == NodeKind.Absent)
        {
            return;
        }

        int count = _tree.ChildCount(parameters);
        if (count > MostParameters)
        {
            Fail(SourceDiagnostics.AssemblerTooManyParameters, ParameterText);
            return;
        }

        int index = 0;
        for (int parameter = _tree.FirstChild(parameters); parameter != 0; parameter = _tree.Next(parameter))
        {
            ref readonly Node node = ref _tree[parameter];
            int annotation = node.FirstChild;
            bool isPlain = node.Kind == NodeKind.Parameter
                && _tree[annotation].Kind == NodeKind.Absent
                && _tree[_tree.Next(annotation)].Kind == NodeKind.Absent;
            if (!isPlain || !IsParameter(node.Name, index))
            {
                Fail(SourceDiagnostics.AssemblerParameters, ParameterRegisters);
                return;
            }

            index++;
        }

        _scope.PositionalArguments = count;
    }

    private bool TryReadReturnType(int annotation, out NativeType type)
    {
        type = NativeType.Int;
        ref readonly Node node = ref _tree[annotation];
        if (node.Kind == NodeKind.Absent)
        {
            return true;
        }

        if (node.Kind != NodeKind.Name)
        {
            // The reference goes on; a later instruction moves the error to its line.
            _context.Error.Report(_tree, annotation, SourceDiagnostics.AssemblerReturnNotName);
            return true;
        }

        if (NativeTypes.FromName(node.Name) is { } known and <= NativeType.UInt)
        {
            type = known;
            return true;
        }

        _context.Error.Report(_tree, annotation, SourceDiagnostics.AssemblerReturnType);
        return false;
    }

    private bool TryRead(int statement, Walk walk)
    {
        _statement = statement;
        if (_tree[statement].Kind == NodeKind.Pass)
        {
            return true;
        }

        if (!TryGetInstruction(statement, out int name, out int call))
        {
            return Refuse(SourceDiagnostics.AssemblerNotInstruction);
        }

        ReadOnlySpan<int> arguments = ReadArguments(call);
        string mnemonic = _context.Names.GetText(name);
        bool accepted = mnemonic switch
        {
            "label" => TryPlaceLabel(arguments, walk),
            "align" => TryAlign(arguments, walk),
            "data" => TryWriteData(arguments, walk),
            _ => true,
        };
        if (!accepted)
        {
            return false;
        }

        if (walk != Walk.Check && mnemonic is not ("label" or "align" or "data"))
        {
            Assemble(mnemonic, arguments);
        }

        if (_context.Error.IsSet)
        {
            _context.Error.Move(_tree, call);
            return false;
        }

        return true;
    }

    /// <summary>An instruction is a statement of its own: a name with one pair of parentheses.</summary>
    private bool TryGetInstruction(int statement, out int name, out int call)
    {
        name = 0;
        call = 0;
        if (_tree[statement].Kind != NodeKind.ExpressionStatement)
        {
            return false;
        }

        int primary = _tree.FirstChild(statement);
        if (_tree[primary].Kind != NodeKind.Primary)
        {
            return false;
        }

        int atom = _tree.FirstChild(primary);
        call = _tree.Next(atom);
        name = _tree[atom].Name;
        return _tree[atom].Kind == NodeKind.Name && _tree[call].Kind == NodeKind.Call && _tree.Next(call) == 0;
    }

    private ReadOnlySpan<int> ReadArguments(int call)
    {
        int count = 0;
        for (int argument = _tree.FirstChild(call); argument != 0; argument = _tree.Next(argument))
        {
            if (count == _arguments.Length)
            {
                Array.Resize(ref _arguments, count * 2);
            }

            _arguments[count++] = argument;
        }

        return _arguments.AsSpan(0, count);
    }

    private bool TryPlaceLabel(ReadOnlySpan<int> arguments, Walk walk)
    {
        if (arguments.Length != 1 || !IsName(arguments[0]))
        {
            return Refuse(SourceDiagnostics.AssemblerLabelArguments);
        }

        _context.NextLabel++;
        if (walk == Walk.Check)
        {
            return true;
        }

        int label = _labelCount++;
        if (walk == Walk.Layout && !_labels.TryAdd(_tree[arguments[0]].Name, label))
        {
            return Refuse(SourceDiagnostics.AssemblerLabelRedefined);
        }

        Buffer.PlaceLabel(label);
        return true;
    }

    private bool TryAlign(ReadOnlySpan<int> arguments, Walk walk)
    {
        if (arguments.Length != 1 || _tree[arguments[0]].Kind != NodeKind.SmallInt)
        {
            return Refuse(SourceDiagnostics.AssemblerAlignArguments);
        }

        long alignment = _tree[arguments[0]].Integer;
        if (alignment is < 1 or > LargestAlignment)
        {
            return Refuse(SourceDiagnostics.AssemblerAlignment, arguments[0]);
        }

        if (walk != Walk.Check)
        {
            Buffer.Align((int)alignment);
        }

        return true;
    }

    private bool TryWriteData(ReadOnlySpan<int> arguments, Walk walk)
    {
        if (arguments.Length < 2 || _tree[arguments[0]].Kind != NodeKind.SmallInt)
        {
            return Refuse(SourceDiagnostics.AssemblerDataArguments);
        }

        if (walk == Walk.Check)
        {
            return true;
        }

        long size = _tree[arguments[0]].Integer;
        if (size is < 0 or > LargestDatum)
        {
            return Refuse(SourceDiagnostics.AssemblerDataSize, arguments[0]);
        }

        foreach (int argument in arguments[1..])
        {
            if (!TryGetInteger(argument, out long value))
            {
                return Refuse(SourceDiagnostics.AssemblerDataNotInteger);
            }

            Buffer.Write((ulong)value, (int)Math.Min(size, sizeof(long)));
            for (long rest = size - sizeof(long); rest > 0; rest--)
            {
                Buffer.Write8(0);
            }
        }

        return true;
    }

    private bool Refuse(DiagnosticDescriptor descriptor, int operand = 0)
    {
        string argument = operand == 0 ? "" : ((BigInteger)_tree[operand].Integer).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _context.Error.Report(_tree, _statement, descriptor, argument);
        return false;
    }
}
