using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;

namespace MicroFreeze.Compiler.Compilation;

// Names: noted in the scope walk, then loaded, stored and deleted where the layout has put them.
// Source: py/emitcommon.c@v1.28.0 mp_emit_common_id_op.
internal sealed partial class FunctionCompiler
{
    private void LoadName(int name)
    {
        if (_isScopePass)
        {
            _scope.FindOrAdd(name, IdentifierKind.GlobalImplicit);
        }
        else if (IsLocal(name, out int slot, out LocalKind local, out GlobalKind global))
        {
            _emitter.LoadLocal(name, slot, local);
        }
        else
        {
            _emitter.LoadGlobal(name, global);
        }
    }

    private void StoreName(int name)
    {
        if (_isScopePass)
        {
            Closures.Bind(_scope, name);
        }
        else if (IsLocal(name, out int slot, out LocalKind local, out GlobalKind global))
        {
            _emitter.StoreLocal(name, slot, local);
        }
        else
        {
            _emitter.StoreGlobal(name, global);
        }
    }

    private void DeleteName(int name)
    {
        if (_isScopePass)
        {
            Closures.Bind(_scope, name);
        }
        else if (IsLocal(name, out int slot, out LocalKind local, out GlobalKind global))
        {
            _emitter.DeleteLocal(name, slot, local);
        }
        else
        {
            _emitter.DeleteGlobal(name, global);
        }
    }

    // Where a name is: in a slot or in a cell there, or else among the globals or the names of a module or class body.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsLocal(int name, out int slot, out LocalKind local, out GlobalKind global)
    {
        ref readonly Identifier identifier = ref _scope.Get(name);
        slot = identifier.Slot;
        local = identifier.Kind == IdentifierKind.Local ? LocalKind.Fast : LocalKind.Cell;
        global = identifier.Kind == IdentifierKind.GlobalExplicit ? GlobalKind.Global : GlobalKind.Name;
        return identifier.Kind >= IdentifierKind.Local;
    }
}
