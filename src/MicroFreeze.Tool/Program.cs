using MicroFreeze.Diagnostics;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Tool;

string directory;
try
{
    directory = Environment.CurrentDirectory;
}
catch (Exception problem) when (OutputFiles.IsExpected(problem))
{
    // It was deleted under the shell that stands in it.
    DiagnosticPrinter.Print(Console.Error, [Diagnostic.Create(BuildDiagnostics.CannotRead, default, ".", "the current directory is not there any more")]);
    return ExitCodes.Failure;
}

using ToolHost host = ToolHost.OfProcess(directory);
return Application.Run(host, args);
