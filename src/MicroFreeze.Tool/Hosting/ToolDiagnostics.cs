using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Tool.Hosting;

/// <summary>What the command line itself has to say about files; everything else comes from the services.</summary>
internal static class ToolDiagnostics
{
    /// <summary>A path of the command line is neither a file nor a directory.</summary>
    public static readonly DiagnosticDescriptor NoSuchPath = new(
        "MF1901", DiagnosticSeverity.Error, "no such file or directory");

    /// <summary>A directory has no Python file.</summary>
    public static readonly DiagnosticDescriptor NothingToCompile = new(
        "MF1902", DiagnosticSeverity.Error, "there is no {0} file in this directory");

    /// <summary>Two files would become one.</summary>
    public static readonly DiagnosticDescriptor SameOutput = new(
        "MF1903", DiagnosticSeverity.Error, "would be written to {0}, as {1} is; name the directory above both, or compile them in two runs");

    /// <summary>A directory is wanted.</summary>
    public static readonly DiagnosticDescriptor NotADirectory = new(
        "MF1904", DiagnosticSeverity.Error, "this is no directory");

    /// <summary>What the .NET SDK brings is not there.</summary>
    public static readonly DiagnosticDescriptor NoSdk = new(
        "MF1905", DiagnosticSeverity.Error, "there is no .NET SDK beside the .NET that runs microfreeze: NuGet packages are read and written with the libraries of the SDK; install the .NET 10 SDK");

    /// <summary>What is wrong with a path that should be a directory, and is none.</summary>
    public static Diagnostic NoDirectory(string path, string fullPath) =>
        Diagnostic.Create(File.Exists(fullPath) ? NotADirectory : NoSuchPath, new SourceLocation(path));
}
