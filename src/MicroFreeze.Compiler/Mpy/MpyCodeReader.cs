using System.Globalization;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Reads the code of a .mpy file with what is nested in it. Source: py/persistentcode.c@v1.28.0 load_raw_code; py/persistentcode.c@v1.28.0
/// mp_native_relocate.
/// </summary>
internal sealed class MpyCodeReader(MpyCursor cursor, MpyHeader header, int nameCount, int objectCount)
{
    private const int KindMask = 3;
    private const int HasChildren = 4;
    private const int LengthShift = 3;

    private readonly NativeDataFlags _dataFlags = NativeDataFlags.For(header.Family);

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
        Prelude? prelude = ReadPrelude(kind, code.Span, codeStart, trailer.PreludeOffset);
        cursor.Outline?.Add(new MpySegment(MpySegmentKind.Code, codeStart, codeStart + code.Length) { Index = prelude?.Names[0] ?? 0 });
        RawCode[] children = (head & HasChildren) != 0 ? ReadChildren(depth + 1) : [];
        if (kind == RawCodeKind.Bytecode)
        {
            CheckInstructions(code.Span, codeStart, prelude!, children.Length);
        }

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

    /// <summary>Reads the prelude of a function that has one, so that nobody reads past the code for its sake.</summary>
    private Prelude? ReadPrelude(RawCodeKind kind, ReadOnlySpan<byte> code, int codeStart, int offset)
    {
        if (kind is RawCodeKind.NativeViper or RawCodeKind.NativeAssembler)
        {
            return null;
        }

        if (!Prelude.TryDecode(code, offset, out Prelude? prelude))
        {
            throw MpyFormatException.Damaged(codeStart, "the prelude of a function does not fit into its code");
        }

        foreach (int name in prelude.Names)
        {
            CheckIndex(name, nameCount, codeStart, "name");
        }

        return prelude;
    }

    /// <summary>Checks that instructions exist, end with the code, refer to what there is, and jump to inside the code. The firmware checks
    /// none of it.</summary>
    private void CheckInstructions(ReadOnlySpan<byte> code, int codeStart, Prelude prelude, int childCount)
    {
        int offset = prelude.CodeOffset;
        while (offset < code.Length)
        {
            if (!Instruction.TryRead(code, offset, out Instruction instruction))
            {
                throw MpyFormatException.Damaged(codeStart + offset, "no whole instruction");
            }

            switch (instruction.Info.Operand)
            {
                case OperandKind.Name:
                    CheckIndex(instruction.Operand, nameCount, codeStart + offset, "name");
                    break;
                case OperandKind.Object:
                    CheckIndex(instruction.Operand, objectCount, codeStart + offset, "object");
                    break;
                case OperandKind.Child or OperandKind.ChildAndByte:
                    CheckIndex(instruction.Operand, childCount, codeStart + offset, "nested function");
                    break;
                default:
                    if (instruction.IsJump && (instruction.Operand < prelude.CodeOffset || instruction.Operand >= code.Length))
                    {
                        throw MpyFormatException.Damaged(codeStart + offset, "a jump leads out of the function");
                    }

                    break;
            }

            offset += instruction.Length;
        }
    }

    private static void CheckIndex(long index, int count, int offset, string what)
    {
        if (index >= count)
        {
            throw MpyFormatException.Damaged(
                offset, string.Create(CultureInfo.InvariantCulture, $"{what} number {index} is referred to; there are {count}"));
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
