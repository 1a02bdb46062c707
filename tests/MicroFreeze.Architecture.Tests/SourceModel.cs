using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MicroFreeze.Architecture.Tests;

/// <summary>The sources of all rooms as one compilation, and which folder uses which.</summary>
internal static class SourceModel
{
    /// <summary>The repository's top directory.</summary>
    public static string Root { get; } = typeof(SourceModel).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly Lazy<IReadOnlyList<Use>> AllUses = new(FindUses);

    /// <summary>Every use of a type of one folder in a file of another, once for each file and type.</summary>
    public static IReadOnlyList<Use> Uses => AllUses.Value;

    /// <summary>The C# files below a directory of the repository, without what a build has written.</summary>
    public static IEnumerable<string> Files(string directory) =>
        from file in Directory.EnumerateFiles(Path.Join(Root, directory), "*.cs", SearchOption.AllDirectories)
        let parts = Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
        where !parts.Contains("obj") && !parts.Contains("bin")
        select file;

    /// <summary>A file's folder below <c>src</c> or <c>tests</c>, in the form of a namespace.</summary>
    public static string FolderOf(string file) =>
        string.Join('.', Path.GetRelativePath(Root, Path.GetDirectoryName(file)!).Split(Path.DirectorySeparatorChar).Skip(1));

    private static List<Use> FindUses()
    {
        CSharpParseOptions options = CSharpParseOptions.Default.WithPreprocessorSymbols("HAS_NUGET");
        SyntaxTree[] trees =
        [
            .. Files("src").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file)),
            CSharpSyntaxTree.ParseText(
                """
                global using System;
                global using System.Collections.Generic;
                global using System.IO;
                global using System.Linq;
                global using System.Threading;
                global using System.Threading.Tasks;
                """,
                options),
        ];
        IEnumerable<MetadataReference> references =
            from path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            where !Path.GetFileName(path).StartsWith("MicroFreeze", StringComparison.OrdinalIgnoreCase)
            select MetadataReference.CreateFromFile(path);
        CSharpCompilation compilation = CSharpCompilation.Create("rooms", trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));

        return [.. trees.Where(tree => tree.FilePath.Length > 0).SelectMany(tree => UsesOf(tree, compilation.GetSemanticModel(tree))).Distinct()];
    }

    private static IEnumerable<Use> UsesOf(SyntaxTree tree, SemanticModel model)
    {
        string from = FolderOf(tree.FilePath);
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            SymbolInfo info = model.GetSymbolInfo(name);
            if (TypeOf(info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { DeclaringSyntaxReferences: [{ } declaration, ..] } type
                && declaration.SyntaxTree.FilePath is { Length: > 0 } file
                && FolderOf(file) is { } to
                && to != from)
            {
                yield return new Use(from, to, Path.GetFileName(tree.FilePath), type.Name);
            }
        }
    }

    // The outermost type that a symbol belongs to.
    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IAliasSymbol alias => TypeOf(alias.Target),
        IArrayTypeSymbol array => TypeOf(array.ElementType),
        INamedTypeSymbol { ContainingType: { } outer } => TypeOf(outer),
        INamedTypeSymbol type => type.OriginalDefinition,
        _ => symbol?.ContainingType is { } type ? TypeOf(type) : null,
    };
}

/// <summary>A file of one folder uses a type of another.</summary>
internal sealed record Use(string From, string To, string File, string Type)
{
    public string FromRoom => From.Split('.')[1];

    public string ToRoom => To.Split('.')[1];

    public override string ToString() => $"{From}/{File} uses {To}.{Type}";
}
