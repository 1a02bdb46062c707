using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;

namespace MicroFreeze.Devices.Tests.Drive;

/// <summary>
/// A deployment that ends at any point, with any part of what it was writing, is finished by the next one, and no file of the user's is ever touched: every
/// operation of random deployments, again and again in a row.
/// </summary>
[TestClass]
public sealed class InterruptionTests
{
    private static readonly string[] Directories = ["", "", "lib/", "lib/hid/", "lib/Hid/deep/", "sounds/"];
    private static readonly string[] Names = ["a", "b", "c", "d.mpy", "E.mpy"];

    [TestMethod]
    public void Every_point_of_random_deployments_is_one_to_go_on_from()
    {
        int points = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            Random random = new(seed);
            MemoryDrive before = Prepare(random, out Dictionary<string, string> foreign, out DeployFile[] files);
            MemoryDrive done = before.Clone();
            Check(Deploy(done, files), seed);
            foreach (int percent in (int[])[0, 37, 99, 100])
            {
                for (int at = 0; at < done.Operations; at++, points++)
                {
                    MemoryDrive drive = before.Clone();
                    Interrupt(drive, at, percent, files);
                    AssertForeign(drive, foreign);

                    Check(Deploy(drive, files), seed);

                    Assert.AreEqual(done.State, drive.State, $"seed {seed}, operation {at}, {percent} %");
                    Assert.AreEqual(done.Record, drive.Record);
                    AssertForeign(drive, foreign);
                }
            }
        }

        Assert.IsGreaterThan(2000, points);
    }

    [TestMethod]
    public void Several_interruptions_with_other_plans_between_end_in_the_last_plan()
    {
        int interruptions = 0;
        for (int seed = 1000; seed < 1200; seed++)
        {
            Random random = new(seed);
            MemoryDrive drive = Prepare(random, out Dictionary<string, string> foreign, out DeployFile[] files);
            for (int round = 0; round < 5; round++)
            {
                interruptions += Interrupt(drive, random.Next(25), random.Next(4) * 40, MakeFiles(random, foreign)) ? 1 : 0;
                AssertForeign(drive, foreign);
            }

            Check(Deploy(drive, files), seed);

            MemoryDrive fresh = new();
            foreach ((string path, string text) in foreign)
            {
                fresh[path] = text;
            }

            Check(Deploy(fresh, files), seed);
            Assert.AreEqual(Files(fresh), Files(drive), $"seed {seed}");
        }

        Assert.IsGreaterThan(400, interruptions);
    }

    [TestMethod]
    public void A_file_whose_end_the_drive_lost_is_written_again()
    {
        DeployFile[] files = [File("code.py", "print('hello')")];
        foreach (string torn in (string[])["", "print(", "print(\0\0\0\0", "\0\0\0\0\0\0\0\0"])
        {
            MemoryDrive drive = new();
            // Ends after the file has its name, before the record says so.
            Interrupt(drive, 4, 100, files);
            Assert.IsTrue(drive.Exists("code.py"));
            drive["code.py"] = torn;

            Check(Deploy(drive, files), 0);

            Assert.AreEqual("print('hello')", drive["code.py"]);
        }
    }

    [TestMethod]
    public void What_the_user_wrote_after_an_interruption_is_the_users()
    {
        DeployFile[] files = [File("lib/a.mpy", "A"), File("code.py", "print('hello')")];
        MemoryDrive drive = new();
        Interrupt(drive, 3, 100, files);
        drive["code.py"] = "print('mine')";

        DeployResult result = Deploy(drive, files);

        Assert.IsFalse(result.Succeeded);
        Assert.AreEqual("MF6408", result.Diagnostics[0].Code);
        Assert.AreEqual("print('mine')", drive["code.py"]);
    }

    private static MemoryDrive Prepare(Random random, out Dictionary<string, string> foreign, out DeployFile[] files)
    {
        MemoryDrive drive = new();
        foreign = new(StringComparer.OrdinalIgnoreCase);
        for (int i = random.Next(5); i > 0; i--)
        {
            foreign["mine/" + Names[random.Next(Names.Length)]] = "user " + i;
            foreign["lib/user" + i + ".py"] = "user's library " + i;
        }

        foreach ((string path, string text) in foreign)
        {
            drive[path] = text;
        }

        Check(Deploy(drive, MakeFiles(random, foreign)), 0);
        files = MakeFiles(random, foreign);
        drive = drive.Clone();
        return drive;
    }

    private static DeployFile[] MakeFiles(Random random, Dictionary<string, string> foreign)
    {
        Dictionary<string, DeployFile> files = new(StringComparer.OrdinalIgnoreCase);
        for (int i = random.Next(8); i > 0; i--)
        {
            string path = Directories[random.Next(Directories.Length)] + Names[random.Next(Names.Length)];
            if (!foreign.ContainsKey(path))
            {
                files[path] = File(path, new string((char)('a' + random.Next(3)), random.Next(1500)));
            }
        }

        return [.. files.Values];
    }

    private static bool Interrupt(MemoryDrive drive, int at, int percent, DeployFile[] files)
    {
        drive.InterruptAt = drive.Operations + at;
        drive.Percent = percent;
        try
        {
            Deploy(drive, files);
            return false;
        }
        catch (InterruptedException)
        {
            return true;
        }
        finally
        {
            drive.InterruptAt = -1;
        }
    }

    private static DeployFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text), new SourceLocation(path));

    private static string Files(MemoryDrive drive) => string.Join('\n', drive.State.Split('\n').Where(line => !line.EndsWith('/')).Select(line => line.ToUpperInvariant()));

    private static void AssertForeign(MemoryDrive drive, Dictionary<string, string> foreign)
    {
        foreach ((string path, string text) in foreign)
        {
            Assert.AreEqual(text, drive[path]);
            Assert.DoesNotContain(path, drive.Touched);
        }
    }

    private static DeployResult Deploy(IDriveFiles drive, DeployFile[] files) => DriveDeployment.Run(new DeployRequest
    {
        Files = files,
        Drive = drive,
        DrivePath = "CIRCUITPY",
        Firmware = FirmwareProfile.CircuitPython10,
    });

    private static void Check(DeployResult result, int seed) => Assert.IsTrue(result.Succeeded, $"seed {seed}: {string.Join('\n', result.Diagnostics)}");
}
