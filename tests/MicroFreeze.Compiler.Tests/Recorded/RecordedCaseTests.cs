using System.Reflection;
using System.Text.Unicode;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Recorded;

/// <summary>
/// Our compiler makes of each recorded source what the reference made of it: the same bytes, or a refusal with the same exception and
/// message at the same line of the same function. Where the reference's own assertions fail, it is a diagnostic or a module.
/// </summary>
[TestClass]
public sealed class RecordedCaseTests
{
    internal static readonly string Tests = typeof(RecordedCaseTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TestsFolder").Value!;

    private static readonly Dictionary<string, CaseFile> Files =
        RecordedFiles.Cases(Tests).ToDictionary(path => Path.GetFileNameWithoutExtension(path), CaseFile.Read);

    private static readonly Dictionary<string, RecordedBundle> Bundles =
        RecordedFiles.Bundles(Tests).ToDictionary(bundle => Path.GetFileNameWithoutExtension(bundle.Path));

    private static readonly Dictionary<string, ILookup<string, (RecordedRun Run, RecordedOutcome Outcome)>> Bundled =
        Bundles.ToDictionary(pair => pair.Key, pair => pair.Value.Read().ToLookup(item => item.Source, item => (item.Run, item.Outcome)));

    /// <summary>Where the reference is wrong and we are right, unless told to be exact; see docs/deviations.md.</summary>
    private static readonly HashSet<string> Deviations =
    [
        "mv with zero", "asm_rv32_run.py", "viper.py", "viper_int.py", "viper_ptr8.py", "viper_ptr16.py", "viper_ptr32.py", "viper_registers.py",
    ];

    public static IEnumerable<object[]> Cases => from file in Files from item in file.Value.Cases select new object[] { file.Key, item.Name };

    public static IEnumerable<object[]> Sources => from bundle in Bundles from source in bundle.Value.Sources select new object[] { bundle.Key, source };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void A_case_compiles_as_recorded(string file, string name)
    {
        RecordedCase item = Files[file].Cases.Single(item => item.Name == name);
        Assert.HasCount(Files[file].Runs.Count, item.Outcomes, "not recorded yet");
        byte[] source = item.Source;
        foreach ((RecordedRun run, RecordedOutcome outcome) in item.Outcomes)
        {
            AssertOutcome(name, outcome, source, run.ToOptions(RecordedCase.SourceName), run);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sources))]
    public void A_source_compiles_as_recorded(string bundle, string source)
    {
        var recorded = Bundled[bundle][source].ToArray();
        Assert.AreEqual(Bundles[bundle].Runs?.Count ?? Math.Max(1, recorded.Length), recorded.Length, "not recorded yet");
        byte[] bytes = Bundles[bundle].ReadSource(source);
        foreach ((RecordedRun run, RecordedOutcome outcome) in recorded)
        {
            AssertOutcome(source, outcome, bytes, run.ToOptions(source), run);
        }
    }

    [TestMethod]
    public void Native_sources_have_a_case_for_each_architecture_with_an_emitter()
    {
        // rv64imc has none.
        IEnumerable<string> recorded = RecordedFiles.Bundle(Tests, "native_sources").Read().Select(item => item.Run.ToOptions(item.Source).Arch.ToString().ToLowerInvariant());
        string[] expected = ["armv6", "armv6m", "armv7em", "armv7emdp", "armv7emsp", "armv7m", "rv32imc", "x64", "x86", "xtensa", "xtensawin"];
        CollectionAssert.AreEqual(expected, recorded.Distinct().Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    public void Names_of_cases_are_unique()
    {
        foreach ((string file, CaseFile cases) in Files)
        {
            Assert.HasCount(cases.Cases.Count, cases.Cases.Select(item => item.Name).ToHashSet(), file);
        }
    }

    [TestMethod]
    public void Listings_are_those_of_the_bytes()
    {
        foreach (string path in RecordedFiles.Cases(Tests))
        {
            string expected = CaseFile.Read(path).Write((item, run) => item.Outcomes[run], ModuleText.Listing);
            Assert.AreEqual(expected, File.ReadAllText(path), $"{path}: `dotnet run --project tests/MicroFreeze.Recorder -- --listings` writes them anew");
        }
    }

    // In exact mode always; in ordinary mode too, unless something is mended.
    private static void AssertOutcome(string name, RecordedOutcome expected, byte[] source, CompileOptions options, RecordedRun run)
    {
        AssertOutcome(expected, source, options with { Exact = true }, run);
        if (!Deviations.Contains(name))
        {
            AssertOutcome(expected, source, options, run);
        }
    }

    private static void AssertOutcome(RecordedOutcome expected, byte[] source, CompileOptions options, RecordedRun run)
    {
        CompileResult actual = PythonCompiler.Compile(source, options.SourceName, options);
        if (!Utf8.IsValid(source))
        {
            // The reference takes any bytes; we refuse these, as docs/deviations.md says.
            Assert.AreEqual("MF2007", actual.Diagnostics.Single().Code, run.Text);
            return;
        }

        if (expected.Refusal == RecordedOutcome.Crashed)
        {
            Assert.AreEqual(actual.Succeeded, actual.Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error), run.Text);
            return;
        }

        if (expected.Module is { } module)
        {
            Assert.IsTrue(actual.Succeeded, $"{run}: refused: {string.Join(' ', actual.Diagnostics)}");
            // Exact compiling warns of closures in viper functions and of the reference's wrong encodings only.
            Assert.IsTrue(!options.Exact || actual.Diagnostics.All(warning => warning.Code is "MF2231" or "MF2276"), $"{run}: {string.Join("; ", actual.Diagnostics)}");
            byte[] written = MpyWriter.ToArray(actual.Module!);
            Assert.IsTrue(module.AsSpan().SequenceEqual(written), $"{run}: {(module.AsSpan().SequenceEqual(written) ? "" : ModuleDifference.Describe(module, written))}");
            return;
        }

        Assert.IsFalse(actual.Succeeded, $"{run}: compiled, where the reference says {expected.Refusal}");
        Diagnostic diagnostic = actual.Diagnostics.Single(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.IsTrue(diagnostic.Message.StartsWith(expected.Refusal!, StringComparison.Ordinal), $"{run}: '{diagnostic.Message}', expected '{expected.Refusal}'");
        // Errors of the emitter and some of the lexer come without a place there, and with one here.
        if (expected.Line > 0)
        {
            Assert.AreEqual(expected.Line, diagnostic.Location.Line, $"{run}: line of '{diagnostic.Message}'");
            Assert.AreEqual(expected.Scope, diagnostic.Scope, $"{run}: scope of '{diagnostic.Message}'");
        }
    }
}
