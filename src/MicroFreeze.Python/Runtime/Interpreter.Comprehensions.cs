using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>Comprehensions and generator expressions.</summary>
internal sealed partial class Interpreter
{
    private object EvaluateComprehension(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int element = tree.FirstChild(index);
        int clause = tree.Next(element);

        // The first iterable belongs to what the comprehension stands in.
        object source = Evaluate(frame, tree.Next(tree.FirstChild(clause)));
        frame.Node = clause;
        IEnumerable<object> items = Iterate(source);
        Scope scope = Scope.OfFunction(frame.Scope, frame.File.Comprehension(index));
        if (tree[index].Kind == NodeKind.GeneratorExpression)
        {
            // It runs when somebody reads it, in a frame of its own.
            Frame own = new(frame.File, scope, frame) { Function = frame.Function, Node = frame.Node };
            return new PyIterator(BuiltinTypes.Generator, InFrame(own, Elements(own, element, clause, items)));
        }

        Scope outer = frame.Scope;
        frame.Scope = scope;
        try
        {
            return Collect(frame, index, element, clause, items);
        }
        finally
        {
            frame.Scope = outer;
        }
    }

    private object Collect(Frame frame, int index, int element, int clause, IEnumerable<object> items)
    {
        IEnumerable<object> elements = Elements(frame, element, clause, items);
        switch (frame.File.Tree[index].Kind)
        {
            case NodeKind.ListComprehension:
                List<object> list = [];
                foreach (object item in elements)
                {
                    Budget.Allocate(16);
                    list.Add(item);
                }

                return new PyList(list);
            case NodeKind.SetComprehension:
                PySet set = new(false);
                foreach (object item in elements)
                {
                    Budget.Allocate(48);
                    set.Add(item);
                }

                return set;
            default:
                PyDict dict = new();
                foreach (object item in elements)
                {
                    Budget.Allocate(48);
                    object[] pair = ((PyTuple)item).Items;
                    dict[pair[0]] = pair[1];
                }

                return dict;
        }
    }

    // The elements, one by one: loops and conditions nest as they are written.
    private IEnumerable<object> Elements(Frame frame, int element, int clause, IEnumerable<object>? items)
    {
        SyntaxTree tree = frame.File.Tree;
        if (clause == 0)
        {
            if (tree[element].Kind == NodeKind.DictItem)
            {
                int key = tree.FirstChild(element);
                yield return new PyTuple([Evaluate(frame, key), Evaluate(frame, tree.Next(key))]);
            }
            else
            {
                yield return Evaluate(frame, element);
            }

            yield break;
        }

        int first = tree.FirstChild(clause);
        int rest = tree.Next(clause);
        if (tree[clause].Kind == NodeKind.CompIf)
        {
            if (IsTrue(Evaluate(frame, first)))
            {
                foreach (object value in Elements(frame, element, rest, null))
                {
                    yield return value;
                }
            }

            yield break;
        }

        foreach (object item in items ?? Iterate(Evaluate(frame, tree.Next(first))))
        {
            Budget.Tick();
            frame.Node = clause;
            Assign(frame, first, item);
            foreach (object value in Elements(frame, element, rest, null))
            {
                yield return value;
            }
        }
    }

    // Makes a frame the current one whenever a lazy sequence moves, and puts the reader's back after it.
    private IEnumerable<object> InFrame(Frame frame, IEnumerable<object> items)
    {
        using IEnumerator<object> enumerator = items.GetEnumerator();
        for (; ; )
        {
            Frame? reader = CurrentFrame;
            bool moved;
            frame.Caller = reader;
            CheckDepth(frame);
            CurrentFrame = frame;
            try
            {
                moved = enumerator.MoveNext();
            }
            catch (PythonException exception) when (NoteRaised(exception) && exception.Value.Type.IsSubclassOf(ExceptionTypes.StopIteration))
            {
                // It would end the loop that reads it, as if there were nothing more.
                throw PyError.Runtime("generator raised StopIteration");
            }
            finally
            {
                CurrentFrame = reader;
            }

            if (!moved)
            {
                yield break;
            }

            yield return enumerator.Current;
        }
    }
}
