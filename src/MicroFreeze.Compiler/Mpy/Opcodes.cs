namespace MicroFreeze.Compiler.Mpy;

/// <summary>One row of the instruction table.</summary>
/// <param name="First">The opcode, or the first one of a range.</param>
/// <param name="Mnemonic">Upstream's name without <c>MP_BC_</c>, and without <c>_MULTI</c> for a range.</param>
/// <param name="Operand">What follows.</param>
/// <param name="StackEffect">By how much the value stack grows, or <see cref="Opcodes.Varies"/> where the operand decides.</param>
/// <param name="Count">How many opcodes the row covers.</param>
/// <param name="Bias">What is subtracted from a packed operand.</param>
internal sealed record OpcodeInfo(Opcode First, string Mnemonic, OperandKind Operand, sbyte StackEffect, int Count = 1, int Bias = 0);

/// <summary>
/// The instruction table. Stack effects are those that the compiler counts with, which for instructions that jump, catch or unwind is the
/// path that falls through. Source: py/bc0.h@v1.28.0; py/emitbc.c@v1.28.0. The first has numbers and formats, the second the effects.
/// </summary>
internal static class Opcodes
{
    /// <summary>Stack effect of an instruction whose operand decides.</summary>
    public const sbyte Varies = sbyte.MinValue;

    private static readonly OpcodeInfo[] Table =
    [
        new(Opcode.LoadConstString, "LOAD_CONST_STRING", OperandKind.Name, 1),
        new(Opcode.LoadName, "LOAD_NAME", OperandKind.Name, 1),
        new(Opcode.LoadGlobal, "LOAD_GLOBAL", OperandKind.Name, 1),
        new(Opcode.LoadAttr, "LOAD_ATTR", OperandKind.Name, 0),
        new(Opcode.LoadMethod, "LOAD_METHOD", OperandKind.Name, 1),
        new(Opcode.LoadSuperMethod, "LOAD_SUPER_METHOD", OperandKind.Name, -1),
        new(Opcode.StoreName, "STORE_NAME", OperandKind.Name, -1),
        new(Opcode.StoreGlobal, "STORE_GLOBAL", OperandKind.Name, -1),
        new(Opcode.StoreAttr, "STORE_ATTR", OperandKind.Name, -2),
        new(Opcode.DeleteName, "DELETE_NAME", OperandKind.Name, 0),
        new(Opcode.DeleteGlobal, "DELETE_GLOBAL", OperandKind.Name, 0),
        new(Opcode.ImportName, "IMPORT_NAME", OperandKind.Name, -1),
        new(Opcode.ImportFrom, "IMPORT_FROM", OperandKind.Name, 1),

        new(Opcode.MakeClosure, "MAKE_CLOSURE", OperandKind.ChildAndByte, Varies),
        new(Opcode.MakeClosureDefargs, "MAKE_CLOSURE_DEFARGS", OperandKind.ChildAndByte, Varies),
        new(Opcode.LoadConstSmallInt, "LOAD_CONST_SMALL_INT", OperandKind.Signed, 1),
        new(Opcode.LoadConstObj, "LOAD_CONST_OBJ", OperandKind.Object, 1),
        new(Opcode.LoadFastN, "LOAD_FAST_N", OperandKind.Unsigned, 1),
        new(Opcode.LoadDeref, "LOAD_DEREF", OperandKind.Unsigned, 1),
        new(Opcode.StoreFastN, "STORE_FAST_N", OperandKind.Unsigned, -1),
        new(Opcode.StoreDeref, "STORE_DEREF", OperandKind.Unsigned, -1),
        new(Opcode.DeleteFast, "DELETE_FAST", OperandKind.Unsigned, 0),
        new(Opcode.DeleteDeref, "DELETE_DEREF", OperandKind.Unsigned, 0),
        new(Opcode.BuildTuple, "BUILD_TUPLE", OperandKind.Unsigned, Varies),
        new(Opcode.BuildList, "BUILD_LIST", OperandKind.Unsigned, Varies),
        new(Opcode.BuildMap, "BUILD_MAP", OperandKind.Unsigned, 1),
        new(Opcode.BuildSet, "BUILD_SET", OperandKind.Unsigned, Varies),
        new(Opcode.BuildSlice, "BUILD_SLICE", OperandKind.Unsigned, Varies),
        new(Opcode.StoreComp, "STORE_COMP", OperandKind.Unsigned, Varies),

        new(Opcode.UnpackSequence, "UNPACK_SEQUENCE", OperandKind.Unsigned, Varies),
        new(Opcode.UnpackEx, "UNPACK_EX", OperandKind.Unsigned, Varies),
        new(Opcode.MakeFunction, "MAKE_FUNCTION", OperandKind.Child, 1),
        new(Opcode.MakeFunctionDefargs, "MAKE_FUNCTION_DEFARGS", OperandKind.Child, -1),
        new(Opcode.CallFunction, "CALL_FUNCTION", OperandKind.Unsigned, Varies),
        new(Opcode.CallFunctionVarKw, "CALL_FUNCTION_VAR_KW", OperandKind.Unsigned, Varies),
        new(Opcode.CallMethod, "CALL_METHOD", OperandKind.Unsigned, Varies),
        new(Opcode.CallMethodVarKw, "CALL_METHOD_VAR_KW", OperandKind.Unsigned, Varies),

        new(Opcode.UnwindJump, "UNWIND_JUMP", OperandKind.SignedOffsetAndByte, 0),
        new(Opcode.Jump, "JUMP", OperandKind.SignedOffset, 0),
        new(Opcode.PopJumpIfTrue, "POP_JUMP_IF_TRUE", OperandKind.SignedOffset, -1),
        new(Opcode.PopJumpIfFalse, "POP_JUMP_IF_FALSE", OperandKind.SignedOffset, -1),
        new(Opcode.JumpIfTrueOrPop, "JUMP_IF_TRUE_OR_POP", OperandKind.UnsignedOffset, -1),
        new(Opcode.JumpIfFalseOrPop, "JUMP_IF_FALSE_OR_POP", OperandKind.UnsignedOffset, -1),
        new(Opcode.SetupWith, "SETUP_WITH", OperandKind.UnsignedOffset, 2),
        new(Opcode.SetupExcept, "SETUP_EXCEPT", OperandKind.UnsignedOffset, 0),
        new(Opcode.SetupFinally, "SETUP_FINALLY", OperandKind.UnsignedOffset, 0),
        new(Opcode.PopExceptJump, "POP_EXCEPT_JUMP", OperandKind.UnsignedOffset, 0),
        new(Opcode.ForIter, "FOR_ITER", OperandKind.UnsignedOffset, 1),

        new(Opcode.LoadConstFalse, "LOAD_CONST_FALSE", OperandKind.None, 1),
        new(Opcode.LoadConstNone, "LOAD_CONST_NONE", OperandKind.None, 1),
        new(Opcode.LoadConstTrue, "LOAD_CONST_TRUE", OperandKind.None, 1),
        new(Opcode.LoadNull, "LOAD_NULL", OperandKind.None, 1),
        new(Opcode.LoadBuildClass, "LOAD_BUILD_CLASS", OperandKind.None, 1),
        new(Opcode.LoadSubscr, "LOAD_SUBSCR", OperandKind.None, -1),
        new(Opcode.StoreSubscr, "STORE_SUBSCR", OperandKind.None, -3),
        new(Opcode.DupTop, "DUP_TOP", OperandKind.None, 1),
        new(Opcode.DupTopTwo, "DUP_TOP_TWO", OperandKind.None, 2),
        new(Opcode.PopTop, "POP_TOP", OperandKind.None, -1),
        new(Opcode.RotTwo, "ROT_TWO", OperandKind.None, 0),
        new(Opcode.RotThree, "ROT_THREE", OperandKind.None, 0),
        new(Opcode.WithCleanup, "WITH_CLEANUP", OperandKind.None, 2),
        new(Opcode.EndFinally, "END_FINALLY", OperandKind.None, -1),
        new(Opcode.GetIter, "GET_ITER", OperandKind.None, 0),
        new(Opcode.GetIterStack, "GET_ITER_STACK", OperandKind.None, 3),

        new(Opcode.StoreMap, "STORE_MAP", OperandKind.None, -2),
        new(Opcode.ReturnValue, "RETURN_VALUE", OperandKind.None, -1),
        new(Opcode.RaiseLast, "RAISE_LAST", OperandKind.None, 0),
        new(Opcode.RaiseObj, "RAISE_OBJ", OperandKind.None, -1),
        new(Opcode.RaiseFrom, "RAISE_FROM", OperandKind.None, -2),
        new(Opcode.YieldValue, "YIELD_VALUE", OperandKind.None, 0),
        new(Opcode.YieldFrom, "YIELD_FROM", OperandKind.None, -1),
        new(Opcode.ImportStar, "IMPORT_STAR", OperandKind.None, -1),

        new(Opcode.LoadConstSmallIntMulti, "LOAD_CONST_SMALL_INT", OperandKind.Packed, 1, Count: 64, Bias: 16),
        new(Opcode.LoadFastMulti, "LOAD_FAST", OperandKind.Packed, 1, Count: 16),
        new(Opcode.StoreFastMulti, "STORE_FAST", OperandKind.Packed, -1, Count: 16),
        new(Opcode.UnaryOpMulti, "UNARY_OP", OperandKind.Packed, 0, Count: 4),
        new(Opcode.BinaryOpMulti, "BINARY_OP", OperandKind.Packed, -1, Count: 35),
    ];

    private static readonly OpcodeInfo?[] ByCode = Expand();

    private static readonly sbyte[] StackEffects = [.. ByCode.Select(row => row?.StackEffect ?? 0)];

    /// <summary>All rows, by opcode.</summary>
    public static ReadOnlySpan<OpcodeInfo> Rows => Table;

    /// <summary>The row that a byte of code belongs to, or null where there is no such instruction.</summary>
    public static OpcodeInfo? Find(byte code) => ByCode[code];

    /// <summary>The stack effect of an instruction that has a fixed one.</summary>
    internal static int StackEffect(byte code) => StackEffects[code];

    private static OpcodeInfo?[] Expand()
    {
        OpcodeInfo?[] rows = new OpcodeInfo?[256];
        foreach (OpcodeInfo row in Table)
        {
            rows.AsSpan((int)row.First, row.Count).Fill(row);
        }

        return rows;
    }
}
