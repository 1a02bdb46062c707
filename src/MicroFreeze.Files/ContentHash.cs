using System.Buffers.Binary;
using System.Numerics;

namespace MicroFreeze.Files;

/// <summary>
/// A hash of 128 bits that tells contents apart: MurmurHash3 (x64, 128 bits). Not cryptographic: nobody gains by two contents of one hash
/// but to cheat their own build, and the cryptographic ones take longer to load than a build with nothing to do may last.
/// </summary>
internal static class ContentHash
{
    private const ulong Factor1 = 0x87c37b91114253d5;
    private const ulong Factor2 = 0x4cf5ad432745937f;
    private const int BlockSize = 16;

    /// <summary>The hash as 32 hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[BlockSize];
        Write(content, bytes);
        return ToHex(bytes);
    }

    /// <summary>Writes the hash.</summary>
    /// <param name="content">What to hash.</param>
    /// <param name="destination">Takes 16 bytes.</param>
    public static void Write(ReadOnlySpan<byte> content, Span<byte> destination)
    {
        ulong first = 0;
        ulong second = 0;
        ReadOnlySpan<byte> rest = content;
        for (; rest.Length >= BlockSize; rest = rest[BlockSize..])
        {
            first ^= Scramble1(BinaryPrimitives.ReadUInt64LittleEndian(rest));
            first = ((BitOperations.RotateLeft(first, 27) + second) * 5) + 0x52dce729;
            second ^= Scramble2(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]));
            second = ((BitOperations.RotateLeft(second, 31) + first) * 5) + 0x38495ab5;
        }

        Span<byte> tail = stackalloc byte[BlockSize];
        tail.Clear();
        rest.CopyTo(tail);
        first ^= Scramble1(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        second ^= Scramble2(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));

        first ^= (ulong)content.Length;
        second ^= (ulong)content.Length;
        first += second;
        second += first;
        first = Finish(first);
        second = Finish(second);
        first += second;
        second += first;
        BinaryPrimitives.WriteUInt64LittleEndian(destination, first);
        BinaryPrimitives.WriteUInt64LittleEndian(destination[8..], second);
    }

    /// <summary>
    /// Bytes as hexadecimal digits, without the vector instructions of the framework's own conversion: those are compiled anew by every
    /// process.
    /// </summary>
    public static string ToHex(ReadOnlySpan<byte> bytes)
    {
        const string Digits = "0123456789abcdef";
        Span<char> text = stackalloc char[2 * bytes.Length];
        for (int index = 0; index < bytes.Length; index++)
        {
            text[2 * index] = Digits[bytes[index] >> 4];
            text[(2 * index) + 1] = Digits[bytes[index] & 0xf];
        }

        return new string(text);
    }

    private static ulong Scramble1(ulong value) => BitOperations.RotateLeft(value * Factor1, 31) * Factor2;

    private static ulong Scramble2(ulong value) => BitOperations.RotateLeft(value * Factor2, 33) * Factor1;

    private static ulong Finish(ulong value)
    {
        value ^= value >> 33;
        value *= 0xff51afd7ed558ccd;
        value ^= value >> 33;
        value *= 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
