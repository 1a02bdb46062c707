using System.Globalization;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Listings;

/// <summary>What instructions are called with the operand that is part of them. Source: tools/mpy-tool.py@v1.28.0 Opcode.mapping.</summary>
internal static class InstructionNames
{
    private static readonly string[] UnaryMethods = ["__pos__", "__neg__", "__invert__", "<not>"];

    private static readonly string[] BinaryMethods =
    [
        "__lt__", "__gt__", "__eq__", "__le__", "__ge__", "__ne__", "<in>", "<is>", "<exception match>",
        "__ior__", "__ixor__", "__iand__", "__ilshift__", "__irshift__", "__iadd__", "__isub__", "__imul__", "__imatmul__",
        "__ifloordiv__", "__itruediv__", "__imod__", "__ipow__",
        "__or__", "__xor__", "__and__", "__lshift__", "__rshift__", "__add__", "__sub__", "__mul__", "__matmul__",
        "__floordiv__", "__truediv__", "__mod__", "__pow__",
    ];

    /// <summary>The name.</summary>
    public static string Of(Instruction instruction)
    {
        OpcodeInfo info = instruction.Info;
        if (info.Operand != OperandKind.Packed)
        {
            return info.Mnemonic;
        }

        string method = info.First switch
        {
            Opcode.UnaryOpMulti => " " + UnaryMethods[instruction.Operand],
            Opcode.BinaryOpMulti => " " + BinaryMethods[instruction.Operand],
            _ => "",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{info.Mnemonic} {instruction.Operand}{method}");
    }
}
