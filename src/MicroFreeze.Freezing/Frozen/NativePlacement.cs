using System.Globalization;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Writes where machine code goes. Source: tools/mpy-tool.py@v1.28.0 RawCodeNative.</summary>
internal static class NativePlacement
{
    /// <summary>The attributes of an array of code.</summary>
    public static string GetAttributes(CodePlacement placement, bool exact)
    {
        string section = $"__attribute__((section(\".text,\\\"ax\\\",{placement.SectionType}progbits {placement.Comment} \")))";
        int alignment = exact ? placement.ExactAlignment : placement.Alignment;
        return alignment == 1 ? section : string.Create(CultureInfo.InvariantCulture, $"{section} __attribute__((aligned({alignment})))");
    }
}
