using System.Diagnostics;
using MicroFreeze.Manifests;

namespace MicroFreeze.Freezing.Tests.Manifest;

/// <summary>The files of the machine, as far as they are not what one expects.</summary>
[TestClass]
public sealed class PhysicalFileSystemTests
{
    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [Timeout(30_000)]
    public void APipeIsRefusedInsteadOfWaitedFor()
    {
        string directory = Directory.CreateTempSubdirectory("pipe").FullName;
        try
        {
            string pipe = Path.Combine(directory, "pipe.py");
            using (Process process = Process.Start("mkfifo", [pipe]))
            {
                process.WaitForExit();
            }

            Assert.ThrowsExactly<IOException>(() => PhysicalFileSystem.Instance.ReadAllBytes(pipe));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [TestMethod]
    public void AnEmptyFileIsEmpty()
    {
        string path = Path.GetTempFileName();
        try
        {
            Assert.IsEmpty(PhysicalFileSystem.Instance.ReadAllBytes(path));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
