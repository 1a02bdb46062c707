namespace MicroFreeze.Compiler.Syntax;

/// <summary>What follows an atom: calls with their arguments, indices and attributes.</summary>
internal sealed partial class Parser
{
    // atom_expr: 'await' atom trailer* | atom trailer*
    private int ParsePrimary()
    {
        Place start = Here;
        bool isAwait = Accept(TokenKind.Await);
        int atom = Kind switch
        {
            TokenKind.ParenOpen => ParseParenthesized(),
            TokenKind.BracketOpen => ParseList(),
            TokenKind.BraceOpen => ParseBraces(),
            _ => ParseAtom(),
        };
        return isAwait || Kind is TokenKind.ParenOpen or TokenKind.BracketOpen or TokenKind.Period
            ? ParseTrailers(start, isAwait, atom)
            : atom;
    }

    private int ParseTrailers(Place start, bool isAwait, int atom)
    {
        Chain children = default;
        Append(ref children, atom);
        while (true)
        {
            switch (Kind)
            {
                case TokenKind.ParenOpen:
                    Append(ref children, ParseCall());
                    continue;
                case TokenKind.BracketOpen:
                    Append(ref children, ParseSubscript());
                    continue;
                case TokenKind.Period:
                    Append(ref children, ParseAttribute());
                    continue;
                default:
                    break;
            }

            break;
        }

        if (!isAwait && children.Count == 2 && TryFoldModuleConstant(children.First, children.Last, out int folded))
        {
            return folded;
        }

        int node = AddNode(isAwait ? NodeKind.Await : NodeKind.Primary, start);
        SetChildren(node, children.First);
        return node;
    }

    // trailer: '(' [arglist] ')'
    private int ParseCall()
    {
        int node = AddNode(NodeKind.Call);
        Next();
        Enter();
        Chain arguments = default;
        bool endsWithComma = false;
        while (StartsTest(Kind) || Kind is TokenKind.Star or TokenKind.DoubleStar)
        {
            Append(ref arguments, ParseArgument());
            endsWithComma = Accept(TokenKind.Comma);
            if (!endsWithComma)
            {
                break;
            }
        }

        Leave();
        Expect(TokenKind.ParenClose);
        _tree[node].Form = endsWithComma ? (byte)1 : (byte)0;
        SetChildren(node, arguments.First);
        return node;
    }

    // arglist_2: '*' test | '**' test | test [comp_for | '=' test | ':=' test]
    private int ParseArgument()
    {
        Place start = Here;
        int node;
        switch (Kind)
        {
            case TokenKind.Star:
                node = AddNode(NodeKind.StarArgument);
                Next();
                SetChildren(node, ParseTest());
                return node;
            case TokenKind.DoubleStar:
                node = AddNode(NodeKind.DoubleStarArgument);
                Next();
                SetChildren(node, ParseTest());
                return node;
            default:
                break;
        }

        int value = ParseTest();
        switch (Kind)
        {
            case TokenKind.For:
                return ParseSoleComprehension(start, value);
            case TokenKind.Equal:
                Next();
                int keyword = ParseTest();
                node = AddNode(NodeKind.KeywordArgument, start);
                SetChildren(node, value, keyword);
                return node;
            case TokenKind.ColonEqual:
                Next();
                int named = ParseTest();
                node = AddNode(NodeKind.NamedExpression, start);
                _tree[node].Form = 1;
                SetChildren(node, value, named);
                return node;
            default:
                return value;
        }
    }

    private int ParseSoleComprehension(Place start, int element)
    {
        int node = ParseComprehension(NodeKind.GeneratorExpression, start, start, element);
        _tree[node].Form = 1;
        return node;
    }

    // trailer: '[' subscript (',' subscript)* [','] ']'
    private int ParseSubscript()
    {
        int node = AddNode(NodeKind.Subscript);
        Next();
        Enter();
        Place inner = Here;
        int index = ParseIndex();
        if (Kind == TokenKind.Comma || _tree[index].Kind == NodeKind.Star)
        {
            Chain items = default;
            Append(ref items, index);
            while (Accept(TokenKind.Comma) && (StartsValue(Kind) || Kind == TokenKind.Colon))
            {
                Append(ref items, ParseIndex());
            }

            index = MakeTuple(inner, TupleForm.Subscript, items);
        }

        Leave();
        Expect(TokenKind.BracketClose);
        SetChildren(node, index);
        return node;
    }

    // subscript: test | [test] ':' [test] [':' [test]]; in CPython also '*' expr and test ':=' test
    private int ParseIndex()
    {
        Place start = Here;
        int first = Kind == TokenKind.Colon ? AddAbsent() : ParseTest();
        if (!Accept(TokenKind.Colon))
        {
            return first;
        }

        int stop = StartsTest(Kind) ? ParseTest() : AddAbsent();
        int step = Accept(TokenKind.Colon) && StartsTest(Kind) ? ParseTest() : AddAbsent();
        int node = AddNode(NodeKind.Slice, start);
        SetChildren(node, first, stop, step);
        return node;
    }

    // trailer: '.' NAME
    private int ParseAttribute()
    {
        int node = AddNode(NodeKind.Attribute);
        Next();
        int name = ExpectName();
        _tree[node].Value = name;
        return node;
    }
}
