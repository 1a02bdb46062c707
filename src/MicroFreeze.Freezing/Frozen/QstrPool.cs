using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// All names of the frozen modules: those that the firmware has, and those that a pool of their own adds to it.
/// Source: tools/mpy-tool.py@v1.28.0 GlobalQStrList; tools/mpy-tool.py@v1.28.0 freeze_mpy.
/// </summary>
internal sealed class QstrPool
{
    private readonly QstrHeader _header;
    private readonly Dictionary<byte[], Qstr> _known = new(ByteArrayComparer.Instance);
    private readonly Dictionary<byte[], Qstr>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private readonly HashSet<string> _takenIdentifiers = new(StringComparer.Ordinal);
    private readonly List<Qstr> _added = [];

    public QstrPool(QstrHeader header)
    {
        _header = header;
        _bySpan = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (string name in StaticNames.All)
        {
            Intern(Encoding.UTF8.GetBytes(name));
        }
    }

    /// <summary>The names that the firmware has not, in the order in which they were interned.</summary>
    public IReadOnlyList<Qstr> Added => _added;

    /// <summary>The same, in the order of the pool, which the firmware searches by bisection: by bytes.</summary>
    public Qstr[] GetSorted()
    {
        Qstr[] sorted = [.. _added];
        Array.Sort(sorted, static (left, right) => left.Text.AsSpan().SequenceCompareTo(right.Text));
        return sorted;
    }

    /// <summary>Takes a name in, if it is not there.</summary>
    public Qstr Intern(ReadOnlySpan<byte> text)
    {
        if (_bySpan.TryGetValue(text, out Qstr? known))
        {
            return known;
        }

        string identifier = CIdentifiers.Escape(text);
        bool isInFirmware = _header.Find(identifier) is { } firmwareText && text.SequenceEqual(Encoding.UTF8.GetBytes(firmwareText));
        if (!isInFirmware)
        {
            identifier = Reserve(identifier);
        }

        Qstr qstr = new(text.ToArray(), identifier);
        _bySpan[text] = qstr;
        if (!isInFirmware)
        {
            _added.Add(qstr);
        }

        return qstr;
    }

    /// <summary>Finds a name that some module has, or that is static.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, [NotNullWhen(true)] out Qstr? qstr) => _bySpan.TryGetValue(text, out qstr);

    /// <summary>
    /// Upstream merges names that are spelled alike in C, such as <c>a-b</c> and <c>a_hyphen_b</c>; here each gets its own.
    /// </summary>
    private string Reserve(string wish)
    {
        string identifier = wish;
        for (int number = 2; _header.Find(identifier) is not null || !_takenIdentifiers.Add(identifier); number++)
        {
            identifier = string.Create(CultureInfo.InvariantCulture, $"{wish}_{number}");
        }

        return identifier;
    }

    private sealed class ByteArrayComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static ByteArrayComparer Instance { get; } = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            HashCode hash = default;
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
