using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Packages;
using MicroFreeze.Manifests.Tests.Evaluation;
using MicroFreeze.Testing;

namespace MicroFreeze.Manifests.Tests.Packages;


/// <summary>Packages in the evaluation of manifests and items.</summary>
[TestClass]
public sealed class RequireTests
{
    private static readonly PythonPackage Debounce = Package("Acme.Debounce", "debounce", "debounce.py") with
    {
        Metadata = new PackageMetadata { Version = "0.2.0" },
    };

    private static readonly PythonPackage Buttons = Package("Acme.Buttons", "buttons", "buttons/__init__.py", "buttons/pins.py") with
    {
        Dependencies = ["acme.debounce", "Some.Other.Package"],
    };

    [TestMethod]
    public void Require_freezes_a_package_and_what_it_depends_on()
    {
        ManifestResult result = Evaluate("require('buttons')", Buttons, Debounce);

        Assert.AreEqual(
            """
            buttons/__init__.py /packages/Acme.Buttons/python/buttons/__init__.py freeze_as_mpy -
            buttons/pins.py /packages/Acme.Buttons/python/buttons/pins.py freeze_as_mpy -
            debounce.py /packages/Acme.Debounce/python/debounce.py freeze_as_mpy -
            """,
            ManifestRun.Describe(result));
        Assert.AreEqual("0.2.0", result.Files[2].Metadata.Version);
        Assert.AreEqual("Acme.Debounce 1.0.0", result.Files[2].Package);
        Assert.AreEqual(
            "package Acme.Debounce 1.0.0 < package Acme.Buttons 1.0.0 < require('buttons') < FrozenManifest manifest.py",
            string.Join(" < ", result.Files[2].Origins.Select(origin => origin.Step)));
        Assert.AreEqual("buttons Acme.Buttons", string.Join(", ", result.Required.Select(required => $"{required.Name} {required.PackageId}")));
    }

    [TestMethod]
    public void A_package_is_frozen_once_and_goes_before_a_library()
    {
        MemoryFiles files = ManifestRun.FilesAt("/lib/micropython/debounce/debounce.py");
        files["/lib/micropython/debounce/manifest.py"] = "module('debounce.py')";

        ManifestResult result = Evaluate("require('debounce')\nrequire('buttons')\nrequire('debounce', foo=1)", files, Buttons, Debounce);

        Assert.AreEqual(3, result.Files.Count, ManifestRun.Describe(result));
        Assert.AreEqual("/packages/Acme.Debounce/python/debounce.py", result.Files[0].SourcePath);
    }

    [TestMethod]
    public void An_item_requires_and_a_reference_freezes_outright()
    {
        MemoryFiles files = new();
        ManifestRequest request = ManifestRun.Request(files, new RequireItem("debounce"), new PackageReferenceItem("ACME.BUTTONS")) with { Packages = new PackageSet([Buttons, Debounce]) };

        Assert.AreEqual(3, ManifestEvaluator.Evaluate(request).Files.Count);
    }

    [TestMethod]
    public void A_name_of_two_packages_is_an_error_until_one_is_named()
    {
        PythonPackage other = Package("Other.Debounce", "debounce", "debounce.py");

        Assert.StartsWith(
            "/project/manifest.py(1,8): error MF5007: The name 'debounce' is that of more than one referenced package: Acme.Debounce 1.0.0, Other.Debounce 1.0.0.",
            ManifestRun.Error(Evaluate("require('debounce')", Debounce, other)).ToString());
        Assert.AreEqual("/packages/Other.Debounce/python/debounce.py", Evaluate("require('debounce', library='other.debounce')", Debounce, other).Files.Single().SourcePath);
    }

    [TestMethod]
    public void Two_packages_with_one_module_are_an_error()
    {
        PythonPackage other = Package("Other.Thing", "thing", "debounce.py");

        Assert.StartsWith(
            "/project/manifest.py(2,8): error MF5006: The module 'debounce.py' comes from two packages, Acme.Debounce 1.0.0 and Other.Thing 1.0.0",
            ManifestRun.Error(Evaluate("require('debounce')\nrequire('thing')", Debounce, other)).ToString());
    }

    [TestMethod]
    [DataRow("debounce/__init__.py")]
    [DataRow("debounce/sub/deep.py")]
    [DataRow("debounce.mpy")]
    public void Modules_of_two_packages_that_hide_each_other_are_an_error(string path)
    {
        PythonPackage other = Package("Other.Thing", "thing", path);

        Assert.AreEqual("MF5006", ManifestRun.Error(Evaluate("require('debounce')\nrequire('thing')", Debounce, other)).Code);
        Assert.AreEqual("MF5006", ManifestRun.Error(Evaluate("require('thing')\nrequire('debounce')", Debounce, other)).Code);
    }

    [TestMethod]
    public void Packages_may_share_a_directory()
    {
        PythonPackage simple = Package("umqtt.simple", "umqtt.simple", "umqtt/simple.py");
        PythonPackage robust = Package("umqtt.robust", "umqtt.robust", "umqtt/robust.py") with { Dependencies = ["umqtt.simple"] };

        Assert.AreEqual(2, Evaluate("require('umqtt.robust')", simple, robust).Files.Count);
    }

    [TestMethod]
    [DataRow("circuitpython", "micropython-1.28", "", "MF5008")]
    [DataRow("micropython-1.27", "micropython-1.28", "", "MF5008")]
    [DataRow("micro", "micropython-1.28", "", "MF5008")]
    [DataRow("micropython", "micropython-1.28", "", null)]
    [DataRow("micropython-1.28", "micropython-1.28", "", null)]
    [DataRow("circuitpython;micropython-1", "micropython-1.28", "", null)]
    public void A_package_for_other_firmware_is_refused(string firmware, string board, string arch, string? code)
    {
        PackageSet packages = new([Debounce with { Firmware = firmware.Split(';') }]) { Firmware = board, Arch = arch };

        ManifestResult result = ManifestRun.Evaluate(new MemoryFiles(), "\nrequire('debounce')", request => request with { Packages = packages });

        Assert.AreEqual(code is null ? "" : $"{code} /project/manifest.py(2)", string.Join(", ", result.Diagnostics.Select(found => $"{found.Code} {found.Location.Path}({found.Location.Line})")));
    }

    [TestMethod]
    public void A_package_for_another_architecture_is_refused()
    {
        PackageSet packages = new([Debounce with { Architectures = ["armv7m", "xtensawin"] }]) { Firmware = "micropython-1.28", Arch = "rv32imc" };

        ManifestResult result = ManifestRun.Evaluate(new MemoryFiles(), "require('debounce')", request => request with { Packages = packages });

        Assert.AreEqual(
            "/project/manifest.py(1,8): error MF5009: The package Acme.Debounce 1.0.0 has native code for armv7m, xtensawin, and the board's MicroFreezeArch is rv32imc.",
            ManifestRun.Error(result).ToString());
    }

    [TestMethod]
    public void A_name_that_nothing_provides_names_the_nearest_package()
    {
        Assert.StartsWith(
            "/project/manifest.py(1,8): error MF3013: Package 'debouce' was not found in any known library or package: /lib/micropython, /lib/python-stdlib, /lib/python-ecosys, Acme.Debounce 1.0.0. Did you mean 'debounce'?",
            ManifestRun.Error(Evaluate("require('debouce')", Debounce)).ToString());
    }

    [TestMethod]
    public void A_reference_without_Python_is_an_error()
    {
        ManifestRequest request = ManifestRun.Request(new MemoryFiles(), new PackageReferenceItem("Newtonsoft.Json") { Location = new("/project/board.proj") });

        Assert.AreEqual(
            "/project/board.proj: error MF5011: 'Newtonsoft.Json' is to be frozen, but no package of that name with a folder 'python' was restored.",
            ManifestRun.Error(ManifestEvaluator.Evaluate(request)).ToString());
    }

    [TestMethod]
    public void A_manifest_can_catch_what_a_missing_package_raises()
    {
        Assert.AreEqual(1, Evaluate("try:\n    require('missing')\nexcept Exception:\n    require('debounce')", Debounce).Files.Count);
    }

    [TestMethod]
    public void Required_names_can_be_noted_alone()
    {
        ManifestResult result = ManifestRun.Evaluate(
            new MemoryFiles(), "metadata(version='1')\nrequire('ssl')\nrequire('asyncio')", request => request with { OnlyNotesRequired = true });

        Assert.AreEqual("ssl, asyncio", string.Join(", ", result.Required.Select(required => required.Name)));
        Assert.IsTrue(result.Succeeded);
    }

    private static ManifestResult Evaluate(string manifest, params PythonPackage[] packages) => Evaluate(manifest, new MemoryFiles(), packages);

    private static ManifestResult Evaluate(string manifest, MemoryFiles files, params PythonPackage[] packages) =>
        ManifestRun.Evaluate(files, manifest, request => request with { Packages = new PackageSet(packages) });

    private static PythonPackage Package(string id, string name, params string[] files) => new()
    {
        Id = id,
        Version = "1.0.0",
        Name = name,
        Location = new($"/packages/{id}/{id}.nuspec"),
        Files = [.. files.Select(file => new PythonPackageFile(file, $"/packages/{id}/python/{file}") { Kind = file.EndsWith(".mpy", StringComparison.Ordinal) ? FrozenKind.Mpy : FrozenKind.AsMpy })],
    };
}
