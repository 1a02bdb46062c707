using MicroFreeze.Python.Runtime;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Modules;

/// <summary>
/// Modules that reach out of the sandbox. They can be imported, because many manifests import what they use only now and then; every use is
/// refused, and the refusal names what a project does instead.
/// </summary>
internal static class RefusedModules
{
    public const string ProgramInstead =
        "Run the program from the project: an Exec task in a target with BeforeTargets=\"CollectFrozenItems\" writes the file, and a FrozenModule item freezes it.";

    public const string DownloadInstead =
        "Get the file from the project: a PackageReference, or a DownloadFile task in a target with BeforeTargets=\"CollectFrozenItems\".";

    private static readonly (string Name, string Doing, string Instead)[] Rows =
    [
        ("subprocess", "running a program", ProgramInstead),
        ("multiprocessing", "running a program", ProgramInstead),
        ("concurrent", "running in parallel", "Leave it out: manifests run from top to bottom."),
        ("threading", "running in parallel", "Leave it out: manifests run from top to bottom."),
        ("asyncio", "running in parallel", "Leave it out: manifests run from top to bottom."),
        ("shutil", "copying, moving and deleting files", PythonDiagnostics.WriteInstead),
        ("tempfile", "making temporary files", PythonDiagnostics.WriteInstead),
        ("socket", "using the network", DownloadInstead),
        ("ssl", "using the network", DownloadInstead),
        ("urllib", "using the network", DownloadInstead),
        ("http", "using the network", DownloadInstead),
        ("ftplib", "using the network", DownloadInstead),
        ("requests", "using the network", DownloadInstead),
        ("ctypes", "calling native code", ProgramInstead),
        ("importlib", "importing by name", "Use an import statement."),
        ("inspect", "looking into the interpreter", "Write out what is meant."),
        ("gc", "looking into the interpreter", "Leave it out."),
        ("marshal", "reading compiled code", "Freeze the .mpy file with a FrozenMpy item."),
        ("pickle", "reading pickled objects", "Read the data with json."),
        ("builtins", "looking into the interpreter", "Use the names directly."),
        ("signal", "handling signals", "Leave it out."),
        ("pty", "running a program", ProgramInstead),
        ("random", "random numbers", "A build must give the same result each time."),
        ("uuid", "random numbers", "A build must give the same result each time."),
        ("secrets", "random numbers", "A build must give the same result each time."),
    ];

    /// <summary>The module, or null for a name that is not here. Modules inside it are it.</summary>
    public static PyModule? Find(string name)
    {
        string root = name.Split('.')[0];
        foreach ((string known, string doing, string instead) in Rows)
        {
            if (known == root)
            {
                return new PyModule(name) { Lazy = member => Member(name, member, doing, instead) };
            }
        }

        return null;
    }

    /// <summary>A function whose call is refused.</summary>
    public static PyBuiltin Refuse(string function, string doing, string instead) =>
        new(function, new Signature("*args, **options"), (_, _) => throw new SandboxException(PythonDiagnostics.Refused, $"{doing} ({function})", instead));

    private static object? Member(string module, string name, string doing, string instead) => (module, name) switch
    {
        // What stands in except clauses and arguments does no harm.
        (_, "CalledProcessError" or "TimeoutExpired" or "SubprocessError") => SubprocessError,
        ("subprocess", "PIPE") => Boxed.Int(-1),
        ("subprocess", "STDOUT") => Boxed.Int(-2),
        ("subprocess", "DEVNULL") => Boxed.Int(-3),
        ("urllib", "request" or "error" or "parse") => Find($"urllib.{name}"),
        _ when name.StartsWith("__", StringComparison.Ordinal) => null,
        _ => Refuse($"{module}.{name}", doing, instead),
    };

    private static readonly PyType SubprocessError = new("SubprocessError", ExceptionTypes.Exception);
}
