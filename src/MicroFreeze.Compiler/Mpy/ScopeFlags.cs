using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Scope flags that every firmware numbers alike and that the prelude carries; the flag of <c>async def</c>, where a firmware has one, is
/// <see cref="FirmwareFamily.AsyncScopeFlag"/>. Source: py/runtime0.h@v1.28.0 MP_SCOPE_FLAG_*.
/// </summary>
internal static class ScopeFlags
{
    public const int Generator = 0x01;
    public const int VariableKeywords = 0x02;
    public const int VariableArguments = 0x04;
    public const int KeywordDefaults = 0x08;
}
