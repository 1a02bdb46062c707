namespace MicroFreeze.Files.Zip;

/// <summary>
/// Finds what was there before, by chains of the places where three bytes have the same hash. Each search looks at a bounded number of places, so that the whole takes
/// a time in proportion to the content, whatever that is. Source of the method: RFC 1951, 4.
/// </summary>
/// <param name="content">In which to search.</param>
internal readonly ref struct MatchFinder(ReadOnlySpan<byte> content)
{
    private const int HashBits = 15;
    private const int MostTries = 256;

    // Three bytes from far away cost more bits than they have.
    private const int FarthestOfShortest = 4096;

    private readonly ReadOnlySpan<byte> _content = content;
    private readonly int[] _newest = MakeEmpty();
    private readonly int[] _older = new int[Math.Min(content.Length, Token.Window)];

    /// <summary>The longest repetition at a position that is longer than a given length, the nearest of equals; or a token that is none.</summary>
    public Token Find(int position, int longerThan)
    {
        ReadOnlySpan<byte> wanted = _content.Slice(position, Math.Min(Token.LongestMatch, _content.Length - position));
        Token best = new(Math.Max(longerThan, Token.ShortestMatch - 1), 0);
        if (wanted.Length <= best.Length)
        {
            return default;
        }

        int candidate = _newest[HashOf(position)];
        for (int tries = 0; candidate >= 0 && position - candidate <= Token.Window && tries < MostTries; tries++)
        {
            if (_content[candidate + best.Length] == wanted[best.Length] && wanted.CommonPrefixLength(_content[candidate..]) is int length && length > best.Length)
            {
                best = new Token(length, position - candidate);
                if (length == wanted.Length)
                {
                    break;
                }
            }

            candidate = _older[candidate % Token.Window];
        }

        return best.Value == 0 || (best.Length == Token.ShortestMatch && best.Value > FarthestOfShortest) ? default : best;
    }

    /// <summary>Remembers a position for later searches.</summary>
    public void Remember(int position)
    {
        if (position + Token.ShortestMatch <= _content.Length)
        {
            int hash = HashOf(position);
            _older[position % Token.Window] = _newest[hash];
            _newest[hash] = position;
        }
    }

    private static int[] MakeEmpty()
    {
        int[] newest = new int[1 << HashBits];
        Array.Fill(newest, -1);
        return newest;
    }

    private int HashOf(int position) =>
        (int)((uint)(_content[position] << 16 | _content[position + 1] << 8 | _content[position + 2]) * 2654435761 >> (32 - HashBits));
}
