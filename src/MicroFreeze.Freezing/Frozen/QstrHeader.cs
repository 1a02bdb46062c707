using MicroFreeze.Diagnostics;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// A firmware's <c>genhdr/qstrdefs.preprocessed.h</c>: the strings that it has interned, and how it stores them.
/// Source: py/makeqstrdata.py, <c>parse_input_headers</c>.
/// </summary>
public sealed class QstrHeader
{
    /// <summary>Bytes of a string's length in the pool, 1 or 2.</summary>
    public int BytesInLength { get; private init; }

    /// <summary>Bytes of a string's hash in the pool, 0 to 2.</summary>
    public int BytesInHash { get; private init; }

    /// <summary>Reads a header.</summary>
    /// <param name="text">The bytes of the file.</param>
    /// <param name="path">The file as the user knows it, for diagnostics.</param>
    /// <param name="diagnostics">Takes what is wrong with it.</param>
    /// <returns>Null where it is no such header.</returns>
    public static QstrHeader? Parse(ReadOnlySpan<byte> text, string path, DiagnosticBag diagnostics) => throw new NotImplementedException();
}
