using MicroFreeze.Devices.Drive;

namespace MicroFreeze.Devices.Tests.Drive;

/// <summary>Deployment to directories of this machine.</summary>
[TestClass]
public sealed class PhysicalDriveTests
{
    private readonly string _root = Directory.CreateTempSubdirectory("microfreeze-drive-").FullName;

    [TestCleanup]
    public void Remove()
    {
        if (Directory.Exists(_root))
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    [TestMethod]
    public void A_directory_is_brought_into_the_planned_state_and_back()
    {
        File.WriteAllText(Path.Combine(_root, "mine.txt"), "mine");

        Assert.IsTrue(Deploy(("lib/p/__init__.mpy", "P"), ("code.py", "C")).Succeeded);
        Assert.AreEqual(".microfreeze/deployed.json, code.py, lib/p/__init__.mpy, mine.txt", Files());

        Assert.IsTrue(Deploy(("code.py", "D")).Succeeded);
        Assert.AreEqual("D", File.ReadAllText(Path.Combine(_root, "code.py")));
        Assert.IsFalse(Directory.Exists(Path.Combine(_root, "lib")));

        Assert.IsTrue(Deploy().Succeeded);
        Assert.AreEqual("mine.txt", Files());
    }

    [TestMethod]
    public void A_missing_directory_is_no_drive_unless_it_is_to_be_made()
    {
        string missing = Path.Combine(_root, "missing");

        Assert.IsNull(new PhysicalDrive(missing).List(""));
        Assert.IsEmpty(new PhysicalDrive(missing, mayBeMissing: true).List("")!);
        Assert.IsNull(new PhysicalDrive(missing, mayBeMissing: true).List("lib"));
        Assert.AreEqual(DriveFault.Gone, Assert.ThrowsExactly<DriveException>(() => new PhysicalDrive(missing).Write("a", "x"u8)).Fault);
    }

    [TestMethod]
    public void A_file_in_use_as_directory_fails_with_the_systems_reason()
    {
        PhysicalDrive drive = new(_root);
        File.WriteAllText(Path.Combine(_root, "a"), "");

        DriveException failure = Assert.ThrowsExactly<DriveException>(() => drive.DeleteDirectory("a"));

        Assert.AreEqual(DriveFault.Other, failure.Fault);
        Assert.IsGreaterThan(0L, drive.FreeBytes ?? 0);
    }

    private DeployResult Deploy(params (string Path, string Text)[] files) => DriveDeployment.Run(DriveDeploymentTests.Request(new PhysicalDrive(_root), files));

    private string Files() => string.Join(", ", Directory.GetFiles(_root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_root, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
}
