using System.Text;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Manifests.Tests.Evaluation;

/// <summary>The functions of the manifest language.</summary>
[TestClass]
public sealed class FunctionTests
{
    [TestMethod]
    public void Package_takes_its_Python_files_in_ordinal_order()
    {
        MemoryFiles files = FilesAt("/project/src/pkg/z.py", "/project/src/pkg/__init__.py", "/project/src/pkg/sub/B.py", "/project/src/pkg/sub/a.py", "/project/src/pkg/notes.txt");

        ManifestResult result = Evaluate(files, "package('pkg', base_path='src', opt=3)");

        Assert.AreEqual(
            """
            pkg/__init__.py /project/src/pkg/__init__.py freeze_as_mpy 3
            pkg/sub/B.py /project/src/pkg/sub/B.py freeze_as_mpy 3
            pkg/sub/a.py /project/src/pkg/sub/a.py freeze_as_mpy 3
            pkg/z.py /project/src/pkg/z.py freeze_as_mpy 3
            """,
            Describe(result));
    }

    [TestMethod]
    public void Package_takes_the_files_that_it_is_given()
    {
        MemoryFiles files = FilesAt("/project/pkg/a.py", "/project/pkg/b.py", "/project/pkg/sub/c.py");

        ManifestResult result = Evaluate(files, "package('pkg', files=('b.py', 'sub/c.py'))");

        Assert.AreEqual("pkg/b.py /project/pkg/b.py freeze_as_mpy -\npkg/sub/c.py /project/pkg/sub/c.py freeze_as_mpy -", Describe(result));
    }

    [TestMethod]
    public void Freeze_decides_by_extension()
    {
        MemoryFiles files = FilesAt("/mpy/mods/a.py", "/mpy/mods/b.mpy", "/mpy/mods/c.txt", "/mpy/mods/d/e.PY");

        ManifestResult result = Evaluate(files, "freeze('$(MPY_DIR)/mods')");

        Assert.AreEqual("a.py /mpy/mods/a.py freeze_as_mpy -\nb.mpy /mpy/mods/b.mpy freeze_mpy -\nd/e.PY /mpy/mods/d/e.PY freeze_as_mpy -", Describe(result));
    }

    [TestMethod]
    public void Freeze_takes_a_directory_a_file_or_several()
    {
        MemoryFiles files = FilesAt("/project/m/a.py", "/project/m/d/b.py", "/project/m/d/c.mpy", "/project/m/e.py");

        Assert.AreEqual("a.py /project/m/a.py freeze_as_mpy 2", Describe(Evaluate(files, "freeze('m', 'a.py', opt=2)")));
        Assert.AreEqual("a.py /project/m/a.py freeze_as_mpy -\ne.py /project/m/e.py freeze_as_mpy -", Describe(Evaluate(files, "freeze('m', ['a.py', 'e.py'])")));
        Assert.AreEqual("d/b.py /project/m/d/b.py freeze_as_mpy -", Describe(Evaluate(files, "freeze_as_mpy('m', 'd')")));
        Assert.AreEqual("d/c.mpy /project/m/d/c.mpy freeze_mpy -", Describe(Evaluate(files, "freeze_mpy('m')")));
    }

    [TestMethod]
    public void Freeze_of_a_directory_below_a_variable_works()
    {
        // The reference asks for the directory before it replaces the variable, and fails.
        Assert.AreEqual("d/b.py /mpy/m/d/b.py freeze_as_mpy -", Describe(Evaluate(FilesAt("/mpy/m/d/b.py"), "freeze('$(MPY_DIR)/m', 'd')")));
    }

    [TestMethod]
    public void Freeze_as_str_takes_Python_files()
    {
        Assert.AreEqual("a.py /project/s/a.py freeze_as_str -", Describe(Evaluate(FilesAt("/project/s/a.py", "/project/s/b.mpy"), "freeze_as_str('s')")));
    }

    [TestMethod]
    public void Require_finds_a_package_anywhere_in_a_library()
    {
        MemoryFiles files = FilesAt("/lib/python-stdlib/deep/er/thing/thing.py");
        files["/lib/python-stdlib/deep/er/thing/manifest.py"] = "metadata(version='1.2', description='d', license='MIT', author='x')\nmodule('thing.py', opt=3)";

        ManifestResult result = Evaluate(files, "require('thing')\nmodule('main.py')" + Add(files, "/project/main.py"));

        Assert.AreEqual("thing.py /lib/python-stdlib/deep/er/thing/thing.py freeze_as_mpy 3\nmain.py /project/main.py freeze_as_mpy -", Describe(result));
        Assert.AreEqual("1.2", result.Files[0].Metadata.Version);
        Assert.IsNull(result.Files[1].Metadata.Version);
        Assert.IsNull(result.Metadata.Version);
    }

    [TestMethod]
    [DataRow("require('f', unix_ffi=True)")]
    [DataRow("require('f', library='unix-ffi')")]
    [DataRow("add_library('unix-ffi', '$(MPY_LIB_DIR)/unix-ffi')\nrequire('f', library='unix-ffi')")]
    [DataRow("add_library('unix-ffi', '$(MPY_LIB_DIR)/unix-ffi', prepend=True)\nrequire('f')")]
    public void Both_spellings_of_Unix_ffi_work(string manifest)
    {
        MemoryFiles files = FilesAt("/lib/unix-ffi/f/f.py", "/lib/micropython/f/f.py");
        files["/lib/unix-ffi/f/manifest.py"] = "module('f.py')";
        files["/lib/micropython/f/manifest.py"] = "module('f.py')";

        Assert.AreEqual("f.py /lib/unix-ffi/f/f.py freeze_as_mpy -", Describe(Evaluate(files, manifest)));
        Assert.AreEqual("f.py /lib/micropython/f/f.py freeze_as_mpy -", Describe(Evaluate(files, "require('f')")));
        Assert.AreEqual("f.py /lib/unix-ffi/f/f.py freeze_as_mpy -", Describe(Evaluate(files, "require('f')", request => request with { UnixFfi = true })));
    }

    [TestMethod]
    public void Options_reach_the_included_manifest_and_have_defaults()
    {
        MemoryFiles files = FilesAt("/project/x/a.py", "/project/x/b.py");
        files["/project/x/manifest.py"] = "options.defaults(b=True, n=1)\nmodule('a.py', opt=options.n)\nif options.b: module('b.py')\nprint(options.nothing, options.n)";

        Assert.AreEqual("a.py /project/x/a.py freeze_as_mpy 3", Describe(Evaluate(files, "include('x', b=False, n=3)")));
        Assert.AreEqual("a.py /project/x/a.py freeze_as_mpy 1\nb.py /project/x/b.py freeze_as_mpy -", Describe(Evaluate(files, "include(('x/manifest.py',))")));
    }

    [TestMethod]
    public void Paths_are_relative_to_their_own_manifest()
    {
        MemoryFiles files = FilesAt("/project/x/y/a.py", "/project/b.py");
        files["/project/x/manifest.py"] = "include('y')\n";
        files["/project/x/y/manifest.py"] = "module('a.py')\ninclude('../../z.py')";
        files["/project/z.py"] = "module('b.py')";

        Assert.AreEqual("a.py /project/x/y/a.py freeze_as_mpy -\nb.py /project/b.py freeze_as_mpy -", Describe(Evaluate(files, "include('x')")));
    }

    [TestMethod]
    public void Compile_mode_has_no_freeze_and_wants_metadata_first()
    {
        MemoryFiles files = FilesAt("/project/a.py");
        ManifestRequest Compile(ManifestRequest request) => request with { Mode = ManifestMode.Compile };

        Assert.AreEqual("a.py /project/a.py compile_as_mpy -", Describe(Evaluate(files, "metadata(version='1')\nmodule('a.py')", Compile)));
        Assert.AreEqual("MF3021", Error(Evaluate(files, "module('a.py')", Compile)).Code);
        Assert.AreEqual("MF3002", Error(Evaluate(files, "metadata(version='1')\nfreeze('.')", Compile)).Code);
    }

    [TestMethod]
    public void PyProject_mode_replaces_what_PyPI_has()
    {
        MemoryFiles files = FilesAt("/project/a.py", "/lib/python-ecosys/p/p.py", "/lib/python-stdlib/s/s.py");
        files["/lib/python-ecosys/p/manifest.py"] = "metadata(version='1', pypi='base', pypi_publish='published')\nmodule('p.py')";
        files["/lib/python-stdlib/s/manifest.py"] = "metadata(version='1', stdlib=True)\nmodule('s.py')";

        ManifestResult result = Evaluate(
            files, "metadata(version='2', pypi='own')\nrequire('p')\nrequire('s')\nrequire('q', pypi='q-on-pypi')\nmodule('a.py')", request => request with { Mode = ManifestMode.PyProject });

        Assert.AreEqual("a.py /project/a.py compile_as_mpy -", Describe(result));
        CollectionAssert.AreEqual(new[] { "published", "q-on-pypi" }, result.PyPIDependencies.ToArray());
        Assert.AreEqual("own", result.Metadata.PyPI);
    }

    [TestMethod]
    [DataRow("x = 1\n", "1.0", "x = 1\n\n\n__version__ = '1.0'\n")]
    [DataRow("x = 1", "it's", "x = 1\n\n__version__ = \"it's\"\n")]
    [DataRow("__version__ = '2'\n", "1.0", "__version__ = '2'\n")]
    [DataRow("x = 1\n", null, "x = 1\n")]
    [DataRow("x = 1\n", "", "x = 1\n")]
    public void Version_is_appended_to_compiled_files(string source, string? version, string expected)
    {
        FrozenFile file = new() { TargetPath = "a.py", SourcePath = "/a.py", Kind = FrozenKind.AsMpy, Metadata = new PackageMetadata { Version = version } };

        Assert.AreEqual(expected, Encoding.UTF8.GetString(file.GetContent(Encoding.UTF8.GetBytes(source))));
        Assert.AreEqual(source, Encoding.UTF8.GetString((file with { Kind = FrozenKind.AsStr }).GetContent(Encoding.UTF8.GetBytes(source))));
    }

    [TestMethod]
    public void Origins_lead_from_the_call_to_the_item()
    {
        MemoryFiles files = FilesAt("/lib/micropython/p/p.py");
        files["/lib/micropython/p/manifest.py"] = "module(\n    'p.py')";
        files["/project/x.py"] = "\n\nrequire('p')";

        ManifestResult result = Evaluate(files, "pass\ninclude('x.py')");

        CollectionAssert.AreEqual(
            new[]
            {
                "module('p.py') at /lib/micropython/p/manifest.py(1,7)",
                "require('p') at /project/x.py(3,8)",
                "include('x.py') at /project/manifest.py(2,8)",
                "FrozenManifest manifest.py",
            },
            result.Files[0].Origins.Select(origin => origin.ToString()).ToArray());
    }

    private static string Add(MemoryFiles files, string path)
    {
        files[path] = "";
        return "";
    }
}
