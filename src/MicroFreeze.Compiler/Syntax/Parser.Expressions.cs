using System.Runtime.CompilerServices;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>Expressions with operators.</summary>
internal sealed partial class Parser
{
    /// <summary>How tightly the operators between two operands bind; 0 for tokens that are none.</summary>
    private static readonly byte[] Levels = MakeLevels();

    private static readonly bool[] TestStarts = MakeTestStarts();

    private static class Level
    {
        public const int Or = 1;
        public const int And = 2;
        public const int Not = 3;
        public const int Comparison = 4;
        public const int BitOr = 5;
        public const int BitXor = 6;
        public const int BitAnd = 7;
        public const int Shift = 8;
        public const int Sum = 9;
        public const int Product = 10;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool StartsTest(TokenKind kind) => TestStarts[(int)kind];

    // namedexpr_test: test [':=' test]
    private int ParseNamedTest()
    {
        Place start = Here;
        int name = ParseTest();
        return Kind == TokenKind.ColonEqual ? ParseNamedValue(name) : name;
    }

    private int ParseNamedValue(int name)
    {
        Next();
        int value = ParseTest();
        int node = AddNode(NodeKind.NamedExpression, PlaceOf(name));
        SetChildren(node, name, value);
        return node;
    }

    // test: lambdef | or_test ['if' or_test 'else' test]
    private int ParseTest()
    {
        Place start = Here;
        if (Kind == TokenKind.Lambda)
        {
            return ParseLambda(withCondition: true);
        }

        int value = ParseOperators(Level.Or);
        return Kind == TokenKind.If ? ParseConditional(start, value) : value;
    }

    private int ParseConditional(Place start, int value)
    {
        Next();
        int condition = ParseOperators(Level.Or);
        Expect(TokenKind.Else);
        Enter();
        int otherwise = ParseTest();
        Leave();
        int node = AddNode(NodeKind.Conditional, start);
        SetChildren(node, value, condition, otherwise);
        return node;
    }

    // test_nocond: or_test | 'lambda' [varargslist] ':' test_nocond
    private int ParseTestWithoutCondition() =>
        Kind == TokenKind.Lambda ? ParseLambda(withCondition: false) : ParseOperators(Level.Or);

    // lambdef: 'lambda' [varargslist] ':' test
    private int ParseLambda(bool withCondition)
    {
        int node = AddNode(NodeKind.Lambda);
        Next();
        Enter();
        int parameters = StartsParameter(Kind) ? ParseParameters(hasAnnotations: false) : AddAbsent();
        Expect(TokenKind.Colon);
        SetChildren(node, parameters, withCondition ? ParseTest() : ParseTestWithoutCondition());
        Leave();
        return node;
    }

    // expr: the operators from '|' on
    private int ParseExpression() => ParseOperators(Level.BitOr);

    /// <summary>
    /// Operands and the operators that bind at least as tightly as <paramref name="level"/>: or_test, and_test, not_test, comparison,
    /// expr, xor_expr, and_expr, shift_expr, arith_expr, term. A run of operators of one level is one node.
    /// </summary>
    private int ParseOperators(int level)
    {
        Place start = Here;
        int node = Kind == TokenKind.Not && level <= Level.Not ? ParseNot() : ParseFactor();
        while (true)
        {
            int found = Levels[(int)Kind];
            if (found < level || found == 0)
            {
                return node;
            }

            Enter();
            node = found <= Level.And ? ParseLogical(start, node, found) : ParseRun(start, node, found);
            Leave();
        }
    }

    // not_test: 'not' not_test
    private int ParseNot()
    {
        Place start = Here;
        Next();
        Enter();
        int operand = ParseOperators(Level.Not);
        Leave();
        if (GetTruth(operand) is { } truth)
        {
            return AddNode(truth ? NodeKind.False : NodeKind.True, start);
        }

        int node = AddNode(NodeKind.Not, start);
        SetChildren(node, operand);
        return node;
    }

    // or_test: and_test ('or' and_test)* and_test: not_test ('and' not_test)*
    private int ParseLogical(Place start, int first, int level)
    {
        // A constant that does not decide falls away unless it is last; one that decides ends the evaluation.
        bool deciding = level == Level.Or;
        Chain operands = default;
        int last = first;
        bool isDecided = false;
        while (true)
        {
            if (!isDecided)
            {
                bool? truth = GetTruth(last);
                isDecided = truth == deciding;
                if (truth is null || isDecided || Levels[(int)Kind] != level)
                {
                    Append(ref operands, last);
                }
            }

            if (Levels[(int)Kind] != level)
            {
                break;
            }

            Next();
            last = ParseOperators(level + 1);
        }

        if (operands.Count == 1)
        {
            return operands.First;
        }

        int node = AddNode(deciding ? NodeKind.Or : NodeKind.And, start);
        SetChildren(node, operands.First);
        return node;
    }

    /// <summary>Operand, operator, operand and so on, all of one level.</summary>
    private int ParseRun(Place start, int first, int level)
    {
        Chain children = default;
        Append(ref children, first);
        do
        {
            Append(ref children, ParseOperator());
            Append(ref children, ParseOperators(level + 1));
        }
        while (Levels[(int)Kind] == level);

        if (level != Level.Comparison && TryFoldRun(start, children.First, out int folded))
        {
            return folded;
        }

        int node = AddNode(level == Level.Comparison ? NodeKind.Comparison : NodeKind.BinaryOperation, start);
        SetChildren(node, children.First);
        return node;
    }

    // comp_op: '<'|'>'|'=='|'>='|'<='|'!='|'in'|'not' 'in'|'is'|'is' 'not'
    private int ParseOperator()
    {
        int node = AddNode(NodeKind.Operator);
        TokenKind kind = Kind;
        Next();
        BinaryOperator op;
        switch (kind)
        {
            case TokenKind.In:
                op = BinaryOperator.In;
                break;
            case TokenKind.Not:
                Expect(TokenKind.In);
                op = BinaryOperator.NotIn;
                break;
            case TokenKind.Is:
                op = Accept(TokenKind.Not) ? BinaryOperator.IsNot : BinaryOperator.Is;
                break;
            case <= TokenKind.NotEqual:
                op = BinaryOperator.Less + (kind - TokenKind.Less);
                break;
            default:
                op = BinaryOperator.Or + (kind - TokenKind.Pipe);
                break;
        }

        _tree[node].Form = (byte)op;
        return node;
    }

    // factor: ('+'|'-'|'~') factor | atom_expr ['**' factor]
    private int ParseFactor()
    {
        Place start = Here;
        if (Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Tilde)
        {
            return ParseUnary(start);
        }

        int value = ParsePrimary();
        return Kind == TokenKind.DoubleStar ? ParsePower(start, value) : value;
    }

    private int ParseUnary(Place start)
    {
        TokenKind kind = Kind;
        Next();
        Enter();
        int operand = ParseFactor();
        Leave();
        UnaryOperator op = kind switch
        {
            TokenKind.Plus => UnaryOperator.Positive,
            TokenKind.Minus => UnaryOperator.Negative,
            _ => UnaryOperator.Invert,
        };
        if (TryGetNumber(operand, out Number number) && Arithmetic.Apply(op, number, out Number result))
        {
            return AddNumber(result);
        }

        int node = AddNode(NodeKind.UnaryOperation, start);
        _tree[node].Form = (byte)op;
        SetChildren(node, operand);
        return node;
    }

    // power: atom_expr '**' factor
    private int ParsePower(Place start, int value)
    {
        Next();
        Enter();
        int exponent = ParseFactor();
        Leave();
        if (TryGetNumber(value, out Number left) && TryGetNumber(exponent, out Number right)
            && Fold(start, BinaryOperator.Power, left, right, out Number result))
        {
            return AddNumber(result);
        }

        int node = AddNode(NodeKind.Power, start);
        SetChildren(node, value, exponent);
        return node;
    }

    // testlist: test (',' test)* [',']; in CPython also '*' expr
    private int ParseTestList()
    {
        Place start = Here;
        int first = ParseValue();
        if (Kind != TokenKind.Comma)
        {
            return first;
        }

        Chain items = default;
        Append(ref items, first);
        while (Accept(TokenKind.Comma) && StartsValue(Kind))
        {
            Append(ref items, ParseValue());
        }

        return MakeTuple(start, TupleForm.Values, items);
    }

    private bool StartsValue(TokenKind kind) => StartsTest(kind) || (_options.Dialect.UnpacksInDisplays && kind == TokenKind.Star);

    private int ParseValue() => _options.Dialect.UnpacksInDisplays ? ParseTestOrStar() : ParseTest();

    // testlist_star_expr: (test|star_expr) (',' (test|star_expr))* [',']
    private int ParseTestListStar()
    {
        Place start = Here;
        int first = ParseTestOrStar();
        if (Kind != TokenKind.Comma)
        {
            return first;
        }

        Chain items = default;
        Append(ref items, first);
        while (Accept(TokenKind.Comma) && (StartsTest(Kind) || Kind == TokenKind.Star))
        {
            Append(ref items, ParseTestOrStar());
        }

        return MakeTuple(start, TupleForm.Bare, items);
    }

    private int ParseTestOrStar() => Kind == TokenKind.Star ? ParseStar() : ParseTest();

    // star_expr: '*' expr
    private int ParseStar()
    {
        int node = AddNode(NodeKind.Star);
        Next();
        SetChildren(node, ParseExpression());
        return node;
    }

    /// <summary>The targets of <c>for</c>: one, or a tuple.</summary>
    private int ParseTargets()
    {
        Place start = Here;
        Chain targets = ParseTargetList(out bool isTuple);
        if (!isTuple)
        {
            return targets.First;
        }

        int node = AddNode(NodeKind.Tuple, start);
        _tree[node].Form = (byte)TupleForm.Targets;
        SetChildren(node, targets.First);
        return node;
    }

    // exprlist: (expr|star_expr) (',' (expr|star_expr))* [',']
    private Chain ParseTargetList(out bool isTuple)
    {
        Chain targets = default;
        isTuple = false;
        do
        {
            Append(ref targets, Kind == TokenKind.Star ? ParseStar() : ParseExpression());
            if (Kind != TokenKind.Comma)
            {
                break;
            }

            isTuple = true;
            Next();
        }
        while (StartsTest(Kind) && Kind is not (TokenKind.Not or TokenKind.Lambda) || Kind == TokenKind.Star);

        return targets;
    }

    // yield_expr: 'yield' ['from' test | testlist]
    private int ParseYield()
    {
        int node = AddNode(NodeKind.Yield);
        Next();
        if (Accept(TokenKind.From))
        {
            _tree[node].Kind = NodeKind.YieldFrom;
            SetChildren(node, ParseTest());
        }
        else if (StartsValue(Kind))
        {
            SetChildren(node, ParseTestList());
        }

        return node;
    }

    private static byte[] MakeLevels()
    {
        byte[] levels = new byte[(int)TokenKind.Count];
        levels[(int)TokenKind.Or] = Level.Or;
        levels[(int)TokenKind.And] = Level.And;
        for (TokenKind kind = TokenKind.Less; kind <= TokenKind.NotEqual; kind++)
        {
            levels[(int)kind] = Level.Comparison;
        }

        levels[(int)TokenKind.In] = Level.Comparison;
        levels[(int)TokenKind.Not] = Level.Comparison;
        levels[(int)TokenKind.Is] = Level.Comparison;
        levels[(int)TokenKind.Pipe] = Level.BitOr;
        levels[(int)TokenKind.Caret] = Level.BitXor;
        levels[(int)TokenKind.Ampersand] = Level.BitAnd;
        levels[(int)TokenKind.DoubleLess] = Level.Shift;
        levels[(int)TokenKind.DoubleMore] = Level.Shift;
        levels[(int)TokenKind.Plus] = Level.Sum;
        levels[(int)TokenKind.Minus] = Level.Sum;
        for (TokenKind kind = TokenKind.Star; kind <= TokenKind.Percent; kind++)
        {
            levels[(int)kind] = Level.Product;
        }

        return levels;
    }

    private static bool[] MakeTestStarts()
    {
        bool[] starts = new bool[(int)TokenKind.Count];
        foreach (TokenKind kind in (ReadOnlySpan<TokenKind>)
            [
                TokenKind.Name, TokenKind.Integer, TokenKind.FloatOrImaginary, TokenKind.String, TokenKind.Bytes, TokenKind.Ellipsis,
                TokenKind.None, TokenKind.True, TokenKind.False, TokenKind.ParenOpen, TokenKind.BracketOpen, TokenKind.BraceOpen,
                TokenKind.Plus, TokenKind.Minus, TokenKind.Tilde, TokenKind.Not, TokenKind.Lambda, TokenKind.Await,
            ])
        {
            starts[(int)kind] = true;
        }

        return starts;
    }
}
