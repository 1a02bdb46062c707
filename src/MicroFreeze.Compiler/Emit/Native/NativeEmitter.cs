using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Scoping;

namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>
/// Makes machine code of functions, for <c>@micropython.native</c> and <c>@micropython.viper</c>: the first keeps Python's meaning and
/// calls the runtime for every action, the second has machine integers and pointers besides objects. One emitter serves all architectures;
/// it is specialised for each assembler. Source: py/emitnative.c@v1.28.0.
/// </summary>
/// <remarks>
/// A function is walked three times: for the size of its stack, for the layout of its code, and to emit it. Parts: entry and exit
/// (<c>Function</c>), the prelude, the value stack, and what the compiler asks for by theme.
/// </remarks>
/// <typeparam name="TAssembler">The architecture.</typeparam>
internal sealed partial class NativeEmitter<TAssembler> : Emitter
    where TAssembler : struct, INativeAssembler<TAssembler>
{
    // As many local variables are kept in registers, where a function has no exception handlers.
    private const int RegisterLocals = 2;

    private const int WalkForLayout = 1;

    // Labels stay where they were laid out. Should they not, the function is emitted again.
    private const int MostMoves = 8;

    private readonly EmitContext _context;
    private readonly AssemblerBuffer _buffer;
    private readonly bool _clearsRegisters;
    private readonly bool _scalesIndexInPlace;
    private readonly bool _keepsFaults;

#pragma warning disable IDE0044 // A struct that keeps state.
    private TAssembler _asm;
#pragma warning restore IDE0044

    private Scope _scope = null!;
    private bool _emitting;
    private bool _isViper;
    private bool _isGenerator;
    private bool _aborted;
    private int _moves;
    private ViperType[] _localTypes = new ViperType[16];

    private NativeEmitter(EmitContext context, AssemblerBuffer buffer)
    {
        CompileOptions options = context.Options;
        _context = context;
        _buffer = buffer;
        _clearsRegisters = options.Firmware.NativeTraits.HasFlag(NativeTraits.ClearsRegisters);
        _scalesIndexInPlace = TAssembler.MayScaleIndexInPlace && !options.Firmware.NativeTraits.HasFlag(NativeTraits.KeepsIndexRegisters);
        _keepsFaults = options.Exact || TAssembler.IsTrace;
        _asm = TAssembler.Create(buffer, new NativeTarget(options.Arch, options.ArchFlags, options.Firmware, options.Exact));
    }

    // Where generated code finds a generator's state and the table of names.
    private int GeneratorState => _asm.Local2;

    private int NameTable => _asm.Local3;

    private int LastRegisterLocal => _asm.Local2;

    /// <summary>Makes an emitter for one module.</summary>
    public static Emitter Create(EmitContext context) => new NativeEmitter<TAssembler>(context, context.AssemblerBuffer);

    /// <inheritdoc/>
    public override void StartPass(Scope scope, int walk)
    {
        _scope = scope;
        _emitting = walk > WalkForLayout;
        _moves = _emitting ? _moves : 0;
        _isViper = scope.Emit == EmitOption.Viper;
        _isGenerator = (scope.Flags & ScopeFlags.Generator) != 0;
        _context.HasNativeCode = true;
        _context.StartChildren();
        ResetStack();
        StartLocalUse(walk);
        ResetLocalTypes();
        _buffer.StartPass(_emitting);
        EnterFunction();
    }

    /// <inheritdoc/>
    public override bool EndPass()
    {
        ExitFunction();
        if (!_isViper)
        {
            WritePrelude();
        }

        _asm.EndPass();
        _buffer.EndPass();
        if (_buffer.Failure is { } failure)
        {
            Abort(failure, _buffer.Detail.Length != 0 ? _buffer.Detail : TextOf(_scope.Name));
        }

        if (_context.Error.IsSet)
        {
            return true;
        }

        if (!_emitting || (_buffer.LabelsMoved && ++_moves < MostMoves))
        {
            return false;
        }

        Complete();
        return true;
    }

    /// <inheritdoc/>
    public override void SetSourceLine(int line)
    {
    }

    /// <inheritdoc/>
    public override void AssignLabel(int label)
    {
        bool entersFinally = _handlerCount > 0 && _handlers[_handlerCount - 1] is { IsFinally: true } handler && handler.Label == label;
        if (entersFinally)
        {
            // What lies on the stack belongs where an exception would be.
            Fetch(1, TAssembler.Temporary0);
            _asm.StoreLocal(ExceptionSlot, TAssembler.Temporary0);
        }

        SettleStack();
        NoteLabel(label);
        _buffer.PlaceLabel(label);
        if (entersFinally)
        {
            LeaveHandler(startsHandler: false);
        }
    }

    private void Complete()
    {
        if (_buffer.LabelsMoved)
        {
            Abort(SourceDiagnostics.NativeTooLarge, TextOf(_scope.Name));
            return;
        }

        if (!_isViper && _preludeOffset > ushort.MaxValue)
        {
            _context.Warn(SourceDiagnostics.NativePreludeTooFar, _scope);
        }
        else if (_buffer.Doubt is { } doubt)
        {
            _context.Warn(doubt, _scope);
        }

        if (_isViper && HasCells)
        {
            _context.Warn(SourceDiagnostics.ViperCells, _scope);
        }

        ReadOnlySpan<byte> code = _buffer.Code;
        Memory<byte> memory = _context.AllocateCode(code.Length);
        code.CopyTo(memory.Span);
        _context.Complete(_scope, new RawCode
        {
            Kind = _isViper ? RawCodeKind.NativeViper : RawCodeKind.NativePython,
            Code = memory,
            Children = _context.TakeChildren(_scope),

            // The reference keeps 16 bits of it, though the format holds any number.
            PreludeOffset = _isViper ? 0 : (ushort)_preludeOffset,
        });
    }

    private void ResetLocalTypes()
    {
        Scope scope = _scope;
        if (_localTypes.Length <= scope.Locals)
        {
            Array.Resize(ref _localTypes, scope.Locals * 2);
        }

        // A class body uses one place more, for a __class__ that is none of its variables.
        Span<ViperType> types = _localTypes.AsSpan(0, scope.Locals + 1);
        if (!_isViper)
        {
            types.Clear();
            return;
        }

        // Variables have no type until they are assigned; parameters have the one that they are declared with.
        types.Fill(ViperType.Unbound);
        int parameters = scope.PositionalArguments + scope.KeywordOnlyArguments;
        parameters += (scope.Flags & ScopeFlags.VariableArguments) != 0 ? 1 : 0;
        parameters += (scope.Flags & ScopeFlags.VariableKeywords) != 0 ? 1 : 0;
        types[..Math.Min(parameters, types.Length)].Clear();
        foreach (ref readonly Identifier identifier in scope.Identifiers)
        {
            if ((identifier.Flags & IdentifierFlags.Parameter) != 0)
            {
                types[identifier.Slot] = (ViperType)identifier.Type;
            }
        }
    }

    // ---- errors ---------------------------------------------------------------------------------------------------------------

    /// <summary>Reports an error and goes on, as the reference does: of several the last one counts, with the function's line.</summary>
    private void Report(DiagnosticDescriptor descriptor, params ReadOnlySpan<string> arguments)
    {
        if (!_aborted)
        {
            _context.Error.Replace(descriptor, arguments);
        }
    }

    /// <summary>Reports an error at which the reference stops: nothing that follows replaces it.</summary>
    private void Abort(DiagnosticDescriptor descriptor, params ReadOnlySpan<string> arguments)
    {
        Report(descriptor, arguments);
        _aborted = true;
    }

    /// <summary>
    /// Makes sure that a value is an object where nothing else is possible. The reference has assertions there; a program that it
    /// does not survive gets an ordinary error.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RequireObject(ViperType type)
    {
        if (type != ViperType.Object)
        {
            Abort(SourceDiagnostics.ViperNeedsObject, type.ToName());
        }
    }

    private string TextOf(int name) => _context.Names.GetText(name);
}
