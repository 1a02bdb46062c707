using MicroFreeze.Scoping;

namespace MicroFreeze.Emit;

// Names: noted in the scope walk, then loaded, stored and deleted where the layout has put them.
// Source: py/emitcommon.c, mp_emit_common_id_op.
internal sealed partial class FunctionCompiler
{
    private void LoadName(int name)
    {
        if (_isScopePass)
        {
            _scope.FindOrAdd(name, IdentifierKind.GlobalImplicit);
            return;
        }

        ref readonly Identifier identifier = ref _scope.Get(name);
        switch (identifier.Kind)
        {
            case IdentifierKind.GlobalImplicit or IdentifierKind.GlobalImplicitAssigned:
                _emitter.LoadGlobal(name, GlobalKind.Name);
                break;
            case IdentifierKind.GlobalExplicit:
                _emitter.LoadGlobal(name, GlobalKind.Global);
                break;
            case IdentifierKind.Local:
                _emitter.LoadLocal(name, identifier.Slot, LocalKind.Fast);
                break;
            default:
                _emitter.LoadLocal(name, identifier.Slot, LocalKind.Cell);
                break;
        }
    }

    private void StoreName(int name)
    {
        if (_isScopePass)
        {
            Closures.Bind(_scope, name);
            return;
        }

        ref readonly Identifier identifier = ref _scope.Get(name);
        switch (identifier.Kind)
        {
            case IdentifierKind.GlobalImplicit or IdentifierKind.GlobalImplicitAssigned:
                _emitter.StoreGlobal(name, GlobalKind.Name);
                break;
            case IdentifierKind.GlobalExplicit:
                _emitter.StoreGlobal(name, GlobalKind.Global);
                break;
            case IdentifierKind.Local:
                _emitter.StoreLocal(name, identifier.Slot, LocalKind.Fast);
                break;
            default:
                _emitter.StoreLocal(name, identifier.Slot, LocalKind.Cell);
                break;
        }
    }

    private void DeleteName(int name)
    {
        if (_isScopePass)
        {
            Closures.Bind(_scope, name);
            return;
        }

        ref readonly Identifier identifier = ref _scope.Get(name);
        switch (identifier.Kind)
        {
            case IdentifierKind.GlobalImplicit or IdentifierKind.GlobalImplicitAssigned:
                _emitter.DeleteGlobal(name, GlobalKind.Name);
                break;
            case IdentifierKind.GlobalExplicit:
                _emitter.DeleteGlobal(name, GlobalKind.Global);
                break;
            case IdentifierKind.Local:
                _emitter.DeleteLocal(name, identifier.Slot, LocalKind.Fast);
                break;
            default:
                _emitter.DeleteLocal(name, identifier.Slot, LocalKind.Cell);
                break;
        }
    }
}
