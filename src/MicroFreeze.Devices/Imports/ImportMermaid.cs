using System.Globalization;
using System.Text;

namespace MicroFreeze.Devices.Imports;

/// <summary>
/// Writes a report's graph as a Mermaid flow chart, which GitHub and many editors draw: programs, modules by where they come from,
/// built-ins.
/// </summary>
internal static class ImportMermaid
{
    private static readonly (string Class, string Style)[] Styles =
    [
        ("program", "stroke-width:3px"),
        ("frozen", "fill:#dbeafe,stroke:#1d4ed8,color:#000"),
        ("builtin", "fill:#e5e7eb,stroke:#4b5563,color:#000"),
        ("missing", "fill:#fee2e2,stroke:#b91c1c,color:#000"),
    ];

    /// <summary>The chart, with LF line ends. Optional imports have dotted arrows.</summary>
    public static string Write(ImportReport report)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        StringBuilder nodes = new();
        StringBuilder edges = new();
        HashSet<string> drawn = new(StringComparer.Ordinal);
        foreach (ImportingModule module in report.Modules.Where(module => module.IsReached))
        {
            string from = Node(module.Path, module.IsProgram ? "program" : null);
            foreach (ResolvedImport import in module.Imports)
            {
                string arrow = import.Site.IsOptional ? "-.->" : "-->";
                foreach (ImportTarget target in import.Targets)
                {
                    Edge(from, arrow, Node(target.IsBuiltIn ? "built in: " + target.Path : target.Path, target.IsBuiltIn ? "builtin" : null));
                }

                if (!import.IsFound)
                {
                    Edge(from, arrow, Node($"? {import.Name ?? import.Site.Text}", "missing"));
                }
            }
        }

        StringBuilder text = new("flowchart LR\n");
        text.Append(nodes).Append(edges);
        foreach ((string name, string style) in Styles)
        {
            text.Append(CultureInfo.InvariantCulture, $"  classDef {name} {style}\n");
        }

        return text.ToString();

        string Node(string label, string? style)
        {
            if (!ids.TryGetValue(label, out string? id))
            {
                ids.Add(label, id = string.Create(CultureInfo.InvariantCulture, $"m{ids.Count}"));
                style ??= label.StartsWith(ImportRules.FrozenEntry, StringComparison.Ordinal) ? "frozen" : null;
                nodes.Append(CultureInfo.InvariantCulture, $"  {id}[\"{label.Replace("\"", "#quot;", StringComparison.Ordinal)}\"]{(style is null ? "" : ":::" + style)}\n");
            }

            return id;
        }

        void Edge(string from, string arrow, string to)
        {
            if (from != to && drawn.Add(from + arrow + to))
            {
                edges.Append(CultureInfo.InvariantCulture, $"  {from} {arrow} {to}\n");
            }
        }
    }
}
