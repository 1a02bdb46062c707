using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Freezing.Build;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Freezing.Tests.Build;

/// <summary>The state of a build in its file.</summary>
[TestClass]
public sealed class BuildStateTests
{
    private string _directory = "";

    private string File => Path.Combine(_directory, "obj", "state");

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-state-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void A_state_comes_back_as_it_was()
    {
        BuildState state = Make();
        BuildState.Format.Write(File, state);

        BuildState read = BuildState.Format.TryRead(File)!;

        CollectionAssert.AreEqual(state.Inputs.ToArray(), read.Inputs.ToArray());
        CollectionAssert.AreEqual(state.Frozen.ToArray(), read.Frozen.ToArray());
        CollectionAssert.AreEqual(state.Outputs.ToArray(), read.Outputs.ToArray());
        Assert.AreEqual(state.Units[0].Module, read.Units[0].Module);
        Assert.AreEqual(state.Units[0].Diagnostics[0].ToString(), read.Units[0].Diagnostics[0].ToString());
        CollectionAssert.AreEqual(state.Units[0].Diagnostics[0].Chain.ToArray(), read.Units[0].Diagnostics[0].Chain.ToArray());
        Assert.AreEqual((state.Request, state.Succeeded, state.Traits), (read.Request, read.Succeeded, read.Traits));
    }

    [TestMethod]
    public void A_damaged_state_is_none()
    {
        BuildState.Format.Write(File, Make());
        byte[] whole = System.IO.File.ReadAllBytes(File);
        for (int bit = 0; bit < 8 * whole.Length; bit++)
        {
            byte[] damaged = [.. whole];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            System.IO.File.WriteAllBytes(File, damaged);
            Assert.IsNull(BuildState.Format.TryRead(File), $"bit {bit}");
        }

        for (int length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.IsNull(BuildState.Format.TryRead(File), $"{length} bytes");
        }
    }

    private BuildState Make()
    {
        string source = Path.Combine(_directory, "main.py");
        string output = Path.Combine(_directory, "obj", "main.mpy");
        SourceLocation location = new(source, 3, 4, 3, 9);
        Diagnostic finding = new(new DiagnosticDescriptor("MF3001", DiagnosticSeverity.Warning, "{0}"), location, "a warning")
        {
            Scope = "f",
            Chain = [new SourceLocation(Path.Combine(_directory, "manifest.py"), 1)],
        };
        return new BuildState
        {
            Request = "request",
            Succeeded = true,
            Inputs = [new RecordedInput(InputKind.File, source, "digest"), new RecordedInput(InputKind.Environment, "HOME", "missing")],
            Units = [new CompiledUnit(new CompiledModule(source, "main.py", output, true), "key", new(output, "digest"), [finding])],
            Frozen = [new FrozenContent(FrozenKind.AsMpy, "main.py", source, output)],
            FrozenSources = [new(Path.Combine(_directory, "frozen.c"), "digest"), new("/elsewhere/frozen.c", "digest")],
            EvaluationDiagnostics = [],
            FreezeDiagnostics = [finding],
        };
    }
}
