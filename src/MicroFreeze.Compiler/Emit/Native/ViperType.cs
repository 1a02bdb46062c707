using MicroFreeze.Compiler.Scoping;

namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>
/// Type of a value while native code is made: those of <see cref="NativeType"/> under the same numbers, and some that only the emitter
/// knows. Code that is not viper knows <see cref="Object"/> alone. Source: py/emitnative.c@v1.28.0 vtype_kind_t.
/// </summary>
internal enum ViperType : byte
{
    Object = NativeType.Object,
    Bool = NativeType.Bool,
    Int = NativeType.Int,
    UInt = NativeType.UInt,
    Pointer = NativeType.Pointer,
    Pointer8 = NativeType.Pointer8,
    Pointer16 = NativeType.Pointer16,
    Pointer32 = NativeType.Pointer32,

    /// <summary>The constant <c>None</c>, also the null pointer.</summary>
    None = 0x54,

    /// <summary>A variable that was not assigned yet.</summary>
    Unbound = 0x60,

    /// <summary>A type's name in place of a function: <c>int(x)</c> and the like. The value is the type.</summary>
    Cast = 0x70,
}

internal static class ViperTypes
{
    /// <summary>The name in messages. Source: py/emitnative.c@v1.28.0 vtype_to_qstr.</summary>
    public static string ToName(this ViperType type) => type switch
    {
        ViperType.Object => "object",
        ViperType.Bool => "bool",
        ViperType.Int => "int",
        ViperType.UInt => "uint",
        ViperType.Pointer => "ptr",
        ViperType.Pointer8 => "ptr8",
        ViperType.Pointer16 => "ptr16",
        ViperType.Pointer32 => "ptr32",
        _ => "None",
    };

    /// <summary>Whether arithmetic on it is the machine's.</summary>
    public static bool IsInteger(this ViperType type) => type is ViperType.Int or ViperType.UInt;

    /// <summary>Whether it is a number or a truth value.</summary>
    public static bool IsNumeric(this ViperType type) => type is ViperType.Bool or ViperType.Int or ViperType.UInt;
}
