using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Syntax;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>Expressions.</summary>
internal sealed partial class Interpreter
{
    private object Evaluate(Frame frame, int index)
    {
        Budget.Tick();
        SyntaxTree tree = frame.File.Tree;
        ref Node node = ref tree[index];
        switch (node.Kind)
        {
            case NodeKind.Name:
                return Load(frame, index, frame.File.Name(node.Value));
            case NodeKind.SmallInt:
                return Boxed.Int(node.Integer);
            case NodeKind.Str:
                return frame.File.Name(node.Value);
            case NodeKind.None:
                return PyNone.Value;
            case NodeKind.True:
                return Boxed.True;
            case NodeKind.False:
                return Boxed.False;
            case NodeKind.Ellipsis:
                return PyEllipsis.Value;
            case NodeKind.Constant:
                return frame.File.Constant(node.Value);
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }

        int first = node.FirstChild;
        switch (node.Kind)
        {
            case NodeKind.Primary:
                return EvaluatePrimary(frame, index);
            case NodeKind.Tuple:
                return first == 0 ? PyTuple.Empty : new PyTuple([.. EvaluateItems(frame, first)]);
            case NodeKind.List:
                return new PyList(EvaluateItems(frame, first));
            case NodeKind.Set:
                return MakeSet(EvaluateItems(frame, first));
            case NodeKind.Dict:
                return EvaluateDict(frame, first);
            case NodeKind.BinaryOperation:
                return EvaluateBinary(frame, index);
            case NodeKind.Comparison:
                return EvaluateComparison(frame, index);
            case NodeKind.And or NodeKind.Or:
                return EvaluateLogical(frame, first, node.Kind == NodeKind.Or);
            case NodeKind.Not:
                return Boxed.Bool(!IsTrue(Evaluate(frame, first)));
            case NodeKind.UnaryOperation:
                object operand = Evaluate(frame, first);
                frame.Node = index;
                return Unary((UnaryOperator)tree[index].Form, operand);
            case NodeKind.Power:
                object left = Evaluate(frame, first);
                object right = Evaluate(frame, tree.Next(first));
                frame.Node = index;
                return Binary(BinaryOperator.Power, left, right);
            case NodeKind.Conditional:
                int condition = tree.Next(first);
                return Evaluate(frame, IsTrue(Evaluate(frame, condition)) ? first : tree.Next(condition));
            case NodeKind.NamedExpression:
                object named = Evaluate(frame, tree.Next(first));
                frame.Node = index;
                frame.Scope.AssignOutside(NameOf(frame, first), named);
                return named;
            case NodeKind.ListComprehension or NodeKind.SetComprehension or NodeKind.DictComprehension or NodeKind.GeneratorExpression:
                return EvaluateComprehension(frame, index);
            case NodeKind.Lambda:
                return MakeFunction(frame, index);
            case NodeKind.Slice:
                return EvaluateSlice(frame, first);
            case NodeKind.Yield or NodeKind.YieldFrom:
                return Yield(frame, index);
            case NodeKind.Await:
                throw Unsupported(frame, index, "await", "Manifests run from top to bottom; nothing in them waits.");
            case NodeKind.Star:
                frame.Node = index;
                throw PyError.Make("SyntaxError", "can't use starred expression here");
            default:
                throw Unsupported(frame, index, node.Kind.ToString(), "");
        }
    }

    private static SandboxException Unsupported(Frame frame, int node, string construct, string instead)
    {
        frame.Node = node;
        return new SandboxException(PythonDiagnostics.Unsupported, construct, instead);
    }

    private static object Load(Frame frame, int node, string name)
    {
        object? value = frame.Scope.Find(name) ?? Builtins.Find(name);
        if (value is not null)
        {
            return value;
        }

        frame.Node = node;
        throw PyError.Name(name, frame.Scope.Visible().Concat(Builtins.Names));
    }

    private static string NameOf(Frame frame, int node) => frame.File.Tree[node].Kind == NodeKind.Name
        ? frame.File.Name(frame.File.Tree[node].Value)
        : throw PyError.Make("SyntaxError", "expected a name");

    private List<object> EvaluateItems(Frame frame, int first)
    {
        SyntaxTree tree = frame.File.Tree;
        List<object> items = [];
        for (int child = first; child != 0; child = tree.Next(child))
        {
            if (tree[child].Kind == NodeKind.Star)
            {
                object source = Evaluate(frame, tree.FirstChild(child));
                frame.Node = child;
                items.AddRange(Iterate(source));
            }
            else
            {
                items.Add(Evaluate(frame, child));
            }
        }

        Budget.Allocate(16L * items.Count);
        return items;
    }

    private static PySet MakeSet(IEnumerable<object> items)
    {
        PySet set = new(false);
        foreach (object item in items)
        {
            set.Add(item);
        }

        return set;
    }

    private PyDict EvaluateDict(Frame frame, int first)
    {
        SyntaxTree tree = frame.File.Tree;
        PyDict dict = new();
        for (int item = first; item != 0; item = tree.Next(item))
        {
            int key = tree.FirstChild(item);
            frame.Node = item;
            if (tree[item].Kind == NodeKind.DoubleStarArgument)
            {
                object mapping = Evaluate(frame, key);
                frame.Node = item;
                UpdateDict(dict, mapping);
                continue;
            }

            if (tree[item].Kind != NodeKind.DictItem)
            {
                throw PyError.Make("SyntaxError", "each key of a dict needs a value");
            }

            object keyValue = Evaluate(frame, key);
            object value = Evaluate(frame, tree.Next(key));
            frame.Node = item;
            Budget.Allocate(48);
            dict[keyValue] = value;
        }

        return dict;
    }

    private object EvaluateBinary(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int child = tree.FirstChild(index);
        object left = Evaluate(frame, child);
        while ((child = tree.Next(child)) != 0)
        {
            BinaryOperator operation = tree[child].Operator;
            child = tree.Next(child);
            object right = Evaluate(frame, child);
            frame.Node = index;
            left = Binary(operation, left, right);
        }

        return left;
    }

    private object EvaluateComparison(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int child = tree.FirstChild(index);
        object left = Evaluate(frame, child);
        object result = Boxed.True;
        while ((child = tree.Next(child)) != 0)
        {
            BinaryOperator operation = tree[child].Operator;
            child = tree.Next(child);
            object right = Evaluate(frame, child);
            frame.Node = index;
            result = Compare(operation, left, right);
            if (tree.Next(child) != 0 && !IsTrue(result))
            {
                return result;
            }

            left = right;
        }

        return result;
    }

    private object EvaluateLogical(Frame frame, int first, bool isOr)
    {
        SyntaxTree tree = frame.File.Tree;
        for (int child = first; ; child = tree.Next(child))
        {
            object value = Evaluate(frame, child);
            if (tree.Next(child) == 0 || IsTrue(value) == isOr)
            {
                return value;
            }
        }
    }

    private PySlice EvaluateSlice(Frame frame, int start)
    {
        SyntaxTree tree = frame.File.Tree;
        int stop = tree.Next(start);
        int step = tree.Next(stop);
        return new PySlice(Part(start), Part(stop), Part(step));

        object Part(int node) => node == 0 || tree[node].Kind == NodeKind.Absent ? PyNone.Value : Evaluate(frame, node);
    }

    private object EvaluatePrimary(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int trailer = tree.FirstChild(index);
        object value = Evaluate(frame, trailer);
        while ((trailer = tree.Next(trailer)) != 0)
        {
            value = ApplyTrailer(frame, value, trailer);
        }

        return value;
    }

    private object ApplyTrailer(Frame frame, object value, int trailer)
    {
        SyntaxTree tree = frame.File.Tree;
        ref Node node = ref tree[trailer];
        switch (node.Kind)
        {
            case NodeKind.Attribute:
                frame.Node = trailer;
                return GetAttribute(value, frame.File.Name(node.Value));
            case NodeKind.Subscript:
                object key = Evaluate(frame, node.FirstChild);
                frame.Node = trailer;
                return GetItem(value, key);
            default:
                Arguments arguments = EvaluateArguments(frame, node.FirstChild);
                frame.Node = trailer;
                return Call(value, arguments);
        }
    }

    private Arguments EvaluateArguments(Frame frame, int first)
    {
        SyntaxTree tree = frame.File.Tree;
        if (first == 0)
        {
            return Arguments.None;
        }

        List<object> positional = [];
        List<KeyValuePair<string, object>>? named = null;
        HashSet<string>? names = null;
        for (int child = first; child != 0; child = tree.Next(child))
        {
            int inner = tree.FirstChild(child);
            switch (tree[child].Kind)
            {
                case NodeKind.KeywordArgument:
                    AddNamed(NameOf(frame, inner), Evaluate(frame, tree.Next(inner)));
                    break;
                case NodeKind.StarArgument:
                    positional.AddRange(Iterate(Evaluate(frame, inner)));
                    break;
                case NodeKind.DoubleStarArgument:
                    object mapping = Evaluate(frame, inner);
                    PyDict options = mapping as PyDict ?? throw PyError.Type($"argument after ** must be a mapping, not {TypeOf(mapping).Name}");
                    Budget.Tick(options.Count);
                    foreach ((object key, object value) in options.Entries)
                    {
                        AddNamed(key as string ?? throw PyError.Type("keywords must be strings"), value);
                    }

                    break;
                default:
                    positional.Add(named is null
                        ? Evaluate(frame, child)
                        : throw PyError.Make("SyntaxError", "positional argument follows keyword argument"));
                    break;
            }
        }

        return new Arguments([.. positional], named);

        void AddNamed(string name, object value)
        {
            named ??= [];
            names ??= [];
            if (!names.Add(name))
            {
                throw PyError.Type($"got multiple values for keyword argument '{name}'");
            }

            named.Add(new(name, value));
        }
    }
}
