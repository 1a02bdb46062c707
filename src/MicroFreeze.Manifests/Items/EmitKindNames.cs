using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Manifests.Items;

/// <summary>The names that mpy-cross has for <see cref="EmitKind"/> (<c>-X emit=</c>), used in metadata, descriptions and JSON.</summary>
internal static class EmitKindNames
{
    private static readonly string[] Names = ["bytecode", "native", "viper"];

    /// <summary>The name, such as <c>native</c>.</summary>
    public static string ToName(this EmitKind kind) => Names[(int)kind];

    /// <summary>The kind of a name; null where there is none.</summary>
    public static EmitKind? TryParse(string name) => Array.IndexOf(Names, name) is >= 0 and int index ? (EmitKind)index : null;
}
