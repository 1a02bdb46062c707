namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Operators of expressions, numbered as in bytecode (py/runtime0.h, <c>mp_binary_op_t</c> and <c>mp_unary_op_t</c>): an
/// augmented assignment has the operator of its in-place form.
/// </summary>
internal enum BinaryOperator : byte
{
    /// <summary>&lt;</summary>
    Less = 0,

    /// <summary>&gt;</summary>
    More = 1,

    /// <summary>==</summary>
    Equal = 2,

    /// <summary>&lt;=</summary>
    LessEqual = 3,

    /// <summary>&gt;=</summary>
    MoreEqual = 4,

    /// <summary>!=</summary>
    NotEqual = 5,

    /// <summary>in</summary>
    In = 6,

    /// <summary>is</summary>
    Is = 7,

    /// <summary>Matching of an exception with a handler's type.</summary>
    ExceptionMatch = 8,

    /// <summary>|=</summary>
    InplaceOr = 9,

    /// <summary>^=</summary>
    InplaceXor = 10,

    /// <summary>&amp;=</summary>
    InplaceAnd = 11,

    /// <summary>&lt;&lt;=</summary>
    InplaceLeftShift = 12,

    /// <summary>&gt;&gt;=</summary>
    InplaceRightShift = 13,

    /// <summary>+=</summary>
    InplaceAdd = 14,

    /// <summary>-=</summary>
    InplaceSubtract = 15,

    /// <summary>*=</summary>
    InplaceMultiply = 16,

    /// <summary>@=</summary>
    InplaceMatMultiply = 17,

    /// <summary>//=</summary>
    InplaceFloorDivide = 18,

    /// <summary>/=</summary>
    InplaceTrueDivide = 19,

    /// <summary>%=</summary>
    InplaceModulo = 20,

    /// <summary>**=</summary>
    InplacePower = 21,

    /// <summary>|</summary>
    Or = 22,

    /// <summary>^</summary>
    Xor = 23,

    /// <summary>&amp;</summary>
    And = 24,

    /// <summary>&lt;&lt;</summary>
    LeftShift = 25,

    /// <summary>&gt;&gt;</summary>
    RightShift = 26,

    /// <summary>+</summary>
    Add = 27,

    /// <summary>-</summary>
    Subtract = 28,

    /// <summary>*</summary>
    Multiply = 29,

    /// <summary>@</summary>
    MatMultiply = 30,

    /// <summary>//</summary>
    FloorDivide = 31,

    /// <summary>/</summary>
    TrueDivide = 32,

    /// <summary>%</summary>
    Modulo = 33,

    /// <summary>**</summary>
    Power = 34,

    /// <summary>not in: emitted as <see cref="In"/> and a negation.</summary>
    NotIn = 0xfe,

    /// <summary>is not: emitted as <see cref="Is"/> and a negation.</summary>
    IsNot = 0xff,
}

/// <summary>Unary operators, numbered as in bytecode.</summary>
internal enum UnaryOperator : byte
{
    /// <summary>+</summary>
    Positive = 0,

    /// <summary>-</summary>
    Negative = 1,

    /// <summary>~</summary>
    Invert = 2,

    /// <summary>not</summary>
    Not = 3,
}
