using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>Errors of the operating system, with Linux' numbers and texts on every machine.</summary>
internal static class OSErrors
{
    private static readonly (long Number, string Type, string Text)[] Rows =
    [
        (1, "PermissionError", "Operation not permitted"),
        (2, "FileNotFoundError", "No such file or directory"),
        (3, "ProcessLookupError", "No such process"),
        (4, "InterruptedError", "Interrupted system call"),
        (10, "ChildProcessError", "No child processes"),
        (11, "BlockingIOError", "Resource temporarily unavailable"),
        (13, "PermissionError", "Permission denied"),
        (17, "FileExistsError", "File exists"),
        (20, "NotADirectoryError", "Not a directory"),
        (21, "IsADirectoryError", "Is a directory"),
        (40, "OSError", "Too many levels of symbolic links"),
        (110, "TimeoutError", "Connection timed out"),
    ];

    public const long NotFound = 2;
    public const long PermissionDenied = 13;
    public const long Exists = 17;
    public const long NotADirectory = 20;
    public const long IsADirectory = 21;
    public const long LinkLoop = 40;

    /// <summary>The class for a number, or null for <c>OSError</c> itself.</summary>
    public static PyType? Find(long number) =>
        Array.Find(Rows, row => row.Number == number) is { Type: { } name } ? ExceptionTypes.ByName[name] : null;

    /// <summary>The exception for a number, about a file.</summary>
    public static PythonException Make(long number, string file)
    {
        (long _, string type, string text) = Array.Find(Rows, row => row.Number == number);
        PyException error = new(ExceptionTypes.ByName[type], Boxed.Int(number), text);
        error.Attributes["errno"] = Boxed.Int(number);
        error.Attributes["strerror"] = text;
        error.Attributes["filename"] = file;
        return new PythonException(error);
    }

    /// <summary>The exception for what .NET says of a file.</summary>
    public static PythonException Make(Exception exception, string file) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => Make(NotFound, file),
        UnauthorizedAccessException => Make(PermissionDenied, file),
        LinkLoopException => Make(LinkLoop, file),
        _ => new PythonException(new PyException(ExceptionTypes.OSError, $"{exception.Message}: '{file}'")),
    };
}
