using MicroFreeze.Sdk.Tests.Harness;

namespace MicroFreeze.Sdk.Tests;

/// <summary>Machine code in a project: properties, metadata of items, what changes from build to build.</summary>
[TestClass]
public sealed class NativeTests
{
    private const string Native = "import micropython\n\n@micropython.native\ndef f(a):\n    return a\n";
    private const string MoveZero = "import micropython\n\n@micropython.asm_rv32\ndef f(a0, a1):\n    mv(a1, zero)\n    data(1, 1)\n";

    [TestMethod]
    public void Metadata_go_before_properties_and_a_change_of_them_compiles_what_they_are_about()
    {
        using TestProject project = TestProject.Board(
            """
              <ItemGroup>
                <Python Include="plain.py" />
                <Python Include="own.py" Arch="rv32imc" ArchFlags="zba" Emit="native" />
              </ItemGroup>
            """,
            ("plain.py", Native),
            ("own.py", Native));
        project.BuildClean("-p:MicroFreezeArch=armv7emsp");
        Assert.AreEqual(7, ArchOf("plain"));
        Assert.AreEqual(11, ArchOf("own"));

        project.Write("board.proj", project.Read("board.proj").Replace("zba", "zcmp", StringComparison.Ordinal));
        Assert.AreEqual(1, project.BuildClean("-p:MicroFreezeArch=armv7emsp").CompiledCount);
        Assert.AreEqual(1, project.BuildClean("-p:MicroFreezeArch=armv6m").CompiledCount);
        Assert.AreEqual(4, ArchOf("plain"));

        // Bits 2 to 5 of the third byte.
        int ArchOf(string name) => File.ReadAllBytes(project.PathOf($"obj/Debug/microfreeze/mpy/{name}.mpy"))[2] >> 2 & 15;
    }

    [TestMethod]
    public void Without_an_architecture_native_code_is_an_error_or_falls_back_with_a_warning_that_stays()
    {
        using TestProject project = TestProject.Board("""<ItemGroup><FrozenModule Include="main.py" /></ItemGroup>""", ("main.py", Native));
        BuildResult failed = project.Build();
        project.Check(failed.ExitCode == 1 && failed.Errors.Count == 1, failed);
        StringAssert.StartsWith(failed.Errors[0], "main.py(3,1): MF2129: SyntaxError: invalid arch; '@micropython.native' in line 3 ");
        StringAssert.Contains(failed.Errors[0], "MicroFreezeArch");

        for (int build = 0; build < 2; build++)
        {
            BuildResult fallen = project.Build("-p:MicroFreezeNativeFallback=Bytecode");
            project.Check(fallen.ExitCode == 0 && fallen.Warnings.Count == 1 && fallen.WasCurrent == (build == 1), fallen);
            StringAssert.StartsWith(fallen.Warnings[0], "main.py(3,14): MF2135: '@micropython.native' became bytecode");
        }
    }

    [TestMethod]
    public void Two_architectures_in_one_firmware_are_an_error_at_the_file()
    {
        using TestProject project = TestProject.Board(
            """<ItemGroup><FrozenModule Include="a.py" Arch="armv6m" /><FrozenModule Include="b.py" /></ItemGroup>""", ("a.py", Native), ("b.py", Native));

        BuildResult build = project.Build("-p:MicroFreezeArch=x64");

        project.Check(build.ExitCode == 1 && build.Errors.Count == 1, build);
        StringAssert.StartsWith(build.Errors[0], "b.py: MF4052: native code for x64, but 'a.py', frozen before it, has native code for armv6m");
    }

    [TestMethod]
    public void Exact_mode_is_a_property_that_rebuilds()
    {
        using TestProject project = TestProject.Board("""<ItemGroup><FrozenModule Include="asm.py" /></ItemGroup>""", ("asm.py", MoveZero));
        project.BuildClean("-p:MicroFreezeArch=rv32imc");
        string mended = project.Read("obj/Debug/microfreeze/frozen_content.c");

        Assert.AreEqual(1, project.BuildClean("-p:MicroFreezeArch=rv32imc;MicroFreezeExact=true").CompiledCount);

        string exact = project.Read("obj/Debug/microfreeze/frozen_content.c");
        StringAssert.Contains(mended, "so that what follows is aligned");
        Assert.IsFalse(exact.Contains("so that what follows is aligned", StringComparison.Ordinal), exact);
        Assert.IsTrue(File.ReadAllBytes(project.PathOf("obj/Debug/microfreeze/frozen_mpy/asm.mpy")).AsSpan().IndexOf((ReadOnlySpan<byte>)[0x82, 0x85]) > 0);
    }
}
