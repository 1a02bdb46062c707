using System.Diagnostics.CodeAnalysis;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// What stands before the instructions of bytecode, and behind the machine code of a native function: signature, sizes, names, line table,
/// cells. All offsets are in bytes of the code that it was found in. Source: py/bc.h@v1.28.0.
/// </summary>
internal sealed class Prelude
{
    private Prelude(PreludeSignature signature, PreludeSizes sizes, int[] names)
    {
        Signature = signature;
        Sizes = sizes;
        Names = names;
    }

    /// <summary>Stack sizes, flags and numbers of arguments.</summary>
    public PreludeSignature Signature { get; }

    /// <summary>Sizes of the parts that follow.</summary>
    public PreludeSizes Sizes { get; }

    /// <summary>Indices in the module's name table: the function's own name, then its arguments'.</summary>
    public IReadOnlyList<int> Names { get; }

    /// <summary>Where the prelude begins.</summary>
    public int Offset { get; private init; }

    /// <summary>Where the sizes begin.</summary>
    public int SizesOffset { get; private init; }

    /// <summary>Where the names begin.</summary>
    public int NamesOffset { get; private init; }

    /// <summary>Where the line table begins.</summary>
    public int LineTableOffset { get; private init; }

    /// <summary>Where the cells begin, which is where the line table ends.</summary>
    public int CellsOffset => NamesOffset + Sizes.InfoSize;

    /// <summary>Where the instructions begin.</summary>
    public int CodeOffset => CellsOffset + Sizes.CellCount;

    /// <summary>Reads the prelude of a function.</summary>
    /// <param name="code">The function's code.</param>
    /// <param name="offset">Where the prelude begins: 0 in bytecode.</param>
    /// <param name="prelude">The prelude, all parts of which lie inside <paramref name="code"/>.</param>
    /// <returns>False where it does not fit into the code.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> code, int offset, [NotNullWhen(true)] out Prelude? prelude)
    {
        prelude = null;
        int position = offset;
        if (!PreludeSignature.TryRead(code, ref position, out PreludeSignature signature))
        {
            return false;
        }

        int sizesOffset = position;
        if (!PreludeSizes.TryRead(code, ref position, out PreludeSizes sizes) || sizes.InfoSize + sizes.CellCount > code.Length - position)
        {
            return false;
        }

        int namesOffset = position;
        long nameCount = 1L + signature.PositionalArguments + signature.KeywordOnlyArguments;
        if (nameCount > sizes.InfoSize || !TryReadNames(code[..(namesOffset + sizes.InfoSize)], ref position, (int)nameCount, out int[] names))
        {
            return false;
        }

        prelude = new Prelude(signature, sizes, names)
        {
            Offset = offset,
            SizesOffset = sizesOffset,
            NamesOffset = namesOffset,
            LineTableOffset = position,
        };
        return true;
    }

    private static bool TryReadNames(ReadOnlySpan<byte> code, ref int position, int count, out int[] names)
    {
        names = new int[count];
        for (int index = 0; index < count; index++)
        {
            if (!MpyNumber.TryRead(code, ref position, out uint name) || name > int.MaxValue)
            {
                return false;
            }

            names[index] = (int)name;
        }

        return true;
    }
}
