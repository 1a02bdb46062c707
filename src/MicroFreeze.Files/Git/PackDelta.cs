namespace MicroFreeze.Files.Git;

/// <summary>Puts an object together from another and what differs. See: git, Documentation/gitformat-pack, "Deltified
/// representation".</summary>
internal static class PackDelta
{
    public static byte[] Apply(byte[] source, ReadOnlySpan<byte> delta, int limit)
    {
        int position = 0;
        if (ReadSize(delta, ref position) != source.Length)
        {
            throw new GitException("a pack file is damaged: a delta does not fit what it is based on");
        }

        long size = ReadSize(delta, ref position);
        if (size > limit)
        {
            throw new GitException("an object is too big");
        }

        byte[] result = new byte[size];
        int written = 0;
        while (position < delta.Length)
        {
            byte instruction = delta[position++];
            ReadOnlySpan<byte> piece;
            if ((instruction & 0x80) != 0)
            {
                int offset = ReadPacked(delta, ref position, instruction, 4);
                int length = ReadPacked(delta, ref position, instruction >> 4, 3);
                piece = Slice(source, offset, length == 0 ? 0x10000 : length);
            }
            else
            {
                piece = Slice(delta, position, instruction);
                position += instruction;
            }

            if (piece.Length == 0 || piece.Length > result.Length - written)
            {
                throw Damaged();
            }

            piece.CopyTo(result.AsSpan(written));
            written += piece.Length;
        }

        return written == result.Length ? result : throw Damaged();
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> bytes, int offset, int length) =>
        offset >= 0 && length <= bytes.Length - offset ? bytes.Slice(offset, length) : throw Damaged();

    // A bit for each byte that follows; bytes that are left out are zero.
    private static int ReadPacked(ReadOnlySpan<byte> delta, ref int position, int present, int count)
    {
        int value = 0;
        for (int index = 0; index < count; index++)
        {
            if ((present >> index & 1) != 0)
            {
                value |= (position < delta.Length ? delta[position] : throw Damaged()) << (8 * index);
                position++;
            }
        }

        return value;
    }

    private static long ReadSize(ReadOnlySpan<byte> delta, ref int position)
    {
        long size = 0;
        for (int shift = 0; shift < 56; shift += 7)
        {
            byte next = position < delta.Length ? delta[position++] : throw Damaged();
            size |= (long)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return size;
            }
        }

        throw Damaged();
    }

    private static GitException Damaged() => new("a pack file is damaged");
}
