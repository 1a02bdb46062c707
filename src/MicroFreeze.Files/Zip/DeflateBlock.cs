namespace MicroFreeze.Files.Zip;

/// <summary>A stretch of tokens with codes of their own, in whichever of the three forms takes the fewest bits. Source: RFC 1951, 3.2.3 to 3.2.7.</summary>
internal sealed class DeflateBlock
{
    private const int EndOfBlock = 256;
    private const int FirstLength = 257;
    private const int MostStored = ushort.MaxValue;

    // The kind, what fills up a byte, the length and its complement.
    private const int MostBeforeStored = 3 + 7 + 16 + 16;

    private readonly Range _tokens;
    private readonly Range _content;
    private readonly int[] _literalCounts;
    private readonly int[] _distanceCounts;
    private readonly Form _form;
    private readonly HuffmanCode _literals = HuffmanCode.FixedLiterals;
    private readonly HuffmanCode _distances = HuffmanCode.FixedDistances;
    private readonly CodeDescription? _description;

    private DeflateBlock(Range tokens, Range content, int[] literalCounts, int[] distanceCounts)
    {
        _tokens = tokens;
        _content = content;
        _literalCounts = literalCounts;
        _distanceCounts = distanceCounts;

        HuffmanCode literals = HuffmanCode.Make(literalCounts, HuffmanCode.LongestWord);
        HuffmanCode distances = HuffmanCode.Make(distanceCounts, HuffmanCode.LongestWord);
        CodeDescription description = new(literals, distances);
        int length = content.End.Value - content.Start.Value;
        long storedBits = (8L * length) + ((long)MostBeforeStored * ((length / MostStored) + 1));
        long fixedBits = Measure(_literals, _distances);
        long dynamicBits = description.Bits + Measure(literals, distances);
        Bits = Math.Min(storedBits, Math.Min(fixedBits, dynamicBits));
        _form = Bits == storedBits ? Form.Stored : Bits == fixedBits ? Form.Fixed : Form.Dynamic;
        if (_form == Form.Dynamic)
        {
            (_literals, _distances, _description) = (literals, distances, description);
        }
    }

    private enum Form : uint
    {
        Stored,
        Fixed,
        Dynamic,
    }

    /// <summary>How many bits it takes; a stored one may take seven less.</summary>
    public long Bits { get; }

    /// <summary>Where the content ends for which it stands.</summary>
    public int ContentEnd => _content.End.Value;

    /// <summary>Takes a stretch of tokens.</summary>
    /// <param name="allTokens">The tokens of the whole content.</param>
    /// <param name="tokens">Which of them.</param>
    /// <param name="contentStart">Where that begins in the content for which they stand.</param>
    public static DeflateBlock Of(ReadOnlySpan<Token> allTokens, Range tokens, int contentStart)
    {
        int[] literalCounts = new int[FirstLength + RangeCode.Lengths.Count];
        int[] distanceCounts = new int[RangeCode.Distances.Count];
        int contentEnd = contentStart;
        foreach (Token token in allTokens[tokens])
        {
            contentEnd += Math.Max(1, token.Length);
            if (token.IsMatch)
            {
                literalCounts[FirstLength + RangeCode.Lengths.SymbolOf(token.Length)]++;
                distanceCounts[RangeCode.Distances.SymbolOf(token.Value)]++;
            }
            else
            {
                literalCounts[token.Value]++;
            }
        }

        literalCounts[EndOfBlock] = 1;
        return new DeflateBlock(tokens, contentStart..contentEnd, literalCounts, distanceCounts);
    }

    /// <summary>This and the one that follows it as one block.</summary>
    public DeflateBlock Join(DeflateBlock next)
    {
        int[] literalCounts = Add(_literalCounts, next._literalCounts);
        literalCounts[EndOfBlock] = 1;
        return new DeflateBlock(_tokens.Start..next._tokens.End, _content.Start..next._content.End, literalCounts, Add(_distanceCounts, next._distanceCounts));
    }

    /// <summary>Writes it.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="allTokens">The tokens of the whole content.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    public void Write(BitWriter output, ReadOnlySpan<Token> allTokens, ReadOnlySpan<byte> content, bool isLast)
    {
        if (_form == Form.Stored)
        {
            WriteStored(output, content[_content], isLast);
            return;
        }

        WriteHeader(output, isLast, _form);
        _description?.Write(output);
        foreach (Token token in allTokens[_tokens])
        {
            if (token.IsMatch)
            {
                WriteNumber(output, _literals, FirstLength, RangeCode.Lengths, token.Length);
                WriteNumber(output, _distances, 0, RangeCode.Distances, token.Value);
            }
            else
            {
                _literals.Write(output, token.Value);
            }
        }

        _literals.Write(output, EndOfBlock);
    }

    private static int[] Add(int[] some, int[] others) => [.. some.Zip(others, (one, other) => one + other)];

    private static void WriteHeader(BitWriter output, bool isLast, Form form)
    {
        output.Write(isLast ? 1u : 0, 1);
        output.Write((uint)form, 2);
    }

    private static void WriteNumber(BitWriter output, HuffmanCode code, int firstSymbol, RangeCode ranges, int number)
    {
        int symbol = ranges.SymbolOf(number);
        code.Write(output, firstSymbol + symbol);
        output.Write(ranges.ExtraOf(number, symbol), ranges.ExtraBits(symbol));
    }

    private static void WriteStored(BitWriter output, ReadOnlySpan<byte> content, bool isLast)
    {
        while (!content.IsEmpty)
        {
            ReadOnlySpan<byte> part = content[..Math.Min(MostStored, content.Length)];
            content = content[part.Length..];
            WriteHeader(output, isLast && content.IsEmpty, Form.Stored);
            output.Align();
            output.Write((uint)part.Length, 16);
            output.Write((ushort)~part.Length, 16);
            output.Write(part);
        }
    }

    private long Measure(HuffmanCode literals, HuffmanCode distances) =>
        3 + literals.Measure(_literalCounts) + distances.Measure(_distanceCounts)
            + RangeCode.Lengths.MeasureExtra(_literalCounts.AsSpan(FirstLength)) + RangeCode.Distances.MeasureExtra(_distanceCounts);
}
