using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.CircuitPython;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Tool.CommandLine;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Commands;

/// <summary>CircuitPython libraries in place of a manifest: named one by one, or those of a board.</summary>
internal static class LibraryArguments
{
    private const string LibraryKey = "--library";
    private const string CheckoutKey = "--circuitpython";
    private const string BoardKey = "--board";

    /// <summary>The options' rows.</summary>
    public static OptionRow[] Rows { get; } =
    [
        new([LibraryKey], OptionKind.Value, "DIR", "In place of FILE: a CircuitPython library; as often as wanted."),
        new([CheckoutKey], OptionKind.Value, "DIR", "In place of FILE, with --board: a checkout of CircuitPython."),
        new([BoardKey], OptionKind.Value, "NAME", "A board of that checkout: what it freezes."),
    ];

    /// <summary>The libraries that the options name; null where they name none, and a manifest is asked for.</summary>
    /// <exception cref="UsageException">A board without a checkout, or a checkout without a board.</exception>
    public static IReadOnlyList<FreezeItem>? Read(ToolHost host, ParsedArguments arguments, DiagnosticBag diagnostics)
    {
        List<FreezeItem> items = [];
        switch (arguments.Last(CheckoutKey), arguments.Last(BoardKey))
        {
            case (null, null) when arguments.All(LibraryKey).Count == 0:
                return null;
            case (null, not null):
                throw new UsageException($"{BoardKey} needs {CheckoutKey}");
            case (not null, null):
                throw new UsageException($"{CheckoutKey} needs {BoardKey}");
            case ({ } checkout, { } name):
                CircuitPythonBoard? board = BoardReader.Read(PhysicalFileSystem.Instance, host.Resolve(checkout), name, [], SourceLocation.None, diagnostics);
                items.AddRange(board?.Libraries.Select(library => new CircuitPythonLibraryItem(library.Directory) { Location = library.Location }) ?? []);
                break;
        }

        items.AddRange(arguments.All(LibraryKey).Select(library => new CircuitPythonLibraryItem(library)));
        return items;
    }
}
