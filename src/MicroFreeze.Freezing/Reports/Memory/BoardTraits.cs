using MicroFreeze.Files.State;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// What a firmware's build decides about the sizes of its structures, in flash and on the heap. <see cref="BoardPresets"/> has those of
/// common
/// ports. Source: py/mpconfig.h@v1.28.0; ports/*/mpconfigport.h@v1.28.0.
/// </summary>
/// <param name="Name">By which a project or a command line asks for it.</param>
internal sealed record BoardTraits(string Name) : IFingerprinted
{
    /// <summary>Which boards it is for, in a few words.</summary>
    public required string Description { get; init; }

    /// <summary>Bytes of a pointer: 4 or 8.</summary>
    public int PointerBytes { get; init; } = 4;

    /// <summary>How an object is held in a word.</summary>
    public ObjectRepresentation Representation { get; init; } = ObjectRepresentation.A;

    /// <summary>Bytes of a float: 4, 8, or 0 where the firmware has none.</summary>
    public int FloatBytes { get; init; } = 4;

    /// <summary>Bytes of a hash in the pool of names: 0 to 2.</summary>
    public int QstrHashBytes { get; init; } = 2;

    /// <summary>Bytes of a length in the pool of names: 1 or 2.</summary>
    public int QstrLengthBytes { get; init; } = 1;

    /// <summary>Whether the structure of loaded code has the fields for inline assembler (<c>MICROPY_EMIT_INLINE_ASM</c>).</summary>
    public bool HasInlineAssembler { get; init; }

    /// <summary>Whether doc strings of sources stay (<c>MICROPY_ENABLE_DOC_STRING</c>).</summary>
    public bool KeepsDocStrings { get; init; }

    /// <summary>Whether a module gets <c>__file__</c> (<c>MICROPY_MODULE___FILE__</c>).</summary>
    public bool HasFileNames { get; init; } = true;

    /// <summary>Whether the values of a running function are on a stack of their own (<c>MICROPY_ENABLE_PYSTACK</c>), never on the
    /// heap.</summary>
    public bool HasPythonStack { get; init; }

    /// <summary>
    /// Whether <c>deflate.DeflateIO</c> can write (<c>MICROPY_PY_DEFLATE_COMPRESS</c>, from the level of full features on), which modules
    /// ask before they define what compresses; null where boards of the kind differ. The firmware's names do not tell: other types have
    /// <c>write</c> too.
    /// </summary>
    public bool? CanCompress { get; init; }

    /// <summary>Bytes of an open file's object, which stays until the next collection. A file of the FAT driver, about; littlefs has a
    /// buffer besides.</summary>
    public int FileBytes { get; init; } = 64;

    /// <summary>Bytes of the buffered reader, while a file is read (extmod/vfs_reader.c: two blocks where the file system has no
    /// wish).</summary>
    public int ReaderBytes { get; init; } = 32;

    /// <summary>Bytes of an object in a table: those of a pointer, but with <see cref="ObjectRepresentation.D"/> 8 anywhere.</summary>
    public int ObjectBytes => Representation == ObjectRepresentation.D ? 8 : PointerBytes;

    /// <summary>Bytes of a block, which the heap is divided into: four words. Source: py/mpconfig.h@v1.28.0
    /// MICROPY_BYTES_PER_GC_BLOCK.</summary>
    public int BlockBytes => 4 * PointerBytes;

    /// <summary>Whether a float is an object of its own, and not in place of a pointer.</summary>
    public bool HasFloatObjects => Representation is ObjectRepresentation.A or ObjectRepresentation.B;

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint
        .Add(Name).Add(Description).Add(PointerBytes).Add((long)Representation).Add(FloatBytes).Add(QstrHashBytes).Add(QstrLengthBytes)
        .Add(HasInlineAssembler).Add(KeepsDocStrings).Add(HasFileNames).Add(HasPythonStack).Add(CanCompress.HasValue).Add(CanCompress == true)
        .Add(FileBytes).Add(ReaderBytes);
}

/// <summary>How the firmware holds an object in a word. Source: py/mpconfig.h@v1.28.0 MICROPY_OBJ_REPR_*.</summary>
internal enum ObjectRepresentation
{
    /// <summary>Pointers, integers and names; floats are objects.</summary>
    A,

    /// <summary>As <see cref="A"/>, with other tags.</summary>
    B,

    /// <summary>Floats of 30 bits in place of a pointer.</summary>
    C,

    /// <summary>64 bits, a double in place of a pointer.</summary>
    D,
}
