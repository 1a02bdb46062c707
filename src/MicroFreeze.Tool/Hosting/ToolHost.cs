using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;

namespace MicroFreeze.Tool.Hosting;

/// <summary>
/// What surrounds a command: console, current directory, machine. The one place that reads them; commands hand on what a service
/// needs, and tests put their own in its stead.
/// </summary>
internal sealed class ToolHost : IDisposable
{
    private static readonly string[] OpenStreams = ["/dev/stdin", "/dev/fd/", "/proc/self/fd/"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What relative paths on the command line are relative to.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output as bytes. Flush <see cref="Output"/> before writing here.</summary>
    public required Stream OutputStream { get; init; }

    /// <summary>Standard output as text.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>How many files may be compiled at once.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Copies the environment variables, which manifests may ask for; most commands never do.</summary>
    public required Func<IReadOnlyDictionary<string, string>> ReadEnvironment { get; init; }

    /// <summary>The command that runs this program again, word by word.</summary>
    public IReadOnlyList<string> Self { get; init; } = ["microfreeze"];

    /// <summary>What Python calls the operating system: <c>linux</c>, <c>win32</c>, <c>darwin</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The machine's own processor, for <c>-march=host</c>.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>
    /// The host of this process. Text goes out as UTF-8 without the synchronised writers of <see cref="Console"/>, whose setting up costs
    /// a file-by-file caller more than a compilation does; Windows consoles need their own code page.
    /// </summary>
    public static ToolHost OfProcess(string currentDirectory)
    {
        Stream output = Console.OpenStandardOutput();
        return new ToolHost
        {
            CurrentDirectory = currentDirectory,
            Input = Console.OpenStandardInput(),
            OutputStream = output,
            Output = OperatingSystem.IsWindows() ? Console.Out : new StreamWriter(output, Utf8, bufferSize: 4096),
            Error = OperatingSystem.IsWindows() ? Console.Error : new StreamWriter(Console.OpenStandardError(), Utf8, bufferSize: 4096),
            Parallelism = Environment.ProcessorCount,
            ReadEnvironment = ReadProcessEnvironment,
            Self = FindSelf(),
            Platform = OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux",
            Architecture = RuntimeInformation.ProcessArchitecture,
        };
    }

    /// <summary>A path of the command line as an absolute one.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, CurrentDirectory);

    /// <summary>
    /// The bytes of a file that the command line names. What is open already, standard input or what a shell puts in the place of
    /// <c>&lt;(...)</c>, is read to its end; other pipes and devices are refused.
    /// </summary>
    /// <inheritdoc cref="InputFiles.ReadAllBytes"/>
    public byte[] ReadFile(string path) => Array.Exists(OpenStreams, prefix => path.StartsWith(prefix, StringComparison.Ordinal))
        ? InputFiles.ReadStream(path)
        : InputFiles.ReadAllBytes(Resolve(path));

    /// <summary>The same, or null where it cannot be read, which is then reported.</summary>
    public byte[]? TryReadFile(string path, DiagnosticBag diagnostics) => diagnostics.TryRead(path, () => ReadFile(path));

    /// <summary>Writes bytes to standard output, after the text that went there before.</summary>
    public void WriteOutput(ReadOnlySpan<byte> content)
    {
        Output.Flush();
        OutputStream.Write(content);
        OutputStream.Flush();
    }

    /// <summary>Writes out what is still held back.</summary>
    public void Dispose()
    {
        Output.Flush();
        Error.Flush();
    }

    // Either an executable of our own, or the dotnet that runs our assembly.
    private static string[] FindSelf() => Environment.ProcessPath is not { } program
        ? ["microfreeze"]
        : Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, "exec", Path.Join(AppContext.BaseDirectory, "microfreeze.dll")] : [program];

    private static Dictionary<string, string> ReadProcessEnvironment()
    {
        Dictionary<string, string> variables = new(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return variables;
    }
}
