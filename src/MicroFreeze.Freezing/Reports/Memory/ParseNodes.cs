using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// How large the runtime's parse tree is: our tree knows what its nodes are, and the grammar which structures they are there. What a rule with one
/// argument passes on as it is has no structure. Source: py/grammar.h@v1.28.0; py/parse.c@v1.28.0 push_result_rule.
/// </summary>
/// <param name="tree">Our tree.</param>
/// <param name="sizes">The board's sizes.</param>
internal sealed class ParseNodes(SyntaxTree tree, RuntimeSizes sizes)
{
    /// <summary>Bytes of the structures that a node is, its children's not counted.</summary>
    public int Measure(int index)
    {
        Node node = tree[index];
        int children = node.Kind == NodeKind.SmallInt ? 0 : tree.ChildCount(index);
        return node.Kind switch
        {
            NodeKind.Absent or NodeKind.Name or NodeKind.SmallInt or NodeKind.Str or NodeKind.None or NodeKind.True or NodeKind.False
                or NodeKind.Ellipsis or NodeKind.Operator => 0,
            NodeKind.Constant => Struct(1),
            NodeKind.Tuple when node.Form == (byte)TupleForm.Parenthesized => Struct(1) + Items(children),
            NodeKind.Tuple => Items(children),
            NodeKind.List => Struct(1) + (children > 1 ? Items(children) : 0),
            NodeKind.Set or NodeKind.Dict => Struct(1) + (children == 0 ? 0 : Struct(2) + List(children - 1)),
            NodeKind.DictItem => Struct(2),
            NodeKind.GeneratorExpression or NodeKind.ListComprehension or NodeKind.SetComprehension or NodeKind.DictComprehension => Struct(1) + Struct(2),
            NodeKind.CompFor => Struct(3),
            NodeKind.CompIf => Struct(2),
            NodeKind.Primary => Struct(2) + List(children - 1),
            NodeKind.Await => Struct(1) + (children > 1 ? Struct(2) + List(children - 1) : 0),
            NodeKind.Call => Struct(1) + List(children),
            NodeKind.KeywordArgument => Struct(2),
            NodeKind.StarArgument or NodeKind.DoubleStarArgument or NodeKind.Star => Struct(1),
            NodeKind.Subscript or NodeKind.Attribute => Struct(1),
            NodeKind.Slice => Struct(2) + Struct(1),
            NodeKind.BinaryOperation or NodeKind.Comparison or NodeKind.And or NodeKind.Or => Struct(children),
            NodeKind.Not => Struct(1),
            NodeKind.UnaryOperation or NodeKind.Power or NodeKind.NamedExpression => Struct(2),
            NodeKind.Conditional => Struct(2) + Struct(2),
            NodeKind.Lambda => Struct(2),
            NodeKind.Yield or NodeKind.YieldFrom => Struct(1) + Struct(1),
            NodeKind.Block => Struct(children),
            NodeKind.ExpressionStatement => Struct(2),
            NodeKind.Assign => Struct(2) + (children > 2 ? List(children - 1) : 0),
            NodeKind.AugmentedAssign => Struct(2) + Struct(2),
            NodeKind.AnnotatedAssign => Struct(2) + Struct(2),
            NodeKind.Delete => Struct(1) + List(children),
            NodeKind.Pass or NodeKind.Break or NodeKind.Continue => Struct(0),
            NodeKind.Return => Struct(1),
            NodeKind.Raise => Struct(1) + (children > 1 ? Struct(2) : 0),
            NodeKind.Global or NodeKind.Nonlocal => Struct(1) + List(children),
            NodeKind.Assert => Struct(2),
            NodeKind.Import => Struct(1) + List(children),
            NodeKind.ImportAlias or NodeKind.ImportName => HasSecond(index) ? Struct(2) : 0,
            NodeKind.ImportFrom => Struct(2) + List(children - 1),
            NodeKind.DottedName => List(children),
            NodeKind.If => Struct(4) + (children > 3 ? List((children - 2) / 2) + (Struct(2) * ((children - 2) / 2)) : 0),
            NodeKind.While => Struct(3),
            NodeKind.For => Struct(4) + (node.Form == 1 ? Struct(2) : 0),
            NodeKind.Try => Struct(2) + Struct(3) + List(children - 3),
            NodeKind.ExceptHandler => Struct(2) + (HasSecond(index) ? Struct(2) : 0),
            NodeKind.With => Struct(2) + List(children - 1) + (node.Form == 1 ? Struct(2) : 0),
            NodeKind.WithItem => HasSecond(index) ? Struct(2) : 0,
            NodeKind.FunctionDefinition => Struct(5) + (node.Form == 1 ? Struct(2) : 0),
            NodeKind.Parameters => List(children),
            NodeKind.Parameter => tree[tree.Child(index, 0)].Kind != NodeKind.Absent || HasSecond(index) ? Struct(3) : 0,
            NodeKind.StarParameter or NodeKind.DoubleStarParameter => Struct(1),
            NodeKind.ClassDefinition => Struct(4),
            NodeKind.Decorated => Struct(2) + List(children - 1),
            NodeKind.Decorator => Struct(2),
            _ => 0,
        };
    }

    // mp_parse_node_struct_t: line, kind and count, nodes.
    private int Struct(int count) => 8 + (count * sizes.Word);

    private int List(int count) => count > 1 ? Struct(count) : 0;

    // The first item stands beside the list of the others.
    private int Items(int count) => count == 0 ? 0 : Struct(2) + (count > 2 ? Struct(count - 1) : 0);

    private bool HasSecond(int index) => tree.ChildCount(index) > 1 && tree[tree.Child(index, 1)].Kind != NodeKind.Absent;
}
