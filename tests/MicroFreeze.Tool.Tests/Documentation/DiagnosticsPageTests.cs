using System.Reflection;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Tool.Hosting;

namespace MicroFreeze.Tool.Tests.Documentation;

/// <summary>Codes of diagnostics and their page hold each other to account.</summary>
[TestClass]
public sealed partial class DiagnosticsPageTests
{
    private static readonly Assembly[] Assemblies =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "MicroFreeze.*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => !name.EndsWith("Tests", StringComparison.Ordinal))
            .Append("microfreeze")
            .Select(Assembly.Load),
    ];

    // The table of each room, and the codes that belong to it; MF9 is for all.
    private static readonly (string Table, string Range)[] Ranges =
    [
        ("SourceDiagnostics", "MF2"),
        ("MpyDiagnostics", "MF4"),
        ("PythonDiagnostics", "MF3"),
        ("ManifestDiagnostics", "MF3"),
        ("FreezeDiagnostics", "MF4"),
        ("FrozenDiagnostics", "MF4"),
        ("FileDiagnostics", "MF1"),
        ("FirmwareDiagnostics", "MF61"),
        ("ToolDiagnostics", "MF19"),
        ("ReportDiagnostics", "MF66"),
        ("ProjectDiagnostics", "MF1"),
        ("AgreementDiagnostics", "MF40"),
        ("CrossDiagnostics", "MF62"),
        ("DriveDiagnostics", "MF64"),
        ("ImportDiagnostics", "MF65"),
        ("PackageDiagnostics", "MF5"),
        ("LibraryDiagnostics", "MF55"),
        ("MakeDiagnostics", "MF55"),
        ("BundleDiagnostics", "MF63"),
    ];

    [TestMethod]
    public void Every_code_is_in_its_rooms_range()
    {
        foreach ((string table, DiagnosticDescriptor descriptor) in Descriptors())
        {
            int row = Array.FindIndex(Ranges, range => range.Table == table);
            Assert.IsGreaterThanOrEqualTo(0, row, $"{table} has diagnostics, and no range of codes");
            StringAssert.Matches(descriptor.Code, new Regex($"^({Ranges[row].Range}|MF9)[0-9]+$"), table);
            Assert.AreEqual(6, descriptor.Code.Length, descriptor.Code);
        }
    }

    [TestMethod]
    public void No_code_is_used_twice()
    {
        foreach (IGrouping<string, DiagnosticDescriptor> group in Descriptors().Select(row => row.Descriptor).GroupBy(row => row.Code))
        {
            Assert.HasCount(1, group.ToArray(), $"{group.Key}: {string.Join(" / ", group.Select(row => row.MessageFormat))}");
        }
    }

    [TestMethod]
    public void Every_code_has_a_section_and_every_section_a_code()
    {
        string[] codes = [.. Descriptors().Select(row => row.Descriptor.Code).Concat(CodesOfTargets()).Distinct().Order(StringComparer.Ordinal)];
        string[] sections = [.. Heading().Matches(Repository.Read("docs/diagnostics.md")).Select(match => match.Groups["code"].Value)];
        Assert.AreEqual("", string.Join(", ", codes.Except(sections)), "codes without a section in docs/diagnostics.md");
        Assert.AreEqual("", string.Join(", ", sections.Except(codes)), "sections of docs/diagnostics.md without a code");
        CollectionAssert.AreEqual(sections.Distinct().Order(StringComparer.Ordinal).ToArray(), sections, "sections are in the order of codes, once each");
    }

    [TestMethod]
    public void Every_section_says_something()
    {
        string[] parts = Heading().Split(Repository.Read("docs/diagnostics.md"));
        Assert.IsGreaterThan(1, parts.Length);
        for (int i = 1; i < parts.Length; i += 2)
        {
            Assert.IsGreaterThan(20, parts[i + 1].Split("\n## ")[0].Trim().Length, $"{parts[i]} is not explained");
        }
    }

    [TestMethod]
    public void A_help_link_leads_to_the_section() =>
        Assert.EndsWith("/docs/diagnostics.md#mf1901", ToolDiagnostics.NoSuchPath.HelpLink);

    private static IEnumerable<(string Table, DiagnosticDescriptor Descriptor)> Descriptors() =>
        from assembly in Assemblies
        from type in assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(DiagnosticDescriptor)
        select (type.Name, (DiagnosticDescriptor)field.GetValue(null)!);

    // What MSBuild's own Error and Warning tasks report.
    private static IEnumerable<string> CodesOfTargets() =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "sdk"), "*.targets", SearchOption.AllDirectories)
        from Match match in CodeAttribute().Matches(File.ReadAllText(path))
        select match.Groups["code"].Value;

    [GeneratedRegex("Code=\"(?<code>MF[0-9]+)\"")]
    private static partial Regex CodeAttribute();

    [GeneratedRegex("^### (?<code>MF[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
