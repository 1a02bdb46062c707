namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>What a board has done before the import that is estimated.</summary>
/// <param name="Names">The names that it has interned beyond those in flash; if any, that of the module is one of them.</param>
/// <param name="Directory">Where the file lies, with a slash at its end, as <c>sys.path</c> has it.</param>
internal sealed record BoardState(IReadOnlyCollection<string> Names, string Directory)
{
    /// <summary>A board that has just started; files are in <c>/lib</c>.</summary>
    public static BoardState Fresh { get; } = new([], "/lib/");
}
