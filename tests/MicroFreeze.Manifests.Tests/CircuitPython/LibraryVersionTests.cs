using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Tests.Evaluation;
using MicroFreeze.Testing;

namespace MicroFreeze.Manifests.Tests.CircuitPython;

/// <summary>The version that a library gets. What git itself says of the same repositories was looked up when the tests were written.</summary>
[TestClass]
public sealed class LibraryVersionTests
{
    private readonly MemoryFiles _files = new();

    public LibraryVersionTests() => _files["/lib/sensor.py"] = "__version__ = \"0.0.0+auto.0\"\n";

    [TestMethod]
    public void A_tag_on_the_commit_is_the_version_whatever_it_is_called()
    {
        GitWriter git = Repository();
        git.Tag("release-7", git.Commit(git.Commit()));

        Assert.AreEqual("release-7", Version());
    }

    [TestMethod]
    public void Commits_after_a_tag_make_the_version_before_the_next()
    {
        GitWriter git = Repository();
        string first = git.Commit();
        git.Tag("1.2.3", first);
        string head = git.Commits(4, first);

        Assert.AreEqual("1.2.4-alpha.0.plus.4+" + head[..7], Version());
    }

    [TestMethod]
    public void Commits_after_a_version_that_is_not_final_are_counted_onto_it()
    {
        GitWriter git = Repository();
        string first = git.Commit();
        git.Tag("1.2.3-beta.1", first);
        string head = git.Commits(2, first);

        Assert.AreEqual("1.2.3-beta.1.plus.2+" + head[..7], Version());
    }

    [TestMethod]
    public void Of_two_tags_on_a_commit_the_annotated_one_counts_and_of_those_the_later()
    {
        GitWriter git = Repository();
        string head = git.Commit();
        git.Tag("0.0.1", head);
        git.Annotate("3.0.0", head, 20);
        git.Annotate("2.0.0", head, 30);
        git.Annotate("1.0.0", head, 10);

        Assert.AreEqual("2.0.0", Version());
    }

    [TestMethod]
    public void Of_two_names_alone_the_first_counts()
    {
        GitWriter git = Repository();
        string head = git.Commit();
        git.Tag("1.0.0", head);
        git.Tag("1.0.0-rc.1", head);

        Assert.AreEqual("1.0.0", Version());
    }

    [TestMethod]
    public void Where_history_has_branches_the_tag_that_lacks_least_counts()
    {
        GitWriter git = Repository();
        string root = git.Commit();
        string side = git.Commit(root);
        git.Annotate("1.0.0", side, 5);
        string main = git.Commits(5, root);
        git.Tag("0.9.0", main);
        string head = git.Commit(git.Commit(main, side));

        // 0.9.0 lacks the branch's commit, the merge and the last one; 1.0.0 lacks all of the others.
        Assert.AreEqual("0.9.1-alpha.0.plus.3+" + head[..7], Version());
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Packs_are_read(bool byReference)
    {
        GitWriter git = Repository();
        string first = git.Commit();
        string tag = git.Annotate("1.0.0", first, 3);
        string head = git.Commits(300, first);
        git.Pack(byReference);
        _files.Delete("/lib/.git/refs/tags/1.0.0");
        _files.Delete("/lib/.git/refs/heads/main");
        _files["/lib/.git/packed-refs"] = $"# pack-refs with: peeled fully-peeled sorted \n{head} refs/heads/main\n{tag} refs/tags/1.0.0\n^{first}\n";

        Assert.AreEqual("1.0.1-alpha.0.plus.300+" + head[..7], Version());
    }

    [TestMethod]
    public void Submodules_and_work_trees_have_their_repository_elsewhere()
    {
        _files["/lib/.git"] = "gitdir: ../super/.git/modules/lib\n";
        GitWriter git = new(_files, "/super/.git/modules/lib");
        git.Tag("4.5.6", git.Commit());
        Assert.AreEqual("4.5.6", Version());

        string head = git.Commits(1, git.Commit());
        git.Tag("5.0.0", head);
        _files["/lib/.git"] = "gitdir: /super/.git/modules/lib/worktrees/w\n";
        _files["/super/.git/modules/lib/worktrees/w/HEAD"] = head + "\n";
        _files["/super/.git/modules/lib/worktrees/w/commondir"] = "../..\n";
        Assert.AreEqual("5.0.0", Version());
    }

    [TestMethod]
    public void Borrowed_objects_are_found()
    {
        GitWriter lender = new(_files, "/lender/.git");
        string head = lender.Commit();
        GitWriter git = Repository();
        _files["/lib/.git/objects/info/alternates"] = "/lender/.git/objects\n";
        _files["/lib/.git/HEAD"] = head + "\n";
        git.Tag("7.0.0", head);

        Assert.AreEqual("7.0.0", Version());
    }

    [TestMethod]
    public void What_the_project_says_goes_before_everything()
    {
        GitWriter git = Repository();
        git.Tag("1.0.0", git.Commit());

        Assert.AreEqual("9.9.9", Version(item => item with { Version = "9.9.9", PackageVersion = "8.8.8" }));
    }

    [TestMethod]
    public void The_own_repository_goes_before_the_package_and_the_package_before_one_around_it()
    {
        GitWriter git = Repository();
        git.Tag("1.0.0", git.Commit());
        Assert.AreEqual("1.0.0", Version(item => item with { PackageVersion = "8.8.8" }));

        _files["/lib/packed/sensor.py"] = _files["/lib/sensor.py"];
        Assert.AreEqual("1.0.0", Version(item => item with { Path = "/lib/packed" }));
        Assert.AreEqual("8.8.8", Version(item => item with { Path = "/lib/packed", PackageVersion = "8.8.8" }));
        _files["/lib/packed/PKG-INFO"] = "Metadata-Version: 2.1\nName: sensor\nVersion: 6.6.6\n\nVersion: no\n";
        Assert.AreEqual("6.6.6", Version(item => item with { Path = "/lib/packed" }));
    }

    [TestMethod]
    public void Without_a_version_the_line_stays_and_a_warning_says_where_and_why()
    {
        Diagnostic warning = Warning();
        Assert.AreEqual(("MF5504", "/lib/sensor.py", 1, 16), (warning.Code, warning.Location.Path, warning.Location.Line, warning.Location.Column));
        StringAssert.Contains(warning.Message, "in no git repository");

        GitWriter git = Repository();
        StringAssert.Contains(Warning().Message, "no commit yet");
        string first = git.Commit();
        StringAssert.Contains(Warning().Message, "no tag leads to the commit");
        git.Tag("v1", first);
        git.Commit(first);
        StringAssert.Contains(Warning().Message, "'v1', which is no version such as 1.2.3");
    }

    [TestMethod]
    [DataRow("1\"2")]
    [DataRow("1\\")]
    [DataRow("1\n2")]
    public void A_version_that_would_break_the_line_is_not_stamped(string version)
    {
        Diagnostic warning = Warning(item => item with { Version = version });
        Assert.AreEqual("MF5504", warning.Code);
        StringAssert.Contains(warning.Message, "cannot stand between quotes");
    }

    [TestMethod]
    public void Repositories_that_cannot_be_read_are_a_warning()
    {
        GitWriter git = Repository();
        git.Commit(new string('1', 40));
        git.Tag("1.0.0", new string('2', 40));
        StringAssert.Contains(Warning().Message, "no tag leads");

        git.Tag("1.0.0", git.CommitAt(-5));
        git.Commit(new string('1', 40));
        StringAssert.Contains(Warning().Message, $"the object {new string('1', 40)} is missing: the clone is not complete");

        _files["/lib/.git/objects/pack/pack-1.idx"] = "nonsense";
        _files["/lib/.git/objects/pack/pack-1.pack"] = "nonsense";
        StringAssert.Contains(Warning().Message, "a pack index is damaged");

        _files["/lib/.git/config"] = "[extensions]\n\tobjectFormat = sha256\n";
        StringAssert.Contains(Warning().Message, "its objects are named by sha256");

        _files.Delete("/lib/.git/HEAD");
        _files.Delete("/lib/.git/config");
        StringAssert.Contains(Warning().Message, "in no git repository");
    }

    [TestMethod]
    public void A_HEAD_that_names_nothing_is_a_warning()
    {
        Repository();
        _files["/lib/.git/HEAD"] = "nonsense";
        StringAssert.Contains(Warning().Message, "its HEAD names neither a branch nor a commit");
    }

    [TestMethod]
    public void Packs_whose_objects_are_based_on_each_other_end()
    {
        GitWriter git = Repository();
        (string first, string second) = git.WritePacksInCircle();
        _files["/lib/.git/HEAD"] = first + "\n";
        git.Tag("1.0.0", second);

        StringAssert.Contains(Warning().Message, "are based on each other");
    }

    [TestMethod]
    public void A_shallow_clone_ends_where_it_ends()
    {
        GitWriter git = Repository();
        string cut = git.Commit(new string('1', 40));
        git.Tag("1.0.0", cut);
        string head = git.Commits(2, cut);
        _files["/lib/.git/shallow"] = cut + "\n";

        Assert.AreEqual("1.0.1-alpha.0.plus.2+" + head[..7], Version());
    }

    [TestMethod]
    public void A_new_commit_or_tag_changes_what_was_recorded()
    {
        GitWriter git = Repository();
        string first = git.Commit();
        git.Tag("1.0.0", first);
        ManifestResult before = Evaluate(item => item);
        Assert.IsNull(RecordedInputs.FindChange(before.Inputs, _files, new Dictionary<string, string>()));

        git.Commit(first);
        Assert.AreEqual("/lib/.git/refs/heads/main", RecordedInputs.FindChange(before.Inputs, _files, new Dictionary<string, string>())?.Name);

        ManifestResult after = Evaluate(item => item);
        git.Tag("1.1.0", first);
        Assert.AreEqual("/lib/.git/refs/tags", RecordedInputs.FindChange(after.Inputs, _files, new Dictionary<string, string>())?.Name);
    }

    private GitWriter Repository() => new(_files, "/lib/.git");

    private string? Version(Func<CircuitPythonLibraryItem, CircuitPythonLibraryItem>? change = null)
    {
        ManifestResult result = Evaluate(change ?? (item => item));
        Assert.IsEmpty(result.Diagnostics, string.Join('\n', result.Diagnostics));
        return result.Files.Single(file => file.TargetPath == "sensor.py").Stamp!.Version;
    }

    private Diagnostic Warning(Func<CircuitPythonLibraryItem, CircuitPythonLibraryItem>? change = null)
    {
        ManifestResult result = Evaluate(change ?? (item => item));
        Assert.IsNull(result.Files.Single().Stamp!.Version);
        return result.Diagnostics.Single();
    }

    private ManifestResult Evaluate(Func<CircuitPythonLibraryItem, CircuitPythonLibraryItem> change) =>
        ManifestEvaluator.Evaluate(ManifestRun.Request(_files, change(new CircuitPythonLibraryItem("/lib"))));
}
