using MicroFreeze.Files;
namespace MicroFreeze.Python.Runtime;

/// <summary>Puts modules together from rows.</summary>
internal static class ModuleBuilder
{
    /// <summary>A module of functions and values.</summary>
    public static PyModule Make(string name, ReadOnlySpan<(string Name, string Parameters, NativeFunction Body)> functions, params ReadOnlySpan<(string Name, object Value)> values)
    {
        PyModule module = new(name);
        module.Attributes["__name__"] = name;
        foreach ((string function, string parameters, NativeFunction body) in functions)
        {
            module.Attributes[function] = new PyBuiltin(function, new Signature(parameters), body);
        }

        foreach ((string value, object content) in values)
        {
            module.Attributes[value] = content;
        }

        return module;
    }

    /// <summary>Runs something on a file, and turns what .NET says of it into CPython's exception.</summary>
    public static T OnFile<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            throw OSErrors.Make(exception, path);
        }
    }
}
