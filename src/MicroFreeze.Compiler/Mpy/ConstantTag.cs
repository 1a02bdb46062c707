namespace MicroFreeze.Compiler.Mpy;

/// <summary>First byte of an object in a .mpy file. Source: py/persistentcode.h@v1.28.0 MP_PERSISTENT_OBJ_*.</summary>
internal enum ConstantTag : byte
{
    FunctionTable = 0,
    None = 1,
    False = 2,
    True = 3,
    Ellipsis = 4,
    Str = 5,
    Bytes = 6,
    Int = 7,
    Float = 8,
    Complex = 9,
    Tuple = 10,
}
