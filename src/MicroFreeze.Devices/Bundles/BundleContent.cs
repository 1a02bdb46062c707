using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;

namespace MicroFreeze.Devices.Bundles;

/// <summary>The files of one zip, by their names in it, and where each comes from.</summary>
/// <param name="top">The directory in the zip that all else is in.</param>
/// <param name="location">Where findings belong.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class BundleContent(string top, SourceLocation location, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, (byte[] Content, string Source)> _members = [];

    /// <summary>Names and contents.</summary>
    public IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Members => _members.Select(member => KeyValuePair.Create<string, ReadOnlyMemory<byte>>(member.Key, member.Value.Content));

    /// <summary>
    /// Adds a file. Hyphens in its own name become underscores, as circuitpython-build-tools has it (build_bundles.py,
    /// <c>build_bundle</c>).
    /// </summary>
    public void Add(string path, byte[] content, string source)
    {
        (string directory, string name) = PosixPath.Split(path);
        string member = PosixPath.Join(top, directory, name.Replace('-', '_'));
        if (!_members.TryAdd(member, (content, source)))
        {
            diagnostics.Report(BundleDiagnostics.SameMember, location, member, _members[member].Source, source);
        }
    }

    /// <summary>Adds a text.</summary>
    public void AddText(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text), path);
}
