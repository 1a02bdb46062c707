using System.Globalization;
using MicroFreeze.Profiles;

namespace MicroFreeze.Mpy;

/// <summary>
/// Reads the code of a .mpy file with what is nested in it. Source: py/persistentcode.c, <c>load_raw_code</c> and
/// <c>mp_native_relocate</c>.
/// </summary>
internal sealed class MpyCodeReader(MpyCursor cursor, MpyHeader header, int nameCount)
{
    private const int KindMask = 3;
    private const int HasChildren = 4;
    private const int LengthShift = 3;

    private readonly NativeDataFlags _dataFlags = NativeDataFlags.For(header.Magic);

    public RawCode Read() => Read(0);

    private RawCode Read(int depth)
    {
        if (depth > MpyReader.MaxDepth)
        {
            throw cursor.TooDeep("functions");
        }

        uint head = cursor.ReadUInt("the length of code");
        int start = cursor.ItemStart;
        RawCodeKind kind = (RawCodeKind)(head & KindMask);
        if (kind != RawCodeKind.Bytecode && header.Arch == NativeArch.None)
        {
            throw MpyFormatException.Damaged(start, "native code in a file that is for no architecture");
        }

        ReadOnlyMemory<byte> code = cursor.ReadBytes(head >> LengthShift, "code");
        int codeStart = cursor.ItemStart;
        Trailer trailer = ReadTrailer(kind);
        CheckPrelude(kind, code.Span, codeStart, trailer.PreludeOffset);
        RawCode[] children = (head & HasChildren) != 0 ? ReadChildren(depth + 1) : [];
        bool hasRelocations = kind is RawCodeKind.NativeViper or RawCodeKind.NativeAssembler
            && (trailer.ScopeFlags & _dataFlags.Relocations) != 0;
        return new RawCode
        {
            Kind = kind,
            Code = code,
            Children = children,
            PreludeOffset = trailer.PreludeOffset,
            ScopeFlags = trailer.ScopeFlags,
            PositionalArguments = trailer.PositionalArguments,
            TypeSignature = trailer.TypeSignature,
            ReadOnlyDataSize = trailer.ReadOnlyData.Length,
            ReadOnlyData = trailer.ReadOnlyData,
            BssSize = trailer.BssSize,
            Relocations = hasRelocations ? ReadRelocations() : default,
        };
    }

    private RawCode[] ReadChildren(int depth)
    {
        int count = cursor.ReadCount("the number of nested functions", 1);
        List<RawCode> children = new(Math.Min(count, 16));
        for (int index = 0; index < count; index++)
        {
            children.Add(Read(depth));
        }

        return [.. children];
    }

    /// <summary>Reads what machine code has after it and bytecode has not.</summary>
    private Trailer ReadTrailer(RawCodeKind kind)
    {
        Trailer trailer = default;
        switch (kind)
        {
            case RawCodeKind.NativePython:
                trailer.PreludeOffset = cursor.ReadInt("the offset of a prelude");
                break;
            case RawCodeKind.NativeViper:
                trailer.ScopeFlags = cursor.ReadInt("the scope flags");
                ReadViperData(ref trailer);
                break;
            case RawCodeKind.NativeAssembler:
                trailer.ScopeFlags = cursor.ReadInt("the scope flags");
                trailer.PositionalArguments = cursor.ReadInt("the number of arguments");
                trailer.TypeSignature = cursor.ReadInt("the type signature");
                break;
        }

        return trailer;
    }

    private void ReadViperData(ref Trailer trailer)
    {
        bool hasReadOnlyData = (trailer.ScopeFlags & _dataFlags.ReadOnlyData) != 0;
        uint readOnlySize = hasReadOnlyData ? cursor.ReadUInt("the size of read-only data") : 0;
        if ((trailer.ScopeFlags & _dataFlags.Bss) != 0)
        {
            trailer.BssSize = cursor.ReadInt("the size of zero-initialised data");
        }

        trailer.ReadOnlyData = cursor.ReadBytes(readOnlySize, "read-only data");
    }

    /// <summary>Skips the relocations, which end with 0xff, and gives their bytes.</summary>
    private ReadOnlyMemory<byte> ReadRelocations()
    {
        const byte End = 0xff;
        const int LastCountedDestination = 5;
        const string What = "relocations";
        int start = cursor.Position;
        for (byte operation = cursor.ReadByte(What); operation != End; operation = cursor.ReadByte(What))
        {
            bool hasAddress = (operation & 1) != 0;
            int destination = operation >> 1;
            if (hasAddress)
            {
                cursor.ReadUInt(What);
            }

            if (destination <= LastCountedDestination && (destination & 1) != 0)
            {
                cursor.ReadUInt(What);
            }
        }

        return cursor.File[start..cursor.Position];
    }

    /// <summary>Checks the prelude of a function that has one, so that nobody reads past the code for its sake.</summary>
    private void CheckPrelude(RawCodeKind kind, ReadOnlySpan<byte> code, int codeStart, int offset)
    {
        if (kind is RawCodeKind.NativeViper or RawCodeKind.NativeAssembler)
        {
            return;
        }

        if (!Prelude.TryDecode(code, offset, out Prelude? prelude))
        {
            throw MpyFormatException.Damaged(codeStart, "the prelude of a function does not fit into its code");
        }

        foreach (int name in prelude.Names)
        {
            if (name >= nameCount)
            {
                throw MpyFormatException.Damaged(
                    codeStart, string.Create(CultureInfo.InvariantCulture, $"a prelude refers to name {name}; there are {nameCount}"));
            }
        }
    }

    private struct Trailer
    {
        public int PreludeOffset;
        public int ScopeFlags;
        public int PositionalArguments;
        public int TypeSignature;
        public ReadOnlyMemory<byte> ReadOnlyData;
        public int BssSize;
    }
}
