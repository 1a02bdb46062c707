using System.Globalization;
using System.Reflection;
using System.Text;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Emit;

/// <summary>
/// Sources in <c>Emit/Data</c> with what the reference compiler made of each. The parts of a name between source and extension are the
/// options: <c>lines.O3.mpy</c> is <c>lines.py</c> at level 3, <c>b8</c> means small ints of 8 bits, <c>circuitpython</c> that firmware.
/// Each was made in that folder by <c>mpy-cross -s NAME.py [-ON] [-msmall-int-bits=N] -o CASE.mpy NAME.py</c>; the text beside it is its
/// <see cref="Listing"/>.
/// </summary>
internal static class RecordedCases
{
    private const string Folder = "Emit/Data/";
    private const string Extension = ".mpy";

    /// <summary>Names of all cases, as rows of a test.</summary>
    public static IEnumerable<object[]> Rows { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal)
            .Select(name => new object[] { name }),
    ];

    /// <summary>The source of a case and the options that it was recorded with.</summary>
    public static (byte[] Source, CompileOptions Options) Read(string name)
    {
        string[] parts = name.Split('.');
        string file = parts[0] + ".py";
        CompileOptions options = new() { SourceName = file };
        foreach (string part in parts.AsSpan(1))
        {
            options = part[0] switch
            {
                'O' => options with { OptimizationLevel = int.Parse(part.AsSpan(1), CultureInfo.InvariantCulture) },
                'b' => options with { SmallIntBits = int.Parse(part.AsSpan(1), CultureInfo.InvariantCulture) },
                _ => options with { Firmware = FirmwareProfile.All.First(profile => profile.Name.StartsWith(part, StringComparison.Ordinal)) },
            };
        }

        return (ReadFile(file), options);
    }

    /// <summary>What the reference made of it.</summary>
    public static byte[] ReadExpected(string name) => ReadFile(name + Extension);

    /// <summary>The same as text.</summary>
    public static string ReadListing(string name) => Encoding.UTF8.GetString(ReadFile(name + ".txt"));

    private static byte[] ReadFile(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
            ?? throw new FileNotFoundException(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
