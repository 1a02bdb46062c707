using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Build;

/// <summary>What became of one file.</summary>
internal sealed record FileOutcome
{
    /// <summary>The file as it was read.</summary>
    public required RecordedInput Input { get; init; }

    /// <summary>What there is to say about it.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The compiled module, where there is one.</summary>
    public CompiledUnit? Unit { get; init; }

    /// <summary>The module as it was just compiled; null where the <c>.mpy</c> file was current.</summary>
    public MpyModule? Module { get; init; }

    /// <summary>The bytes of what is frozen where <see cref="Module"/> is null: a <c>.mpy</c> file or text.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Whether it was compiled in this build.</summary>
    public bool WasCompiled { get; init; }

    /// <summary>Whether it was left alone, since with which options to compile it is not known.</summary>
    public bool WasSkipped { get; init; }

    /// <summary>Whether there is an error.</summary>
    public bool Failed => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}

/// <summary>Reads one file and compiles it, where it has to be. Safe for concurrent use.</summary>
/// <param name="request">The build.</param>
/// <param name="known">What the last build compiled, by output path.</param>
internal sealed class FileCompiler(FreezeRequest request, IReadOnlyDictionary<string, CompiledUnit> known)
{
    public FileOutcome Run(FilePlan plan)
    {
        FrozenFile file = plan.File;
        byte[] source;
        try
        {
            source = request.Manifest.Files.ReadAllBytes(file.SourcePath);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            RecordedInput missing = new(InputKind.File, file.SourcePath, RecordedInputs.OfKind(EntryKind.Missing));
            return Fail(plan, missing, FileDiagnostics.CannotRead, file.SourcePath, exception.Message);
        }

        RecordedInput input = new(InputKind.File, file.SourcePath, RecordedInputs.OfFile(source));
        if (plan.OutputPath is null)
        {
            return new FileOutcome { Input = input, Content = source };
        }

        if (request.CompilesNothing || file.Native.IsInvalid)
        {
            return new FileOutcome { Input = input, WasSkipped = true };
        }

        try
        {
            return Compile(plan, plan.OutputPath, input, file.GetContent(source));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A mistake of ours in one file must neither hide what is wrong with the others nor end the build without a word.
            return Fail(plan, input, FileDiagnostics.Internal, exception.ToString().ReplaceLineEndings(" "));
        }
    }

    private FileOutcome Compile(FilePlan plan, string outputPath, RecordedInput input, byte[] content)
    {
        FrozenFile file = plan.File;
        CompileOptions options = file.Native.ApplyTo(request.CompileOptions) with
        {
            SourceName = file.TargetPath,
            OptimizationLevel = (request.OverridesOptimizationLevel ? null : file.OptimizationLevel) ?? request.CompileOptions.OptimizationLevel,
        };
        string key = new Fingerprint().Add(request.CompilerVersion).Add(options).AddContent(content).ToHash();
        CompiledModule module = new(file.SourcePath, file.TargetPath, outputPath, plan.IsFrozen);
        if (known.GetValueOrDefault(outputPath) is { } unit && unit.Key == key && OutputFiles.TryRead(outputPath) is { } current
            && RecordedInputs.OfFile(current) == unit.Output.Digest)
        {
            return new FileOutcome { Input = input, Diagnostics = unit.Diagnostics, Unit = unit with { Module = module }, Content = current };
        }

        CompiledSource result = SourceCompiler.Compile(SourceFile.Of(file.SourcePath, file.TargetPath, content) with { Chain = file.Chain }, options);
        if (result.Module is not null)
        {
            result = result.WriteTo(outputPath);
        }

        if (result.Module is null)
        {
            return new FileOutcome { Input = input, Diagnostics = result.Diagnostics, WasCompiled = true };
        }

        return new FileOutcome
        {
            Input = input,
            Diagnostics = result.Diagnostics,
            Unit = new CompiledUnit(module, key, new WrittenFile(outputPath, RecordedInputs.OfFile(result.Bytes.Span)), result.Diagnostics),
            Module = plan.IsFrozen ? result.Module : null,
            WasCompiled = true,
        };
    }

    private static FileOutcome Fail(FilePlan plan, RecordedInput input, DiagnosticDescriptor descriptor, params ReadOnlySpan<object?> arguments) => new()
    {
        Input = input,
        Diagnostics = [Diagnostic.Create(descriptor, new SourceLocation(plan.File.SourcePath), arguments) with { Chain = plan.File.Chain }],
    };
}
