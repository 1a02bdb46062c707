using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Names that the compiler itself asks for, as constants: first those that are static qstrs, under the number that they have anyway, then
/// those that the reference carries in its own pool besides, numbered right after the static qstrs.
/// </summary>
internal static class WellKnownNames
{
    // Static qstrs: the place of the name in StaticNames.
    public const int Empty = 1;
    public const int Star = 5;
    public const int ModuleScope = 7;
    public const int Class = 10;
    public const int Enter = 12;
    public const int Exit = 13;
    public const int Module = 22;
    public const int Name = 23;
    public const int QualName = 26;
    public const int AssertionError = 31;
    public const int BaseException = 33;
    public const int Bool = 62;
    public const int Bytecode = 65;
    public const int Const = 72;
    public const int Int = 94;
    public const int MicroPython = 115;
    public const int Object = 117;
    public const int Range = 124;
    public const int Super = 154;

    // Further names: add a constant and its row together, the n-th constant is StaticNames.Count + n.
    public const int ListComprehension = StaticNames.Count + 1;
    public const int DictComprehension = StaticNames.Count + 2;
    public const int SetComprehension = StaticNames.Count + 3;
    public const int GeneratorExpression = StaticNames.Count + 4;
    public const int Lambda = StaticNames.Count + 5;
    public const int AIter = StaticNames.Count + 6;
    public const int ANext = StaticNames.Count + 7;
    public const int AEnter = StaticNames.Count + 8;
    public const int AExit = StaticNames.Count + 9;
    public const int Await = StaticNames.Count + 10;
    public const int StopAsyncIteration = StaticNames.Count + 11;
    public const int Native = StaticNames.Count + 12;
    public const int Viper = StaticNames.Count + 13;
    public const int AsmThumb = StaticNames.Count + 14;
    public const int AsmXtensa = StaticNames.Count + 15;
    public const int AsmRv32 = StaticNames.Count + 16;
    public const int Math = StaticNames.Count + 17;
    public const int UInt = StaticNames.Count + 18;
    public const int Ptr = StaticNames.Count + 19;
    public const int Ptr8 = StaticNames.Count + 20;
    public const int Ptr16 = StaticNames.Count + 21;
    public const int Ptr32 = StaticNames.Count + 22;

    public static ReadOnlySpan<string> All => Rows;

    private static readonly string[] Rows =
    [
        "<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>", "<lambda>",
        "__aiter__", "__anext__", "__aenter__", "__aexit__", "__await__", "StopAsyncIteration",
        "native", "viper", "asm_thumb", "asm_xtensa", "asm_rv32", "math", "uint", "ptr", "ptr8", "ptr16", "ptr32",
    ];
}
