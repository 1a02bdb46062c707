using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// Assignment, deletion, and declarations of names.
internal sealed partial class FunctionCompiler
{
    private enum Assignment
    {
        Store,

        // The two halves of an augmented assignment.
        AugmentedLoad,
        AugmentedStore,
    }

    private void CompileAssign(int node)
    {
        int first = _tree.FirstChild(node);
        int second = _tree.Next(first);
        if (_tree.Next(second) == 0)
        {
            AssignOne(first, second);
            return;
        }

        // a = b = value: the value is kept on the stack for all targets but the last.
        int value = second;
        while (_tree.Next(value) != 0)
        {
            value = _tree.Next(value);
        }

        Compile(value);
        for (int target = first; target != value; target = _tree.Next(target))
        {
            if (_tree.Next(target) != value)
            {
                _emitter.DupTop();
            }

            Store(target);
        }
    }

    private void CompileAnnotatedAssign(int node)
    {
        int target = _tree.FirstChild(node);
        int value = _tree.Next(_tree.Next(target));
        if (!IsAbsent(value))
        {
            AssignOne(target, value);
        }
        else if (_scope.Kind == ScopeKind.Function && KindOf(target) == NodeKind.Name)
        {
            // Inside a function "x: y" declares a local variable.
            _scope.FindOrAdd(_tree[target].Name, IdentifierKind.Local);
        }
    }

    private void CompileAugmentedAssign(int node)
    {
        int target = _tree.FirstChild(node);
        Assign(target, Assignment.AugmentedLoad);
        Compile(_tree.Next(target));
        _emitter.BinaryOperation(_tree[node].Operator);
        Assign(target, Assignment.AugmentedStore);
    }

    private void AssignOne(int target, int value)
    {
        if (!TryAssignWithoutTuple(target, value))
        {
            Compile(value);
            Store(target);
        }
    }

    // a, b = c, d and a, b, c = d, e, f need no tuple.
    private bool TryAssignWithoutTuple(int target, int value)
    {
        if (!IsBareTuple(target) || !IsBareTuple(value))
        {
            return false;
        }

        int count = _tree.ChildCount(target);
        if (count is not (2 or 3) || _tree.ChildCount(value) != count)
        {
            return false;
        }

        for (int item = _tree.FirstChild(target); item != 0; item = _tree.Next(item))
        {
            if (KindOf(item) == NodeKind.Star)
            {
                return false;
            }
        }

        for (int item = _tree.FirstChild(value); item != 0; item = _tree.Next(item))
        {
            Compile(item);
        }

        if (count == 3)
        {
            _emitter.RotThree();
        }

        _emitter.RotTwo();
        for (int item = _tree.FirstChild(target); item != 0; item = _tree.Next(item))
        {
            Store(item);
        }

        return true;
    }

    private bool IsBareTuple(int node) => KindOf(node) == NodeKind.Tuple && _tree[node].Form == (byte)TupleForm.Bare;

    private void Store(int target) => Assign(target, Assignment.Store);

    // Assigns the value on the stack.
    private void Assign(int target, Assignment assignment)
    {
        switch (KindOf(target))
        {
            case NodeKind.Name when assignment == Assignment.AugmentedLoad:
                LoadName(_tree[target].Name);
                break;
            case NodeKind.Name:
                StoreName(_tree[target].Name);
                break;
            case NodeKind.Primary:
                AssignTrailer(target, assignment);
                break;
            case NodeKind.Tuple when assignment == Assignment.Store && IsTargetTuple(target):
            case NodeKind.List when assignment == Assignment.Store:
                AssignItems(target);
                break;
            default:
                Fail(target, SourceDiagnostics.CannotAssign);
                break;
        }
    }

    private bool IsTargetTuple(int node) => (TupleForm)_tree[node].Form switch
    {
        TupleForm.Bare or TupleForm.Targets => true,
        TupleForm.Parenthesized => _tree.FirstChild(node) != 0,
        _ => false,
    };

    private void AssignTrailer(int target, Assignment assignment)
    {
        int trailer = _tree.FirstChild(target);
        for (int next = _tree.Next(trailer); next != 0; next = _tree.Next(trailer))
        {
            if (assignment != Assignment.AugmentedStore)
            {
                Compile(trailer);
            }

            trailer = next;
        }

        switch (KindOf(trailer))
        {
            case NodeKind.Subscript:
                AssignSubscript(_tree.FirstChild(trailer), assignment);
                break;
            case NodeKind.Attribute:
                AssignAttribute(_tree[trailer].Name, assignment);
                break;
            default:
                Fail(target, SourceDiagnostics.CannotAssign);
                break;
        }
    }

    private void AssignSubscript(int index, Assignment assignment)
    {
        switch (assignment)
        {
            case Assignment.AugmentedStore:
                _emitter.RotThree();
                _emitter.Subscript(Access.Store);
                break;
            case Assignment.AugmentedLoad:
                Compile(index);
                _emitter.DupTopTwo();
                _emitter.Subscript(Access.Load);
                break;
            default:
                Compile(index);
                _emitter.Subscript(Access.Store);
                break;
        }
    }

    private void AssignAttribute(int name, Assignment assignment)
    {
        switch (assignment)
        {
            case Assignment.AugmentedStore:
                _emitter.RotTwo();
                _emitter.Attribute(name, Access.Store);
                break;
            case Assignment.AugmentedLoad:
                _emitter.DupTop();
                _emitter.Attribute(name, Access.Load);
                break;
            default:
                _emitter.Attribute(name, Access.Store);
                break;
        }
    }

    private void AssignItems(int target)
    {
        int star = 0;
        int left = 0;
        int count = 0;
        for (int item = _tree.FirstChild(target); item != 0; item = _tree.Next(item), count++)
        {
            if (KindOf(item) == NodeKind.Star)
            {
                if (star != 0)
                {
                    Fail(item, SourceDiagnostics.MultipleStarTargets);
                    return;
                }

                star = item;
                left = count;
            }
        }

        if (star != 0)
        {
            _emitter.UnpackEx(left, count - left - 1);
        }
        else
        {
            _emitter.UnpackSequence(count);
        }

        for (int item = _tree.FirstChild(target); item != 0; item = _tree.Next(item))
        {
            Store(item == star ? _tree.FirstChild(item) : item);
        }
    }

    private void CompileNamedExpression(int node)
    {
        int target = _tree.FirstChild(node);
        bool isName = KindOf(target) == NodeKind.Name;
        if (!isName)
        {
            Fail(target, SourceDiagnostics.CannotAssign);
        }

        Compile(_tree.Next(target));
        _emitter.DupTop();
        if (!isName)
        {
            return;
        }

        int name = _tree[target].Name;
        if (_isScopePass && _scope.Kind.IsComprehension())
        {
            BindAroundComprehension(target, name);
        }

        StoreName(name);
    }

    // In a comprehension := binds in the scope around it, whose declarations count.
    private void BindAroundComprehension(int target, int name)
    {
        Scope outer = _scope.Parent!;
        if (Closures.Bind(outer, name).Kind == IdentifierKind.GlobalExplicit)
        {
            _scope.FindOrAdd(name, IdentifierKind.GlobalExplicit);
            return;
        }

        bool isGlobal = outer.Parent is null;
        ref Identifier identifier = ref _scope.FindOrAdd(name, IdentifierKind.Undecided);
        if (!isGlobal && identifier.Kind == IdentifierKind.GlobalImplicit)
        {
            // Read before; now it is to be closed over after all.
            identifier.Kind = IdentifierKind.Undecided;
        }

        Declare(target, name, isGlobal);
    }

    private void CompileDeclaration(int node, bool isGlobal)
    {
        if (!_isScopePass)
        {
            return;
        }

        if (!isGlobal && _scope.Kind == ScopeKind.Module)
        {
            Fail(node, SourceDiagnostics.NonlocalInModule);
            return;
        }

        for (int name = _tree.FirstChild(node); name != 0; name = _tree.Next(name))
        {
            _scope.FindOrAdd(_tree[name].Name, IdentifierKind.Undecided);
            Declare(node, _tree[name].Name, isGlobal);
        }
    }

    private void Declare(int node, int name, bool isGlobal)
    {
        int index = _scope.Find(name);
        ref Identifier identifier = ref _scope.Identifiers[index];
        if (isGlobal)
        {
            if (identifier.Kind is not (IdentifierKind.Undecided or IdentifierKind.GlobalExplicit))
            {
                Fail(node, SourceDiagnostics.RedefinedAsGlobal);
                return;
            }

            identifier.Kind = IdentifierKind.GlobalExplicit;
            Scope module = _scopes[0];
            int global = module.Find(name);
            if (global >= 0)
            {
                module.Identifiers[global].Kind = IdentifierKind.GlobalExplicit;
            }
        }
        else if (identifier.Kind == IdentifierKind.Undecided)
        {
            identifier.Kind = IdentifierKind.GlobalImplicit;
            Closures.CloseOver(_scope, index);
            if (_scope.Identifiers[index].Kind == IdentifierKind.GlobalImplicit)
            {
                Fail(node, SourceDiagnostics.NoBindingForNonlocal);
            }
        }
        else if (identifier.Kind != IdentifierKind.Free)
        {
            Fail(node, SourceDiagnostics.RedefinedAsNonlocal);
        }
    }

    private void Delete(int target)
    {
        switch (KindOf(target))
        {
            case NodeKind.Name:
                DeleteName(_tree[target].Name);
                break;
            case NodeKind.Primary:
                DeleteTrailer(target);
                break;
            case NodeKind.Tuple when _tree[target].Form == (byte)TupleForm.Parenthesized:
                if (_tree.FirstChild(target) == 0)
                {
                    Fail(0, SourceDiagnostics.CannotDelete);
                    break;
                }

                for (int item = _tree.FirstChild(target); item != 0; item = _tree.Next(item))
                {
                    Delete(item);
                }

                break;
            case NodeKind.GeneratorExpression:
                FailInside(target, SourceDiagnostics.CannotDelete);
                break;
            default:
                Fail(target, SourceDiagnostics.CannotDelete);
                break;
        }
    }

    private void DeleteTrailer(int target)
    {
        int trailer = _tree.FirstChild(target);
        for (int next = _tree.Next(trailer); next != 0; next = _tree.Next(trailer))
        {
            Compile(trailer);
            trailer = next;
        }

        switch (KindOf(trailer))
        {
            case NodeKind.Subscript:
                Compile(_tree.FirstChild(trailer));
                _emitter.Subscript(Access.Delete);
                break;
            case NodeKind.Attribute:
                _emitter.Attribute(_tree[trailer].Name, Access.Delete);
                break;
            default:
                Fail(target, SourceDiagnostics.CannotDelete);
                break;
        }
    }
}
