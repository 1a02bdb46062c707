namespace MicroFreeze.Freezing.Frozen;

/// <summary>The hash of a string, which the firmware stores beside it. Source: py/qstr.c@v1.28.0 qstr_compute_hash.</summary>
internal static class QstrHash
{
    /// <summary>The hash.</summary>
    /// <param name="text">The bytes of the string.</param>
    /// <param name="bytesInHash">Bytes that the firmware stores; with none it computes 16 bits where it needs a hash.</param>
    public static int Compute(ReadOnlySpan<byte> text, int bytesInHash)
    {
        uint hash = 5381;
        foreach (byte b in text)
        {
            hash = (hash * 33) ^ b;
        }

        // Zero stands for "not computed".
        int masked = (int)(hash & (bytesInHash == 1 ? 0xffu : 0xffffu));
        return masked == 0 ? 1 : masked;
    }
}
