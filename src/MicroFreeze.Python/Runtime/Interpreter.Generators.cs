using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// Generators. A statement without a <c>yield</c> in it runs as any other; the others run here, as .NET iterators that stop where Python's would. A
/// <c>yield</c> is a statement of its own, or the value of an assignment (which gets None, because nothing sends values in, and of <c>yield from</c> what the other returned).
/// </summary>
internal sealed partial class Interpreter
{
    // How the statement that a nested iterator ran has ended.
    private sealed class FlowBox
    {
        public Flow Flow { get; set; }
    }

    private IEnumerable<object> RunGenerator(Frame frame, FunctionCode code, FlowBox box)
    {
        if (code.IsLambda)
        {
            throw Unsupported(frame, code.Body, "yield in a lambda", "Write a function.");
        }

        return Generate(frame, code.Body, box);
    }

    private IEnumerable<object> Generate(Frame frame, int index, FlowBox box)
    {
        SyntaxTree tree = frame.File.Tree;
        box.Flow = Flow.Next;
        if (!frame.File.HasYield(index))
        {
            box.Flow = Execute(frame, index);
            yield break;
        }

        Budget.Tick();
        frame.Node = index;
        int first = tree.FirstChild(index);
        IEnumerable<object> items = tree[index].Kind switch
        {
            NodeKind.Block => GenerateBlock(frame, first, box),
            NodeKind.ExpressionStatement => GenerateYield(frame, first),
            NodeKind.Yield or NodeKind.YieldFrom => GenerateYield(frame, index),
            NodeKind.Assign => GenerateAssign(frame, first),
            NodeKind.If => GenerateIf(frame, first, box),
            NodeKind.While => GenerateWhile(frame, first, box),
            NodeKind.For => GenerateFor(frame, first, box),
            NodeKind.Try => GenerateTry(frame, first, box),
            NodeKind.With => GenerateWith(frame, first, box),
            _ => throw Unsupported(frame, index, "yield inside an expression", "Write it as a statement of its own, or as the value of an assignment."),
        };
        foreach (object item in items)
        {
            yield return item;
        }
    }

    private IEnumerable<object> GenerateYield(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int value = tree.FirstChild(index);
        frame.Yielded = PyNone.Value;
        if (tree[index].Kind == NodeKind.Yield)
        {
            yield return value == 0 || tree[value].Kind == NodeKind.Absent ? PyNone.Value : Evaluate(frame, value);
        }
        else if (tree[index].Kind == NodeKind.YieldFrom)
        {
            object source = Evaluate(frame, value);
            foreach (object item in Iterate(source))
            {
                yield return item;
            }

            frame.Yielded = (source as PyIterator)?.TakeResult() ?? PyNone.Value;
        }
        else
        {
            throw Unsupported(frame, index, "yield inside an expression", "Write it as a statement of its own, or as the value of an assignment.");
        }
    }

    private IEnumerable<object> GenerateAssign(Frame frame, int first)
    {
        SyntaxTree tree = frame.File.Tree;
        int last = first;
        while (tree.Next(last) != 0)
        {
            last = tree.Next(last);
        }

        foreach (object item in GenerateYield(frame, last))
        {
            yield return item;
        }

        object value = frame.Yielded;
        for (int target = first; target != last; target = tree.Next(target))
        {
            Assign(frame, target, value);
        }
    }

    private IEnumerable<object> GenerateBlock(Frame frame, int first, FlowBox box)
    {
        for (int statement = first; statement != 0 && box.Flow == Flow.Next; statement = frame.File.Tree.Next(statement))
        {
            foreach (object item in Generate(frame, statement, box))
            {
                yield return item;
            }
        }
    }

    private IEnumerable<object> GenerateIf(Frame frame, int child, FlowBox box)
    {
        SyntaxTree tree = frame.File.Tree;
        int chosen = 0;
        while (child != 0 && chosen == 0)
        {
            int body = tree.Next(child);
            chosen = body == 0 ? child : IsTrue(Evaluate(frame, child)) ? body : 0;
            child = body == 0 ? 0 : tree.Next(body);
        }

        return chosen == 0 ? [] : Generate(frame, chosen, box);
    }

    private IEnumerable<object> GenerateWhile(Frame frame, int condition, FlowBox box)
    {
        SyntaxTree tree = frame.File.Tree;
        int body = tree.Next(condition);
        while (IsTrue(Evaluate(frame, condition)))
        {
            foreach (object item in Generate(frame, body, box))
            {
                yield return item;
            }

            if (EndsLoop(box))
            {
                yield break;
            }
        }

        foreach (object item in GenerateOptional(frame, tree.Next(body), box))
        {
            yield return item;
        }
    }

    private IEnumerable<object> GenerateFor(Frame frame, int target, FlowBox box)
    {
        SyntaxTree tree = frame.File.Tree;
        int source = tree.Next(target);
        int body = tree.Next(source);
        foreach (object value in Iterate(Evaluate(frame, source)))
        {
            Assign(frame, target, value);
            foreach (object item in Generate(frame, body, box))
            {
                yield return item;
            }

            if (EndsLoop(box))
            {
                yield break;
            }
        }

        foreach (object item in GenerateOptional(frame, tree.Next(body), box))
        {
            yield return item;
        }
    }

    private IEnumerable<object> GenerateTry(Frame frame, int body, FlowBox box)
    {
        SyntaxTree tree = frame.File.Tree;
        int otherwise = tree.Next(body);
        int cleanup = tree.Next(otherwise);
        int handlers = tree.Next(cleanup);
        PyException? pending = null;
        foreach (object item in Guarded(Generate(frame, body, box), exception => pending = exception))
        {
            yield return item;
        }

        IEnumerable<object> next = [];
        PyException? outer = frame.Handled;
        string? bound = null;
        if (pending is { } raised && handlers != 0 && FindHandler(frame, handlers, raised) is not 0 and var handler)
        {
            pending = null;
            box.Flow = Flow.Next;
            int name = tree.Next(tree.FirstChild(handler));
            if (tree[name].Kind == NodeKind.Name)
            {
                bound = frame.File.Name(tree[name].Value);
                frame.Scope.Assign(bound, raised);
            }

            frame.Handled = raised;
            next = Generate(frame, tree.Next(name), box);
        }
        else if (pending is null && box.Flow == Flow.Next)
        {
            next = GenerateOptional(frame, otherwise, box);
        }

        foreach (object item in Guarded(next, exception => pending = exception))
        {
            yield return item;
        }

        frame.Handled = outer;
        if (bound is not null)
        {
            frame.Scope.Delete(bound);
        }

        if (tree[cleanup].Kind != NodeKind.Absent)
        {
            Flow flow = box.Flow;
            object result = frame.ReturnValue;
            PyException? replaced = null;
            frame.Handled = pending ?? outer;
            foreach (object item in Guarded(Generate(frame, cleanup, box), exception => replaced = exception))
            {
                yield return item;
            }

            frame.Handled = outer;
            if (replaced is not null)
            {
                throw new PythonException(replaced);
            }

            if (box.Flow != Flow.Next)
            {
                yield break;
            }

            box.Flow = flow;
            frame.ReturnValue = result;
        }

        if (pending is not null)
        {
            throw new PythonException(pending);
        }
    }

    private IEnumerable<object> GenerateWith(Frame frame, int item, FlowBox box)
    {
        SyntaxTree tree = frame.File.Tree;
        if (tree[item].Kind != NodeKind.WithItem)
        {
            foreach (object value in Generate(frame, item, box))
            {
                yield return value;
            }

            yield break;
        }

        int expression = tree.FirstChild(item);
        object manager = Evaluate(frame, expression);
        object entered = Enter(manager);
        PyException? pending = null;
        foreach (object value in Guarded(GenerateEntered(frame, item, entered, box), exception => pending = exception))
        {
            yield return value;
        }

        if (!Exit(frame, manager, pending) && pending is not null)
        {
            throw new PythonException(pending);
        }
    }

    private IEnumerable<object> GenerateEntered(Frame frame, int item, object entered, FlowBox box)
    {
        SyntaxTree tree = frame.File.Tree;
        int target = tree.Next(tree.FirstChild(item));
        if (target != 0 && tree[target].Kind != NodeKind.Absent)
        {
            Assign(frame, target, entered);
        }

        foreach (object value in GenerateWith(frame, tree.Next(item), box))
        {
            yield return value;
        }
    }

    private IEnumerable<object> GenerateOptional(Frame frame, int node, FlowBox box) =>
        node == 0 || frame.File.Tree[node].Kind == NodeKind.Absent ? [] : Generate(frame, node, box);

    // Reads a sequence to its end, or to an exception, which it hands over instead of throwing it.
    private IEnumerable<object> Guarded(IEnumerable<object> items, Action<PyException> failed)
    {
        using IEnumerator<object> enumerator = items.GetEnumerator();
        for (; ; )
        {
            bool moved;
            try
            {
                moved = enumerator.MoveNext();
            }
            catch (PythonException exception) when (NoteRaised(exception))
            {
                moved = false;
                failed(exception.Value);
                ChargeForCatch();
            }

            if (!moved)
            {
                yield break;
            }

            yield return enumerator.Current;
        }
    }

    private static bool EndsLoop(FlowBox box)
    {
        Flow flow = box.Flow;
        box.Flow = flow == Flow.Return ? flow : Flow.Next;
        return flow is Flow.Break or Flow.Return;
    }
}
