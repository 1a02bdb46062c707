using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Scoping;

/// <summary>Types that viper code and inline assembler know. Source: py/runtime0.h@v1.28.0 MP_NATIVE_TYPE_*.</summary>
internal enum NativeType : byte
{
    Object = 0,
    Bool = 1,
    Int = 2,
    UInt = 3,
    Pointer = 4,
    Pointer8 = 5,
    Pointer16 = 6,
    Pointer32 = 7,
}

internal static class NativeTypes
{
    /// <summary>The type that a name stands for in viper code, or null. Source: py/nativeglue.c@v1.28.0 mp_native_type_from_qstr.</summary>
    public static NativeType? FromName(int name) => name switch
    {
        WellKnownNames.Object => NativeType.Object,
        WellKnownNames.Bool => NativeType.Bool,
        WellKnownNames.Int => NativeType.Int,
        WellKnownNames.UInt => NativeType.UInt,
        WellKnownNames.Ptr => NativeType.Pointer,
        WellKnownNames.Ptr8 => NativeType.Pointer8,
        WellKnownNames.Ptr16 => NativeType.Pointer16,
        WellKnownNames.Ptr32 => NativeType.Pointer32,
        _ => null,
    };
}
