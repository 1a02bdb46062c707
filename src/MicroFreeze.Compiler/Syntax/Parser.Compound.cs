namespace MicroFreeze.Compiler.Syntax;

/// <summary>Statements with blocks.</summary>
internal sealed partial class Parser
{
    // compound_stmt: if_stmt | while_stmt | for_stmt | try_stmt | with_stmt | funcdef | classdef | decorated | async_stmt
    private int ParseCompoundStatement()
    {
        Place start = Here;
        return Kind switch
        {
            TokenKind.If => ParseIf(),
            TokenKind.While => ParseWhile(),
            TokenKind.For => ParseFor(start, isAsync: false),
            TokenKind.Try => ParseTry(),
            TokenKind.With => ParseWith(start, isAsync: false),
            TokenKind.Def => ParseFunction(start, isAsync: false),
            TokenKind.Class => ParseClass(),
            TokenKind.At => ParseDecorated(),
            _ => ParseAsync(start),
        };
    }

    // async_stmt: 'async' (funcdef | with_stmt | for_stmt)
    private int ParseAsync(Place start)
    {
        Expect(TokenKind.Async);
        return Kind switch
        {
            TokenKind.Def => ParseFunction(start, isAsync: true),
            TokenKind.With => ParseWith(start, isAsync: true),
            TokenKind.For => ParseFor(start, isAsync: true),
            _ => throw UnexpectedToken(),
        };
    }

    // if_stmt: 'if' namedexpr_test ':' suite ('elif' namedexpr_test ':' suite)* ['else' ':' suite]
    private int ParseIf()
    {
        int node = AddNode(NodeKind.If);
        Chain children = default;
        do
        {
            Next();
            Append(ref children, ParseNamedTest());
            Expect(TokenKind.Colon);
            Append(ref children, ParseSuite());
        }
        while (Kind == TokenKind.Elif);

        if (Kind == TokenKind.Else)
        {
            Append(ref children, ParseElse());
        }

        _tree[node].FirstChild = children.First;
        return node;
    }

    // else_stmt: 'else' ':' suite
    private int ParseElse()
    {
        Next();
        Expect(TokenKind.Colon);
        return ParseSuite();
    }

    private int ParseOptionalElse() => Kind == TokenKind.Else ? ParseElse() : AddAbsent();

    // while_stmt: 'while' namedexpr_test ':' suite ['else' ':' suite]
    private int ParseWhile()
    {
        int node = AddNode(NodeKind.While);
        Next();
        int condition = ParseNamedTest();
        Expect(TokenKind.Colon);
        int body = ParseSuite();
        SetChildren(node, condition, body, ParseOptionalElse());
        return node;
    }

    // for_stmt: 'for' exprlist 'in' testlist ':' suite ['else' ':' suite]
    private int ParseFor(Place start, bool isAsync)
    {
        int node = AddNode(NodeKind.For, start);
        _tree[node].Form = isAsync ? (byte)1 : (byte)0;
        Next();
        Chain children = default;
        Append(ref children, ParseTargets());
        Expect(TokenKind.In);
        Append(ref children, ParseTestList());
        Expect(TokenKind.Colon);
        Append(ref children, ParseSuite());
        Append(ref children, ParseOptionalElse());
        _tree[node].FirstChild = children.First;
        return node;
    }

    // try_stmt: 'try' ':' suite ((except_clause ':' suite)+ ['else' ':' suite] ['finally' ':' suite] | 'finally' ':' suite)
    private int ParseTry()
    {
        int node = AddNode(NodeKind.Try);
        Next();
        Expect(TokenKind.Colon);
        int body = ParseSuite();
        if (Kind is not (TokenKind.Except or TokenKind.Finally))
        {
            throw UnexpectedToken();
        }

        Chain handlers = default;
        while (Kind == TokenKind.Except)
        {
            Append(ref handlers, ParseExcept());
        }

        int otherwise = handlers.Count > 0 ? ParseOptionalElse() : AddAbsent();
        int last;
        if (Accept(TokenKind.Finally))
        {
            Expect(TokenKind.Colon);
            last = ParseSuite();
        }
        else
        {
            last = AddAbsent();
        }

        SetChildren(node, body, otherwise, last);
        _tree[last].Next = handlers.First;
        return node;
    }

    // except_clause: 'except' [test ['as' NAME]] ':' suite
    private int ParseExcept()
    {
        int node = AddNode(NodeKind.ExceptHandler);
        Next();
        int type = StartsTest(Kind) ? ParseTest() : 0;
        int name = type != 0 && Accept(TokenKind.As) ? ParseName() : AddAbsent();
        type = type == 0 ? AddAbsent() : type;
        Expect(TokenKind.Colon);
        SetChildren(node, type, name, ParseSuite());
        return node;
    }

    // with_stmt: 'with' with_item (',' with_item)* ':' suite
    private int ParseWith(Place start, bool isAsync)
    {
        int node = AddNode(NodeKind.With, start);
        _tree[node].Form = isAsync ? (byte)1 : (byte)0;
        Next();
        Chain children = default;
        do
        {
            Append(ref children, ParseWithItem());
        }
        while (Accept(TokenKind.Comma));

        Expect(TokenKind.Colon);
        Append(ref children, ParseSuite());
        _tree[node].FirstChild = children.First;
        return node;
    }

    // with_item: test ['as' expr]
    private int ParseWithItem()
    {
        int node = AddNode(NodeKind.WithItem);
        int value = ParseTest();
        SetChildren(node, value, Accept(TokenKind.As) ? ParseExpression() : AddAbsent());
        return node;
    }
}
