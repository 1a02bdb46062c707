using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary>How a parameter takes arguments.</summary>
internal enum ParameterKind
{
    /// <summary>By place or by name.</summary>
    Ordinary,

    /// <summary>By name only.</summary>
    KeywordOnly,

    /// <summary><c>*rest</c></summary>
    Rest,

    /// <summary><c>**options</c></summary>
    Options,
}

/// <summary>A parameter of a function that a manifest defines.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it takes arguments.</param>
/// <param name="Default">Node of the default, or 0.</param>
internal readonly record struct Parameter(string Name, ParameterKind Kind, int Default);

/// <summary>The fixed part of a function: what its text says.</summary>
internal sealed class FunctionCode
{
    public required CodeFile File { get; init; }

    public required string Name { get; init; }

    public required Parameter[] Parameters { get; init; }

    /// <summary>Those that may be given by name.</summary>
    public HashSet<string> NamedParameters => field ??=
        [.. Parameters.Where(parameter => parameter.Kind is ParameterKind.Ordinary or ParameterKind.KeywordOnly).Select(parameter => parameter.Name)];

    /// <summary>Node of the body: a statement, or the expression of a lambda.</summary>
    public required int Body { get; init; }

    public required ScopeInfo Scope { get; init; }

    public bool IsLambda { get; init; }

    /// <summary>Reads a <see cref="NodeKind.FunctionDefinition"/> or <see cref="NodeKind.Lambda"/>.</summary>
    public static FunctionCode Read(CodeFile file, int node)
    {
        SyntaxTree tree = file.Tree;
        bool isLambda = tree[node].Kind == NodeKind.Lambda;
        int first = tree.FirstChild(node);
        List<Parameter> parameters = [];
        if (tree[first].Kind == NodeKind.Parameters)
        {
            bool keywordOnly = false;
            for (int child = tree.FirstChild(first); child != 0; child = tree.Next(child))
            {
                ref Node parameter = ref tree[child];
                switch (parameter.Kind)
                {
                    case NodeKind.StarParameter:
                        keywordOnly = true;
                        if (parameter.Value != 0)
                        {
                            parameters.Add(new Parameter(file.Name(parameter.Value), ParameterKind.Rest, 0));
                        }

                        break;
                    case NodeKind.DoubleStarParameter:
                        parameters.Add(new Parameter(file.Name(parameter.Value), ParameterKind.Options, 0));
                        break;
                    default:
                        int annotation = parameter.FirstChild;
                        int value = annotation == 0 ? 0 : tree.Next(annotation);
                        value = value != 0 && tree[value].Kind != NodeKind.Absent ? value : 0;
                        parameters.Add(new Parameter(file.Name(parameter.Value), keywordOnly ? ParameterKind.KeywordOnly : ParameterKind.Ordinary, value));
                        break;
                }
            }
        }

        int body = tree.Child(node, isLambda ? 1 : 2);
        return new FunctionCode
        {
            File = file,
            Name = isLambda ? "<lambda>" : file.Name(tree[node].Value),
            Parameters = [.. parameters],
            Body = body,
            IsLambda = isLambda,
            Scope = ScopeInfo.OfFunction(file, body, parameters.Select(parameter => parameter.Name)),
        };
    }
}
