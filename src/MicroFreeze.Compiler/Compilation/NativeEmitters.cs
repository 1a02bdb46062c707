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

/// <summary>The emitters and inline assemblers of architectures; <see cref="Architectures"/> says which have one.</summary>
internal static class NativeEmitters
{
    /// <summary>The emitters of native and viper code.</summary>
    public static IReadOnlyDictionary<NativeArch, Func<EmitContext, Emitter>> Emitters { get; } = new Dictionary<NativeArch, Func<EmitContext, Emitter>>
    {
        [NativeArch.X86] = NativeEmitter<X86Assembler<X86Mode32>>.Create,
        [NativeArch.X64] = NativeEmitter<X86Assembler<X86Mode64>>.Create,
        [NativeArch.ArmV6] = NativeEmitter<ArmAssembler>.Create,
        [NativeArch.ArmV6M] = NativeEmitter<ThumbAssembler>.Create,
        [NativeArch.ArmV7M] = NativeEmitter<ThumbAssembler>.Create,
        [NativeArch.ArmV7EM] = NativeEmitter<ThumbAssembler>.Create,
        [NativeArch.ArmV7EMSP] = NativeEmitter<ThumbAssembler>.Create,
        [NativeArch.ArmV7EMDP] = NativeEmitter<ThumbAssembler>.Create,
        [NativeArch.Xtensa] = NativeEmitter<XtensaAssembler<XtensaCall0>>.Create,
        [NativeArch.XtensaWin] = NativeEmitter<XtensaAssembler<XtensaWindowed>>.Create,
        [NativeArch.Rv32Imc] = NativeEmitter<RiscVAssembler>.Create,
        [NativeArch.Debug] = NativeEmitter<TraceAssembler>.Create,
    };

    /// <summary>The inline assemblers.</summary>
    public static IReadOnlyDictionary<NativeArch, Func<EmitContext, AssemblerEmitter>> Assemblers { get; } =
        new Dictionary<NativeArch, Func<EmitContext, AssemblerEmitter>>
        {
            [NativeArch.ArmV6] = ThumbInlineAssembler.Create,
            [NativeArch.ArmV6M] = ThumbInlineAssembler.Create,
            [NativeArch.ArmV7M] = ThumbInlineAssembler.Create,
            [NativeArch.ArmV7EM] = ThumbInlineAssembler.Create,
            [NativeArch.ArmV7EMSP] = ThumbInlineAssembler.Create,
            [NativeArch.ArmV7EMDP] = ThumbInlineAssembler.Create,
            [NativeArch.Xtensa] = XtensaInlineAssembler.Create,
            [NativeArch.XtensaWin] = XtensaInlineAssembler.Create,
            [NativeArch.Rv32Imc] = RiscVInlineAssembler.Create,
        };

    /// <summary>Whether there is an emitter of native code for an architecture.</summary>
    public static bool HasEmitter(NativeArch arch) => Architectures.Of(arch).HasEmitter;

    /// <summary>Whether there is an inline assembler for an architecture, in the firmware's generation of the reference.</summary>
    public static bool HasAssembler(CompileOptions options) =>
        Architectures.Of(options.Arch).HasInlineAssembler && !options.Firmware.WithoutInlineAssembler.Contains(options.Arch);

    /// <summary>Makes the emitter, if there is one.</summary>
    public static Emitter? CreateEmitter(EmitContext context) => Emitters.GetValueOrDefault(context.Options.Arch)?.Invoke(context);

    /// <summary>Makes the inline assembler, if there is one.</summary>
    public static AssemblerEmitter? CreateAssembler(EmitContext context) => Assemblers.GetValueOrDefault(context.Options.Arch)?.Invoke(context);
}
