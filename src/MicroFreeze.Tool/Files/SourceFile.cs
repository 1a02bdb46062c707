namespace MicroFreeze.Tool.Files;

/// <summary>One file to compile.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="DisplayPath">How the user named it: what the command line says, joined with the path below it.</param>
/// <param name="RelativePath">The path below the tree, with slashes: the name that the module carries and the layout of the output.</param>
internal sealed record SourceFile(string FullPath, string DisplayPath, string RelativePath);
