using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Frozen;

namespace MicroFreeze.Freezing.Agreement;

/// <summary>
/// Holds the names that modules were frozen with against those that the firmware is compiled with. A name that both have would have two
/// numbers, and lookups would fail at run time.
/// </summary>
internal static partial class QstrHeaderCheck
{
    private const int MaxShown = 3;

    /// <summary>The header that the compiler includes, or null.</summary>
    public static string? Find(IEnumerable<string> includeDirectories) =>
        includeDirectories.Select(directory => Path.Combine(directory, "genhdr", "qstrdefs.generated.h")).FirstOrDefault(File.Exists);

    /// <summary>Reports what differs.</summary>
    /// <param name="header">The header that modules were frozen with; null for none.</param>
    /// <param name="generated">The header that the compiler includes.</param>
    /// <param name="diagnostics">Takes the finding.</param>
    public static void Compare(string? header, string generated, DiagnosticBag diagnostics)
    {
        if (OutputFiles.TryRead(generated) is not { } generatedText)
        {
            return;
        }

        HashSet<string> compiled = [.. Definition().Matches(Encoding.UTF8.GetString(generatedText)).Select(match => match.Groups["name"].Value)];
        HashSet<string> frozen = [.. StaticNames.All.ToArray().Select(name => CIdentifiers.Escape(Encoding.UTF8.GetBytes(name)))];
        if (header is null)
        {
            compiled.ExceptWith(frozen);
            if (compiled.Count != 0)
            {
                string wanted = Path.Combine(Path.GetDirectoryName(generated)!, "qstrdefs.preprocessed.h");
                diagnostics.Report(AgreementDiagnostics.NoQstrHeader, new SourceLocation(generated), wanted, compiled.Count);
            }

            return;
        }

        if (OutputFiles.TryRead(header) is not { } text || QstrHeader.Parse(text, header, new DiagnosticBag()) is not { } names)
        {
            return;
        }

        frozen.UnionWith(names.Identifiers);
        string[] missing = [.. compiled.Except(frozen).Order(StringComparer.Ordinal)];
        string[] surplus = [.. frozen.Except(compiled).Order(StringComparer.Ordinal)];
        if (missing.Length + surplus.Length != 0)
        {
            diagnostics.Report(
                AgreementDiagnostics.WrongQstrHeader, new SourceLocation(header), header, generated,
                string.Join("; ", Describe(surplus, "only in the first"), Describe(missing, "only in the second")));
        }
    }

    private static string Describe(string[] names, string where) => names.Length == 0
        ? $"none {where}"
        : string.Create(
            CultureInfo.InvariantCulture, $"{names.Length} {where}: {string.Join(", ", names.Take(MaxShown))}{(names.Length > MaxShown ? ", ..." : "")}");

    // Source: py/makeqstrdata.py@v1.28.0 print_qstr_data. The first row of all is no name.
    [GeneratedRegex("""^QDEF[01]?\(MP_QSTR_(?<name>\w*),""", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Definition();
}
