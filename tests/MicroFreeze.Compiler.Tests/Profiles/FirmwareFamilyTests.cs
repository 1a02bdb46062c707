using System.Text;
using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Profiles;

/// <summary>Families and their versions; and that another version of a family is compiled for and read like the first.</summary>
[TestClass]
public sealed class FirmwareFamilyTests
{
    private const string Source = """
        import micropython
        async def wait(x):
            await x
        @micropython.viper
        def add(a: int, b: int) -> int:
            return a + b
        class A:
            def f(self, big=12345678901234567890): return (1.5, b'bytes', big)
        """;

    /// <summary>A version of each family that is not in the table.</summary>
    public static IEnumerable<object[]> OtherVersions => FirmwareFamily.All.Select(family => new object[] { family.Newest with { Version = "99.1" } });

    [TestMethod]
    public void Families_differ_in_what_tells_them_apart()
    {
        CollectionAssert.AllItemsAreUnique(FirmwareFamily.All.Select(family => family.Name).ToArray());
        CollectionAssert.AllItemsAreUnique(FirmwareFamily.All.Select(family => family.Key).ToArray());
        CollectionAssert.AllItemsAreUnique(FirmwareFamily.All.Select(family => family.MpyMagic).ToArray());
        foreach (Func<FirmwareFamily, string?> mark in (Func<FirmwareFamily, string?>[])[family => family.TreeMark, family => family.BuildMark, family => family.PortMacro])
        {
            Assert.HasCount(1, FirmwareFamily.All.Where(family => mark(family) is null).ToArray(), "one family is known by having no mark");
            CollectionAssert.AllItemsAreUnique(FirmwareFamily.All.Select(mark).ToArray());
        }

        Assert.IsTrue(FirmwareFamily.All.All(family => family.HasVersionMacros || family.TreeMark is not null));
    }

    [TestMethod]
    public void Versions_have_names_of_their_own_and_stand_with_the_newest_first()
    {
        CollectionAssert.AllItemsAreUnique(FirmwareProfile.All.Select(profile => profile.Name).ToArray());
        foreach (FirmwareFamily family in FirmwareFamily.All)
        {
            Version[] versions = [.. family.Profiles.Select(profile => Version.Parse(profile.Version.Contains('.', StringComparison.Ordinal) ? profile.Version : profile.Version + ".0"))];
            Assert.IsNotEmpty(versions);
            CollectionAssert.AreEqual(versions.OrderDescending().ToArray(), versions);
        }

        Assert.AreSame(FirmwareProfile.All[0], FirmwareFamily.All[0].Newest);
    }

    [TestMethod]
    [DataRow("10", true)]
    [DataRow("10.2.1", true)]
    [DataRow("10.0.0-beta.1", true)]
    [DataRow("", true)]
    [DataRow("1", false)]
    [DataRow("101.0", false)]
    [DataRow("9.2", false)]
    public void A_version_covers_its_releases(string release, bool covers) => Assert.AreEqual(covers, FirmwareProfile.CircuitPython10.Covers(release));

    [TestMethod]
    [DynamicData(nameof(OtherVersions))]
    public void Another_version_is_compiled_for_and_read(FirmwareProfile other)
    {
        CompileOptions options = new() { SourceName = "m.py", Firmware = other, Arch = NativeArch.ArmV7M };
        byte[] file = Compile(options);

        CollectionAssert.AreEqual(Compile(options with { Firmware = other.Family.Newest }), file);
        Assert.IsTrue(MpyReader.TryRead(file, other, out MpyModule? module, out _));
        Assert.AreSame(other.Family, module.Family);
        CollectionAssert.AreEqual(file, MpyWriter.ToArray(module));
        StringAssert.StartsWith(Disassembler.Disassemble(module), other.Family.Name + " .mpy version 6");
        Assert.AreSame(other.Family.Newest, MpyReader.FindFirmware(file));
        FirmwareFamily stranger = FirmwareFamily.All.First(family => family != other.Family);
        Assert.IsFalse(MpyReader.TryRead(file, stranger.Newest with { Version = "99.1" }, out _, out MpyError error));
        StringAssert.Contains(error.ToDiagnostic("m.mpy").Message, stranger.Name + " 99.1");
    }

    [TestMethod]
    [DynamicData(nameof(OtherVersions))]
    public void Another_version_of_the_native_interface_is_told(FirmwareProfile other)
    {
        FirmwareProfile older = other with { MpySubVersion = 2 };
        byte[] file = Compile(new CompileOptions { SourceName = "m.py", Firmware = older, Arch = NativeArch.ArmV7M });

        Assert.IsTrue(MpyReader.TryRead(file, older, out _, out _));
        Assert.IsFalse(MpyReader.TryRead(file, other, out _, out MpyError error));
        StringAssert.Contains(error.ToDiagnostic("m.mpy").Message, other.DisplayName);
    }

    [TestMethod]
    public void Other_bytes_are_of_no_family()
    {
        Assert.IsNull(MpyReader.FindFirmware("X\x06\0\x1f"u8));
        Assert.IsNull(MpyReader.FindFirmware([]));
        Assert.AreSame(FirmwareFamily.MicroPython.Newest, MpyReader.FindFirmware("M"u8));
    }

    private static byte[] Compile(CompileOptions options)
    {
        CompileResult result = PythonCompiler.Compile(Encoding.UTF8.GetBytes(Source), options.SourceName, options);
        Assert.IsNotNull(result.Module, string.Join('\n', result.Diagnostics.Select(item => item.Message)));
        return MpyWriter.ToArray(result.Module);
    }
}
