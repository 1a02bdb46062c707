using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Emit.InlineAssembler;
using MicroFreeze.Compiler.Emit.Native;
using MicroFreeze.Compiler.Emit.Native.Arm;
using MicroFreeze.Compiler.Emit.Native.RiscV;
using MicroFreeze.Compiler.Emit.Native.Thumb;
using MicroFreeze.Compiler.Emit.Native.Trace;
using MicroFreeze.Compiler.Emit.Native.X86;
using MicroFreeze.Compiler.Emit.Native.Xtensa;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Compilation;

/// <summary>Which architectures have a native emitter, an inline assembler, or both.</summary>
internal static class NativeEmitters
{
    // By architecture; a null means that functions with such a decorator are refused.
    private static readonly Func<EmitContext, Emitter>?[] Emitters = new Func<EmitContext, Emitter>?[(int)NativeArch.Debug + 1];
    private static readonly Func<EmitContext, AssemblerEmitter>?[] Assemblers = new Func<EmitContext, AssemblerEmitter>?[(int)NativeArch.Debug + 1];

    static NativeEmitters()
    {
        Emitters[(int)NativeArch.X86] = NativeEmitter<X86Assembler<X86Mode32>>.Create;
        Emitters[(int)NativeArch.X64] = NativeEmitter<X86Assembler<X86Mode64>>.Create;
        Emitters[(int)NativeArch.Debug] = NativeEmitter<TraceAssembler>.Create;
        Emitters[(int)NativeArch.ArmV6] = NativeEmitter<ArmAssembler>.Create;
        Emitters[(int)NativeArch.Xtensa] = NativeEmitter<XtensaAssembler<XtensaCall0>>.Create;
        Emitters[(int)NativeArch.XtensaWin] = NativeEmitter<XtensaAssembler<XtensaWindowed>>.Create;
        Emitters[(int)NativeArch.Rv32Imc] = NativeEmitter<RiscVAssembler>.Create;
        for (NativeArch arch = NativeArch.ArmV6M; arch <= NativeArch.ArmV7EMDP; arch++)
        {
            Emitters[(int)arch] = NativeEmitter<ThumbAssembler>.Create;
        }

        for (NativeArch arch = NativeArch.ArmV6; arch <= NativeArch.ArmV7EMDP; arch++)
        {
            Assemblers[(int)arch] = ThumbInlineAssembler.Create;
        }

        Assemblers[(int)NativeArch.Xtensa] = XtensaInlineAssembler.Create;
        Assemblers[(int)NativeArch.XtensaWin] = XtensaInlineAssembler.Create;
        Assemblers[(int)NativeArch.Rv32Imc] = RiscVInlineAssembler.Create;
    }

    /// <summary>Whether there is an emitter of native code for an architecture.</summary>
    public static bool HasEmitter(NativeArch arch) => Emitters[(int)arch] is not null;

    /// <summary>Whether there is an inline assembler for an architecture, in the firmware's generation of the reference.</summary>
    public static bool HasAssembler(CompileOptions options) =>
        Assemblers[(int)options.Arch] is not null
        && (options.Arch != NativeArch.XtensaWin || options.Firmware.HasInlineAssemblerForXtensaWin);

    /// <summary>Makes the emitter, if there is one.</summary>
    public static Emitter? CreateEmitter(EmitContext context) => Emitters[(int)context.Options.Arch]?.Invoke(context);

    /// <summary>Makes the inline assembler, if there is one.</summary>
    public static AssemblerEmitter? CreateAssembler(EmitContext context) => Assemblers[(int)context.Options.Arch]?.Invoke(context);
}
