using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Files.State;

/// <summary>Descriptions of what several states hold.</summary>
internal static class StateParts
{
    /// <summary>An input.</summary>
    public static RecordedInput Input(StateFields fields, RecordedInput? input) =>
        new((InputKind)fields.Number((long?)input?.Kind), fields.Path(input?.Name), fields.Text(input?.State));

    /// <summary>A finding. The format of its message is not kept, only the message.</summary>
    public static Diagnostic Finding(StateFields fields, Diagnostic? finding) => new(
        new DiagnosticDescriptor(fields.Text(finding?.Code), (DiagnosticSeverity)fields.Number((long?)finding?.Severity), "{0}"),
        Location(fields, finding?.Location ?? default),
        fields.Text(finding?.Message))
    {
        Scope = fields.OptionalText(finding?.Scope),
        Chain = fields.List(finding?.Chain, Location),
    };

    private static SourceLocation Location(StateFields fields, SourceLocation location) => new(
        fields.OptionalPath(location.Path), fields.Int32(location.Line), fields.Int32(location.Column), fields.Int32(location.EndLine),
        fields.Int32(location.EndColumn));
}
