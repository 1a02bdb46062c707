using System.Collections.Frozen;

namespace MicroFreeze.Python.Runtime;

/// <summary>The built-in exceptions: CPython's names and their bases.</summary>
internal static class ExceptionTypes
{
    // A base stands before what derives from it.
    private static readonly (string Name, string Base)[] Rows =
    [
        ("SystemExit", "BaseException"), ("KeyboardInterrupt", "BaseException"), ("GeneratorExit", "BaseException"), ("Exception", "BaseException"),
        ("StopIteration", "Exception"), ("StopAsyncIteration", "Exception"), ("ArithmeticError", "Exception"), ("FloatingPointError", "ArithmeticError"),
        ("OverflowError", "ArithmeticError"), ("ZeroDivisionError", "ArithmeticError"), ("AssertionError", "Exception"), ("AttributeError", "Exception"),
        ("BufferError", "Exception"), ("EOFError", "Exception"), ("ImportError", "Exception"), ("ModuleNotFoundError", "ImportError"),
        ("LookupError", "Exception"), ("IndexError", "LookupError"), ("KeyError", "LookupError"), ("MemoryError", "Exception"),
        ("NameError", "Exception"), ("UnboundLocalError", "NameError"), ("OSError", "Exception"), ("BlockingIOError", "OSError"),
        ("ChildProcessError", "OSError"), ("ConnectionError", "OSError"), ("FileExistsError", "OSError"), ("FileNotFoundError", "OSError"),
        ("InterruptedError", "OSError"), ("IsADirectoryError", "OSError"), ("NotADirectoryError", "OSError"), ("PermissionError", "OSError"),
        ("ProcessLookupError", "OSError"), ("TimeoutError", "OSError"), ("ReferenceError", "Exception"), ("RuntimeError", "Exception"),
        ("NotImplementedError", "RuntimeError"), ("RecursionError", "RuntimeError"), ("SyntaxError", "Exception"), ("IndentationError", "SyntaxError"),
        ("TabError", "IndentationError"), ("SystemError", "Exception"), ("TypeError", "Exception"), ("ValueError", "Exception"),
        ("UnicodeError", "ValueError"), ("UnicodeDecodeError", "UnicodeError"), ("UnicodeEncodeError", "UnicodeError"), ("UnicodeTranslateError", "UnicodeError"),
        ("Warning", "Exception"), ("DeprecationWarning", "Warning"), ("FutureWarning", "Warning"), ("RuntimeWarning", "Warning"), ("UserWarning", "Warning"),
    ];

    /// <summary>All by name, <c>BaseException</c> included.</summary>
    public static readonly FrozenDictionary<string, PyType> ByName = Make();

    public static readonly PyType BaseException = ByName["BaseException"];
    public static readonly PyType Exception = ByName["Exception"];
    public static readonly PyType OSError = ByName["OSError"];
    public static readonly PyType StopIteration = ByName["StopIteration"];
    public static readonly PyType KeyError = ByName["KeyError"];
    public static readonly PyType SystemExit = ByName["SystemExit"];
    public static readonly PyType NameError = ByName["NameError"];
    public static readonly PyType SyntaxError = ByName["SyntaxError"];

    /// <summary>What the functions of the manifest language raise; not among the names that a manifest sees.</summary>
    public static readonly PyType ManifestFileError = new("ManifestFileError", Exception);

    /// <summary>json's.</summary>
    public static readonly PyType JsonDecodeError = new("JSONDecodeError", ByName["ValueError"]);

    private static FrozenDictionary<string, PyType> Make()
    {
        Dictionary<string, PyType> types = new() { ["BaseException"] = new PyType("BaseException") { Construct = PyException.Construct } };
        foreach ((string name, string baseName) in Rows)
        {
            types.Add(name, new PyType(name, types[baseName]));
        }

        types["BaseException"].Attributes["args"] = new PyProperty { Native = static (_, self) => ((PyException)self).Args };
        types["BaseException"].Attributes["with_traceback"] = new PyBuiltin("with_traceback", new Signature("tb", isMethod: true), static (_, a) => a[0]!) { IsMethod = true };
        types["BaseException"].Attributes["add_note"] = new PyBuiltin("add_note", new Signature("note", isMethod: true), static (_, _) => PyNone.Value) { IsMethod = true };
        types["StopIteration"].Attributes["value"] = new PyProperty { Native = static (_, self) => ((PyException)self).Args.Items.FirstOrDefault() ?? PyNone.Value };
        types["SystemExit"].Attributes["code"] = new PyProperty { Native = static (_, self) => ((PyException)self).Args.Items.FirstOrDefault() ?? PyNone.Value };
        return types.ToFrozenDictionary();
    }
}
