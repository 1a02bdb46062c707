namespace MicroFreeze.Compiler.Profiles;

/// <summary>
/// How machine code is placed in frozen C: in <c>.text</c>, aligned as the architecture's instructions and the data among them ask for.
/// Source: tools/mpy-tool.py@v1.28.0 RawCodeNative.
/// </summary>
/// <param name="Comment">The comment character of the architecture's assembler: it hides what the C compiler appends to the section's name.</param>
/// <param name="SectionType">How section types are marked there.</param>
/// <param name="Alignment">Alignment in bytes; 1 for none.</param>
/// <param name="ExactAlignment">The alignment that upstream gives.</param>
internal readonly record struct CodePlacement(char Comment, char SectionType, int Alignment, int ExactAlignment)
{
    /// <summary>The placement where nothing is known of the architecture.</summary>
    public static CodePlacement Unknown { get; } = new('@', '%', 1, 1);

    /// <summary>Whether code is filled up to whole instruction units, so that what follows in the section is aligned.</summary>
    public bool IsPadded { get; init; }
}
