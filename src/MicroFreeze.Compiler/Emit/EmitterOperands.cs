namespace MicroFreeze.Compiler.Emit;

// Variants of the emitter's actions, numbered so that bytecode adds them to an opcode. Source: py/emit.h@v1.28.0 MP_EMIT_*.

/// <summary>A constant with an instruction of its own; <see cref="Ellipsis"/> is an object for most emitters.</summary>
internal enum ConstantToken : byte
{
    False,
    None,
    True,
    Ellipsis,
}

/// <summary>A local variable is in its slot, or in a cell there.</summary>
internal enum LocalKind : byte
{
    Fast,
    Cell,
}

/// <summary>A name of a module or class body, or a global of the module.</summary>
internal enum GlobalKind : byte
{
    Name,
    Global,
}

/// <summary>What is done with an attribute or an item.</summary>
internal enum Access : byte
{
    Load,
    Store,
    Delete,
}

/// <summary>What an import instruction does.</summary>
internal enum ImportKind : byte
{
    Module,
    From,
    Star,
}

/// <summary>What a block on the exception stack is for.</summary>
internal enum BlockKind : byte
{
    With,
    Except,
    Finally,
}

/// <summary>What is made of the values on the stack.</summary>
internal enum BuildKind : byte
{
    Tuple,
    List,
    Map,
    Set,
    Slice,
}

/// <summary>Whether a generator yields a value or delegates.</summary>
internal enum YieldKind : byte
{
    Value,
    From,
}

/// <summary>Which star arguments a call has.</summary>
[Flags]
internal enum StarArguments : byte
{
    None = 0,
    Single = 1,
    Double = 2,
}
