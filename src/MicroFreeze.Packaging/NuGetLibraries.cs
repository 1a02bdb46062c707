using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace MicroFreeze.Packaging;

/// <summary>
/// Where NuGet's libraries are: beside MSBuild, or else in the .NET SDK that the running .NET is part of. They are taken in the version
/// that is there, which need not be the one that this was built with, and never carried along: the SDK has them compiled for its own
/// platform.
/// </summary>
internal static class NuGetLibraries
{
    private const string Probe = "NuGet.Packaging.dll";

    private static readonly Lazy<string?> Folder = new(() => Find(AppContext.BaseDirectory, RuntimeEnvironment.GetRuntimeDirectory()));

    /// <summary>Whether they are there. Without, nothing else in this library can be used.</summary>
    public static bool AreHere => Folder.Value is not null;

    /// <summary>Finds the folder that has them; null where there is none.</summary>
    /// <param name="program">The folder of the running program.</param>
    /// <param name="runtime">The folder of the running .NET: <c>shared/Microsoft.NETCore.App/VERSION</c> where .NET is installed, with SDKs in <c>sdk/VERSION</c>.</param>
    internal static string? Find(string program, string runtime)
    {
        if (File.Exists(Path.Join(program, Probe)))
        {
            return program;
        }

        DirectoryInfo sdks = new(Path.GetFullPath("../../../sdk", runtime));
        return !sdks.Exists ? null : sdks.EnumerateDirectories()
            .Where(sdk => VersionOf(sdk)?.Major >= Environment.Version.Major && File.Exists(Path.Join(sdk.FullName, Probe)))
            .OrderBy(VersionOf)
            .ThenBy(sdk => sdk.Name.Contains('-', StringComparison.Ordinal) ? 0 : 1)
            .LastOrDefault()?.FullName;
    }

    /// <summary>Loads one of them, in whichever version is there; null for any other assembly.</summary>
    internal static Assembly? Load(AssemblyLoadContext context, AssemblyName name) =>
        (name.Name!.StartsWith("NuGet.", StringComparison.Ordinal) || name.Name == "Newtonsoft.Json")
        && Folder.Value is { } folder && Path.Join(folder, name.Name + ".dll") is var path && File.Exists(path)
            ? AssemblyLoadContext.Default.LoadFromAssemblyPath(path)
            : null;

    // Types of NuGet's are looked for as soon as a method with one of them is compiled, so this has to come before any.
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "Nothing else runs early enough.")]
    internal static void Register() => AssemblyLoadContext.GetLoadContext(typeof(NuGetLibraries).Assembly)!.Resolving += Load;

    private static Version? VersionOf(DirectoryInfo sdk) => Version.TryParse(sdk.Name.Split('-')[0], out Version? version) ? version : null;
}
