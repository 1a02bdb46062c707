using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.Native;

// The prelude of a native function stands behind its code and says what bytecode's says before it, less the line table. The runtime reads
// names and cells there. Source: py/emitnative.c@v1.28.0 emit_native_end_pass.
internal sealed partial class NativeEmitter<TAssembler>
{
    private int[] _argumentNames = new int[8];
    private int _preludeOffset;

    // Known from the walk before.
    private int _preludeChild;
    private int _infoSize;
    private int _cellCount;

    private void WritePrelude()
    {
        Scope scope = _scope;
        _preludeOffset = _buffer.Position;
        _preludeChild = _context.ChildCount;

        Span<byte> bytes = stackalloc byte[PreludeSignature.MaxLength + PreludeSizes.MaxLength];
        PreludeSignature signature = new(
            Math.Max(_stateSize, 1),
            ExceptionStackSize: 0,
            scope.Flags,
            scope.PositionalArguments,
            scope.KeywordOnlyArguments,
            scope.DefaultPositionalArguments);
        int length = signature.Write(bytes);
        length += new PreludeSizes(_infoSize, _cellCount).Write(bytes[length..]);
        foreach (byte value in bytes[..length])
        {
            _buffer.Write8(value);
        }

        int start = _buffer.Position;
        _buffer.WriteVariable((uint)_context.UseName(scope.Name));
        WriteArgumentNames();
        _infoSize = _buffer.Position - start;

        start = _buffer.Position;
        foreach (ref readonly Identifier identifier in scope.Identifiers)
        {
            if (identifier.Kind == IdentifierKind.Cell)
            {
                if (identifier.Slot > byte.MaxValue)
                {
                    Abort(
                        SourceDiagnostics.TooLarge,
                        $"'{TextOf(identifier.Name)}' is used by an inner function and is local variable number {identifier.Slot}");
                }

                _buffer.Write8(identifier.Slot);
            }
        }

        _cellCount = _buffer.Position - start;
    }

    private void WriteArgumentNames()
    {
        int count = _scope.PositionalArguments + _scope.KeywordOnlyArguments;
        if (count == 0)
        {
            return;
        }

        if (count > _argumentNames.Length)
        {
            _argumentNames = new int[count * 2];
        }

        // A free variable has its place among the arguments, but no name.
        Span<int> names = _argumentNames.AsSpan(0, count);
        names.Fill(WellKnownNames.Star);
        foreach (ref readonly Identifier identifier in _scope.Identifiers)
        {
            if ((identifier.Flags & IdentifierFlags.Parameter) != 0 && identifier.Slot < count)
            {
                names[identifier.Slot] = identifier.Name;
            }
        }

        foreach (int name in names)
        {
            _buffer.WriteVariable((uint)_context.UseName(name));
        }
    }
}
