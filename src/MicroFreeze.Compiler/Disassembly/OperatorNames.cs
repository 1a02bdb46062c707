namespace MicroFreeze.Compiler.Disassembly;

/// <summary>How the operators of <c>UNARY_OP</c> and <c>BINARY_OP</c> are written, by number. Source: py/runtime0.h@v1.28.0.</summary>
internal static class OperatorNames
{
    public static readonly string[] Unary = ["+", "-", "~", "not"];

    public static readonly string[] Binary =
    [
        "<", ">", "==", "<=", ">=", "!=", "in", "is", "exception match",
        "|=", "^=", "&=", "<<=", ">>=", "+=", "-=", "*=", "@=", "//=", "/=", "%=", "**=",
        "|", "^", "&", "<<", ">>", "+", "-", "*", "@", "//", "/", "%", "**",
    ];
}
