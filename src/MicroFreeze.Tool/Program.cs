using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Tool;
using MicroFreeze.Tool.Hosting;

string directory;
try
{
    directory = Environment.CurrentDirectory;
}
catch (Exception problem) when (problem.IsFileError())
{
    // It was deleted under the shell that stands in it.
    DiagnosticPrinter.Print(Console.Error, [Diagnostic.Create(FileDiagnostics.CannotRead, default, ".", "the current directory is not there any more")]);
    return ExitCodes.Failure;
}

using ToolHost host = ToolHost.OfProcess(directory);
return Application.Run(host, args);
