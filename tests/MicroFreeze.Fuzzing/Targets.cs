using System.Reflection;
using System.Text;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Files.Git;
using MicroFreeze.Files.Make;
using MicroFreeze.Files.Toml;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Testing;

namespace MicroFreeze.Fuzzing;

/// <summary>Every reader of untrusted input.</summary>
internal static class Targets
{
    private static readonly string Root = typeof(Targets).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(row => row.Key == "RepositoryRoot").Value!;

    private static readonly string[] SourceWords =
        ["def ", "lambda ", "async ", "yield ", "*", "**", "f'{", "}'", "\\N{", "0x", "1e", "\t", "\r\n", "const(", "@micropython.viper\n", "@micropython.asm_thumb\n", "(", ")", ":", "\\\n"];

    private static readonly string[] ManifestWords =
        ["include(", "require(", "package(", "module(", "freeze(", "metadata(", "options.", "$(MPY_DIR)", "../", "import os\n", "os.walk(", "open(", "range(10**9)", "'a' * 10**9",
         "while True: ", "def f(): f()\n", "lambda: ", "json.loads(", "glob.glob(", "%", "{!r:>999999}", ".format("];

    private static readonly string[] MakeWords =
        ["$(", ")", "ifeq (", "endif\n", "else\n", "include ", "define ", "endef\n", ":=", "+=", "$(foreach a,", "$(call ", "$(eval ", "$(patsubst ", "$(shell ", "A = $(A)$(A)\n", "\t", "\\\n"];

    private static readonly string[] ManifestSeeds =
    [
        "import os\nfor d, _, names in os.walk('src'):\n    for n in names:\n        if n.endswith('.py'):\n            module(n, base_path=d, opt=2)\n",
        "metadata(version='1.0', description='x')\noptions.defaults(a=1, b=None)\nif options.a:\n    package('pkg', base_path='src', opt=3)\n",
        "include('other.py', x=1)\ninclude(('$(MPY_DIR)/m.py',))\nrequire('logging')\nadd_library('v', 'vendor', prepend=True)\n",
        "from pathlib import Path\nfreeze('src', [p.name for p in Path('src').glob('*.py')])\nfreeze_as_mpy('src', 'a.py', opt=1)\nfreeze_mpy('src')\n",
        "import json, glob, sys\nclass A:\n    def __init__(self, **k): self.k = k\ntry:\n    print(f'{A(a=1).k!r}', json.dumps([1, {'a': None}]), glob.glob('src/*.py'))\nexcept OSError as e:\n    print(e)\n",
    ];

    public static IReadOnlyList<Target> All { get; } =
    [
        new("sources", () => FilesOf("tests/MicroFreeze.Runtime.Tests/Programs", "*.py"), SourceWords, CheckSource) { Grammar = SourceGrammar.Make },
        new("mpy", () => FilesOf("tests/MicroFreeze.Compiler.Tests/Mpy/Data", "*.mpy"), ["M", "C", "\x06", "\xff\xff\xff\x7f"], CheckMpy),
        new("manifests", () => [.. ManifestSeeds.Select(Encoding.UTF8.GetBytes)], ManifestWords, CheckManifest),
        new("headers", () => FilesOf("tests", "qstrdefs*.h"), ["QDEF0(", "QDEF1(", "MP_QSTR_", "#define ", "(const byte*)\"", "65535"], CheckHeader),
        new("toml", () => FilesOf("tests", "*.toml"), ["[[", "]]", "\"\"\"", "'''", "{", "}", " = ", "1979-05-27T07:32:00Z", "0x", "inf", "\\u0000", "a.b.c"], CheckToml),
        new("git", GitSeeds, ["ref: ", "tree ", "parent ", "PACK", "objects/", "[core]", "\0\0\0\x01"], CheckGit),
        new("makefiles", () => FilesOf("tests/Firmware", "*akefile*").Concat(FilesOf("tests/Firmware", "*.mk")).ToList(), MakeWords, CheckMakefile),
    ];

    private static List<byte[]> FilesOf(string directory, string pattern) =>
    [
        .. Directory.GetFiles(Path.Join(Root, directory), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains("node_modules", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes),
    ];

    // Compiled for a firmware, a level and an architecture that depend on the input; what comes out reads back as itself and can be shown.
    private static void CheckSource(byte[] input)
    {
        int choice = input.Length * 31 + (input.Length > 0 ? input[0] + input[^1] : 0);
        CompileOptions options = new()
        {
            SourceName = "fuzz.py",
            Firmware = FirmwareProfile.All[choice % FirmwareProfile.All.Count],
            OptimizationLevel = choice / 3 % 4,
            Arch = (NativeArch)(choice / 7 % Enum.GetValues<NativeArch>().Length),
            NativeFallsBack = choice % 2 == 0,
        };
        CompileResult result = PythonCompiler.Compile(input, "fuzz.py", options);
        if (result.Module is not { } module)
        {
            Require(result.Trace is not null || result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), "no module and no error");
            return;
        }

        byte[] bytes = MpyWriter.ToArray(module);
        Require(MpyReader.TryRead(bytes, out MpyModule? read, out MpyError error), $"what was written doesn't read: {error}");
        Require(MpyWriter.ToArray(read!).AsSpan().SequenceEqual(bytes), "what was read is written in another way");
        Disassembler.Disassemble(read!);
    }

    private static void CheckMpy(byte[] input)
    {
        if (MpyReader.TryRead(input, out MpyModule? module, out _))
        {
            Disassembler.Disassemble(module);
            Require(MpyReader.TryRead(MpyWriter.ToArray(module), out _, out MpyError error), $"what was written doesn't read: {error}");
        }
    }

    private static void CheckManifest(byte[] input)
    {
        MemoryFiles files = new()
        {
            ["/project/src/a.py"] = "",
            ["/project/src/pkg/__init__.py"] = "",
            ["/project/other.py"] = "module('a.py', 'src')",
            ["/mpy/m.py"] = "",
            ["/lib/python-stdlib/logging/manifest.py"] = "module('logging.py')",
            ["/lib/python-stdlib/logging/logging.py"] = "",
            ["/secret/x.py"] = "",
        };
        files.WriteAllBytes("/project/manifest.py", input);
        files.Written.Clear();
        ManifestResult result = ManifestEvaluator.Evaluate(new ManifestRequest
        {
            Items = [new ManifestItem("manifest.py")],
            BaseDirectory = "/project",
            Files = files,
            Clock = new FixedClock(DateTimeOffset.UnixEpoch),
            Variables = [new("MPY_DIR", "/mpy"), new("MPY_LIB_DIR", "/lib")],
        });
        Require(result.Diagnostics.All(diagnostic => !diagnostic.Code.StartsWith("MF9", StringComparison.Ordinal)), string.Join('\n', result.Diagnostics));
        Require(result.Files.All(file => !file.SourcePath.StartsWith("/secret", StringComparison.Ordinal)), "a file from outside is frozen");
        Require(files.Written.Count == 0, "a file was written");
    }

    private static void CheckHeader(byte[] input) => QstrHeader.Parse(input, "qstrdefs.generated.h", new DiagnosticBag());

    private static void CheckToml(byte[] input)
    {
        try
        {
            TomlReader.Read(Encoding.UTF8.GetString(input));
        }
        catch (TomlException)
        {
            // What is no TOML.
        }
    }

    private static void CheckMakefile(byte[] input)
    {
        MemoryFiles files = new();
        files.WriteAllBytes("/project/Makefile", input);
        MakeEvaluator make = new(files, "/project", ["FROZEN_MPY_DIRS", "A"], new DiagnosticBag());
        make.Include("/project/Makefile", optional: false, SourceLocation.None);
        make.Get("FROZEN_MPY_DIRS");
        _ = make.GetWords("A").Count();
    }

    // An input stands for the file of a repository that its first byte chooses.
    private static void CheckGit(byte[] input)
    {
        (MemoryFiles files, List<string> names) = Repository();
        files.WriteAllBytes(names[input.Length > 0 ? input[0] % names.Count : 0], input.Length > 0 ? input[1..] : input);
        try
        {
            using GitRepository? repository = GitRepository.Discover(files, new InputRecorder(), "/project");
            repository?.Describe();
            repository?.CountCommits();
            repository?.GetRemoteUrl("origin");
        }
        catch (GitException)
        {
            // A repository that is damaged.
        }
    }

    private static List<byte[]> GitSeeds()
    {
        (MemoryFiles files, List<string> names) = Repository();
        return [.. names.Select((name, index) => (byte[])[(byte)index, .. files.ReadAllBytes(name)])];
    }

    private static (MemoryFiles Files, List<string> Names) Repository()
    {
        MemoryFiles files = new();
        GitWriter git = new(files, "/project/.git");
        string first = git.Commit();
        git.Annotate("v1.0.0", first, 1);
        string second = git.Commits(3, first);
        git.Pack();
        git.Tag("v1.1.0", git.Commits(2, second));
        List<string> names = [.. Below(files, "/project/.git").Order(StringComparer.Ordinal)];
        return (files, names);
    }

    private static IEnumerable<string> Below(MemoryFiles files, string directory) => files.List(directory).SelectMany(entry =>
        entry.Kind == EntryKind.Directory ? Below(files, directory + "/" + entry.Name) : [directory + "/" + entry.Name]);

    private static void Require(bool condition, string problem)
    {
        if (!condition)
        {
            throw new InvalidOperationException(problem);
        }
    }
}
