using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>Atoms: names, literals, parentheses, displays and comprehensions.</summary>
internal sealed partial class Parser
{
    // atom without brackets: NAME | NUMBER | STRING+ | '...' | 'None' | 'True' | 'False'
    private int ParseAtom()
    {
        int node;
        switch (Kind)
        {
            case TokenKind.Name:
                node = MakeName();
                break;
            case TokenKind.Integer:
                node = MakeInteger();
                break;
            case TokenKind.FloatOrImaginary:
                node = MakeFloat();
                break;
            case TokenKind.String:
                node = MakeString();
                break;
            case TokenKind.Bytes:
                node = AddConstant(Here, new BytesConstant(_lexer.Value.ToArray()));
                break;
            case TokenKind.Ellipsis:
                node = AddNode(NodeKind.Ellipsis);
                break;
            case TokenKind.None:
                node = AddNode(NodeKind.None);
                break;
            case TokenKind.True:
                node = AddNode(NodeKind.True);
                break;
            case TokenKind.False:
                node = AddNode(NodeKind.False);
                break;
            default:
                throw UnexpectedToken();
        }

        Next();
        return node;
    }

    // '(' [yield_expr|testlist_comp] ')'
    private int ParseParenthesized()
    {
        Place start = Here;
        Next();
        Enter();
        Place inner = Here;
        int node;
        if (Kind == TokenKind.ParenClose)
        {
            node = AddNode(NodeKind.Tuple, start);
            _tree[node].Form = (byte)TupleForm.Parenthesized;
        }
        else if (Kind == TokenKind.Yield)
        {
            node = ParseYield();
        }
        else
        {
            node = Kind == TokenKind.Star ? ParseStar() : ParseNamedTest();
            if (Kind == TokenKind.For)
            {
                node = ParseComprehension(NodeKind.GeneratorExpression, start, inner, node);
            }
            else if (Kind == TokenKind.Comma)
            {
                node = ParseTupleItems(start, inner, node);
            }
        }

        Leave();
        Expect(TokenKind.ParenClose);
        return node;
    }

    private int ParseTupleItems(Place start, Place inner, int first)
    {
        // The reference reads what follows the first comma as a list of its own, unless that is a single item: a constant tuple made
        // from it begins on that list's line.
        Next();
        Place second = Here;
        Chain items = ParseItems(first, out bool endsWithComma);
        bool isPlain = items.Count == 1 || items.Count == 2 && !endsWithComma;
        if (TryMakeConstantTuple(isPlain ? inner : second, items, out int constant))
        {
            return constant;
        }

        int node = AddNode(NodeKind.Tuple, start);
        _tree[node].Form = (byte)TupleForm.Parenthesized;
        SetChildren(node, items.First);
        return node;
    }

    /// <summary>The items behind the first comma, if any.</summary>
    private Chain ParseItems(int first, out bool endsWithComma)
    {
        Chain items = default;
        Append(ref items, first);
        endsWithComma = true;
        while (StartsTest(Kind) || Kind == TokenKind.Star)
        {
            Append(ref items, Kind == TokenKind.Star ? ParseStar() : ParseNamedTest());
            endsWithComma = Accept(TokenKind.Comma);
            if (!endsWithComma)
            {
                break;
            }
        }

        return items;
    }

    // '[' [testlist_comp] ']'
    private int ParseList()
    {
        Place start = Here;
        Next();
        Enter();
        int node;
        if (Kind == TokenKind.BracketClose)
        {
            node = AddNode(NodeKind.List, start);
        }
        else
        {
            Place inner = Here;
            int first = Kind == TokenKind.Star ? ParseStar() : ParseNamedTest();
            if (Kind == TokenKind.For)
            {
                node = ParseComprehension(NodeKind.ListComprehension, start, inner, first);
            }
            else
            {
                node = AddNode(NodeKind.List, start);
                bool hasComma = Accept(TokenKind.Comma);
                SetChildren(node, hasComma ? ParseItems(first, out _).First : first);
                _tree[node].Form = (byte)(hasComma && _tree[first].Next == 0 ? 1 : 0);
            }
        }

        Leave();
        Expect(TokenKind.BracketClose);
        return node;
    }

    // '{' [item (comp_for | (',' item)* [','])] '}'
    private int ParseBraces()
    {
        Place start = Here;
        Next();
        if (Kind == TokenKind.BraceClose)
        {
            int empty = AddNode(NodeKind.Dict, start, _lexer.Line);
            Next();
            return empty;
        }

        Enter();
        Place inner = Here;
        int first = ParseDictOrSetItem();
        bool isDict = _tree[first].Kind is NodeKind.DictItem or NodeKind.DoubleStarArgument;
        int node;
        if (Kind == TokenKind.For)
        {
            node = ParseComprehension(isDict ? NodeKind.DictComprehension : NodeKind.SetComprehension, start, inner, first);
        }
        else
        {
            Chain items = default;
            Append(ref items, first);
            while (Accept(TokenKind.Comma) && (StartsTest(Kind) || StartsUnpacking(Kind)))
            {
                Append(ref items, ParseDictOrSetItem());
            }

            node = AddNode(isDict ? NodeKind.Dict : NodeKind.Set, start, inner.Line);
            SetChildren(node, items.First);
        }

        Leave();
        Expect(TokenKind.BraceClose);
        return node;
    }

    private bool StartsUnpacking(TokenKind kind) => _options.Dialect.UnpacksInDisplays && kind is TokenKind.Star or TokenKind.DoubleStar;

    // dictorsetmaker_item: test [':' test]; in manifests also '**' test and '*' expr
    private int ParseDictOrSetItem()
    {
        Place start = Here;
        if (StartsUnpacking(Kind))
        {
            return Kind == TokenKind.Star ? ParseStar() : ParseMapping();
        }

        int key = ParseTest();
        if (!Accept(TokenKind.Colon))
        {
            return key;
        }

        int value = ParseTest();
        int node = AddNode(NodeKind.DictItem, start);
        SetChildren(node, key, value);
        return node;
    }

    private int ParseMapping()
    {
        int node = AddNode(NodeKind.DoubleStarArgument);
        Next();
        SetChildren(node, ParseExpression());
        return node;
    }

    // comp_for: 'for' exprlist 'in' or_test [comp_iter] comp_if: 'if' test_nocond [comp_iter]
    private int ParseComprehension(NodeKind kind, Place start, Place inner, int element)
    {
        Chain children = default;
        Append(ref children, element);
        while (true)
        {
            if (Kind == TokenKind.For)
            {
                int clause = AddNode(NodeKind.CompFor);
                Next();
                int targets = ParseTargets();
                Expect(TokenKind.In);
                SetChildren(clause, targets, ParseOperators(Level.Or));
                Append(ref children, clause);
            }
            else if (Kind == TokenKind.If)
            {
                int clause = AddNode(NodeKind.CompIf);
                Next();
                SetChildren(clause, ParseTestWithoutCondition());
                Append(ref children, clause);
            }
            else
            {
                break;
            }
        }

        int node = AddNode(kind, start, inner.Line);
        SetChildren(node, children.First);
        return node;
    }

    private int MakeName()
    {
        int name = _names.Intern(_lexer.Value);
        return _constantNames.TryGet(name, out ConstantNames.Entry entry) ? AddConstantName(entry) : AddNode(NodeKind.Name, name);
    }

    private int MakeInteger()
    {
        ReadOnlySpan<byte> text = _lexer.Value;
        if (text.Length == 1)
        {
            return AddNumber(Here, Number.FromInteger(text[0] - '0'));
        }

        if (IntegerParser.EstimateBits(text) > 2 * Arithmetic.MaxBits)
        {
            throw ConstantTooLarge(Here);
        }

        if (!IntegerParser.TryParse(text, out long value, out var large, out int radix, out int digits))
        {
            throw ErrorHere(
                SourceDiagnostics.InvalidSyntax,
                $"invalid syntax for integer with base {radix}: '{Encoding.ASCII.GetString(text[digits..])}'");
        }

        return AddNumber(Here, large is { } big ? Number.FromInteger(big) : Number.FromInteger(value));
    }

    private int MakeFloat()
    {
        ReadOnlySpan<byte> text = _lexer.Value;
        int length = DecimalFloat.Parse(text, out double value);
        bool isImaginary = length >= 0 && length < text.Length && (text[length] | 0x20) == 'j';
        if (length + (isImaginary ? 1 : 0) != text.Length)
        {
            throw ErrorHere(SourceDiagnostics.InvalidSyntax, "invalid syntax for number");
        }

        return AddConstant(Here, isImaginary ? new ComplexConstant(0, value) : new FloatConstant(value));
    }

    /// <summary>A str constant: a name where it is short, or where the name is known already.</summary>
    private int MakeString()
    {
        const int InternedLength = 10;
        ReadOnlySpan<byte> text = _lexer.Value;
        int name = text.Length <= InternedLength ? _names.Intern(text) : _names.Find(text);
        return name != 0 ? AddNode(NodeKind.Str, name) : AddConstant(Here, new StrConstant(text.ToArray()));
    }
}
