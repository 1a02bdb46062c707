namespace MicroFreeze.Compiler.Syntax;

/// <summary>Import statements.</summary>
internal sealed partial class Parser
{
    // import_name: 'import' dotted_name ['as' NAME] (',' dotted_name ['as' NAME])*
    private int ParseImport()
    {
        int node = AddNode(NodeKind.Import);
        Next();
        Chain aliases = default;
        do
        {
            int alias = AddNode(NodeKind.ImportAlias);
            int name = ParseDottedName();
            SetChildren(alias, name, ParseOptionalAs());
            Append(ref aliases, alias);
        }
        while (Accept(TokenKind.Comma));

        _tree[node].FirstChild = aliases.First;
        return node;
    }

    private int ParseOptionalAs() => Accept(TokenKind.As) ? ParseName() : AddAbsent();

    // dotted_name: NAME ('.' NAME)*
    private int ParseDottedName()
    {
        int node = AddNode(NodeKind.DottedName);
        Chain names = default;
        do
        {
            Append(ref names, ParseName());
        }
        while (Accept(TokenKind.Period));

        _tree[node].FirstChild = names.First;
        return node;
    }

    // import_from: 'from' (dotted_name | ('.' | '...')+ [dotted_name]) 'import' ('*' | '(' import_as_names ')' | import_as_names)
    private int ParseImportFrom()
    {
        int node = AddNode(NodeKind.ImportFrom);
        Next();
        int dots = 0;
        while (Kind is TokenKind.Period or TokenKind.Ellipsis)
        {
            dots += Kind == TokenKind.Period ? 1 : 3;
            Next();
        }

        Chain children = default;
        Append(ref children, dots == 0 || Kind == TokenKind.Name ? ParseDottedName() : AddAbsent());
        Expect(TokenKind.Import);
        if (Kind == TokenKind.Star)
        {
            Append(ref children, AddNode(NodeKind.ImportStar));
            Next();
        }
        else if (Accept(TokenKind.ParenOpen))
        {
            ParseImportNames(ref children);
            Expect(TokenKind.ParenClose);
        }
        else
        {
            ParseImportNames(ref children);
        }

        _tree[node].Value = dots;
        _tree[node].FirstChild = children.First;
        return node;
    }

    // import_as_names: NAME ['as' NAME] (',' NAME ['as' NAME])* [',']
    private void ParseImportNames(ref Chain children)
    {
        do
        {
            int node = AddNode(NodeKind.ImportName);
            int name = ParseName();
            SetChildren(node, name, ParseOptionalAs());
            Append(ref children, node);
        }
        while (Accept(TokenKind.Comma) && Kind == TokenKind.Name);
    }
}
