using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

/// <summary>
/// Walks the syntax tree of one scope and tells an emitter what the code does. The scope walk comes first for all scopes: it finds the
/// names, the inner scopes and nearly all errors. The same methods serve every walk, so that labels and the order of events agree.
/// Source: py/compile.c@v1.28.0.
/// </summary>
/// <remarks>
/// After an error the walk goes on where the reference's does, because what it comes by may give the error its line. The nesting of the
/// tree is bounded by the parser; where it recurses deeper than the stack allows, the walk ends with an error.
/// </remarks>
internal sealed partial class FunctionCompiler
{
    private const int NoLabel = -1;

    private readonly EmitContext _context;
    private readonly SyntaxTree _tree;
    private readonly ScopeTable _scopes;
    private readonly ErrorSlot _error;
    private readonly ScopePassEmitter _scopePassEmitter;

    private Emitter _emitter;
    private Scope _scope = null!;
    private bool _isScopePass;

    // Highest line so far; from there on the emitter is told. No line is higher where lines are not wanted.
    private int _line;
    private int _innerCount;
    private int _depth;
    private int _exceptLevel;

    public FunctionCompiler(EmitContext context, ScopeTable scopes)
    {
        _context = context;
        _tree = context.Tree;
        _scopes = scopes;
        _error = context.Error;
        _scopePassEmitter = new ScopePassEmitter(context);
        _emitter = _scopePassEmitter;
    }

    /// <summary>The scope walk.</summary>
    public void Check(Scope scope)
    {
        _isScopePass = true;
        _line = int.MaxValue;
        scope.FirstInner = _scopes.Count;
        Walk(scope, _scopePassEmitter, 0);
    }

    /// <summary>A walk for an emitter. Returns whether the code is complete.</summary>
    public bool Emit(Scope scope, Emitter emitter, int walk)
    {
        _isScopePass = false;
        _line = _context.Options.OptimizationLevel >= 3 ? int.MaxValue : 1;
        return Walk(scope, emitter, walk);
    }

    private bool Walk(Scope scope, Emitter emitter, int walk)
    {
        _scope = scope;
        _emitter = emitter;
        _innerCount = 0;
        _depth = 0;
        _exceptLevel = 0;
        _openLabels.Clear();
        _loop.BreakLabel = NoLabel;
        _loop.ContinueLabel = NoLabel;
        _context.NextLabel = 0;
        emitter.StartPass(scope, walk);
        ReserveLabelsForNative(6);
        CompileScope();
        return emitter.EndPass();
    }

    private void CompileScope()
    {
        switch (_scope.Kind)
        {
            case ScopeKind.Module:
                Compile(_scope.Node);
                _emitter.LoadToken(ConstantToken.None);
                break;
            case ScopeKind.Function:
                CompileFunctionScope();
                break;
            case ScopeKind.Lambda:
                CompileLambdaScope();
                break;
            case ScopeKind.Class:
                CompileClassScope();
                break;
            default:
                CompileComprehensionScope();
                break;
        }

        _emitter.ReturnValue();
    }

    // ---- labels, lines, errors ----------------------------------------------------------------------------------------------

    private int NewLabel() => _context.NextLabel++;

    private void ReserveLabelsForNative(int count)
    {
        if (_scope.Emit != EmitOption.Bytecode)
        {
            _context.NextLabel += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetLine(int line)
    {
        if (line > _line)
        {
            _line = line;
            _emitter.SetSourceLine(line);
        }
    }

    private void Fail(int node, DiagnosticDescriptor descriptor, string argument = "") => _error.Report(_tree, node, descriptor, argument);

    // Fails where the reference means what is inside the brackets.
    private void FailInside(int node, DiagnosticDescriptor descriptor) =>
        _error.Report(descriptor, _tree[node].Value, _tree[node].Column);

    private void EnterBlock(int label, BlockKind kind)
    {
        _emitter.SetupBlock(label, kind);
        _exceptLevel++;
        _scope.ExceptionStackSize = Math.Max(_scope.ExceptionStackSize, _exceptLevel);
    }

    private void LeaveBlock()
    {
        _exceptLevel--;
        _emitter.EndFinally();
        ReserveLabelsForNative(1);
    }

    // ---- nodes --------------------------------------------------------------------------------------------------------------

    private void Compile(int index)
    {
        ref readonly Node node = ref _tree[index];
        switch (node.Kind)
        {
            case NodeKind.Absent:
                return;
            case NodeKind.Name:
                LoadName(node.Name);
                return;
            case NodeKind.SmallInt:
                _emitter.LoadSmallInt(node.Integer);
                return;
            case NodeKind.Str:
                _emitter.LoadString(node.Name);
                return;
            case NodeKind.None:
                _emitter.LoadToken(ConstantToken.None);
                return;
            case NodeKind.True:
                _emitter.LoadToken(ConstantToken.True);
                return;
            case NodeKind.False:
                _emitter.LoadToken(ConstantToken.False);
                return;
            case NodeKind.Ellipsis:
                _emitter.LoadToken(ConstantToken.Ellipsis);
                return;
            default:
                SetLine(node.Line);
                CompileNested(index, node.Kind);
                return;
        }
    }

    // The stack is looked at every few levels only: what a level takes is far below the reserve that the runtime keeps.
    private void CompileNested(int index, NodeKind kind)
    {
        if ((++_depth & 15) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            Fail(index, SourceDiagnostics.NestedTooDeep, "maximum recursion depth exceeded");
        }
        else if (kind < NodeKind.Block)
        {
            CompileExpression(index, kind);
        }
        else
        {
            CompileStatement(index, kind);
        }

        _depth--;
    }

    // The children of a node one after the other, until there is an error.
    private void CompileAll(int node)
    {
        for (int child = _tree.FirstChild(node); child != 0; child = _tree.Next(child))
        {
            Compile(child);
            if (_error.IsSet)
            {
                _error.Locate(_tree, child);
                return;
            }
        }
    }

    private NodeKind KindOf(int node) => _tree[node].Kind;

    private bool IsAbsent(int node) => _tree[node].Kind == NodeKind.Absent;
}
