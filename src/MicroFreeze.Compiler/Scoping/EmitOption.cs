namespace MicroFreeze.Compiler.Scoping;

/// <summary>Which emitter makes the code of a scope. Source: py/emitglue.h@v1.28.0 MP_EMIT_OPT_*.</summary>
internal enum EmitOption : byte
{
    Bytecode,
    Native,
    Viper,
    Assembler,
}
