using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

/// <summary>
/// Stands in for an emitter during the scope walk, when names have no places yet. It makes no code, but enters names and objects into the
/// module's tables: their order comes from this walk, in which the reference has its bytecode emitter run without output.
/// Source: py/emitbc.c@v1.28.0 MP_PASS_SCOPE.
/// </summary>
internal sealed class ScopePassEmitter(EmitContext context) : Emitter
{
    private Scope _scope = null!;

    public override void StartPass(Scope scope, int walk)
    {
        _scope = scope;
        context.UseName(scope.Name);
    }

    public override bool EndPass() => true;

    public override void LoadGlobal(int name, GlobalKind kind) => context.UseName(name);

    public override void Import(int name, ImportKind kind)
    {
        if (kind != ImportKind.Star)
        {
            context.UseName(name);
        }
    }

    public override void LoadToken(ConstantToken token)
    {
        if (token == ConstantToken.Ellipsis)
        {
            context.Objects.Use(Constant.Ellipsis);
        }
    }

    public override void LoadString(int name) => context.UseName(name);

    public override void LoadObject(int constant) => context.Objects.Use(constant);

    public override void LoadMethod(int name, bool isSuper) => context.UseName(name);

    public override void Attribute(int name, Access access) => context.UseName(name);

    public override void AsyncWithSetupFinally(int labelNoException, int labelFinally, int labelReturnOrUnwind) =>
        context.UseName(WellKnownNames.BaseException);

    public override void Yield(YieldKind kind) => _scope.Flags |= ScopeFlags.Generator;

    // The rest leaves no trace.
    public override void AdjustStackSize(int delta)
    {
    }

    public override void SetSourceLine(int line)
    {
    }

    public override void LoadLocal(int name, int slot, LocalKind kind)
    {
    }

    public override void StoreLocal(int name, int slot, LocalKind kind)
    {
    }

    public override void StoreGlobal(int name, GlobalKind kind)
    {
    }

    public override void DeleteLocal(int name, int slot, LocalKind kind)
    {
    }

    public override void DeleteGlobal(int name, GlobalKind kind)
    {
    }

    public override void AssignLabel(int label)
    {
    }

    public override void LoadSmallInt(long value)
    {
    }

    public override void LoadNull()
    {
    }

    public override void LoadBuildClass()
    {
    }

    public override void Subscript(Access access)
    {
    }

    public override void DupTop()
    {
    }

    public override void DupTopTwo()
    {
    }

    public override void PopTop()
    {
    }

    public override void RotTwo()
    {
    }

    public override void RotThree()
    {
    }

    public override void Jump(int label)
    {
    }

    public override void PopJumpIf(bool condition, int label)
    {
    }

    public override void JumpIfOrPop(bool condition, int label)
    {
    }

    public override void UnwindJump(int label, bool leavesIterator, int exceptDepth)
    {
    }

    public override void SetupBlock(int label, BlockKind kind)
    {
    }

    public override void WithCleanup(int label)
    {
    }

    public override void EndFinally()
    {
    }

    public override void GetIterator(bool useStack)
    {
    }

    public override void ForIterator(int label)
    {
    }

    public override void ForIteratorEnd()
    {
    }

    public override void PopExceptJump(int label, bool withinHandler)
    {
    }

    public override void UnaryOperation(UnaryOperator operation)
    {
    }

    public override void BinaryOperation(BinaryOperator operation)
    {
    }

    public override void Build(int count, BuildKind kind)
    {
    }

    public override void StoreMap()
    {
    }

    public override void StoreComprehension(ScopeKind kind, int stackIndex)
    {
    }

    public override void UnpackSequence(int count)
    {
    }

    public override void UnpackEx(int left, int right)
    {
    }

    public override void MakeFunction(Scope scope, int positionalDefaults, int keywordDefaults)
    {
    }

    public override void MakeClosure(Scope scope, int closedOver, int positionalDefaults, int keywordDefaults)
    {
    }

    public override void CallFunction(int positional, int keyword, StarArguments stars)
    {
    }

    public override void CallMethod(int positional, int keyword, StarArguments stars)
    {
    }

    public override void ReturnValue()
    {
    }

    public override void Raise(int count)
    {
    }

    public override void StartExceptHandler()
    {
    }

    public override void EndExceptHandler()
    {
    }
}
