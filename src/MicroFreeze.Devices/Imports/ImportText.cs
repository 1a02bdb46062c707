using System.Text;

namespace MicroFreeze.Devices.Imports;

/// <summary>Writes a report as a table: every file with its imports and what they get.</summary>
internal static class ImportText
{
    /// <summary>The table, with LF line ends.</summary>
    public static string Write(ImportReport report)
    {
        StringBuilder text = new();
        int width = report.Modules.SelectMany(module => module.Imports).Select(import => import.Site.Text.Length).DefaultIfEmpty().Max();
        foreach (ImportingModule module in report.Modules)
        {
            text.Append(module.Path).Append(module.IsProgram ? " runs by itself" : $" is {module.Name}").Append(module.IsReached ? "" : " (no program imports it)").Append('\n');
            foreach (ResolvedImport import in module.Imports)
            {
                string target = import.IsFound ? Describe(import.Targets) : import.Site.IsOptional ? $"nothing, and goes on without: {import.Problem}" : $"NOTHING: {import.Problem}";
                text.Append("    ").Append(import.Site.Text.PadRight(width)).Append("  ").Append(target).Append('\n');
            }
        }

        foreach ((string path, string first) in report.NeverImported)
        {
            text.Append(path).Append(" is never imported: ").Append(first).Append(" comes first\n");
        }

        return text.ToString();
    }

    /// <summary>What an import loads, in one line.</summary>
    public static string Describe(IReadOnlyList<ImportTarget> targets) =>
        string.Join(", ", targets.Select(target => target.IsBuiltIn ? $"built in: {target.Path}" : target.Path).Distinct(StringComparer.Ordinal));
}
