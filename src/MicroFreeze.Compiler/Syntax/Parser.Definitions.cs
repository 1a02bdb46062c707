namespace MicroFreeze.Compiler.Syntax;

/// <summary>Functions, classes, decorators and parameters.</summary>
internal sealed partial class Parser
{
    // funcdef: 'def' NAME '(' [typedargslist] ')' ['->' test] ':' suite
    private int ParseFunction(Place start, bool isAsync)
    {
        int node = AddNode(NodeKind.FunctionDefinition, start);
        _tree[node].Form = isAsync ? (byte)1 : (byte)0;
        Next();
        _tree[node].Value = ExpectName();
        Expect(TokenKind.ParenOpen);
        int parameters = StartsParameter(Kind) ? ParseParameters(hasAnnotations: true) : AddAbsent();
        Expect(TokenKind.ParenClose);
        int annotation = Accept(TokenKind.Arrow) ? ParseTest() : AddAbsent();
        Expect(TokenKind.Colon);
        SetChildren(node, parameters, annotation, ParseSuite());
        return node;
    }

    // typedargslist, varargslist: item (',' item)* [',']; the compiler checks the order of the items.
    private int ParseParameters(bool hasAnnotations)
    {
        int node = AddNode(NodeKind.Parameters);
        Chain parameters = default;
        do
        {
            Append(ref parameters, ParseParameter(hasAnnotations));
        }
        while (Accept(TokenKind.Comma) && StartsParameter(Kind));

        _tree[node].FirstChild = parameters.First;
        return node;
    }

    // typedargslist_item: NAME [':' test] ['=' test] | '*' [NAME [':' test]] | '**' NAME [':' test]
    private int ParseParameter(bool hasAnnotations)
    {
        if (Kind == TokenKind.Name)
        {
            int node = AddNode(NodeKind.Parameter);
            _tree[node].Value = ExpectName();
            int annotation = ParseAnnotation(hasAnnotations);
            SetChildren(node, annotation, Accept(TokenKind.Equal) ? ParseTest() : AddAbsent());
            return node;
        }

        bool isDouble = Kind == TokenKind.DoubleStar;
        int star = AddNode(isDouble ? NodeKind.DoubleStarParameter : NodeKind.StarParameter);
        Expect(isDouble ? TokenKind.DoubleStar : TokenKind.Star);
        if (isDouble || Kind == TokenKind.Name)
        {
            _tree[star].Value = ExpectName();
            SetChildren(star, ParseAnnotation(hasAnnotations));
        }
        else
        {
            SetChildren(star, AddAbsent());
        }

        return star;
    }

    private int ParseAnnotation(bool hasAnnotations) => hasAnnotations && Accept(TokenKind.Colon) ? ParseTest() : AddAbsent();

    // classdef: 'class' NAME ['(' [arglist] ')'] ':' suite
    private int ParseClass()
    {
        int node = AddNode(NodeKind.ClassDefinition);
        Next();
        _tree[node].Value = ExpectName();
        int arguments = Kind == TokenKind.ParenOpen ? ParseCall() : AddAbsent();
        Expect(TokenKind.Colon);
        SetChildren(node, arguments, ParseSuite());
        return node;
    }

    // decorated: decorator+ (classdef | funcdef | 'async' funcdef)
    private int ParseDecorated()
    {
        int node = AddNode(NodeKind.Decorated);
        Chain children = default;
        while (Kind == TokenKind.At)
        {
            Append(ref children, ParseDecorator());
        }

        Place start = Here;
        int definition;
        if (Kind == TokenKind.Class)
        {
            definition = ParseClass();
        }
        else
        {
            bool isAsync = Accept(TokenKind.Async);
            if (Kind != TokenKind.Def)
            {
                throw UnexpectedToken();
            }

            definition = ParseFunction(start, isAsync);
        }

        Append(ref children, definition);
        _tree[node].FirstChild = children.First;
        return node;
    }

    // decorator: '@' dotted_name ['(' [arglist] ')'] NEWLINE
    private int ParseDecorator()
    {
        int node = AddNode(NodeKind.Decorator);
        Next();
        int name = ParseDottedName();
        SetChildren(node, name, Kind == TokenKind.ParenOpen ? ParseCall() : AddAbsent());
        Expect(TokenKind.Newline);
        return node;
    }

    private static bool StartsParameter(TokenKind kind) => kind is TokenKind.Name or TokenKind.Star or TokenKind.DoubleStar;
}
