using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>The objects that a .mpy file stores as their tag alone.</summary>
internal static class ConstantTags
{
    private static readonly Constant[] Singletons =
        [Constant.FunctionTable, Constant.None, Constant.False, Constant.True, Constant.Ellipsis];

    /// <summary>The tag of such an object.</summary>
    public static ConstantTag Of(SingletonConstant constant) => (ConstantTag)Array.IndexOf(Singletons, constant);

    /// <summary>The object of a tag, or null where the tag is of a kind with a value.</summary>
    public static Constant? GetSingleton(ConstantTag tag) => (int)tag < Singletons.Length ? Singletons[(int)tag] : null;
}
