using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>The code of a function as the runtime has it: in flash, or in pieces on the heap.</summary>
internal sealed class LoadedCode
{
    public required RawCode Code { get; init; }

    public required Prelude? Prelude { get; init; }

    /// <summary>The code itself.</summary>
    public HeapCell? Data { get; set; }

    /// <summary>The table of nested functions.</summary>
    public HeapCell? ChildTable { get; set; }

    /// <summary>The structure that describes the function.</summary>
    public HeapCell? Structure { get; set; }

    public LoadedCode[] Children { get; set; } = [];

    /// <summary>Code in flash, all of it.</summary>
    public static LoadedCode InFlash(RawCode code) => new()
    {
        Code = code,
        Prelude = DecodePrelude(code),
        Children = [.. code.Children.Select(InFlash)],
    };

    public static Prelude? DecodePrelude(RawCode code) =>
        code.Kind is RawCodeKind.Bytecode or RawCodeKind.NativePython && Prelude.TryDecode(code.Code.Span, code.PreludeOffset, out Prelude? prelude) ? prelude : null;

    /// <summary>Notes what points to what, once all parts are there.</summary>
    public void Connect()
    {
        Structure?.PointTo(Data);
        Structure?.PointTo(ChildTable);
        foreach (LoadedCode child in Children)
        {
            child.Connect();
            ChildTable?.PointTo(child.Structure);
        }
    }
}
