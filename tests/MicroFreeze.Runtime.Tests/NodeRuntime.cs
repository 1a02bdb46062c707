using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace MicroFreeze.Runtime.Tests;

/// <summary>
/// MicroPython itself, as WebAssembly under Node: one Node process runs program after program, each in an interpreter of its own.
/// A test that needs it is inconclusive where there is no Node, and fails where there is one that cannot install or start it.
/// </summary>
public static class NodeRuntime
{
    private const int OldestNode = 20;
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(60);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = typeof(NodeRuntime).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "NodeFolder").Value!;
    private static readonly Lock Guard = new();
    private static bool _ready;
    private static Process? _process;

    /// <summary>Imports a module in a fresh interpreter.</summary>
    /// <param name="entry">The module.</param>
    /// <param name="level">The optimisation level at which the runtime compiles what it imports as text.</param>
    /// <param name="files">What there is to import: paths and contents.</param>
    public static RuntimeReply Run(string entry, int level, IEnumerable<(string Path, byte[] Content)> files)
    {
        lock (Guard)
        {
            EnsureInstalled();
            _process ??= Start();
            string request = JsonSerializer.Serialize(new { files = files.ToDictionary(file => file.Path, file => file.Content), entry, level }, Json);
            _process.StandardInput.WriteLine(request);
            _process.StandardInput.Flush();
            Task<string?> reply = _process.StandardOutput.ReadLineAsync();
            if (reply.Wait(LongestRun) && reply.Result is { } line)
            {
                return JsonSerializer.Deserialize<RuntimeReply>(line, Json)!;
            }

            string end = reply.IsCompleted ? "Node ended" : $"no end after {LongestRun.TotalSeconds} s";
            Stop();
            return new RuntimeReply("", end);
        }
    }

    /// <summary>Ends the Node process, where there is one.</summary>
    public static void Stop()
    {
        lock (Guard)
        {
            _process?.Kill(entireProcessTree: true);
            _process?.Dispose();
            _process = null;
        }
    }

    private static Process Start()
    {
        Process process = Launch("node", "runner.mjs");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static void EnsureInstalled()
    {
        if (_ready)
        {
            return;
        }

        string version;
        try
        {
            version = Finish(Launch("node", "--version")).Output.Trim();
        }
        catch (Win32Exception)
        {
            throw new AssertInconclusiveException($"this test runs MicroPython under Node, and there is no `node` here: install Node {OldestNode} or later");
        }

        if (!int.TryParse(version.TrimStart('v').Split('.')[0], CultureInfo.InvariantCulture, out int major) || major < OldestNode)
        {
            throw new AssertInconclusiveException($"this test runs MicroPython under Node {OldestNode} or later, and this is {version}");
        }

        // Test projects run beside each other, and more than one needs it.
        using Mutex installing = new(initiallyOwned: false, "microfreeze-tests-node");
        installing.WaitOne();
        try
        {
            Install();
        }
        finally
        {
            installing.ReleaseMutex();
        }

        _ready = true;
    }

    private static void Install()
    {
        if (!IsInstalled())
        {
            (int code, string output) = Finish(Launch(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--no-audit", "--no-fund"));
            Assert.AreEqual(0, code, $"`npm ci` in {Folder} could not install the MicroPython package: {output}");
        }
    }

    /// <summary>Whether the package that the lock file names is there.</summary>
    private static bool IsInstalled()
    {
        const string Package = "@micropython/micropython-webassembly-pyscript";
        string installed = Path.Combine(Folder, "node_modules", Package, "package.json");
        return File.Exists(installed)
            && Read(installed).GetProperty("version").GetString()
                == Read(Path.Combine(Folder, "package.json")).GetProperty("dependencies").GetProperty(Package).GetString();

        static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    private static Process Launch(string program, params string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = Folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardInputEncoding = new UTF8Encoding(false),
        StandardOutputEncoding = new UTF8Encoding(false),
    })!;

    private static (int Code, string Output) Finish(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
    }
}
