using System.Buffers;
using System.Globalization;
using System.Numerics;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Mpy;

/// <summary>
/// Writes a module as the bytes of a .mpy file, the same as the reference's for the same module.
/// Source: py/persistentcode.c@v1.28.0 mp_raw_code_save.
/// </summary>
public static class MpyWriter
{
    /// <summary>Writes a module.</summary>
    /// <param name="module">The module. Its numbers must be in the format's ranges, as they are in one that was compiled or read.</param>
    /// <param name="output">Where the bytes go.</param>
    public static void Write(MpyModule module, IBufferWriter<byte> output)
    {
        MpyBuffer buffer = new(EstimateSize(module));
        try
        {
            WriteModule(module, ref buffer);
            output.Write(buffer.Written);
        }
        finally
        {
            buffer.Dispose();
        }
    }

    /// <summary>Writes a module to an array of its own.</summary>
    /// <param name="module">The module, as for <see cref="Write"/>.</param>
    public static byte[] ToArray(MpyModule module)
    {
        MpyBuffer buffer = new(EstimateSize(module));
        try
        {
            WriteModule(module, ref buffer);
            return buffer.Written.ToArray();
        }
        finally
        {
            buffer.Dispose();
        }
    }

    private static int EstimateSize(MpyModule module) =>
        256 + (12 * module.Names.Count) + (16 * module.Objects.Count) + (2 * module.Root.Code.Length);

    private static void WriteModule(MpyModule module, ref MpyBuffer buffer)
    {
        MpyHeader header = new(module.Magic, module.Version, module.SubVersion, module.Arch, module.ArchFlags, module.SmallIntBits);
        header.Write(ref buffer);
        buffer.WriteUInt((uint)module.Names.Count);
        buffer.WriteUInt((uint)module.Objects.Count);
        foreach (ReadOnlyMemory<byte> name in module.Names)
        {
            WriteName(name.Span, ref buffer);
        }

        foreach (Constant constant in module.Objects)
        {
            WriteConstant(constant, ref buffer);
        }

        WriteCode(module.Root, NativeDataFlags.For(module.Family), ref buffer);
    }

    private static void WriteName(ReadOnlySpan<byte> name, ref MpyBuffer buffer)
    {
        int number = StaticNameIndex.Find(name);
        if (number != 0)
        {
            buffer.WriteUInt(((uint)number << 1) | 1);
            return;
        }

        buffer.WriteUInt((uint)name.Length << 1);
        buffer.WriteBytes(name);
        buffer.WriteByte(0);
    }

    private static void WriteConstant(Constant constant, ref MpyBuffer buffer)
    {
        Span<byte> digits = stackalloc byte[FloatText.MaxLength];
        switch (constant)
        {
            case SingletonConstant singleton:
                buffer.WriteByte((byte)ConstantTags.Of(singleton));
                break;
            case StrConstant text:
                WriteTerminated(ConstantTag.Str, text.Value, ref buffer);
                break;
            case BytesConstant bytes:
                WriteTerminated(ConstantTag.Bytes, bytes.Value, ref buffer);
                break;
            case IntConstant number:
                WriteInteger(number.Value, ref buffer);
                break;
            case FloatConstant { Text: { } text }:
                WriteText(ConstantTag.Float, text, ref buffer);
                break;
            case FloatConstant number:
                WriteCounted(ConstantTag.Float, digits[..FloatText.Write(number.Value, digits)], ref buffer);
                break;
            case ComplexConstant { Text: { } text }:
                WriteText(ConstantTag.Complex, text, ref buffer);
                break;
            case ComplexConstant number:
                WriteCounted(ConstantTag.Complex, digits[..FloatText.WriteComplex(number.Real, number.Imaginary, digits)], ref buffer);
                break;
            case TupleConstant tuple:
                buffer.WriteByte((byte)ConstantTag.Tuple);
                buffer.WriteUInt((uint)tuple.Items.Length);
                foreach (Constant item in tuple.Items)
                {
                    WriteConstant(item, ref buffer);
                }

                break;
        }
    }

    private static void WriteInteger(BigInteger value, ref MpyBuffer buffer)
    {
        Span<char> digits = stackalloc char[64];
        if (value.TryFormat(digits, out int length, default, CultureInfo.InvariantCulture))
        {
            WriteText(ConstantTag.Int, digits[..length], ref buffer);
        }
        else
        {
            WriteText(ConstantTag.Int, value.ToString(CultureInfo.InvariantCulture), ref buffer);
        }
    }

    private static void WriteTerminated(ConstantTag tag, ReadOnlySpan<byte> value, ref MpyBuffer buffer)
    {
        WriteCounted(tag, value, ref buffer);
        buffer.WriteByte(0);
    }

    private static void WriteCounted(ConstantTag tag, ReadOnlySpan<byte> value, ref MpyBuffer buffer)
    {
        buffer.WriteByte((byte)tag);
        buffer.WriteUInt((uint)value.Length);
        buffer.WriteBytes(value);
    }

    /// <summary>Writes a number's text, which is ASCII.</summary>
    private static void WriteText(ConstantTag tag, ReadOnlySpan<char> text, ref MpyBuffer buffer)
    {
        buffer.WriteByte((byte)tag);
        buffer.WriteUInt((uint)text.Length);
        foreach (char c in text)
        {
            buffer.WriteByte((byte)c);
        }
    }

    /// <summary>
    /// Writes code and what is nested in it. Depth first with a stack of our own: how deep functions nest is the source's choice.
    /// </summary>
    private static void WriteCode(RawCode root, NativeDataFlags dataFlags, ref MpyBuffer buffer)
    {
        Stack<(RawCode Code, bool IsTail)> pending = new();
        pending.Push((root, false));
        while (pending.TryPop(out (RawCode Code, bool IsTail) next))
        {
            RawCode code = next.Code;
            if (next.IsTail)
            {
                buffer.WriteBytes(code.Relocations.Span);
                continue;
            }

            bool hasChildren = code.Children.Count != 0;
            buffer.WriteUInt(((uint)code.Code.Length << 3) | (hasChildren ? 4u : 0) | (uint)code.Kind);
            buffer.WriteBytes(code.Code.Span);
            WriteTrailer(code, dataFlags, ref buffer);
            if (!code.Relocations.IsEmpty)
            {
                pending.Push((code, true));
            }

            if (hasChildren)
            {
                buffer.WriteUInt((uint)code.Children.Count);
                for (int index = code.Children.Count - 1; index >= 0; index--)
                {
                    pending.Push((code.Children[index], false));
                }
            }
        }
    }

    /// <summary>Writes what machine code has after it and bytecode has not.</summary>
    private static void WriteTrailer(RawCode code, NativeDataFlags dataFlags, ref MpyBuffer buffer)
    {
        switch (code.Kind)
        {
            case RawCodeKind.NativePython:
                buffer.WriteUInt((uint)code.PreludeOffset);
                break;
            case RawCodeKind.NativeViper:
                buffer.WriteUInt((uint)code.ScopeFlags);
                if ((code.ScopeFlags & dataFlags.ReadOnlyData) != 0)
                {
                    buffer.WriteUInt((uint)code.ReadOnlyDataSize);
                }

                if ((code.ScopeFlags & dataFlags.Bss) != 0)
                {
                    buffer.WriteUInt((uint)code.BssSize);
                }

                buffer.WriteBytes(code.ReadOnlyData.Span);
                break;
            case RawCodeKind.NativeAssembler:
                buffer.WriteUInt((uint)code.ScopeFlags);
                buffer.WriteUInt((uint)code.PositionalArguments);
                buffer.WriteUInt((uint)code.TypeSignature);
                break;
        }
    }
}
