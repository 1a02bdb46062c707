using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// Which statement is what, and the simple ones.
internal sealed partial class FunctionCompiler
{
    private void CompileStatement(int node, NodeKind kind)
    {
        switch (kind)
        {
            case NodeKind.Block:
                CompileAll(node);
                break;
            case NodeKind.ExpressionStatement:
                CompileExpressionStatement(node);
                break;
            case NodeKind.Assign:
                CompileAssign(node);
                break;
            case NodeKind.AugmentedAssign:
                CompileAugmentedAssign(node);
                break;
            case NodeKind.AnnotatedAssign:
                CompileAnnotatedAssign(node);
                break;
            case NodeKind.Delete:
                for (int target = _tree.FirstChild(node); target != 0; target = _tree.Next(target))
                {
                    Delete(target);
                }

                break;
            case NodeKind.Pass:
                break;
            case NodeKind.Break:
                CompileLoopExit(node, _loop.BreakLabel, _loop.HasIterator);
                break;
            case NodeKind.Continue:
                CompileLoopExit(node, _loop.ContinueLabel, leavesIterator: false);
                break;
            case NodeKind.Return:
                CompileReturn(node);
                break;
            case NodeKind.Raise:
                CompileRaise(node);
                break;
            case NodeKind.Global:
            case NodeKind.Nonlocal:
                CompileDeclaration(node, isGlobal: kind == NodeKind.Global);
                break;
            case NodeKind.Assert:
                CompileAssert(node);
                break;
            case NodeKind.Import:
                CompileImport(node);
                break;
            case NodeKind.ImportFrom:
                CompileImportFrom(node);
                break;
            case NodeKind.If:
                CompileIf(node);
                break;
            case NodeKind.While:
                CompileWhile(node);
                break;
            case NodeKind.For:
                CompileFor(node);
                break;
            case NodeKind.Try:
                CompileTry(node);
                break;
            case NodeKind.With:
                CompileWith(node);
                break;
            case NodeKind.FunctionDefinition:
                CompileFunctionDefinition(node);
                break;
            case NodeKind.ClassDefinition:
                CompileClassDefinition(node);
                break;
            case NodeKind.Decorated:
                CompileDecorated(node);
                break;
            default:
                throw new InvalidOperationException($"no statement: {kind}");
        }
    }

    private void CompileExpressionStatement(int node)
    {
        int expression = _tree.FirstChild(node);
        NodeKind kind = KindOf(expression);
        if (kind == NodeKind.Name || (!_tree[expression].IsLeaf && kind != NodeKind.Constant))
        {
            Compile(expression);
            _emitter.PopTop();
        }
    }

    private void CompileReturn(int node)
    {
        if (_scope.Kind != ScopeKind.Function)
        {
            Fail(node, SourceDiagnostics.ReturnOutsideFunction);
            return;
        }

        int value = _tree.FirstChild(node);
        if (value == 0)
        {
            _emitter.LoadToken(ConstantToken.None);
        }
        else if (KindOf(value) == NodeKind.Conditional)
        {
            // Each branch returns by itself.
            int then = _tree.FirstChild(value);
            int condition = _tree.Next(then);
            int labelFail = NewLabel();
            JumpIf(condition, false, labelFail);
            Compile(then);
            _emitter.ReturnValue();
            _emitter.AssignLabel(labelFail);
            Compile(_tree.Next(condition));
        }
        else
        {
            Compile(value);
        }

        _emitter.ReturnValue();
    }

    private void CompileRaise(int node)
    {
        int count = 0;
        for (int child = _tree.FirstChild(node); child != 0; child = _tree.Next(child))
        {
            Compile(child);
            count++;
        }

        _emitter.Raise(count);
    }

    private void CompileAssert(int node)
    {
        if (_context.Options.OptimizationLevel != 0)
        {
            return;
        }

        int condition = _tree.FirstChild(node);
        int message = _tree.Next(condition);
        int labelEnd = NewLabel();
        JumpIf(condition, true, labelEnd);
        _emitter.LoadGlobal(WellKnownNames.AssertionError, GlobalKind.Global);
        if (!IsAbsent(message))
        {
            Compile(message);
            _emitter.CallFunction(1, 0, StarArguments.None);
        }

        _emitter.Raise(1);
        _emitter.AssignLabel(labelEnd);
    }
}
