namespace MicroFreeze.Freezing.Frozen;

/// <summary>Lines that part the source for readers.</summary>
internal static class Banner
{
    public const string Rule = "// ---------------------------------------------------------------------------------------------------------------";
}
