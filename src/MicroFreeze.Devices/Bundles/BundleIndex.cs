using System.Globalization;
using System.Text;
using MicroFreeze.Files;

namespace MicroFreeze.Devices.Bundles;

/// <summary>
/// The JSON index of a bundle, as circup reads it, byte for byte as Python writes it. See: circuitpython-build-tools, build_bundles.py,
/// <c>build_bundle_json</c> and <c>get_bundle_requirements</c>.
/// </summary>
internal static class BundleIndex
{
    // What a computer needs in place of the board, and what a board never has.
    private static readonly string[] NotForBoards =
    [
        "adafruit-blinka", "adafruit-blinka-bleio", "adafruit-blinka-displayio", "adafruit-blinka-pyportal", "adafruit-python-extended-bus", "numpy", "pillow", "pyasn1",
        "pyserial", "scipy", "spidev",
    ];

    private static readonly char[] EndsOfName = ['<', '>', '=', '~', '[', ';'];

    private sealed record Entry(LibraryPackage Package, string ModuleName, string PyPIName, string Address);

    /// <summary>Writes the index.</summary>
    public static byte[] Write(IEnumerable<LibraryPackage> packages, IFileSystem files)
    {
        // Of two libraries with one name on PyPI, or one module, the last counts.
        Dictionary<string, Entry> byPyPIName = [];
        foreach (LibraryPackage package in packages)
        {
            if (package.ModuleName is { } module)
            {
                string address = LowerCaseAddress(package.RepositoryUrl);
                string name = PyPIName(address.Length > 0 ? address : PosixPath.BaseName(package.Library.Directory));
                byPyPIName[name] = new Entry(package, module, name, address);
            }
        }

        SortedDictionary<string, Entry> byModule = new(StringComparer.Ordinal);
        foreach (Entry entry in byPyPIName.Values)
        {
            byModule[entry.ModuleName] = entry;
        }

        StringBuilder json = new("{");
        foreach ((string module, Entry entry) in byModule)
        {
            (IEnumerable<string> dependencies, IEnumerable<string> external) = ReadRequirements(entry.Package, files, byPyPIName);
            json.Append(json.Length > 1 ? ", " : "");
            WriteText(json, module).Append(": {\"dependencies\": ");
            WriteList(json, dependencies).Append(", \"external_dependencies\": ");
            WriteList(json, external).Append(", \"package\": ").Append(entry.Package.IsPackage ? "true" : "false").Append(", \"path\": ");
            WriteText(json, "lib/" + module).Append(", \"pypi_description\": ");
            WriteText(json, entry.Package.Description).Append(", \"pypi_name\": ");
            WriteText(json, entry.PyPIName).Append(", \"repo\": ");
            WriteText(json, entry.Address).Append(", \"version\": ");
            WriteText(json, entry.Package.Version).Append('}');
        }

        return Encoding.ASCII.GetBytes(json.Append('}').ToString());
    }

    private static (IEnumerable<string> Dependencies, IEnumerable<string> External) ReadRequirements(
        LibraryPackage package, IFileSystem files, Dictionary<string, Entry> known)
    {
        SortedSet<string> dependencies = new(StringComparer.Ordinal);
        SortedSet<string> external = new(StringComparer.Ordinal);
        string path = PosixPath.Join(package.Library.Directory, "requirements.txt");
        if (files.GetKind(path) == EntryKind.File)
        {
            foreach (string line in Encoding.UTF8.GetString(files.ReadAllBytes(path)).ToLowerInvariant().ReplaceLineEndings("\n").Split('\n'))
            {
                string requirement = line.Trim();
                if (requirement.Length == 0 || requirement[0] == '#')
                {
                    continue;
                }

                string name = requirement.Split(EndsOfName, 2)[0].Trim();
                if (known.TryGetValue(Normalize(name), out Entry? entry))
                {
                    dependencies.Add(entry.ModuleName);
                }
                else if (!NotForBoards.Contains(Normalize(name)))
                {
                    external.Add(name);
                }
            }
        }

        return (dependencies, external);
    }

    private static string LowerCaseAddress(string address)
    {
        string lower = address.Trim().ToLowerInvariant();
        return lower.EndsWith(".git", StringComparison.Ordinal) ? lower[..^4] : lower;
    }

    // Repositories of the organisation circuitpython carry it in their name, but not on PyPI.
    private static string PyPIName(string address)
    {
        const string Organisation = "circuitpython-org-";
        string name = Normalize(address[(address.LastIndexOf('/') + 1)..]);
        return name.StartsWith(Organisation, StringComparison.Ordinal) ? "circuitpython-" + name[Organisation.Length..] : name;
    }

    private static string Normalize(string name) => name.ToLowerInvariant().Replace('_', '-');

    private static StringBuilder WriteList(StringBuilder json, IEnumerable<string> texts)
    {
        json.Append('[');
        string separator = "";
        foreach (string text in texts)
        {
            WriteText(json.Append(separator), text);
            separator = ", ";
        }

        return json.Append(']');
    }

    private static StringBuilder WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (char next in text)
        {
            switch (next)
            {
                case '"' or '\\':
                    json.Append('\\').Append(next);
                    break;
                case '\n' or '\r' or '\t' or '\b' or '\f':
                    json.Append('\\').Append(next switch { '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', _ => 'f' });
                    break;
                case < ' ' or > '~':
                    json.Append(CultureInfo.InvariantCulture, $"\\u{(int)next:x4}");
                    break;
                default:
                    json.Append(next);
                    break;
            }
        }

        return json.Append('"');
    }
}
