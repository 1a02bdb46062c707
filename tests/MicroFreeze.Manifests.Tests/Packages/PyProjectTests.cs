using MicroFreeze.Files.Toml;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Manifests.Tests.Packages;

[TestClass]
public sealed class PyProjectTests
{
    [TestMethod]
    public void A_project_file_says_what_a_library_is()
    {
        PyProject project = PyProject.Read("""
            # SPDX-License-Identifier: MIT
            [build-system]
            requires = [
                "setuptools",   # a comment ]
            ]

            [project]
            name = "adafruit-circuitpython-led"
            description = 'Lights "it" up.'
            version = "2.1.0"
            authors = [
                {name = "A. Maker", email = "a@example.org"}, { name = "B. Maker" },
            ]
            urls = {Homepage = "https://example.org"}
            license = {text = "MIT"}
            dependencies = ["Adafruit-Blinka", "adafruit-circuitpython-busdevice>=5.2"]
            requires-python = ">=3.8"

            [tool.setuptools]
            name = "another"
            """);

        Assert.AreEqual("adafruit-circuitpython-led", project.Name);
        Assert.AreEqual("Lights \"it\" up.", project.Description);
        Assert.AreEqual("2.1.0", project.Version);
        Assert.AreEqual("A. Maker, B. Maker", project.Authors);
        Assert.AreEqual("MIT", project.License);
        Assert.AreEqual("Adafruit-Blinka|adafruit-circuitpython-busdevice>=5.2", string.Join('|', project.Dependencies));
    }

    [TestMethod]
    public void Escapes_in_a_string_are_characters() =>
        Assert.AreEqual("one\ntwo\té", PyProject.Read("[project]\ndescription = \"one\\ntwo\\t\\u00e9\"").Description);

    [TestMethod]
    [DataRow("[project")]
    [DataRow("[project]\nname = [")]
    [DataRow("[project]\nname = {")]
    [DataRow("[project]\nname = \"unclosed\nversion = \"0.0.0+auto.0\"")]
    [DataRow("[project]\nx = [[[[[[[[[[[[[[[[[[[[\"deep\"]]]]")]
    [DataRow("= = =\n]]]\n}}}\n'")]
    public void A_text_that_is_not_TOML_is_refused(string text) => Assert.ThrowsExactly<TomlException>(() => PyProject.Read(text));

    [TestMethod]
    [DataRow("")]
    [DataRow("project = 1")]
    [DataRow("[project]\nname = 1\nversion = \"0.0.0+auto.0\"\nauthors = [1, {email = \"a\"}]\nlicense = {file = \"x\"}\ndependencies = \"one\"")]
    public void What_is_not_given_is_null(string text) => Assert.AreEqual(new PyProject { Dependencies = [] }, PyProject.Read(text) with { Dependencies = [] });

    [TestMethod]
    public void Requirements_have_a_name_and_perhaps_a_lowest_version()
    {
        Assert.AreEqual(
            "adafruit-circuitpython-busdevice|a-b>=1.2,<2",
            string.Join('|', PyProject.ReadRequirements("# comment\r\n\r\nadafruit-circuitpython-busdevice\r\n-r more.txt\r\na-b>=1.2,<2 # why\r\n")));
        Assert.AreEqual(("adafruit-circuitpython-register", null), PyProject.ParseRequirement("Adafruit_CircuitPython.Register"));
        Assert.AreEqual(("a", "1.2"), PyProject.ParseRequirement("a>=1.2,<2"));
        Assert.AreEqual(("a", "5.0.1"), PyProject.ParseRequirement("a[extra] == 5.0.1; python_version > '3'"));
    }
}
