using MicroFreeze.Compiler.Compilation;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit;

/// <summary>
/// Turns what the compiler says about a function into code: one method for each action, called in the order in which the code runs.
/// <see cref="ModuleCompiler"/> walks a function as often as the emitter asks for; every walk makes the same calls with the same labels.
/// Stack effects, dead code and the use of names and objects must follow the reference, whose tables depend on them.
/// Source: py/emit.h@v1.28.0 emit_method_table_t.
/// </summary>
internal abstract class Emitter
{
    /// <summary>Begins a walk over a scope.</summary>
    /// <param name="scope">The scope; its layout is complete.</param>
    /// <param name="walk">0 for the first walk over this scope, and so on.</param>
    public abstract void StartPass(Scope scope, int walk);

    /// <summary>
    /// Ends a walk. Returns whether the code is complete and stored with the scope; otherwise the compiler walks the scope again.
    /// </summary>
    public abstract bool EndPass();

    /// <summary>The value stack is that much deeper than the calls so far say.</summary>
    public abstract void AdjustStackSize(int delta);

    /// <summary>The code that follows is from this line; 0 or a line before the current one changes nothing.</summary>
    public abstract void SetSourceLine(int line);

    public abstract void LoadLocal(int name, int slot, LocalKind kind);

    public abstract void LoadGlobal(int name, GlobalKind kind);

    public abstract void StoreLocal(int name, int slot, LocalKind kind);

    public abstract void StoreGlobal(int name, GlobalKind kind);

    public abstract void DeleteLocal(int name, int slot, LocalKind kind);

    public abstract void DeleteGlobal(int name, GlobalKind kind);

    /// <summary>The label is here.</summary>
    public abstract void AssignLabel(int label);

    /// <param name="name">The module or the name in it; 0 for <see cref="ImportKind.Star"/>.</param>
    /// <param name="kind">What is imported.</param>
    public abstract void Import(int name, ImportKind kind);

    public abstract void LoadToken(ConstantToken token);

    public abstract void LoadSmallInt(long value);

    public abstract void LoadString(int name);

    /// <param name="constant">Index in <see cref="SyntaxTree.Constants"/>.</param>
    public abstract void LoadObject(int constant);

    public abstract void LoadNull();

    public abstract void LoadMethod(int name, bool isSuper);

    public abstract void LoadBuildClass();

    public abstract void Subscript(Access access);

    public abstract void Attribute(int name, Access access);

    public abstract void DupTop();

    public abstract void DupTopTwo();

    public abstract void PopTop();

    public abstract void RotTwo();

    public abstract void RotThree();

    public abstract void Jump(int label);

    public abstract void PopJumpIf(bool condition, int label);

    public abstract void JumpIfOrPop(bool condition, int label);

    /// <summary><c>break</c> or <c>continue</c>.</summary>
    /// <param name="label">Where to.</param>
    /// <param name="leavesIterator">Whether an iterator on the stack is dropped on the way: <c>break</c> out of a <c>for</c>.</param>
    /// <param name="exceptDepth">How many exception blocks are left.</param>
    public abstract void UnwindJump(int label, bool leavesIterator, int exceptDepth);

    public abstract void SetupBlock(int label, BlockKind kind);

    public abstract void WithCleanup(int label);

    public abstract void AsyncWithSetupFinally(int labelNoException, int labelFinally, int labelReturnOrUnwind);

    public abstract void EndFinally();

    /// <param name="useStack">Whether the iterator may live on the stack, where it takes four slots.</param>
    public abstract void GetIterator(bool useStack);

    public abstract void ForIterator(int label);

    public abstract void ForIteratorEnd();

    public abstract void PopExceptJump(int label, bool withinHandler);

    public abstract void UnaryOperation(UnaryOperator operation);

    /// <param name="operation"><see cref="BinaryOperator.NotIn"/> and <see cref="BinaryOperator.IsNot"/> included.</param>
    public abstract void BinaryOperation(BinaryOperator operation);

    public abstract void Build(int count, BuildKind kind);

    public abstract void StoreMap();

    /// <param name="kind">What is built: a list, dict or set comprehension.</param>
    /// <param name="stackIndex">How deep the collection is on the stack.</param>
    public abstract void StoreComprehension(ScopeKind kind, int stackIndex);

    public abstract void UnpackSequence(int count);

    public abstract void UnpackEx(int left, int right);

    public abstract void MakeFunction(Scope scope, int positionalDefaults, int keywordDefaults);

    public abstract void MakeClosure(Scope scope, int closedOver, int positionalDefaults, int keywordDefaults);

    public abstract void CallFunction(int positional, int keyword, StarArguments stars);

    public abstract void CallMethod(int positional, int keyword, StarArguments stars);

    public abstract void ReturnValue();

    /// <param name="count">0: the current exception again; 1: an exception; 2: with its cause.</param>
    public abstract void Raise(int count);

    public abstract void Yield(YieldKind kind);

    /// <summary>What follows is entered with the exception on the stack.</summary>
    public abstract void StartExceptHandler();

    public abstract void EndExceptHandler();
}
