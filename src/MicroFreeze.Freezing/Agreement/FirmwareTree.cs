using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Files.State;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>Where the sources and the build of a firmware are, as far as they are known.</summary>
/// <param name="MpyDir">The absolute directory that has <c>py/</c>.</param>
/// <param name="PortDir">That of the port, with <c>mpconfigport.h</c>.</param>
/// <param name="BoardDir">That of the board, with <c>mpconfigboard.h</c>.</param>
/// <param name="QstrHeader">The build's <c>genhdr/qstrdefs.preprocessed.h</c>.</param>
internal sealed record FirmwareTree(string? MpyDir, string? PortDir, string? BoardDir, string? QstrHeader) : IFingerprinted
{
    private const string LongInt = "MICROPY_LONGINT_IMPL";
    private const string DigitBits = "MPZ_DIG_SIZE";

    private static readonly (string Value, LongIntImplementation Kind)[] LongInts =
    [
        ("MICROPY_LONGINT_IMPL_NONE", LongIntImplementation.None),
        ("MICROPY_LONGINT_IMPL_LONGLONG", LongIntImplementation.LongLong),
        ("MICROPY_LONGINT_IMPL_MPZ", LongIntImplementation.Mpz),
        ("0", LongIntImplementation.None),
        ("1", LongIntImplementation.LongLong),
        ("2", LongIntImplementation.Mpz),
    ];

    /// <summary>Reads what can be read without a compiler. A file that is not there, or that leaves a doubt, makes nothing known.</summary>
    /// <param name="inputs">Takes what was read.</param>
    internal FirmwareFacts Read(List<RecordedInput> inputs)
    {
        MacroFile? board = Open(BoardDir, "mpconfigboard.h", inputs);
        MacroFile? port = Open(PortDir, "mpconfigport.h", inputs);
        return new FirmwareFacts
        {
            Version = ReadTreeVersion(inputs) ?? ReadBuiltFamily(inputs),
            LongInt = Find<LongIntImplementation>(LongInt, value => Array.Find(LongInts, row => row.Value == value) is { Value: not null } row ? (LongIntImplementation?)row.Kind : null, board, port),
            MpzDigitBits = Find<int>(DigitBits, value => value switch { "16" => 16, "32" => 32, _ => null }, board, port),
        };
    }

    // A board goes before its port; one that says something in doubt hides what the port says.
    private static Fact<T>? Find<T>(string name, Func<string, T?> read, params ReadOnlySpan<MacroFile?> files)
        where T : struct
    {
        foreach (MacroFile? file in files)
        {
            if (file is not null && file.Mentions(name))
            {
                return file.Find(name) is { } found && read(found.Value) is { } value
                    ? new Fact<T>(value, new SourceLocation(file.Path, found.Line))
                    : null;
            }
        }

        return null;
    }

    // What the build itself was made from. The family alone: its numbers are those of the last tag in git, which in a fork can be anything.
    private Fact<FirmwareVersion>? ReadBuiltFamily(List<RecordedInput> inputs)
    {
        MacroFile? file = Open(Path.GetDirectoryName(QstrHeader), "mpversion.h", inputs);
        return file is null || !file.Mentions("MICROPY_GIT_TAG")
            ? null
            : new Fact<FirmwareVersion>(
                new FirmwareVersion(FirmwareFamily.FindByMark(family => family.BuildMark, file.Mentions), ""), new SourceLocation(file.Path));
    }

    private Fact<FirmwareVersion>? ReadTreeVersion(List<RecordedInput> inputs)
    {
        MacroFile? file = Open(MpyDir is null ? null : Path.Combine(MpyDir, "py"), "mpconfig.h", inputs);
        if (file is null)
        {
            return null;
        }

        string directory = Path.GetDirectoryName(file.Path)!;
        FirmwareFamily family = FirmwareFamily.FindByMark(family => family.TreeMark, mark => Open(directory, mark, inputs) is not null);
        if (!family.HasVersionMacros)
        {
            return new Fact<FirmwareVersion>(new FirmwareVersion(family, ""), new SourceLocation(Path.Combine(directory, family.TreeMark!)));
        }

        return file.Find("MICROPY_VERSION_MAJOR") is { } major && file.Find("MICROPY_VERSION_MINOR") is { } minor
            ? new Fact<FirmwareVersion>(new FirmwareVersion(family, $"{major.Value}.{minor.Value}"), new SourceLocation(file.Path, minor.Line))
            : null;
    }

    private static MacroFile? Open(string? directory, string name, List<RecordedInput> inputs)
    {
        if (directory is null)
        {
            return null;
        }

        string path = Path.Combine(directory, name);
        byte[]? content = OutputFiles.TryRead(path);
        inputs.Add(new RecordedInput(InputKind.File, path, content is null ? RecordedInputs.OfKind(EntryKind.Missing) : RecordedInputs.OfFile(content)));
        return content is null ? null : new MacroFile(path, Encoding.UTF8.GetString(content));
    }

    /// <inheritdoc/>
    public void AddTo(Fingerprint fingerprint) => fingerprint.Add(MpyDir).Add(PortDir).Add(BoardDir).Add(QstrHeader);
}
