using MicroFreeze.Profiles;

namespace MicroFreeze.Syntax;

/// <summary>
/// Names that the compiler itself asks for, numbered right after the static qstrs so that they are constants. Only names that are not
/// static qstrs and that the reference carries in its own pool stand here.
/// </summary>
internal static class WellKnownNames
{
    // Add a constant and its row together: the n-th constant is StaticNames.Count + n.
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
    public const int MicroPython = StaticNames.Count + 12;
    public const int Bytecode = StaticNames.Count + 13;
    public const int Native = StaticNames.Count + 14;
    public const int Viper = StaticNames.Count + 15;
    public const int AsmThumb = StaticNames.Count + 16;
    public const int AsmXtensa = StaticNames.Count + 17;
    public const int AsmRv32 = StaticNames.Count + 18;
    public const int Const = StaticNames.Count + 19;
    public const int Math = StaticNames.Count + 20;

    public static ReadOnlySpan<string> All => Rows;

    private static readonly string[] Rows =
    [
        "<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>", "<lambda>",
        "__aiter__", "__anext__", "__aenter__", "__aexit__", "__await__", "StopAsyncIteration",
        "micropython", "bytecode", "native", "viper", "asm_thumb", "asm_xtensa", "asm_rv32", "const", "math",
    ];
}
