namespace MicroFreeze.Files.Zip;

/// <summary>
/// Compresses in one way for ever. Compressors in libraries give other bytes with other versions and on other processors; this one is there because bundles must not.
/// Source of the format: RFC 1951.
/// </summary>
internal static class Deflater
{
    // Whether a new block pays is asked after so many tokens.
    private const int Step = 1024;

    /// <summary>Compresses; what is random comes out a little longer.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> content)
    {
        Token[] tokens = FindTokens(content);
        List<DeflateBlock> blocks = FindBlocks(tokens);
        BitWriter output = new();
        foreach (DeflateBlock block in blocks)
        {
            block.Write(output, tokens, content, isLast: block == blocks[^1]);
        }

        return output.ToArray();
    }

    // A repetition gives way to a longer one that begins with the next byte.
    private static Token[] FindTokens(ReadOnlySpan<byte> content)
    {
        MatchFinder finder = new(content);
        List<Token> tokens = [];
        Token found = default;
        for (int position = 0; position < content.Length;)
        {
            Token here = found.IsMatch ? found : finder.Find(position, 0);
            finder.Remember(position);
            found = here.IsMatch && position + 1 < content.Length ? finder.Find(position + 1, here.Length) : default;
            if (!here.IsMatch || found.IsMatch)
            {
                tokens.Add(new Token(0, content[position++]));
                continue;
            }

            tokens.Add(here);
            for (int end = position++ + here.Length; position < end; position++)
            {
                finder.Remember(position);
            }
        }

        return [.. tokens];
    }

    private static List<DeflateBlock> FindBlocks(ReadOnlySpan<Token> tokens)
    {
        List<DeflateBlock> blocks = [DeflateBlock.Of(tokens, ..Math.Min(Step, tokens.Length), 0)];
        for (int start = Step; start < tokens.Length; start += Step)
        {
            DeflateBlock next = DeflateBlock.Of(tokens, start..Math.Min(start + Step, tokens.Length), blocks[^1].ContentEnd);
            DeflateBlock joined = blocks[^1].Join(next);
            if (joined.Bits <= blocks[^1].Bits + next.Bits)
            {
                blocks[^1] = joined;
            }
            else
            {
                blocks.Add(next);
            }
        }

        return blocks;
    }
}
