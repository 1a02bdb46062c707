using MicroFreeze.Python.Sandbox;
namespace MicroFreeze.Python.Runtime;

/// <summary>Reads arguments of built-in functions as what they must be.</summary>
internal static class Args
{
    public static string Text(object? value, string what = "argument") =>
        value as string ?? throw PyError.Type($"{what} must be str, not {Interpreter.TypeOf(value!).Name}");

    /// <summary>A str, or null for None.</summary>
    public static string? OptionalText(object? value, string what = "argument") => value is null or PyNone ? null : Text(value, what);

    public static int Count(object? value) => Numbers.ToCount(value!);

    /// <summary>An int, or null for None.</summary>
    public static long? OptionalInteger(object? value) => value is null or PyNone ? null : Numbers.ToLong(value);

    public static bool IsNone(object? value) => value is null or PyNone;

    /// <summary>Start and length of the part that two optional slice bounds choose.</summary>
    public static (int Start, int Count) Bounds(int length, object? start, object? end)
    {
        (int first, int _, int count) = new PySlice(start ?? PyNone.Value, end ?? PyNone.Value, PyNone.Value).Resolve(length);
        return (first, count);
    }

    /// <summary>Warns of <c>$(NAME)</c> in a path that nothing replaces.</summary>
    public static void WarnOfVariable(Interpreter vm, string function, string path)
    {
        int start = path.IndexOf("$(", StringComparison.Ordinal);
        int end = start < 0 ? -1 : path.IndexOf(')', start);
        if (end > 0)
        {
            vm.Host.Report(PythonDiagnostics.UnexpandedVariable, path[start..(end + 1)], function);
        }
    }

    /// <summary>A path: a str, or what has <c>__fspath__</c>.</summary>
    public static string FilePath(Interpreter vm, object? value)
    {
        string path = value switch
        {
            string text => text,
            IPathLike own => own.FilePath,
            PyInstance instance when vm.TryCallMethod(instance, "__fspath__", out object? text) => Text(text),
            _ => throw PyError.Type($"expected str, bytes or os.PathLike object, not {Interpreter.TypeOf(value!).Name}"),
        };

        // Paths are taken apart and put together again wherever they are used.
        vm.Budget.Tick(path.Length >> 4);
        return path;
    }
}

/// <summary>An object of a built-in module that stands for a path.</summary>
internal interface IPathLike
{
    string FilePath { get; }
}
