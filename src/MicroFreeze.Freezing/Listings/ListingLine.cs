namespace MicroFreeze.Freezing.Listings;

/// <summary>A line of a listing, with what programs want to know about it. Source: tools/mpy-tool.py@v1.28.0 PrintJson.</summary>
/// <param name="Text">The line, without its end.</param>
internal sealed record ListingLine(string Text)
{
    /// <summary>The line of Python source that an instruction comes from; null for what is no instruction.</summary>
    public int? SourceLine { get; init; }

    /// <summary>What an instruction is called; null for what is none.</summary>
    public string? Mnemonic { get; init; }

    /// <summary>Where an instruction jumps to; null for what does not jump.</summary>
    public ListingLink? Link { get; init; }

    /// <summary>Places in the text that refer to another line; null where the line is of a kind that has none.</summary>
    public IReadOnlyList<ListingReference>? References { get; init; }

    /// <summary>The labels by which other lines refer to this one.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];
}

/// <summary>A jump.</summary>
/// <param name="Offset">Characters of the line's text before the operand.</param>
/// <param name="Length">Characters of the operand.</param>
/// <param name="To">Offset in the function's code of where it goes.</param>
internal sealed record ListingLink(int Offset, int Length, int To);

/// <summary>A place in the text of a line that refers to another one.</summary>
/// <param name="Name">What the place is called.</param>
/// <param name="Target">The label of the other line.</param>
/// <param name="StartColumn">Column of its first character, from 1.</param>
/// <param name="EndColumn">Column of the character after its last.</param>
internal sealed record ListingReference(string Name, string Target, int StartColumn, int EndColumn);
