using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>How a statement ended.</summary>
internal enum Flow
{
    /// <summary>The next one follows.</summary>
    Next,

    /// <summary>The loop ends.</summary>
    Break,

    /// <summary>The loop goes on.</summary>
    Continue,

    /// <summary>The function returns <see cref="Frame.ReturnValue"/>.</summary>
    Return,
}

/// <summary>Statements.</summary>
internal sealed partial class Interpreter
{
    private Flow Execute(Frame frame, int index)
    {
        Budget.Tick();
        SyntaxTree tree = frame.File.Tree;
        ref Node node = ref tree[index];
        int first = node.FirstChild;
        frame.Node = index;
        switch (node.Kind)
        {
            case NodeKind.Block:
                return ExecuteBlock(frame, first);
            case NodeKind.ExpressionStatement:
                Evaluate(frame, first);
                return Flow.Next;
            case NodeKind.Assign:
                ExecuteAssign(frame, first);
                return Flow.Next;
            case NodeKind.AugmentedAssign:
                ExecuteAugmentedAssign(frame, index);
                return Flow.Next;
            case NodeKind.AnnotatedAssign:
                int value = tree.Next(tree.Next(first));
                if (value != 0 && tree[value].Kind != NodeKind.Absent)
                {
                    Assign(frame, first, Evaluate(frame, value));
                }
                else if (tree[first].Kind == NodeKind.Primary)
                {
                    // CPython evaluates the object, and this much of the target is no annotation.
                    EvaluateOwner(frame, first);
                }

                return Flow.Next;
            case NodeKind.Pass or NodeKind.Global or NodeKind.Nonlocal:
                return Flow.Next;
            case NodeKind.Break:
                return Flow.Break;
            case NodeKind.Continue:
                return Flow.Continue;
            case NodeKind.Return:
                frame.ReturnValue = first == 0 ? PyNone.Value : Evaluate(frame, first);
                return Flow.Return;
            case NodeKind.Delete:
                for (int target = first; target != 0; target = tree.Next(target))
                {
                    Delete(frame, target);
                }

                return Flow.Next;
            case NodeKind.Raise:
                throw MakeRaised(frame, first);
            case NodeKind.Assert:
                ExecuteAssert(frame, first);
                return Flow.Next;
            case NodeKind.Import or NodeKind.ImportFrom:
                ExecuteImport(frame, index);
                return Flow.Next;
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        switch (node.Kind)
        {
            case NodeKind.If:
                return ExecuteIf(frame, first);
            case NodeKind.While:
                return ExecuteWhile(frame, first);
            case NodeKind.For:
                return node.Form == 1 ? throw NoAsync(frame, index) : ExecuteFor(frame, first);
            case NodeKind.Try:
                return ExecuteTry(frame, first);
            case NodeKind.With:
                return node.Form == 1 ? throw NoAsync(frame, index) : ExecuteWith(frame, first);
            case NodeKind.FunctionDefinition:
                frame.Scope.Assign(frame.File.Name(node.Value), MakeFunction(frame, index));
                return Flow.Next;
            case NodeKind.ClassDefinition:
                frame.Scope.Assign(frame.File.Name(node.Value), MakeClass(frame, index));
                return Flow.Next;
            case NodeKind.Decorated:
                ExecuteDecorated(frame, first);
                return Flow.Next;
            default:
                // Kinds of expression: a tree may carry one where a statement stands.
                Evaluate(frame, index);
                return Flow.Next;
        }
    }

    private Flow ExecuteBlock(Frame frame, int first)
    {
        SyntaxTree tree = frame.File.Tree;
        for (int statement = first; statement != 0; statement = tree.Next(statement))
        {
            Flow flow = Execute(frame, statement);
            if (flow != Flow.Next)
            {
                return flow;
            }
        }

        return Flow.Next;
    }

    private static SandboxException NoAsync(Frame frame, int node) =>
        Unsupported(frame, node, "async", "Manifests run from top to bottom; leave the word out.");

    private void ExecuteAssign(Frame frame, int first)
    {
        SyntaxTree tree = frame.File.Tree;
        int last = first;
        while (tree.Next(last) != 0)
        {
            last = tree.Next(last);
        }

        object value = Evaluate(frame, last);
        for (int target = first; target != last; target = tree.Next(target))
        {
            Assign(frame, target, value);
        }
    }

    private void ExecuteAugmentedAssign(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int target = tree.FirstChild(index);
        int operand = tree.Next(target);
        BinaryOperator operation = tree[index].Operator;
        if (tree[target].Kind == NodeKind.Name)
        {
            string name = frame.File.Name(tree[target].Value);
            object old = Load(frame, target, name);
            object change = Evaluate(frame, operand);
            frame.Node = index;
            frame.Scope.Assign(name, InPlace(operation, old, change));
            return;
        }

        if (tree[target].Kind != NodeKind.Primary)
        {
            throw PyError.Make("SyntaxError", "illegal expression for augmented assignment");
        }

        (object owner, int trailer) = EvaluateOwner(frame, target);
        if (tree[trailer].Kind == NodeKind.Attribute)
        {
            string name = frame.File.Name(tree[trailer].Value);
            object old = GetAttribute(owner, name);
            object change = Evaluate(frame, operand);
            frame.Node = index;
            SetAttribute(owner, name, InPlace(operation, old, change));
        }
        else
        {
            object key = Evaluate(frame, tree.FirstChild(trailer));
            object old = GetItem(owner, key);
            object change = Evaluate(frame, operand);
            frame.Node = index;
            SetItem(owner, key, InPlace(operation, old, change));
        }
    }

    // All of a primary but its last trailer, which is handed back.
    private (object Owner, int Trailer) EvaluateOwner(Frame frame, int primary)
    {
        SyntaxTree tree = frame.File.Tree;
        int trailer = tree.FirstChild(primary);
        object owner = Evaluate(frame, trailer);
        trailer = tree.Next(trailer);
        while (tree.Next(trailer) != 0)
        {
            owner = ApplyTrailer(frame, owner, trailer);
            trailer = tree.Next(trailer);
        }

        frame.Node = trailer;
        return tree[trailer].Kind is NodeKind.Attribute or NodeKind.Subscript
            ? (owner, trailer)
            : throw PyError.Make("SyntaxError", "cannot assign to function call");
    }

    /// <summary>Binds a target: a name, an attribute, an item, or several of them.</summary>
    private void Assign(Frame frame, int target, object value)
    {
        SyntaxTree tree = frame.File.Tree;
        switch (tree[target].Kind)
        {
            case NodeKind.Name:
                frame.Scope.Assign(frame.File.Name(tree[target].Value), value);
                break;
            case NodeKind.Tuple or NodeKind.List:
                Unpack(frame, target, value);
                break;
            case NodeKind.Primary:
                (object owner, int trailer) = EvaluateOwner(frame, target);
                if (tree[trailer].Kind == NodeKind.Attribute)
                {
                    SetAttribute(owner, frame.File.Name(tree[trailer].Value), value);
                }
                else
                {
                    object key = Evaluate(frame, tree.FirstChild(trailer));
                    frame.Node = trailer;
                    SetItem(owner, key, value);
                }

                break;
            default:
                frame.Node = target;
                throw PyError.Make("SyntaxError", "cannot assign to expression here");
        }
    }

    private void Unpack(Frame frame, int target, object value)
    {
        SyntaxTree tree = frame.File.Tree;
        int count = tree.ChildCount(target);
        int star = -1;
        for (int child = tree.FirstChild(target), number = 0; child != 0; child = tree.Next(child), number++)
        {
            star = tree[child].Kind == NodeKind.Star ? number : star;
        }

        if (!IsIterable(value))
        {
            throw PyError.Type($"cannot unpack non-iterable {TypeOf(value).Name} object");
        }

        List<object> items = star < 0 ? [.. Iterate(value).Take(count + 1)] : [.. Iterate(value)];
        if (star < 0 ? items.Count != count : items.Count < count - 1)
        {
            throw PyError.Value(items.Count > count
                ? $"too many values to unpack (expected {count})"
                : $"not enough values to unpack (expected {(star < 0 ? "" : "at least ")}{(star < 0 ? count : count - 1)}, got {items.Count})");
        }

        int index = 0;
        for (int child = tree.FirstChild(target), number = 0; child != 0; child = tree.Next(child), number++)
        {
            if (number == star)
            {
                int taken = items.Count - (count - 1);
                Assign(frame, tree.FirstChild(child), new PyList(items.GetRange(index, taken)));
                index += taken;
            }
            else
            {
                Assign(frame, child, items[index++]);
            }
        }
    }

    private void Delete(Frame frame, int target)
    {
        SyntaxTree tree = frame.File.Tree;
        switch (tree[target].Kind)
        {
            case NodeKind.Name:
                string name = frame.File.Name(tree[target].Value);
                frame.Node = target;
                if (!frame.Scope.Delete(name))
                {
                    // Of a local variable this says so.
                    _ = frame.Scope.Info?.Locals.Contains(name) == true ? frame.Scope.Find(name) : null;
                    throw PyError.Name(name, frame.Scope.Visible());
                }

                break;
            case NodeKind.Primary:
                (object owner, int trailer) = EvaluateOwner(frame, target);
                if (tree[trailer].Kind == NodeKind.Attribute)
                {
                    DeleteAttribute(owner, frame.File.Name(tree[trailer].Value));
                }
                else
                {
                    DeleteItem(owner, Evaluate(frame, tree.FirstChild(trailer)));
                }

                break;
            default:
                for (int child = tree.FirstChild(target); child != 0; child = tree.Next(child))
                {
                    Delete(frame, child);
                }

                break;
        }
    }

    private void ExecuteAssert(Frame frame, int condition)
    {
        SyntaxTree tree = frame.File.Tree;
        if (IsTrue(Evaluate(frame, condition)))
        {
            return;
        }

        int message = tree.Next(condition);
        object[] arguments = message != 0 && tree[message].Kind != NodeKind.Absent ? [Evaluate(frame, message)] : [];
        throw new PythonException(new PyException(ExceptionTypes.ByName["AssertionError"], arguments));
    }

    private Flow ExecuteIf(Frame frame, int child)
    {
        SyntaxTree tree = frame.File.Tree;
        for (; child != 0;)
        {
            int body = tree.Next(child);
            if (body == 0)
            {
                return Execute(frame, child);
            }

            if (IsTrue(Evaluate(frame, child)))
            {
                return Execute(frame, body);
            }

            child = tree.Next(body);
        }

        return Flow.Next;
    }

    private Flow ExecuteWhile(Frame frame, int condition)
    {
        SyntaxTree tree = frame.File.Tree;
        int body = tree.Next(condition);
        while (IsTrue(Evaluate(frame, condition)))
        {
            Flow flow = Execute(frame, body);
            if (flow is Flow.Break or Flow.Return)
            {
                return flow == Flow.Break ? Flow.Next : flow;
            }
        }

        return ExecuteOptional(frame, tree.Next(body));
    }

    private Flow ExecuteFor(Frame frame, int target)
    {
        SyntaxTree tree = frame.File.Tree;
        int source = tree.Next(target);
        int body = tree.Next(source);
        object iterable = Evaluate(frame, source);
        frame.Node = source;
        foreach (object item in Iterate(iterable))
        {
            Assign(frame, target, item);
            Flow flow = Execute(frame, body);
            if (flow is Flow.Break or Flow.Return)
            {
                return flow == Flow.Break ? Flow.Next : flow;
            }

            // Reading the next item may raise, at the loop.
            frame.Node = source;
        }

        return ExecuteOptional(frame, tree.Next(body));
    }

    private Flow ExecuteOptional(Frame frame, int node) =>
        node == 0 || frame.File.Tree[node].Kind == NodeKind.Absent ? Flow.Next : Execute(frame, node);

    private void ExecuteDecorated(Frame frame, int first)
    {
        SyntaxTree tree = frame.File.Tree;
        List<object> decorators = [];
        int child = first;
        for (; tree[child].Kind == NodeKind.Decorator; child = tree.Next(child))
        {
            decorators.Add(EvaluateDecorator(frame, tree.FirstChild(child)));
        }

        string defined = frame.File.Name(tree[child].Value);
        object value = tree[child].Kind == NodeKind.ClassDefinition ? MakeClass(frame, child) : MakeFunction(frame, child);
        for (int index = decorators.Count - 1; index >= 0; index--)
        {
            frame.Node = child;
            value = Call(decorators[index], new Arguments([value]));
        }

        frame.Scope.Assign(defined, value);
    }

    // A dotted name, and perhaps a call.
    private object EvaluateDecorator(Frame frame, int dotted)
    {
        SyntaxTree tree = frame.File.Tree;
        int part = tree.FirstChild(dotted);
        object value = Load(frame, part, frame.File.Name(tree[part].Value));
        while ((part = tree.Next(part)) != 0)
        {
            frame.Node = part;
            value = GetAttribute(value, frame.File.Name(tree[part].Value));
        }

        int call = tree.Next(dotted);
        return tree[call].Kind == NodeKind.Absent ? value : ApplyTrailer(frame, value, call);
    }
}
