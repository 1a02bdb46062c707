using System.Reflection;

namespace MicroFreeze.Tool.Hosting;

/// <summary>The version of this tool, as its package has it.</summary>
internal static class ToolVersion
{
    // The informational version ends with a plus sign and the commit, which users don't need.
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
