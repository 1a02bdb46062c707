using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Emit.Bytecode;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

/// <summary>
/// Compiles a parsed module: the scope walk over all scopes, the layout of their names, then the walks of the emitters, always in the order
/// in which the scopes were made. Reused from module to module. Source: py/compile.c@v1.28.0 mp_compile_to_raw_code.
/// </summary>
internal sealed class ModuleCompiler
{
    private readonly NameTable _names;
    private readonly SyntaxTree _tree;
    private readonly ScopeTable _scopes = new();
    private readonly EmitContext _context;
    private readonly FunctionCompiler _functions;
    private readonly BytecodeEmitter _bytecode;

    // The scope that was compiled last: an error without any place is put down to it.
    private Scope _current = null!;

    public ModuleCompiler(NameTable names, SyntaxTree tree)
    {
        _names = names;
        _tree = tree;
        _context = new EmitContext(names, tree);
        _functions = new FunctionCompiler(_context, _scopes);
        _bytecode = new BytecodeEmitter(_context);
    }

    /// <summary>The error, if <see cref="TryCompile"/> has failed; its column is in bytes.</summary>
    public ErrorSlot Error => _context.Error;

    /// <summary>The name of the scope that the error was found in.</summary>
    public string ErrorScope => _names.GetText(_current.Name);

    /// <summary>Warnings about the code that was made.</summary>
    public IReadOnlyList<EmitWarning> Warnings => _context.Warnings;

    /// <summary>The trace in place of machine code, if that was asked for.</summary>
    public string? TakeTrace() => _context.TakeTrace();

    /// <summary>Compiles the module in the tree.</summary>
    /// <param name="options">The options.</param>
    /// <param name="sourceName">The source file's name in the name table.</param>
    /// <param name="sizeHint">About how many bytes of code there will be.</param>
    /// <returns>The module, or null if there is an error.</returns>
    public MpyModule? TryCompile(CompileOptions options, int sourceName, int sizeHint)
    {
        _context.Start(options, sourceName, sizeHint);
        _scopes.Clear();
        bool fallsBack = options is { Emit: EmitKind.Native, NativeFallsBack: true } && !NativeEmitters.HasEmitter(options.Arch);
        EmitOption emit = fallsBack ? EmitOption.Bytecode : DefaultEmitter(options.Emit);
        _current = _scopes.Add(ScopeKind.Module, null, _tree.Root, WellKnownNames.ModuleScope, emit);
        if (fallsBack)
        {
            _context.Warn(SourceDiagnostics.NativeFellBack, _current, _tree.Root, "the whole file");
        }

        if (CheckScopes() && EmitScopes())
        {
            return MakeModule(options);
        }

        LocateError();
        return null;
    }

    /// <summary>Lets go of what belongs to the finished module.</summary>
    public void Finish()
    {
        _scopes.Clear();
        _context.Finish();
    }

    private static EmitOption DefaultEmitter(EmitKind kind) => kind switch
    {
        EmitKind.Native => EmitOption.Native,
        EmitKind.Viper => EmitOption.Viper,
        _ => EmitOption.Bytecode,
    };

    private bool CheckScopes()
    {
        AssemblerEmitter? assembler = null;
        for (int index = 0; index < _scopes.Count && !Error.IsSet; index++)
        {
            _current = _scopes[index];
            if (_current.Emit == EmitOption.Assembler)
            {
                _context.NextLabel = 0;
                assembler ??= NativeEmitters.CreateAssembler(_context)!;
                assembler.Check(_current);
            }
            else
            {
                _functions.Check(_current);
                Closures.CloseOverImplicit(_current);
            }

            _context.LabelCount = Math.Max(_context.LabelCount, _context.NextLabel);
        }

        for (int index = 0; index < _scopes.Count && !Error.IsSet; index++)
        {
            ScopeLayout.Compute(_scopes[index]);
        }

        return !Error.IsSet;
    }

    private bool EmitScopes()
    {
        Emitter? native = null;
        AssemblerEmitter? assembler = null;
        for (int index = 0; index < _scopes.Count && !Error.IsSet; index++)
        {
            Scope scope = _scopes[index];
            switch (scope.Emit)
            {
                case EmitOption.Bytecode:
                    Emit(scope, _bytecode);
                    break;
                case EmitOption.Assembler:
                    _current = scope;
                    _context.HasNativeCode = true;
                    assembler ??= NativeEmitters.CreateAssembler(_context)!;
                    assembler.Emit(scope);
                    break;
                default:
                    native ??= NativeEmitters.CreateEmitter(_context);
                    if (native is null)
                    {
                        Error.Report(_tree, 0, SourceDiagnostics.NoNativeEmitter);
                        break;
                    }

                    _context.HasNativeCode = true;
                    Emit(scope, native);
                    break;
            }
        }

        return !Error.IsSet;
    }

    private void Emit(Scope scope, Emitter emitter)
    {
        _current = scope;
        for (int walk = 0; !_functions.Emit(scope, emitter, walk) && !Error.IsSet; walk++)
        {
        }
    }

    private void LocateError()
    {
        if (_current.Kind.IsComprehension())
        {
            Error.Locate(_tree[_current.Node].Value, _tree[_current.Node].Column);
        }
        else
        {
            Error.Locate(_tree, _current.Node);
        }
    }

    private MpyModule MakeModule(CompileOptions options) => new()
    {
        Magic = options.Firmware.Family.MpyMagic,
        Version = options.Firmware.MpyVersion,
        SubVersion = _context.HasNativeCode ? options.Firmware.MpySubVersion : (byte)0,
        Arch = _context.HasNativeCode ? options.Arch : NativeArch.None,
        ArchFlags = Architectures.Of(options.Arch).Extensions.Count != 0 ? options.ArchFlags : 0, // Even without native code, as the reference.
        SmallIntBits = (byte)options.SmallIntBits,
        Names = CopyNames(),
        Objects = [.. _context.Objects.Objects],
        Root = _context.Root!,
    };

    // One array for the bytes of all names.
    private ReadOnlyMemory<byte>[] CopyNames()
    {
        ReadOnlySpan<int> used = _context.UsedNames;
        int length = 0;
        foreach (int name in used)
        {
            length += _names[name].Length;
        }

        byte[] bytes = new byte[length];
        ReadOnlyMemory<byte>[] names = new ReadOnlyMemory<byte>[used.Length];
        int position = 0;
        for (int index = 0; index < used.Length; index++)
        {
            ReadOnlySpan<byte> name = _names[used[index]];
            name.CopyTo(bytes.AsSpan(position));
            names[index] = bytes.AsMemory(position, name.Length);
            position += name.Length;
        }

        return names;
    }
}
