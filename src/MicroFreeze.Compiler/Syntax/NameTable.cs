using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Interns the names of one compilation: identifiers and the str constants that become qstrs. A name is a number; 0 is no name, 1 to
/// <see cref="StaticNames.Count"/> are the static qstrs with their own numbers, then <see cref="WellKnownNames"/>, then what the file
/// brings. Linear in the number of bytes. Reused from file to file. Not safe for concurrent use.
/// </summary>
internal sealed class NameTable
{
    private const int MaxKeptNames = 64 * 1024;
    private const int MaxKeptBytes = 1024 * 1024;

    private static readonly ulong HashStart = (ulong)Random.Shared.NextInt64();
    private static readonly Seed Start = Seed.Make();

    private byte[] _bytes;
    private Entry[] _entries;
    private int[] _buckets;
    private int _byteCount;
    private int _count;

    private struct Entry
    {
        public int Start;
        public int Length;
        public uint Hash;
        public int Next;
    }

    private sealed record Seed(byte[] Bytes, int ByteCount, Entry[] Entries, int Count, int[] Buckets)
    {
        public static Seed Make()
        {
            NameTable table = new([], new Entry[1024], new int[1024], 0, 1);
            foreach (string name in StaticNames.All)
            {
                table.Intern(Encoding.UTF8.GetBytes(name));
            }

            foreach (string name in WellKnownNames.All)
            {
                table.Intern(Encoding.UTF8.GetBytes(name));
            }

            return new Seed(table._bytes, table._byteCount, table._entries, table._count, table._buckets);
        }
    }

    /// <summary>Makes a table that knows the static and the well-known names.</summary>
    public NameTable()
        : this([.. Start.Bytes], [.. Start.Entries], [.. Start.Buckets], Start.ByteCount, Start.Count)
    {
    }

    private NameTable(byte[] bytes, Entry[] entries, int[] buckets, int byteCount, int count)
    {
        _bytes = bytes;
        _entries = entries;
        _buckets = buckets;
        _byteCount = byteCount;
        _count = count;
    }

    /// <summary>One more than the highest number.</summary>
    public int Count => _count;

    /// <summary>The bytes of a name; valid until the next <see cref="Intern"/>.</summary>
    public ReadOnlySpan<byte> this[int name] => _bytes.AsSpan(_entries[name].Start, _entries[name].Length);

    /// <summary>The name as text, with invalid UTF-8 replaced. For messages, not for output.</summary>
    public string GetText(int name) => Encoding.UTF8.GetString(this[name]);

    /// <summary>The number of a name, new or known.</summary>
    public int Intern(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        ref int bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        for (int index = bucket; index != 0; index = _entries[index].Next)
        {
            ref Entry entry = ref _entries[index];
            if (entry.Hash == hash && entry.Length == text.Length && text.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
            {
                return index;
            }
        }

        return Add(text, hash);
    }

    /// <summary>The number of a known name, or 0.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        uint hash = Hash(text);
        for (int index = _buckets[hash & (uint)(_buckets.Length - 1)]; index != 0; index = _entries[index].Next)
        {
            ref Entry entry = ref _entries[index];
            if (entry.Hash == hash && entry.Length == text.Length && text.SequenceEqual(_bytes.AsSpan(entry.Start, entry.Length)))
            {
                return index;
            }
        }

        return 0;
    }

    /// <summary>Forgets what files brought and keeps the memory, unless it is more than files usually need.</summary>
    public void Clear()
    {
        if (_count > MaxKeptNames || _byteCount > MaxKeptBytes)
        {
            (_bytes, _entries, _buckets) = ([.. Start.Bytes], [.. Start.Entries], [.. Start.Buckets]);
        }

        _count = Start.Count;
        _byteCount = Start.ByteCount;
        if (_buckets.Length == Start.Buckets.Length)
        {
            Start.Buckets.CopyTo(_buckets, 0);
            Start.Entries.AsSpan(0, Start.Count).CopyTo(_entries);
        }
        else
        {
            Rehash(_buckets.Length);
        }
    }

    private int Add(ReadOnlySpan<byte> text, uint hash)
    {
        if (_byteCount + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _byteCount + text.Length + 1024));
        }

        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
            Rehash(_buckets.Length * 2);
        }

        text.CopyTo(_bytes.AsSpan(_byteCount));
        ref int bucket = ref _buckets[hash & (uint)(_buckets.Length - 1)];
        _entries[_count] = new Entry { Start = _byteCount, Length = text.Length, Hash = hash, Next = bucket };
        _byteCount += text.Length;
        bucket = _count;
        return _count++;
    }

    private void Rehash(int bucketCount)
    {
        if (_buckets.Length != bucketCount)
        {
            _buckets = new int[bucketCount];
        }
        else
        {
            Array.Clear(_buckets);
        }

        for (int index = 1; index < _count; index++)
        {
            ref int bucket = ref _buckets[_entries[index].Hash & (uint)(bucketCount - 1)];
            _entries[index].Next = bucket;
            bucket = index;
        }
    }

    /// <summary>
    /// Eight bytes at a time, by multiplication to 128 bits. The random start keeps a file from being written so that its names
    /// collide; nothing that is written depends on it, because names keep the order in which they came.
    /// </summary>
    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Multiplier = 0x9E3779B97F4A7C15;
        ref byte start = ref MemoryMarshal.GetReference(text);
        ulong hash = HashStart ^ (uint)text.Length;
        int length = text.Length;
        while (length > 8)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref start), Multiplier);
            start = ref Unsafe.Add(ref start, 8);
            length -= 8;
        }

        ulong last = length switch
        {
            >= 4 => Unsafe.ReadUnaligned<uint>(ref start) | (ulong)Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - 4)) << 32,
            > 0 => start | (ulong)Unsafe.Add(ref start, length >> 1) << 8 | (ulong)Unsafe.Add(ref start, length - 1) << 16,
            _ => 0,
        };
        return (uint)Mix(hash ^ last, Multiplier);
    }

    private static ulong Mix(ulong left, ulong right)
    {
        ulong high = Math.BigMul(left, right, out ulong low);
        return high ^ low;
    }
}
