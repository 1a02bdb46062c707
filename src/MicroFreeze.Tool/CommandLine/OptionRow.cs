namespace MicroFreeze.Tool.CommandLine;

/// <summary>One option of a command.</summary>
/// <param name="Names">How it is written, the usual name first. The first one is also the key under which its values are found.</param>
/// <param name="Kind">How it takes its value.</param>
/// <param name="ValueName">What help calls the value; empty for a flag.</param>
/// <param name="Help">What it does, in one sentence; further lines are set below the first.</param>
internal sealed record OptionRow(string[] Names, OptionKind Kind, string ValueName, string Help)
{
    /// <summary>The key under which <see cref="ParsedArguments"/> keeps the values.</summary>
    public string Key => Names[0];

    /// <summary>How help shows the option, such as <c>-o, --output FILE</c>.</summary>
    public string Synopsis => string.Join(", ", Names) + Kind switch
    {
        OptionKind.Flag => "",
        OptionKind.Assigned => "=" + ValueName,
        OptionKind.Level => $"[{ValueName}]",
        _ => " " + ValueName,
    };
}
