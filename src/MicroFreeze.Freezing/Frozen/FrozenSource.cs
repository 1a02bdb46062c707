namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Writes <c>frozen_content.c</c>. The text is our own; what it compiles to is what upstream's compiles to, symbol by symbol and byte by byte.
/// Source: tools/mpy-tool.py <c>freeze_mpy</c>, tools/makemanifest.py <c>generate_frozen_str_content</c>.
/// </summary>
public static class FrozenSource
{
    /// <summary>Freezes. Findings go into the result; it throws only for a wrong request.</summary>
    public static FrozenResult Generate(FrozenRequest request) => throw new NotImplementedException();
}
