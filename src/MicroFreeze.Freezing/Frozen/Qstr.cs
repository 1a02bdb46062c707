namespace MicroFreeze.Freezing.Frozen;

/// <summary>A name.</summary>
/// <param name="text">Its bytes.</param>
/// <param name="identifier">How it is spelled in C, after <c>MP_QSTR_</c>.</param>
internal sealed class Qstr(byte[] text, string identifier)
{
    public byte[] Text { get; } = text;

    public string Identifier { get; } = identifier;
}
