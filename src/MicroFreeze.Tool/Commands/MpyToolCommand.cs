using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Listings;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>
/// <c>microfreeze mpy-tool</c>: stands in for mpy-tool.py, with its options, output and exit codes. Source: tools/mpy-tool.py@v1.28.0 main.
/// </summary>
internal static class MpyToolCommand
{
    private const string HexDumpKey = "-x";
    private const string DisassembleKey = "-d";
    private const string FreezeKey = "-f";
    private const string JsonKey = "-j";
    private const string MergeKey = "--merge";
    private const string ExtractKey = "-e";
    private const string ExtractOnlyKey = "--extract-only";
    private const string QstrHeaderKey = "-q";
    private const string ArchFlagsKey = "-march-flags";
    private const string OutputKey = "-o";

    // What programs that show listings take the language from; the first that is asked for.
    private static readonly (string Key, string Language)[] Languages = [(FreezeKey, "c"), (HexDumpKey, "stderr"), (DisassembleKey, "mpy")];

    /// <summary>The command's row.</summary>
    public static Command Command { get; } = new(
        "mpy-tool",
        "[OPTIONS] FILE...",
        "Shows, freezes, merges and takes apart .mpy files, with the options of mpy-tool.py.",
        """
        The firmware is the one that the first FILE is for. All of them must be for it, and native code for one architecture.
        'microfreeze disassemble' has a listing that is made for reading.
        """,
        "microfreeze mpy-tool --merge -o build/all.mpy build/mpy/main.mpy build/mpy/led.mpy",
        new OptionTable(
        [
            new OptionRow([HexDumpKey, "--hexdump"], OptionKind.Flag, "", "Print the bytes, coloured by what they hold."),
            new OptionRow([DisassembleKey, "--disassemble"], OptionKind.Flag, "", "Print names, objects and instructions."),
            new OptionRow([FreezeKey, "--freeze"], OptionKind.Flag, "", "Print C source for firmware with these modules frozen into it."),
            new OptionRow([JsonKey, "--json"], OptionKind.Flag, "", "Print what -x, -d and -f print as JSON, with source lines and\nlinks; the text goes to standard error."),
            new OptionRow([MergeKey], OptionKind.Flag, "", "Make one .mpy file that runs all; at most one may be native."),
            new OptionRow([ExtractKey, "--extract"], OptionKind.Value, "BASE", "Write each part to a file BASE_number_source_kind_name.bin."),
            new OptionRow([ExtractOnlyKey], OptionKind.Value, "KIND[,...]", $"Parts for -e: {string.Join(", ", SegmentFiles.KindNames)} (default all)."),
            new OptionRow([QstrHeaderKey, "--qstr-header"], OptionKind.Value, "FILE", "The firmware's genhdr/qstrdefs.preprocessed.h, for -f."),
            .. MpyToolOptions.Table.Rows,
            new OptionRow([ArchFlagsKey], OptionKind.Value, "F", "Flags of the architecture to give to what --merge makes, a\nnumber (default: those of the native file)."),
            new OptionRow([OutputKey, "--output"], OptionKind.Value, "FILE", "File for --merge (default standard output)."),
            CompilerSettings.FirmwareRow,
            CompilerSettings.NativeRows[1],
        ])
        {
            FollowsArgparse = true,
        },
        Run);

    private static int Run(ToolHost host, ParsedArguments arguments)
    {
        if (arguments.Positionals.Count == 0)
        {
            throw new UsageException("there is no file");
        }

        FirmwareIntegers integers = MpyToolOptions.Read(arguments);
        uint? archFlags = ReadArchFlags(arguments.Last(ArchFlagsKey));
        HashSet<MpySegmentKind> kinds = ReadKinds(arguments.Last(ExtractOnlyKey));

        DiagnosticBag diagnostics = new();
        FirmwareProfile? firmware = arguments.Has(CompilerSettings.Firmware) ? CompilerSettings.ReadFirmware(arguments) : null;
        List<MpyFile> files = MpyFiles.Read(host, arguments.Positionals, firmware, diagnostics);
        QstrHeader? header = ReadHeader(host, arguments, diagnostics);
        FrozenResult? frozen = null;
        if (!diagnostics.HasErrors && arguments.Has(FreezeKey))
        {
            frozen = FrozenSource.Generate(new FrozenRequest
            {
                Firmware = firmware ?? MpyFiles.FirmwareOf(files[0]),
                Entries = [.. files.Select(file => new FrozenModuleEntry(file.Module) { Location = new SourceLocation(file.Path) })],
                QstrHeader = header,
                LongInt = integers.LongInt,
                MpzDigitBits = integers.DigitBits,
                Exact = arguments.Has(CompilerSettings.Exact),
                IncludesTexts = false,
            });
            diagnostics.AddRange(frozen.Diagnostics);
        }

        byte[]? merged = !diagnostics.HasErrors && arguments.Has(MergeKey) ? MpyMerger.Merge(files, archFlags, diagnostics) : null;
        if (!diagnostics.HasErrors)
        {
            Show(host, arguments, files, frozen);
            Write(host, arguments, files, merged, kinds, diagnostics);
        }

        return DiagnosticPrinter.Print(host.Error, diagnostics.Items) ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static void Show(ToolHost host, ParsedArguments arguments, List<MpyFile> files, FrozenResult? frozen)
    {
        List<ListingLine> lines = [];
        if (arguments.Has(HexDumpKey))
        {
            lines.AddRange(files.SelectMany(HexDump.Lines));
        }

        if (arguments.Has(DisassembleKey))
        {
            if (arguments.Has(HexDumpKey))
            {
                lines.Add(new ListingLine(""));
            }

            lines.AddRange(ModuleListing.Lines(files));
        }

        if (arguments.Has(JsonKey))
        {
            if (frozen is not null)
            {
                string source = Encoding.UTF8.GetString(frozen.Source!.Value.Span);
                lines.AddRange(source.TrimEnd('\n').Split('\n').Select(line => new ListingLine(line)));
            }

            WriteText(host.Error, lines);
            string language = Languages.FirstOrDefault(row => arguments.Has(row.Key), Languages[^1]).Language;
            host.WriteOutput(ListingJson.Write(lines, language));
            return;
        }

        WriteText(host.Output, lines);
        if (frozen is not null)
        {
            host.WriteOutput(frozen.Source!.Value.Span);
        }
    }

    private static void WriteText(TextWriter writer, List<ListingLine> lines)
    {
        foreach (ListingLine line in lines)
        {
            writer.Write(line.Text);
            writer.Write('\n');
        }
    }

    private static void Write(
        ToolHost host, ParsedArguments arguments, List<MpyFile> files, byte[]? merged, HashSet<MpySegmentKind> kinds, DiagnosticBag diagnostics)
    {
        if (merged is not null)
        {
            if (arguments.Last(OutputKey) is { } output)
            {
                TryWrite(host, output, merged, diagnostics);
            }
            else
            {
                host.WriteOutput(merged);
            }
        }

        if (arguments.Last(ExtractKey) is not { Length: > 0 } start || diagnostics.HasErrors)
        {
            return;
        }

        string directory = Path.GetDirectoryName(start) ?? "";
        foreach (SegmentFile part in SegmentFiles.Extract(files, Path.GetFileName(start), kinds))
        {
            if (!TryWrite(host, Path.Join(directory, part.Name), part.Content, diagnostics))
            {
                return;
            }
        }
    }

    // Like upstream's, this makes no directories: a mistyped one is better found.
    private static bool TryWrite(ToolHost host, string path, ReadOnlyMemory<byte> content, DiagnosticBag diagnostics) => diagnostics.TryWrite(path, () =>
    {
        string full = host.Resolve(path);
        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new DirectoryNotFoundException($"there is no directory '{Path.GetDirectoryName(path)}'");
        }

        OutputFiles.Write(full, content.Span);
    });

    private static QstrHeader? ReadHeader(ToolHost host, ParsedArguments arguments, DiagnosticBag diagnostics) =>
        arguments.Last(QstrHeaderKey) is { Length: > 0 } path && host.TryReadFile(path, diagnostics) is { } header
            ? QstrHeader.Parse(header, path, diagnostics)
            : null;

    private static uint? ReadArchFlags(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint flags)
            ? flags
            : throw new UsageException($"{ArchFlagsKey} is a number, not {text}");
    }

    private static HashSet<MpySegmentKind> ReadKinds(string? text) =>
    [
        .. (text?.Split(',') ?? []).Select(name => SegmentFiles.FindKind(name)
            ?? throw new UsageException($"{ExtractOnlyKey} takes {string.Join(", ", SegmentFiles.KindNames)}, not {name}")),
    ];
}
