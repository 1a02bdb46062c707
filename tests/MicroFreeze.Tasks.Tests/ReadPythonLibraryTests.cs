using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Libraries;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Tasks.Tests;

/// <summary>What NuGet's Pack hears of a library.</summary>
[TestClass]
public sealed class ReadPythonLibraryTests
{
    private readonly RecordingEngine _engine = new();
    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-task-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void Files_and_the_manifests_words_come_out()
    {
        ReadPythonLibrary task = CreateTask(new PackageMetadata { Version = "1.2", Author = "A", License = "MIT OR Apache-2.0", Description = "D" });

        Assert.IsTrue(task.Execute(), string.Join('\n', _engine.Errors.Select(error => error.Message)));

        Assert.AreEqual("1.2.0 A D MIT OR Apache-2.0", $"{task.Version} {task.Authors} {task.Description} {task.License}");
        Assert.AreEqual(
            $"/src/led.py python/led.py|{task.PackageFile} microfreeze.json", string.Join('|', task.Files.Select(file => $"{file.ItemSpec} {file.GetMetadata("PackagePath")}")));
    }

    [TestMethod]
    public void A_manifest_that_says_nothing_leaves_the_projects_properties()
    {
        ReadPythonLibrary task = CreateTask(PackageMetadata.Empty);
        task.DeclaredVersion = "3.0.0";
        task.DeclaredAuthors = "B";

        Assert.IsTrue(task.Execute());
        Assert.AreEqual("", task.Version + task.Authors + task.Description + task.License);
    }

    [TestMethod]
    public void The_same_version_may_be_written_in_two_ways()
    {
        ReadPythonLibrary task = CreateTask(new PackageMetadata { Version = "1.2" });
        task.DeclaredVersion = "1.2.0";

        Assert.IsTrue(task.Execute());
        Assert.AreEqual("1.2.0", task.Version);
    }

    [TestMethod]
    public void Everything_that_differs_is_an_error()
    {
        ReadPythonLibrary task = CreateTask(new PackageMetadata { Version = "1.2", Author = "A", License = "MIT", Description = "D" });
        (task.DeclaredVersion, task.DeclaredAuthors, task.DeclaredLicense, task.DeclaredDescription) = ("1.3.0", "B", "Apache-2.0", "E");

        Assert.IsFalse(task.Execute());
        Assert.AreEqual("MF5012 MF5012 MF5012 MF5012", string.Join(' ', _engine.Errors.Select(error => error.Code)));
    }

    [TestMethod]
    public void What_NuGet_cannot_say_is_an_error_or_a_warning()
    {
        Assert.IsFalse(CreateTask(new PackageMetadata { Version = "1.2.post1" }).Execute());
        Assert.AreEqual("MF5013", _engine.Errors.Single().Code);

        ReadPythonLibrary task = CreateTask(new PackageMetadata { License = "Do as you like" });
        Assert.IsTrue(task.Execute());
        Assert.AreEqual("MF5014", _engine.Warnings.Single().Code);
        Assert.AreEqual("", task.License);
    }

    [TestMethod]
    public void A_library_that_was_not_built_is_an_error()
    {
        ReadPythonLibrary task = CreateTask(PackageMetadata.Empty);
        File.Delete(task.LibraryFile);

        Assert.IsFalse(task.Execute());
        Assert.AreEqual("MF5010", _engine.Errors.Single().Code);
    }

    private ReadPythonLibrary CreateTask(PackageMetadata metadata)
    {
        LibraryDescription description = new() { Name = "led", Metadata = metadata, Files = [new DescribedFile("led.py") { Source = "/src/led.py" }] };
        ReadPythonLibrary task = new()
        {
            BuildEngine = _engine,
            ProjectFile = "/project/led.proj",
            LibraryFile = Path.Combine(_directory, "library.json"),
            PackageFile = Path.Combine(_directory, "microfreeze.json"),
        };
        File.WriteAllBytes(task.LibraryFile, LibraryDescriptionFile.Write(description));
        File.WriteAllBytes(task.PackageFile, LibraryDescriptionFile.Write(LibraryDescriber.ForPackage(description, metadata)));
        return task;
    }
}
