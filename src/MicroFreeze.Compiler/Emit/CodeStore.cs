namespace MicroFreeze.Compiler.Emit;

/// <summary>Memory for the code of one module's functions: few arrays instead of one for each function.</summary>
internal sealed class CodeStore
{
    private const int ChunkSize = 1 << 16;

    private byte[] _chunk = [];
    private int _used;

    /// <summary>Begins a module.</summary>
    /// <param name="sizeHint">About how many bytes there will be.</param>
    public void Start(int sizeHint)
    {
        _chunk = new byte[Math.Clamp(sizeHint, 64, ChunkSize)];
        _used = 0;
    }

    /// <summary>Space for a function's code, which belongs to the module from now on.</summary>
    public Memory<byte> Allocate(int length)
    {
        if (length > _chunk.Length - _used)
        {
            _chunk = new byte[Math.Max(length, Math.Min(_chunk.Length * 2, ChunkSize))];
            _used = 0;
        }

        Memory<byte> memory = _chunk.AsMemory(_used, length);
        _used += length;
        return memory;
    }

    /// <summary>Lets go of the module's memory.</summary>
    public void Finish() => _chunk = [];
}
