using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.Bytecode;

/// <summary>
/// Makes bytecode. One walk writes the instructions with long jumps; then the function is verified, laid out and written.
/// Source: py/emitbc.c@v1.28.0.
/// </summary>
internal sealed partial class BytecodeEmitter(EmitContext context) : Emitter
{

    private readonly JumpLayout _jumps = new();
    private CodeBuffer _code = new(1024);
    private CodeBuffer _info = new(256);
    private LineMark[] _lines = new LineMark[64];
    private int[] _argumentNames = new int[8];
    private Scope _scope = null!;
    private int _lineCount;
    private int _stack;
    private int _deepest;
    private string? _excess;

    // Code right after a jump or return never runs: nothing is written until a label.
    private bool _isDead;

    private readonly record struct LineMark(int Position, int Line);

    public override void StartPass(Scope scope, int walk)
    {
        _scope = scope;
        _jumps.Clear();
        _code.Length = 0;
        _info.Length = 0;
        _lineCount = 0;
        _stack = 0;
        _deepest = 0;
        _isDead = false;
        _excess = null;
        context.StartChildren();
        UseArgumentNames();
    }

    public override bool EndPass()
    {
        _scope.StackSize = _deepest;
        if (Verify())
        {
            _jumps.Compute();
            WriteLines();
            Write();
        }

        return true;
    }

    public override void AdjustStackSize(int delta)
    {
        _stack += delta;
        if (_stack > _deepest)
        {
            _deepest = _stack;
        }
    }

    public override void SetSourceLine(int line)
    {
        if (_lineCount == _lines.Length)
        {
            Array.Resize(ref _lines, _lineCount * 2);
        }

        _lines[_lineCount++] = new LineMark(_code.Length, line);
    }

    public override void AssignLabel(int label)
    {
        _isDead = false;
        _jumps.AddLabel(_code.Length, label);
    }

    // The name of the code and of every parameter that can be given by keyword; a free variable has its place there, but no name.
    private void UseArgumentNames()
    {
        _info.AddUnsigned((uint)context.UseName(_scope.Name));
        int count = _scope.PositionalArguments + _scope.KeywordOnlyArguments;
        if (count == 0)
        {
            return;
        }

        if (count > _argumentNames.Length)
        {
            _argumentNames = new int[count * 2];
        }

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
            _info.AddUnsigned((uint)context.UseName(name));
        }
    }

    private bool Verify()
    {
        foreach (ref readonly Identifier identifier in _scope.Identifiers)
        {
            if (identifier.Kind == IdentifierKind.Cell && identifier.Slot > byte.MaxValue)
            {
                _excess = $"'{context.Names.GetText(identifier.Name)}' is used by an inner function and is local variable number {identifier.Slot}";
                break;
            }
        }

        if (_excess is null)
        {
            return true;
        }

        Fail(SourceDiagnostics.TooLarge, _excess);
        return false;
    }

    private void WriteLines()
    {
        JumpLayout.Cursor cursor = default;
        int position = 0;
        int line = 1;
        foreach (LineMark mark in _lines.AsSpan(0, _lineCount))
        {
            int markPosition = mark.Position - _jumps.SavedBefore(mark.Position, ref cursor);
            LineTableWriter.Write(ref _info, markPosition - position, mark.Line - line);
            position = markPosition;
            line = mark.Line;
        }
    }

    private void Write()
    {
        int cellCount = 0;
        int infoLength = _info.Length;
        foreach (ref readonly Identifier identifier in _scope.Identifiers)
        {
            if (identifier.Kind == IdentifierKind.Cell)
            {
                _info.Add((byte)identifier.Slot);
                cellCount++;
            }
        }

        // A function without state needs a slot nevertheless, for an exception on its way out.
        PreludeSignature signature = new(
            Math.Max(_scope.Locals + _scope.StackSize, 1),
            _scope.ExceptionStackSize,
            _scope.Flags,
            _scope.PositionalArguments,
            _scope.KeywordOnlyArguments,
            _scope.DefaultPositionalArguments);
        Span<byte> prelude = stackalloc byte[PreludeSignature.MaxLength + PreludeSizes.MaxLength];
        int preludeLength = signature.Write(prelude);
        preludeLength += new PreludeSizes(infoLength, cellCount).Write(prelude[preludeLength..]);

        Memory<byte> memory = context.AllocateCode(preludeLength + _info.Length + _code.Length - _jumps.Saved);
        Span<byte> output = memory.Span;
        prelude[..preludeLength].CopyTo(output);
        _info.Written.CopyTo(output[preludeLength..]);
        if (!_jumps.Write(_code.Written, output[(preludeLength + _info.Length)..]))
        {
            Fail(SourceDiagnostics.BytecodeOverflow, context.Names.GetText(_scope.Name));
            return;
        }

        context.Complete(_scope, new RawCode { Kind = RawCodeKind.Bytecode, Code = memory, Children = context.TakeChildren(_scope) });
    }

    private void Fail(DiagnosticDescriptor descriptor, string argument) =>
        context.Error.Report(context.Tree, _scope.Node, descriptor, argument);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(Opcode opcode)
    {
        AdjustStackSize(Opcodes.StackEffect((byte)opcode));
        if (!_isDead)
        {
            _code.Add((byte)opcode);
        }
    }

    private void WritePacked(Opcode first, int operand)
    {
        AdjustStackSize(Opcodes.StackEffect((byte)first));
        if (!_isDead)
        {
            _code.Add((byte)((int)first + operand));
        }
    }

    private void WriteUnsigned(Opcode opcode, int operand) => WriteUnsigned(opcode, operand, Opcodes.StackEffect((byte)opcode));

    private void WriteUnsigned(Opcode opcode, int operand, int stackEffect)
    {
        AdjustStackSize(stackEffect);
        if (!_isDead)
        {
            _code.Add((byte)opcode);
            _code.AddUnsigned((uint)operand);
        }
    }

    // A name gets its number in the table even in dead code.
    private void WriteName(Opcode opcode, int name) => WriteUnsigned(opcode, context.UseName(name));

    private void WriteJump(Opcode opcode, int label)
    {
        AdjustStackSize(Opcodes.StackEffect((byte)opcode));
        if (!_isDead)
        {
            _jumps.AddJump(_code.Length, label, opcode);
            _code.Add((byte)opcode);
            _code.Add(0);
            _code.Add(0);
        }
    }

    private void WriteByte(int value)
    {
        if (!_isDead)
        {
            _code.Add((byte)value);
        }
    }
}
