namespace MicroFreeze.Compiler.Scoping;

/// <summary>Which emitter makes the code of a scope. Source: py/emitglue.h, <c>MP_EMIT_OPT_*</c>.</summary>
internal enum EmitOption : byte
{
    Bytecode,
    Native,
    Viper,
    Assembler,
}
