using System.Globalization;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Listings;

/// <summary>
/// Gives the functions of all files of a listing labels of their own: those that upstream's frozen C has as identifiers.
/// Source: tools/mpy-tool.py@v1.28.0 RawCode.__init__; tools/mpy-tool.py@v1.28.0 read_raw_code.
/// </summary>
internal sealed class FunctionLabels
{
    private const string ModuleBody = "_lt_module_gt_";

    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);
    private readonly Dictionary<RawCode, string> _labels = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gives labels to the functions of a file, in the order of the file.</summary>
    public void Add(MpyModule module)
    {
        const int ExtensionLength = 3;
        string file = ConstantRepr.Text(module.Names[0].Span).Replace('/', '_');
        Add(module, module.Root, file[..Math.Max(0, file.Length - ExtensionLength)]);
    }

    /// <summary>The label of a function.</summary>
    public string Of(RawCode function) => _labels[function];

    /// <summary>The label of an instruction.</summary>
    public string Of(RawCode function, int offset) => string.Create(CultureInfo.InvariantCulture, $"{Of(function)}.{offset}");

    /// <summary>
    /// What a function is called in its module's table of names: its own name, or the file's where the code does not say.
    /// </summary>
    public static ReadOnlySpan<byte> NameOf(MpyModule module, RawCode function) => module.Names[FindPrelude(function)?.Names[0] ?? 0].Span;

    /// <summary>The prelude of a function that has one.</summary>
    public static Prelude? FindPrelude(RawCode function) =>
        function.Kind is RawCodeKind.Bytecode or RawCodeKind.NativePython && Prelude.TryDecode(function.Code.Span, function.PreludeOffset, out Prelude? prelude)
            ? prelude
            : null;

    private void Add(MpyModule module, RawCode function, string parent)
    {
        string label = Reserve(parent + "_" + CIdentifiers.Escape(NameOf(module, function)));
        _labels.Add(function, label);
        string childParent = label.EndsWith(ModuleBody, StringComparison.Ordinal) ? parent : label;
        foreach (RawCode child in function.Children)
        {
            Add(module, child, childParent);
        }
    }

    private string Reserve(string wish)
    {
        string label = wish;
        int number = _next.GetValueOrDefault(wish, 2);
        while (!_taken.Add(label))
        {
            label = string.Create(CultureInfo.InvariantCulture, $"{wish}{number++}");
        }

        _next[wish] = number;
        return label;
    }
}
