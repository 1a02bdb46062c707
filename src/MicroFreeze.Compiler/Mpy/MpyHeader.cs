using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// The first bytes of a .mpy file, before its tables. Source: py/persistentcode.h@v1.28.0 MPY_FEATURE_*; py/persistentcode.c@v1.28.0
/// mp_raw_code_save.
/// </summary>
/// <param name="Magic">Family of firmware.</param>
/// <param name="Version">Format version.</param>
/// <param name="SubVersion">Version of the native interface, 0 to 3.</param>
/// <param name="Arch">Architecture of the native code; numbers beyond the named ones occur in damaged or newer files.</param>
/// <param name="ArchFlags">Flags of the architecture, 0 where the file has none.</param>
/// <param name="SmallIntBits">Bits of a small int.</param>
internal readonly record struct MpyHeader(
    byte Magic, byte Version, byte SubVersion, NativeArch Arch, uint ArchFlags, byte SmallIntBits)
{
    /// <summary>Bytes before the optional architecture flags.</summary>
    public const int FixedLength = 4;

    /// <summary>The family; null where no known one has this first byte.</summary>
    public FirmwareFamily? Family => FirmwareFamily.FindByMagic(Magic);

    private const int SubVersionMask = 3;
    private const int ArchShift = 2;
    private const int ArchMask = 0x2f;
    private const int HasArchFlags = 0x40;

    /// <summary>Whether the third byte says that architecture flags follow.</summary>
    public static bool AnnouncesArchFlags(byte features) => (features & HasArchFlags) != 0;

    /// <summary>Takes apart the fixed part of a header.</summary>
    /// <param name="bytes">At least <see cref="FixedLength"/> bytes.</param>
    public static MpyHeader Decode(ReadOnlySpan<byte> bytes) => new(
        bytes[0],
        bytes[1],
        (byte)(bytes[2] & SubVersionMask),
        (NativeArch)((bytes[2] >> ArchShift) & ArchMask),
        0,
        bytes[3]);

    /// <summary>Writes the header with its flags.</summary>
    public void Write(ref MpyBuffer buffer)
    {
        int features = SubVersion | ((int)Arch << ArchShift) | (ArchFlags != 0 ? HasArchFlags : 0);
        buffer.WriteByte(Magic);
        buffer.WriteByte(Version);
        buffer.WriteByte((byte)features);
        buffer.WriteByte(SmallIntBits);
        if (ArchFlags != 0)
        {
            buffer.WriteUInt(ArchFlags);
        }
    }
}
