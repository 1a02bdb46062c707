using System.Text.RegularExpressions;

namespace MicroFreeze.Architecture.Tests;

/// <summary>Which firmware it is, and which architecture, is asked of the tables in Profiles; no other code compares names, magics or versions.</summary>
[TestClass]
public sealed partial class FirmwareSeamTests
{
    [TestMethod]
    public void Only_the_tables_tell_firmware_apart()
    {
        string[] found =
        [
            .. from file in SourceModel.Files("src")
               where !file.Replace('\\', '/').Contains("/MicroFreeze.Compiler/Profiles/", StringComparison.Ordinal)
               from line in File.ReadLines(file)
               where Comparison().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
               select $"{Path.GetRelativePath(SourceModel.Root, file)}: {line.Trim()}",
        ];

        Assert.IsEmpty(found, string.Join('\n', found));
    }

    // A version by its name; a magic, name or family compared with a constant; the start of a name.
    [GeneratedRegex("""FirmwareProfile\.(Micro|Circuit)Python\d|(MpyMagic|\.Magic) [!=]= |[!=]= FirmwareFamily\.|\(byte\)'[MC]'|(Name|Key|Version) [!=]= "(micro|circuit)python|"(micro|circuit)python-?", StringComparison""", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();
}
