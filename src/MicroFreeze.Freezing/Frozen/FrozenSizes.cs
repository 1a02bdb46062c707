using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Sizes of the runtime's structures with 32-bit pointers, for reports. Those of functions are in the firmware's <see cref="FrozenLayout"/>. Source: py/emitglue.h, py/bc.h, py/obj*.h.</summary>
internal static class FrozenSizes
{
    public const int Pointer = 4;

    /// <summary><c>mp_frozen_module_t</c></summary>
    public const int Module = 12;

    /// <summary>An entry of the name table, <c>qstr_short_t</c>.</summary>
    public const int Name = 2;

    /// <summary><c>mp_obj_str_t</c></summary>
    public const int Str = 16;

    /// <summary><c>mp_obj_int_t</c> without digits.</summary>
    public const int Int = 16;

    /// <summary><c>mp_obj_float_t</c></summary>
    public const int Float = 8;

    /// <summary><c>mp_obj_complex_t</c></summary>
    public const int Complex = 12;

    /// <summary><c>mp_rom_obj_tuple_t</c> without items.</summary>
    public const int Tuple = 8;
}
