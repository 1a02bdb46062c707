using System.Text;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Imports;

/// <summary>
/// Reads a firmware's <c>genhdr/moduledefs.h</c>: exactly the modules that its C build registers. Source: py/makemoduledefs.py@v1.28.0
/// generate_module_table_header.
/// </summary>
internal static partial class ModuleHeader
{
    // How names of strings spell a dot. Source: py/makeqstrdata.py@v1.28.0 qstr_escape.
    private const string Dot = "_dot_";

    /// <summary>Reads a header.</summary>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="path">The file as the user knows it, for diagnostics.</param>
    /// <param name="diagnostics">Takes what is wrong with it.</param>
    /// <returns>Null where it is no such header.</returns>
    public static BuiltInModules? Parse(ReadOnlySpan<byte> content, string path, DiagnosticBag diagnostics)
    {
        string[] lines = Encoding.UTF8.GetString(content).ReplaceLineEndings("\n").Split('\n');
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        HashSet<string> fixedModules = new(StringComparer.Ordinal);
        HashSet<string> extensible = new(StringComparer.Ordinal);
        HashSet<string>? list = null;
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index].Trim();
            if (Definition().Match(line) is { Success: true } definition)
            {
                names[definition.Groups["key"].Value] = definition.Groups["name"].Value.Replace(Dot, ".", StringComparison.Ordinal);
            }
            else if (List().Match(line) is { Success: true } start)
            {
                list = start.Groups["extensible"].Success ? extensible : fixedModules;
            }
            else if (list is not null && Entry().Match(line) is { Success: true } entry)
            {
                if (!names.TryGetValue(entry.Value, out string? name))
                {
                    diagnostics.Report(ImportDiagnostics.BadModuleHeader, new SourceLocation(path, index + 1), $"{entry.Value} is not defined above this line");
                    return null;
                }

                list.Add(name);
            }
            else
            {
                list = null;
            }
        }

        if (fixedModules.Count == 0)
        {
            diagnostics.Report(ImportDiagnostics.BadModuleHeader, new SourceLocation(path), "it has no list MICROPY_REGISTERED_MODULES");
            return null;
        }

        return new BuiltInModules
        {
            Fixed = fixedModules,
            Extensible = extensible,
            Nested = fixedModules.Where(name => name.Contains('.', StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal),
        };
    }

    [GeneratedRegex(@"^#define (?<key>MODULE_DEF_\w+) \{ MP_ROM_QSTR\(MP_QSTR_(?<name>\w+)\),", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Definition();

    [GeneratedRegex(@"^#define MICROPY_REGISTERED_(?<extensible>EXTENSIBLE_)?MODULES \\$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex List();

    [GeneratedRegex(@"^MODULE_DEF_\w+(?= \\$)", RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
