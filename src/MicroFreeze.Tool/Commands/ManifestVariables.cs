using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>The variables and the inputs of manifests as command lines give them. Source: tools/makemanifest.py@v1.28.0 main.</summary>
internal static class ManifestVariables
{
    /// <summary>Key of the option that puts the library unix-ffi first.</summary>
    public const string UnixFfiKey = "--unix-ffi";

    private const string Key = "-v";

    /// <summary>The option's row.</summary>
    public static OptionRow Row { get; } = new(
        [Key, "--var"], OptionKind.Value, "NAME=VALUE", "Value of $(NAME) in manifests, such as MPY_DIR, MPY_LIB_DIR, PORT_DIR,\nBOARD_DIR; may be repeated.");

    /// <summary>The row of <see cref="UnixFfiKey"/>.</summary>
    public static OptionRow UnixFfiRow { get; } = new(
        [UnixFfiKey], OptionKind.Flag, "", "Search the library unix-ffi of micropython-lib before the others.");

    /// <summary>
    /// Reads the variables, in order; the last value of a name holds. A value that is a path that exists becomes absolute.
    /// </summary>
    /// <exception cref="UsageException">A variable has no value.</exception>
    public static KeyValuePair<string, string>[] Read(ToolHost host, ParsedArguments arguments)
    {
        OrderedDictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (string variable in arguments.All(Key))
        {
            int equals = variable.IndexOf('=');
            if (equals <= 0)
            {
                throw new UsageException($"a variable is NAME=VALUE, not {variable}");
            }

            string value = variable[(equals + 1)..];
            variables[variable[..equals]] = value.Length > 0 && Path.Exists(host.Resolve(value)) ? host.Resolve(value) : value;
        }

        KeyValuePair<string, string>[] list = new KeyValuePair<string, string>[variables.Count];
        ((ICollection<KeyValuePair<string, string>>)variables).CopyTo(list, 0);
        return list;
    }

    /// <summary>Whether an argument names a manifest, and is not the text of one.</summary>
    public static bool IsFile(ToolHost host, string argument) =>
        argument.EndsWith(".py", StringComparison.Ordinal) || (argument.Length > 0 && !argument.Contains('\n') && Path.Exists(host.Resolve(argument)));
}
