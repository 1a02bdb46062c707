using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Constants: what is one, what is computed while parsing, and <c>NAME = const(VALUE)</c>. Source: py/parse.c@v1.28.0 fold_constants;
/// py/parse.c@v1.28.0 fold_logical_constants; py/parse.c@v1.28.0 build_tuple; py/parse.c@v1.28.0 make_node_const_object_optimised.
/// </summary>
internal sealed partial class Parser
{
    private int AddConstant(Place place, Constant constant)
    {
        _tree.Constants.Add(constant);
        return AddNode(NodeKind.Constant, place, _tree.Constants.Count - 1);
    }

    private int AddSmallInt(Place place, long value)
    {
        int node = AddNode(NodeKind.SmallInt, place, (int)value);
        _tree[node].FirstChild = (int)(value >> 32);
        return node;
    }

    /// <summary>A folded number, which has no line.</summary>
    private int AddNumber(in Number number) => AddNumber(default, number);

    private int AddNumber(Place place, in Number number)
    {
        if (number.Kind == NumberKind.Small && number.Small >= _minSmallInt && number.Small <= _maxSmallInt)
        {
            return AddSmallInt(place, number.Small);
        }

        if (number.Kind == NumberKind.Large && number.Integer.GetBitLength() > Arithmetic.MaxBits)
        {
            throw ConstantTooLarge(place);
        }

        return AddConstant(place, number.ToConstant());
    }

    private SyntaxException ConstantTooLarge(Place place) => new(
        SourceDiagnostics.ConstantTooLarge, $"an integer constant of more than {Arithmetic.MaxBits} bits",
        place.Line > 0 ? place.Line : _lexer.Line, place.Column);

    private int AddConstantName(in ConstantNames.Entry entry) =>
        entry.Object is null
            ? AddNumber(Here, Number.FromInteger(entry.Integer))
            : AddConstant(Here, entry.Object);

    /// <summary>Whether a node is a constant, and if so whether it is true; null where it is none.</summary>
    private bool? GetTruth(int node)
    {
        ref Node item = ref _tree[node];
        return item.Kind switch
        {
            NodeKind.SmallInt => item.Integer != 0,
            NodeKind.Str => _names[item.Name].Length != 0,
            NodeKind.None or NodeKind.False => false,
            NodeKind.True or NodeKind.Ellipsis => true,
            NodeKind.Constant => IsTrue(_tree.Constants[item.Value]),
            NodeKind.Tuple when IsEmptyTuple(item) => false,
            _ => null,
        };
    }

    private static bool IsEmptyTuple(in Node node) => node.FirstChild == 0 && node.Form == (byte)TupleForm.Parenthesized;

    private static bool IsTrue(Constant constant) => constant switch
    {
        StrConstant text => text.Value.Length != 0,
        BytesConstant bytes => bytes.Value.Length != 0,
        IntConstant integer => !integer.Value.IsZero,
        FloatConstant real => real.Value != 0,
        ComplexConstant complex => complex.Real != 0 || complex.Imaginary != 0,
        TupleConstant tuple => tuple.Items.Length != 0,
        _ => constant != Constant.None && constant != Constant.False,
    };

    /// <summary>The object of a constant node, or null where the node is none.</summary>
    private Constant? GetConstant(int node)
    {
        ref Node item = ref _tree[node];
        return item.Kind switch
        {
            NodeKind.SmallInt => new IntConstant(item.Integer),
            NodeKind.Str => new StrConstant(_names[item.Name].ToArray()),
            NodeKind.None => Constant.None,
            NodeKind.True => Constant.True,
            NodeKind.False => Constant.False,
            NodeKind.Ellipsis => Constant.Ellipsis,
            NodeKind.Constant => _tree.Constants[item.Value],
            NodeKind.Tuple when IsEmptyTuple(item) => new TupleConstant([]),
            _ => null,
        };
    }

    private bool TryGetNumber(int node, out Number number)
    {
        ref Node item = ref _tree[node];
        if (item.Kind == NodeKind.SmallInt)
        {
            number = Number.FromInteger(item.Integer);
            return true;
        }

        if (item.Kind == NodeKind.Constant)
        {
            switch (_tree.Constants[item.Value])
            {
                case IntConstant integer:
                    // Where small ints have the reference's own width, an integer that is an object is one of its large ones.
                    number = _maxSmallInt == Number.MaxSmall ? Number.FromLarge(integer.Value) : Number.FromInteger(integer.Value);
                    return true;
                case FloatConstant real:
                    number = Number.FromFloat(real.Value);
                    return true;
                default:
                    break;
            }
        }

        number = default;
        return false;
    }

    private bool Fold(Place place, BinaryOperator op, Number left, Number right, out Number result)
    {
        return Arithmetic.Apply(op, left, right, out result) switch
        {
            Arithmetic.Outcome.Folded => true,
            Arithmetic.Outcome.TooLarge => throw ConstantTooLarge(place),
            _ => false,
        };
    }

    /// <summary>Computes a run from left to right if all operands are numbers and nothing goes wrong.</summary>
    private bool TryFoldRun(Place place, int first, out int folded)
    {
        folded = 0;
        if (!TryGetNumber(first, out Number total))
        {
            return false;
        }

        for (int op = _tree[first].Next; op != 0;)
        {
            int operand = _tree[op].Next;
            if (!TryGetNumber(operand, out Number right) || !Fold(place, _tree[op].Operator, total, right, out total))
            {
                return false;
            }

            op = _tree[operand].Next;
        }

        folded = AddNumber(total);
        return true;
    }

    // One object each, as in the reference: nan is the same constant only as long as it is the same object.
    private static readonly (byte[] Name, FloatConstant Value)[] MathConstants =
    [
        ("e"u8.ToArray(), new(Math.E)), ("pi"u8.ToArray(), new(Math.PI)), ("tau"u8.ToArray(), new(Math.Tau)),
        ("inf"u8.ToArray(), new(double.PositiveInfinity)), ("nan"u8.ToArray(), new(double.NaN)),
    ];

    /// <summary>
    /// <c>math.pi</c> and its like, whatever <c>math</c> is bound to. Source: py/parse.c@v1.28.0 mp_constants_table; py/modmath.c@v1.28.0.
    /// </summary>
    private bool TryFoldModuleConstant(int atom, int trailer, out int folded)
    {
        folded = 0;
        if (_tree[atom].Kind != NodeKind.Name || _tree[atom].Name != WellKnownNames.Math || _tree[trailer].Kind != NodeKind.Attribute)
        {
            return false;
        }

        ReadOnlySpan<byte> attribute = _names[_tree[trailer].Name];
        foreach ((byte[] name, FloatConstant value) in MathConstants)
        {
            if (attribute.SequenceEqual(name))
            {
                folded = AddConstant(default, value);
                return true;
            }
        }

        return false;
    }

    /// <summary>A tuple, as one constant where all items are.</summary>
    private int MakeTuple(Place start, TupleForm form, in Chain items)
    {
        if (TryMakeConstantTuple(start, items, out int constant))
        {
            return constant;
        }

        int node = AddNode(NodeKind.Tuple, start);
        _tree[node].Form = (byte)form;
        SetChildren(node, items.First);
        return node;
    }

    private bool TryMakeConstantTuple(Place place, in Chain items, out int constant)
    {
        constant = 0;
        for (int item = items.First; item != 0; item = _tree[item].Next)
        {
            if (!IsConstant(item))
            {
                return false;
            }
        }

        Constant[] values = new Constant[items.Count];
        int index = 0;
        for (int item = items.First; item != 0; item = _tree[item].Next)
        {
            values[index++] = GetConstant(item)!;
        }

        constant = AddConstant(place, new TupleConstant(values));
        return true;
    }

    private bool IsConstant(int node) =>
        _tree[node].Kind is NodeKind.SmallInt or NodeKind.Str or NodeKind.None or NodeKind.True or NodeKind.False or NodeKind.Ellipsis
            or NodeKind.Constant
        || _tree[node].Kind == NodeKind.Tuple && IsEmptyTuple(_tree[node]);

    /// <summary>
    /// Binds <c>NAME = const(VALUE)</c>. Then <paramref name="value"/> is the constant itself instead of the call.
    /// </summary>
    private bool TryBindConstantName(int target, ref int value)
    {
        if (_tree[target].Kind != NodeKind.Name || _tree[value].Kind != NodeKind.Primary)
        {
            return false;
        }

        int function = _tree[value].FirstChild;
        int call = _tree[function].Next;
        if (_tree[function].Kind != NodeKind.Name || _tree[function].Name != WellKnownNames.Const || _tree[call].Kind != NodeKind.Call
            || _tree[call].Next != 0)
        {
            return false;
        }

        int argument = _tree[call].FirstChild;
        bool isOne = argument != 0 && _tree[argument].Next == 0 && _tree[call].Form == 0;
        if (!isOne || !IsConstant(argument))
        {
            throw new SyntaxException(SourceDiagnostics.InvalidSyntax, "not a constant", _tree[value].Line, _tree[value].Column);
        }

        ConstantNames.Entry entry = _tree[argument].Kind == NodeKind.SmallInt
            ? new(_tree[argument].Integer, null)
            : new(0, GetConstant(argument));
        _constantNames.Add(_tree[target].Name, entry);
        value = argument;
        return true;
    }
}
