using System.Runtime.InteropServices;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Tests;

/// <summary>Runs command lines in a directory of their own, in this process, with a console that can be read afterwards.</summary>
internal sealed class ToolRun : IDisposable
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("microfreeze-tool-").FullName;

    public ToolRun()
    {
        Root = _temporary;
    }

    /// <param name="name">Name of the current directory.</param>
    public ToolRun(string name)
    {
        Root = Path.Combine(_temporary, name);
    }

    /// <summary>The current directory of the commands.</summary>
    public string Root { get; }

    /// <summary>What the last command wrote to standard output, as text.</summary>
    public string Output { get; private set; } = "";

    /// <summary>What the last command wrote to standard output.</summary>
    public byte[] OutputBytes { get; private set; } = [];

    /// <summary>What the last command wrote to standard error, with <c>\n</c> as line end.</summary>
    public string Error { get; private set; } = "";

    /// <summary>The lines of <see cref="Error"/>.</summary>
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs one command line and gives its exit code.</summary>
    public int Run(params string[] arguments) => Run([], arguments);

    /// <summary>Runs one command line with this on standard input.</summary>
    public int Run(byte[] input, string[] arguments)
    {
        using MemoryStream output = new();
        using StringWriter error = new() { NewLine = "\n" };
        int exitCode;
        using (ToolHost host = new()
        {
            CurrentDirectory = Root,
            Input = new MemoryStream(input),
            OutputStream = output,
            Output = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" },
            Error = error,
            Parallelism = 4,
            ReadEnvironment = () => new Dictionary<string, string>(),
            Platform = "linux",
            Architecture = Architecture.X64,
        })
        {
            exitCode = Application.Run(host, arguments);
        }

        OutputBytes = output.ToArray();
        Output = Encoding.UTF8.GetString(OutputBytes);
        Error = error.ToString();
        return exitCode;
    }

    /// <summary>Writes a file below the root, and the directories that it needs.</summary>
    public string Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file below the root, and the directories that it needs.</summary>
    public string Write(string path, byte[] content)
    {
        string full = Full(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
        return full;
    }

    /// <summary>A path below the root.</summary>
    public string Full(string path) => NativePath.Of(Path.Combine(Root, path));

    /// <summary>Whether there is such a file below the root.</summary>
    public bool Exists(string path) => File.Exists(Full(path));

    /// <summary>All files below a directory, relative to it, sorted, with slashes.</summary>
    public string[] FilesBelow(string directory)
    {
        string root = Full(directory);
        return !Directory.Exists(root)
            ? []
            : [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_temporary, recursive: true);
}
