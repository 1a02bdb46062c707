using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Manifests.Tests.Evaluation;

/// <summary>Ways in which manifests of real projects use Python, in manifests of our own.</summary>
[TestClass]
public sealed class IdiomTests
{
    [TestMethod]
    public void Files_are_gathered_by_walking()
    {
        MemoryFiles files = FilesAt("/project/src/a.py", "/project/src/test_a.py", "/project/src/x/b.py", "/project/src/skip/c.py");
        const string Manifest = """
            import os

            skipped = os.getenv('SKIP', '').split(':')
            found = []
            for directory, _, names in os.walk('src', followlinks=True):
                if directory in skipped:
                    continue
                for name in names:
                    path = f"{directory}/{name}".replace('src/', '', 1)
                    if 'test_' not in name and path not in skipped:
                        found.append(path)
            freeze_as_mpy('src', found, opt=3)
            """;

        ManifestResult result = Evaluate(files, Manifest, request => request with { Environment = new Dictionary<string, string> { ["SKIP"] = "src/skip:other" } });

        Assert.AreEqual("a.py /project/src/a.py freeze_as_mpy 3\nx/b.py /project/src/x/b.py freeze_as_mpy 3", Describe(result));
    }

    [TestMethod]
    public void A_byte_order_mark_is_skipped()
    {
        MemoryFiles files = FilesAt("/project/a.py");

        ManifestResult result = Evaluate(files, "\uFEFFmodule('a.py')");

        Assert.HasCount(1, result.Files);
    }

    [TestMethod]
    public void Paths_come_from_pathlib()
    {
        MemoryFiles files = FilesAt("/project/modules/b.py", "/project/modules/a.py", "/project/modules/c.txt", "/project/deep/x/y.py");
        const string Manifest = """
            import pathlib
            for m in pathlib.Path("./modules").glob("*.py"):
                path, file = m.parts
                print(m.stem)
                freeze_as_mpy(path, file)
            base = pathlib.Path('deep')
            for m in sorted(base.rglob('*.py')):
                module(str(m.relative_to(base)), base_path=base)
            """;

        ManifestResult result = Evaluate(files, Manifest);

        Assert.AreEqual("a.py b.py x/y.py", string.Join(' ', result.Files.Select(file => file.TargetPath)));
        CollectionAssert.AreEqual(new[] { "a", "b" }, result.Output.ToArray());
    }

    [TestMethod]
    public void Siblings_are_imported()
    {
        MemoryFiles files = FilesAt("/project/apps/clock.py", "/project/boards/watch/main.py");
        files["/project/boards/shared.py"] = "import json\nmanifest = ('apps/clock.py',)\nlevels = json.loads('{\"apps\": 3}')";
        files["/project/boards/watch/own.py"] = "from shared import levels\nlevel = levels['apps']";
        files["/project/boards/watch/manifest.py"] = """
            import os, sys
            sys.path.append(os.path.dirname(os.getcwd()))
            import shared, own
            freeze('../..', shared.manifest + (), opt=own.level)
            module('main.py')
            """;

        ManifestResult result = ManifestEvaluator.Evaluate(Request(files, new ManifestItem("boards/watch")));

        Assert.AreEqual("apps/clock.py /project/apps/clock.py freeze_as_mpy 3\nmain.py /project/boards/watch/main.py freeze_as_mpy -", Describe(result));
    }

    [TestMethod]
    public void Environment_decides()
    {
        MemoryFiles files = FilesAt("/project/a.py", "/project/debug.py");
        const string Manifest = "import os\nmodule('a.py')\nif int(os.environ.get('DEBUG_BUILD', 0)):\n    freeze_as_mpy('', ['debug.py'], opt=0)";

        Assert.HasCount(1, Evaluate(files, Manifest).Files);
        Assert.HasCount(2, Evaluate(files, Manifest, request => request with { Environment = new Dictionary<string, string> { ["DEBUG_BUILD"] = "1" } }).Files);
    }

    [TestMethod]
    public void Older_manifests_find_what_they_never_imported()
    {
        MemoryFiles files = FilesAt("/mpy/tools/up.py", "/project/gen/img_png.py", "/project/img/x.png");
        const string Manifest = """
            def freeze_images(path, generated):
                path = convert_path(path)
                made = []
                for directory, _, names in os.walk(path):
                    for name in names:
                        target = os.path.splitext(os.path.join(generated, 'img'))[0] + os.path.splitext(name)[1].replace('.', '_') + '.py'
                        if not os.path.isfile(target):
                            subprocess.check_output([sys.executable, name])
                        made.append(os.path.relpath(target, generated))
                freeze(generated, made)

            if os.path.isdir(convert_path("$(MPY_DIR)")):
                freeze("$(MPY_DIR)/tools", ("up.py",))
            freeze_images("img", "gen")
            """;

        Assert.AreEqual(
            "up.py /mpy/tools/up.py freeze_as_mpy -\nimg_png.py /project/gen/img_png.py freeze_as_mpy -", Describe(Evaluate(files, Manifest, request => request with { LegacyGlobals = true })));
        Assert.AreEqual("MF3002", Error(Evaluate(files, Manifest)).Code);
    }

    [TestMethod]
    public void Missing_parts_are_tried()
    {
        const string Manifest = "module('a.py')\ntry:\n    package('app', base_path='staged')\n    module('built.py', base_path='staged')\nexcept OSError:\n    pass";

        Assert.HasCount(1, Evaluate(FilesAt("/project/a.py"), Manifest).Files);
        Assert.HasCount(3, Evaluate(FilesAt("/project/a.py", "/project/staged/app/x.py", "/project/staged/built.py"), Manifest).Files);
    }

    [TestMethod]
    public void Shims_for_editors_do_no_harm()
    {
        const string Manifest = """
            from typing import TYPE_CHECKING

            if TYPE_CHECKING:
                def module(path: str, *args, **kwargs): ...
            if 0:
                def module(*args, **kwargs):
                    pass
            if base := "a":
                module(f"{base}.py")
            if "package" in globals():
                print("in a build")
            """;

        Assert.AreEqual("a.py /project/a.py freeze_as_mpy -", Describe(Evaluate(FilesAt("/project/a.py"), Manifest)));
    }

    [TestMethod]
    public void Evaluations_run_side_by_side()
    {
        string[] lists = new string[32];

        Parallel.For(0, lists.Length, index => lists[index] = Describe(Evaluate(
            FilesAt("/project/a.py", "/project/b.py"), "import os, json, datetime, glob\nfor n in sorted({'a', 'b'}): module(f'{n}.py', opt=len(n))")));

        Assert.AreEqual("a.py /project/a.py freeze_as_mpy 1\nb.py /project/b.py freeze_as_mpy 1", lists.Distinct().Single());
    }
}
