namespace MicroFreeze.Files.Zip;

/// <summary>What compressed data are made of: a byte, or the repetition of earlier ones. Source: RFC 1951, 3.2.5.</summary>
/// <param name="Length">How many bytes are repeated, from <see cref="ShortestMatch"/> to <see cref="LongestMatch"/>; 0 for a byte.</param>
/// <param name="Value">The byte; or how far back the repeated ones begin, up to <see cref="Window"/>.</param>
internal readonly record struct Token(int Length, int Value)
{
    /// <summary>The least that can be repeated.</summary>
    public const int ShortestMatch = 3;

    /// <summary>The most that one token can repeat.</summary>
    public const int LongestMatch = 258;

    /// <summary>How far back a token can reach.</summary>
    public const int Window = 1 << 15;

    /// <summary>Whether this is a repetition.</summary>
    public bool IsMatch => Length > 0;
}
