using System.IO.Compression;
using System.Text;

namespace MicroFreeze.Tool.Tests.Commands;

/// <summary><c>microfreeze pack</c>, and what <c>manifest show</c> and <c>why</c> say of packages.</summary>
[TestClass]
public sealed class PackCommandTests
{
    [TestMethod]
    public void A_directory_of_micropython_lib_becomes_a_package_with_what_it_requires()
    {
        using ToolRun run = CreateLibrary();

        Assert.AreEqual(0, run.Run("pack", "lib/micropython/umqtt.simple", "-o", "feed", "--with-required"), run.Error);

        Assert.AreEqual($"{run.Full("feed/umqtt.simple.1.8.0.nupkg")}\n{run.Full("feed/ssl.0.2.1.nupkg")}\n", run.Output);
        Dictionary<string, string> package = Read(run, "umqtt.simple.1.8.0");
        CollectionAssert.AreEquivalent(new[] { "umqtt.simple.nuspec", "microfreeze.json", "python/umqtt/simple.py" }, package.Keys);
        StringAssert.Contains(package["umqtt.simple.nuspec"], "<version>1.8.0</version>");
        StringAssert.Contains(package["umqtt.simple.nuspec"], "<authors>A. Maker</authors>");
        StringAssert.Contains(package["umqtt.simple.nuspec"], "<license type=\"expression\">MIT</license>");
        StringAssert.Contains(package["umqtt.simple.nuspec"], "<description>An MQTT client.</description>");
        StringAssert.Contains(package["umqtt.simple.nuspec"], "<dependency id=\"ssl\" version=\"0.2.1\" />");
        StringAssert.Contains(package["microfreeze.json"], "\"name\": \"umqtt.simple\"");
        StringAssert.Contains(package["microfreeze.json"], "\"micropython\"");
        Assert.AreEqual("import ssl\n", package["python/umqtt/simple.py"]);
    }

    [TestMethod]
    public void Packages_are_the_same_byte_for_byte()
    {
        using ToolRun run = CreateLibrary();
        run.Run("pack", "lib/micropython/umqtt.simple", "-o", "first");
        File.SetLastWriteTimeUtc(run.Full("lib/micropython/umqtt.simple/umqtt/simple.py"), new DateTime(2011, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        run.Run("pack", "lib/micropython/umqtt.simple", "-o", "second");

        CollectionAssert.AreEqual(File.ReadAllBytes(run.Full("first/umqtt.simple.1.8.0.nupkg")), File.ReadAllBytes(run.Full("second/umqtt.simple.1.8.0.nupkg")));
        using ZipArchive archive = ZipFile.OpenRead(run.Full("first/umqtt.simple.1.8.0.nupkg"));
        Assert.IsTrue(archive.Entries.All(entry => entry.LastWriteTime.Year == 1980));
    }

    [TestMethod]
    public void Options_replace_what_the_directory_says()
    {
        using ToolRun run = CreateLibrary();

        Assert.AreEqual(0, run.Run(
            "pack", "lib/micropython/umqtt.simple", "-o", "feed", "--id-prefix", "Acme.", "--version", "2.0-beta", "--author", "B. Maker", "--license", "Apache-2.0", "--description", "Other",
            "--firmware", "micropython-1.28;circuitpython", "--dependency", "ssl=[0.2,1.0)"), run.Error);

        Dictionary<string, string> package = Read(run, "Acme.umqtt.simple.2.0.0-beta");
        foreach (string part in new[]
        {
            "<id>Acme.umqtt.simple</id>", "<version>2.0.0-beta</version>", "<authors>B. Maker</authors>", "Apache-2.0", "<description>Other</description>",
            "<dependency id=\"Acme.ssl\" version=\"[0.2.0, 1.0.0)\" />",
        })
        {
            StringAssert.Contains(package["Acme.umqtt.simple.nuspec"], part);
        }

        StringAssert.Contains(package["microfreeze.json"], "\"version\": \"2.0-beta\"");
        StringAssert.Contains(package["microfreeze.json"], "\"circuitpython\"");
        Assert.AreEqual(0, run.Run("pack", "lib/micropython/umqtt.simple", "-o", "alone", "--dependency", "ssl=", "--firmware", "any", "--name", "mqtt", "--id", "Mqtt"), run.Error);
        using ZipArchive alone = ZipFile.OpenRead(run.Full("alone/Mqtt.1.8.0.nupkg"));
        using StreamReader nuspec = new(alone.GetEntry("Mqtt.nuspec")!.Open());
        Assert.DoesNotContain("dependency", nuspec.ReadToEnd());
    }

    [TestMethod]
    public void A_project_file_that_is_not_TOML_is_an_error_with_a_place()
    {
        using ToolRun run = new();
        run.Write("led/pyproject.toml", "[project]\nname = led\n");
        run.Write("led/led.py", "");

        Assert.AreEqual(1, run.Run("pack", "led", "-o", "feed", "--version", "1.2.3"));

        StringAssert.Contains(run.Error, "pyproject.toml(2,8): error MF5010");
    }

    [TestMethod]
    public void A_CircuitPython_library_becomes_a_package()
    {
        using ToolRun run = new();
        run.Write("Adafruit_CircuitPython_LED/pyproject.toml", """
            [project]
            name = "adafruit-circuitpython-led"
            description = "Lights."
            version = "0.0.0+auto.0"
            authors = [ {name = "A. Maker", email = "a@example.org"} ]
            license = {text = "MIT"}
            dynamic = ["dependencies"]
            """);
        run.Write("Adafruit_CircuitPython_LED/requirements.txt", "# comment\nAdafruit-Blinka\nadafruit-circuitpython-busdevice>=5.2\nadafruit-circuitpython-typing\npyserial\n");
        run.Write("Adafruit_CircuitPython_LED/adafruit_led.py", "__version__ = \"0.0.0+auto.0\"\n");
        run.Write("Adafruit_CircuitPython_LED/examples/blink.py", "");
        run.Write("Adafruit_CircuitPython_LED/docs/conf.py", "");
        run.Write("Adafruit_CircuitPython_LED/README.md", "# LED");

        Assert.AreEqual(0, run.Run("pack", "Adafruit_CircuitPython_LED", "-o", "feed", "--version", "1.2.3"), run.Error);

        Dictionary<string, string> package = Read(run, "adafruit-circuitpython-led.1.2.3");
        CollectionAssert.AreEquivalent(new[] { "adafruit-circuitpython-led.nuspec", "microfreeze.json", "python/adafruit_led.py", "README.md" }, package.Keys);
        StringAssert.Contains(package["adafruit-circuitpython-led.nuspec"], "<readme>README.md</readme>");
        StringAssert.Contains(package["adafruit-circuitpython-led.nuspec"], "<dependency id=\"adafruit-circuitpython-busdevice\" version=\"5.2.0\" />");
        Assert.DoesNotContain("blinka", package["adafruit-circuitpython-led.nuspec"].ToLowerInvariant());
        StringAssert.Contains(package["microfreeze.json"], "\"circuitpython\"");
        Assert.AreEqual("__version__ = \"1.2.3\"\n", package["python/adafruit_led.py"]);
    }

    [TestMethod]
    [DataRow("metadata(version='1.0.post1')\nmodule('a.py')", "MF5013", DisplayName = "a version of Python's only")]
    [DataRow("module('a.py')", "MF5019", DisplayName = "no version")]
    [DataRow("metadata(version='1')", "MF5016", DisplayName = "nothing")]
    [DataRow("metadata(version='1')\nmodule('missing.py')", "MF3015", DisplayName = "a file that is missing")]
    [DataRow("metadata(version='1')\nmodule('a.py'", "MF2001", DisplayName = "no Python")]
    public void What_is_no_package_is_an_error_and_writes_nothing(string manifest, string code)
    {
        using ToolRun run = new();
        run.Write("thing/manifest.py", manifest);
        run.Write("thing/a.py", "");

        Assert.AreEqual(1, run.Run("pack", "thing", "-o", "feed"));

        StringAssert.Contains(run.ErrorLines[0], $" error {code}: ");
        Assert.IsFalse(Directory.Exists(run.Full("feed")));
    }

    [TestMethod]
    public void A_licence_that_is_no_expression_is_a_warning()
    {
        using ToolRun run = new();
        run.Write("thing/manifest.py", "metadata(version='1', license='Do as you like')\nmodule('a.py')");
        run.Write("thing/a.py", "");

        Assert.AreEqual(0, run.Run("pack", "thing", "-o", "feed"));

        StringAssert.Contains(run.Error, "warning MF5014: The licence 'Do as you like' is no SPDX expression");
        Assert.DoesNotContain("license", Read(run, "thing.1.0.0")["thing.nuspec"]);
        StringAssert.Contains(Read(run, "thing.1.0.0")["microfreeze.json"], "Do as you like");
    }

    [TestMethod]
    [DataRow("pack", "-o", "feed")]
    [DataRow("pack", "thing")]
    [DataRow("pack", "a", "b", "-o", "feed", "--id", "x")]
    [DataRow("pack", "a", "-o", "feed", "--dependency", "ssl=[1,")]
    [DataRow("pack", "a", "-o", "feed", "--dependency", "ssl")]
    public void A_command_line_that_lacks_something_is_exit_code_2(params string[] arguments)
    {
        using ToolRun run = new();
        run.Write("a/manifest.py", "");

        Assert.AreEqual(2, run.Run(arguments), run.Error);
    }

    [TestMethod]
    public void A_directory_that_is_not_there_is_an_error()
    {
        using ToolRun run = new();

        Assert.AreEqual(1, run.Run("pack", "nowhere", "-o", "feed"));
        Assert.AreEqual("nowhere: error MF1901: no such file or directory\n", run.Error);
    }

    [TestMethod]
    public void Show_and_why_name_the_package()
    {
        using ToolRun run = CreateLibrary();
        run.Run("pack", "lib/micropython/umqtt.simple", "-o", "feed", "--with-required");
        Unpack(run, "ssl.0.2.1");
        string package = Unpack(run, "umqtt.simple.1.8.0");
        run.Write("manifest.py", "require('umqtt.simple')\n");

        Assert.AreEqual(0, run.Run("manifest", "show", "manifest.py", "--package", "unpacked/umqtt.simple.1.8.0", "--package", "unpacked/ssl.0.2.1"), run.Error);
        StringAssert.Contains(run.Output, $"umqtt/simple.py  freeze_as_mpy    1.8.0  {Path.Join(package, "python", "umqtt", "simple.py")}  (package umqtt.simple 1.8.0)");
        StringAssert.Contains(run.Output, "(package ssl 0.2.1)");

        Assert.AreEqual(0, run.Run("manifest", "why", "manifest.py", "ssl", "--package", "unpacked/umqtt.simple.1.8.0", "--package", "unpacked/ssl.0.2.1"), run.Error);
        string[] lines = run.Output.TrimEnd().Split('\n');
        StringAssert.StartsWith(lines[1], "    package ssl 0.2.1 at ");
        StringAssert.StartsWith(lines[2], "    package umqtt.simple 1.8.0 at ");
        Assert.AreEqual($"    require('umqtt.simple') at {run.Full("manifest.py")}(1,8)", lines[3]);

        Assert.AreEqual(0, run.Run("manifest", "show", "manifest.py", "--package", "unpacked/umqtt.simple.1.8.0", "--format", "json"));
        StringAssert.Contains(run.Output, "\"package\": \"umqtt.simple 1.8.0\"");
        StringAssert.Contains(run.Error, "warning MF5018: The package umqtt.simple 1.8.0 depends on 'ssl'");

        Assert.AreEqual(1, run.Run("manifest", "show", "manifest.py", "--package", "nowhere"));
        StringAssert.Contains(run.Error, "error MF5010: The package in '");
    }

    [TestMethod]
    public void Show_and_why_say_what_functions_become_and_export_says_that_it_cannot()
    {
        using ToolRun run = new();
        run.Write("acme/acme.nuspec", "<package><metadata><id>Acme</id><version>1.0.0</version><authors>A</authors><description>D</description></metadata></package>");
        run.Write("acme/microfreeze.json", """{ "format": 1, "name": "acme", "files": [ { "path": "acme.py", "opt": 3, "emit": "native" } ] }""");
        run.Write("acme/python/acme.py", "");

        Assert.AreEqual(0, run.Run("manifest", "show", "require('acme')", "--package", "acme"), run.Error);
        StringAssert.Contains(run.Output, "acme.py  freeze_as_mpy  -O3 -X emit=native  1.0.0  ");
        Assert.AreEqual(0, run.Run("manifest", "why", "require('acme')", "acme", "--package", "acme"), run.Error);
        StringAssert.StartsWith(run.Output, "acme.py  freeze_as_mpy -O3 -X emit=native version 1.0.0  ");
        Assert.AreEqual(0, run.Run("manifest", "show", "require('acme')", "--package", "acme", "--format", "json"), run.Error);
        StringAssert.Contains(run.Output, "\"emit\": \"native\"");
        Assert.AreEqual(1, run.Run("manifest", "export", "require('acme')", "--package", "acme"));
        Assert.AreEqual("microfreeze manifest export: 'acme.py' asks for Emit 'native', which a manifest cannot\n", run.Error);
    }

    private static ToolRun CreateLibrary()
    {
        ToolRun run = new();
        run.Write("lib/micropython/umqtt.simple/manifest.py", "metadata(description='An MQTT client.', version='1.8.0', author='A. Maker', license='MIT')\nrequire('ssl')\npackage('umqtt')\n");
        run.Write("lib/micropython/umqtt.simple/umqtt/simple.py", "import ssl\n");
        run.Write("lib/python-stdlib/ssl/manifest.py", "metadata(version='0.2.1')\nmodule('ssl.py')\n");
        run.Write("lib/python-stdlib/ssl/ssl.py", "x = 1\n");
        return run;
    }

    private static string Unpack(ToolRun run, string package)
    {
        string directory = run.Full($"unpacked/{package}");
        ZipFile.ExtractToDirectory(run.Full($"feed/{package}.nupkg"), directory);
        return directory;
    }

    // Names and texts of what is in a package, NuGet's own parts apart.
    private static Dictionary<string, string> Read(ToolRun run, string package)
    {
        Dictionary<string, string> entries = [];
        using ZipArchive archive = ZipFile.OpenRead(run.Full($"feed/{package}.nupkg"));
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.FullName[0] is not ('_' or '[') && !entry.FullName.StartsWith("package/", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(entry.Open(), Encoding.UTF8);
            entries.Add(entry.FullName, reader.ReadToEnd());
        }

        return entries;
    }
}
