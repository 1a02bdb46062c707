using MicroFreeze.Compiler.Scoping;

namespace MicroFreeze.Compiler.Emit;

/// <summary>
/// Makes the code of <c>@micropython.asm_…</c> functions, whose statements it reads from the tree itself.
/// Source: py/compile.c@v1.28.0 compile_scope_inline_asm.
/// </summary>
internal abstract class AssemblerEmitter
{
    /// <summary>The scope walk: checks the statements and counts labels in <see cref="EmitContext.NextLabel"/>.</summary>
    public abstract void Check(Scope scope);

    /// <summary>Makes the code and stores it with <see cref="EmitContext.Complete"/>, unless there is an error.</summary>
    public abstract void Emit(Scope scope);
}
