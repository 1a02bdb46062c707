namespace MicroFreeze.Compiler.Syntax;

/// <summary>Modules, blocks and statements of one line.</summary>
internal sealed partial class Parser
{
    // file_input: (NEWLINE | stmt)*
    private void ParseModule()
    {
        Place start = Here;
        Chain statements = default;
        int newlines = 0;
        while (Kind != TokenKind.End)
        {
            if (Accept(TokenKind.Newline))
            {
                newlines++;
            }
            else
            {
                Append(ref statements, ParseStatement());
            }
        }

        if (newlines + statements.Count == 1)
        {
            // The reference keeps the one thing itself; an empty line has no line number there.
            _tree.Root = statements.Count == 1 ? statements.First : _tree.Add(NodeKind.Block, 0, 0);
            return;
        }

        int block = AddNode(NodeKind.Block, start);
        _tree[block].FirstChild = statements.First;
        _tree.Root = block;
    }

    // suite: simple_stmt | NEWLINE INDENT stmt+ DEDENT
    private int ParseSuite()
    {
        if (!Accept(TokenKind.Newline))
        {
            return ParseSimpleStatements();
        }

        Expect(TokenKind.Indent);
        Place start = Here;
        Chain statements = default;
        do
        {
            Append(ref statements, ParseStatement());
        }
        while (Kind != TokenKind.Dedent);

        Next();
        if (statements.Count == 1)
        {
            return statements.First;
        }

        int block = AddNode(NodeKind.Block, start);
        _tree[block].FirstChild = statements.First;
        return block;
    }

    // stmt: compound_stmt | simple_stmt
    private int ParseStatement()
    {
        switch (Kind)
        {
            case TokenKind.If or TokenKind.While or TokenKind.For or TokenKind.Try or TokenKind.With or TokenKind.Def or TokenKind.Class
                or TokenKind.At or TokenKind.Async:
                Enter();
                int node = ParseCompoundStatement();
                Leave();
                return node;
            default:
                return ParseSimpleStatements();
        }
    }

    // simple_stmt: small_stmt (';' small_stmt)* [';'] NEWLINE
    private int ParseSimpleStatements()
    {
        Place start = Here;
        int first = ParseSmallStatement();
        if (Accept(TokenKind.Newline))
        {
            return first;
        }

        Chain statements = default;
        Append(ref statements, first);
        while (Accept(TokenKind.Semicolon))
        {
            if (Kind == TokenKind.Newline)
            {
                break;
            }

            Append(ref statements, ParseSmallStatement());
        }

        Expect(TokenKind.Newline);
        int block = AddNode(NodeKind.Block, start);
        _tree[block].Form = 1;
        _tree[block].FirstChild = first;
        return block;
    }

    // small_stmt: del_stmt | pass_stmt | flow_stmt | import_stmt | global_stmt | nonlocal_stmt | assert_stmt | expr_stmt
    private int ParseSmallStatement()
    {
        switch (Kind)
        {
            case TokenKind.Pass:
                return ParseWord(NodeKind.Pass);
            case TokenKind.Break:
                return ParseWord(NodeKind.Break);
            case TokenKind.Continue:
                return ParseWord(NodeKind.Continue);
            case TokenKind.Del:
                return ParseDelete();
            case TokenKind.Return:
                return ParseReturn();
            case TokenKind.Raise:
                return ParseRaise();
            case TokenKind.Yield:
                int statement = AddNode(NodeKind.ExpressionStatement);
                SetChildren(statement, ParseYield());
                return statement;
            case TokenKind.Import:
                return ParseImport();
            case TokenKind.From:
                return ParseImportFrom();
            case TokenKind.Global:
                return ParseNames(NodeKind.Global);
            case TokenKind.Nonlocal:
                return ParseNames(NodeKind.Nonlocal);
            case TokenKind.Assert:
                return ParseAssert();
            default:
                return ParseExpressionStatement();
        }
    }

    private int ParseWord(NodeKind kind)
    {
        int node = AddNode(kind);
        Next();
        return node;
    }

    // del_stmt: 'del' exprlist
    private int ParseDelete()
    {
        int node = AddNode(NodeKind.Delete);
        Next();
        Chain targets = ParseTargetList(out _);
        _tree[node].FirstChild = targets.First;
        return node;
    }

    // return_stmt: 'return' [testlist]
    private int ParseReturn()
    {
        int node = AddNode(NodeKind.Return);
        Next();
        if (StartsValue(Kind))
        {
            SetChildren(node, ParseTestList());
        }

        return node;
    }

    // raise_stmt: 'raise' [test ['from' test]]
    private int ParseRaise()
    {
        int node = AddNode(NodeKind.Raise);
        Next();
        if (!StartsTest(Kind))
        {
            return node;
        }

        int exception = ParseTest();
        if (Accept(TokenKind.From))
        {
            SetChildren(node, exception, ParseTest());
        }
        else
        {
            SetChildren(node, exception);
        }

        return node;
    }

    // global_stmt: 'global' NAME (',' NAME)*
    private int ParseNames(NodeKind kind)
    {
        int node = AddNode(kind);
        Next();
        Chain names = default;
        do
        {
            Append(ref names, ParseName());
        }
        while (Accept(TokenKind.Comma));

        _tree[node].FirstChild = names.First;
        return node;
    }

    /// <summary>A name that is no expression, so never replaced by a constant.</summary>
    private int ParseName()
    {
        Place place = Here;
        int name = ExpectName();
        return AddNode(NodeKind.Name, place, name);
    }

    // assert_stmt: 'assert' test [',' test]
    private int ParseAssert()
    {
        int node = AddNode(NodeKind.Assert);
        Next();
        int condition = ParseTest();
        SetChildren(node, condition, Accept(TokenKind.Comma) ? ParseTest() : AddAbsent());
        return node;
    }

    // expr_stmt: testlist_star_expr (annassign | augassign (yield_expr|testlist_star_expr) | ('=' (yield_expr|testlist_star_expr))*)
    private int ParseExpressionStatement()
    {
        Place start = Here;
        int target = ParseTestListStar();
        TokenKind kind = Kind;
        if (kind == TokenKind.Equal)
        {
            return ParseAssignment(start, target);
        }

        if (kind == TokenKind.Colon)
        {
            Next();
            int annotation = ParseTest();
            int value = Accept(TokenKind.Equal) ? ParseYieldOrTestListStar() : AddAbsent();
            int node = AddNode(NodeKind.AnnotatedAssign, start);
            SetChildren(node, target, annotation, value);
            return node;
        }

        if (kind is >= TokenKind.PipeEqual and <= TokenKind.DoubleStarEqual)
        {
            Next();
            int value = ParseYieldOrTestListStar();
            int node = AddNode(NodeKind.AugmentedAssign, start);
            _tree[node].Form = (byte)(BinaryOperator.InplaceOr + (kind - TokenKind.PipeEqual));
            SetChildren(node, target, value);
            return node;
        }

        // A lonely constant, such as a doc string, leaves nothing.
        NodeKind targetKind = _tree[target].Kind;
        if (targetKind == NodeKind.Constant || targetKind <= NodeKind.LastLeaf && targetKind != NodeKind.Name)
        {
            return AddNode(NodeKind.Pass, start);
        }

        int statement = AddNode(NodeKind.ExpressionStatement, start);
        SetChildren(statement, target);
        return statement;
    }

    private int ParseAssignment(Place start, int target)
    {
        Chain children = default;
        Append(ref children, target);
        while (Accept(TokenKind.Equal))
        {
            Append(ref children, ParseYieldOrTestListStar());
        }

        if (children.Count == 2 && TryBindConstantName(target, ref children.Last))
        {
            if (_names[_tree[target].Name] is [(byte)'_', ..])
            {
                return _tree.Add(NodeKind.Pass, 0, 0);
            }

            _tree[target].Next = children.Last;
        }

        int node = AddNode(NodeKind.Assign, start);
        _tree[node].FirstChild = children.First;
        return node;
    }

    // expr_stmt_6: yield_expr | testlist_star_expr
    private int ParseYieldOrTestListStar() => Kind == TokenKind.Yield ? ParseYield() : ParseTestListStar();

    private void SetChildren(int node, int first) => _tree[node].FirstChild = first;

    private void SetChildren(int node, int first, int second)
    {
        _tree[node].FirstChild = first;
        _tree[first].Next = second;
    }

    private void SetChildren(int node, int first, int second, int third)
    {
        _tree[node].FirstChild = first;
        _tree[first].Next = second;
        _tree[second].Next = third;
    }
}
