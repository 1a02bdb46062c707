using System.Globalization;
using System.Reflection;
using System.Text;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>
/// Sources in <c>Native/Data</c> with what the reference compiler made of each. The parts of a name between source and extension are
/// architecture and options: <c>viper.rv32imc.f3.mpy</c> is <c>viper.py</c> for rv32imc with flags 3, <c>O3</c> means that level,
/// <c>native</c> the default emitter, <c>circuitpython</c> that firmware. Some have a listing, to be read.
/// </summary>
internal static class NativeCases
{
    private const string Folder = "Native/Data/";

    /// <summary>Names of all cases, as rows of a test.</summary>
    public static IEnumerable<object[]> Rows { get; } = NamesOf(".mpy");

    /// <summary>Those with a listing, to be read.</summary>
    public static IEnumerable<object[]> ListedRows { get; } = NamesOf(".txt");

    /// <summary>Compiles a case.</summary>
    public static CompileResult Compile(string name)
    {
        string[] parts = name.Split('.');
        string file = parts[0] + ".py";
        CompileOptions options = new() { SourceName = file, Arch = Enum.Parse<NativeArch>(parts[1], ignoreCase: true), Exact = true };
        foreach (string part in parts.AsSpan(2))
        {
            options = part switch
            {
                "native" => options with { Emit = EmitKind.Native },
                "viper" => options with { Emit = EmitKind.Viper },
                ['O', ..] => options with { OptimizationLevel = int.Parse(part.AsSpan(1), CultureInfo.InvariantCulture) },
                ['f', ..] => options with { ArchFlags = uint.Parse(part.AsSpan(1), CultureInfo.InvariantCulture) },
                _ => options with { Firmware = FirmwareProfile.All.First(profile => profile.Name.StartsWith(part, StringComparison.Ordinal)) },
            };
        }

        return PythonCompiler.Compile(ReadFile(file), file, options);
    }

    /// <summary>What the reference made of a case.</summary>
    public static byte[] ReadExpected(string name) => ReadFile(name + ".mpy");

    /// <summary>The same as text.</summary>
    public static string ReadListing(string name) => Encoding.UTF8.GetString(ReadFile(name + ".txt"));

    private static object[][] NamesOf(string extension) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(extension, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^extension.Length])
            .Order(StringComparer.Ordinal)
            .Select(name => new object[] { name }),
    ];

    private static byte[] ReadFile(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name)
            ?? throw new FileNotFoundException(name);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
