using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;

namespace MicroFreeze.Devices.Tests.Drive;

/// <summary>What a deployment does to a drive, and what it leaves alone.</summary>
[TestClass]
public sealed class DriveDeploymentTests
{
    private const string BootOut = "Adafruit CircuitPython 10.2.1 on 2026-03-05; Adafruit Circuit Playground Express with samd21g18\r\nBoard ID:circuitplayground_express\r\nUID:00\r\n";

    [TestMethod]
    public void A_first_deployment_adds_files_and_a_record()
    {
        MemoryDrive drive = Formatted();

        DeployResult result = Deploy(drive, ("lib/neopixel.mpy", "N"), ("lib/hid/__init__.mpy", "H"), ("code.py", "print()"));

        Check(result);
        Assert.AreEqual($".microfreeze/\nboot_out.txt: {BootOut}\ncode.py: print()\nlib/\nlib/hid/\nlib/hid/__init__.mpy: H\nlib/neopixel.mpy: N", drive.State);
        CollectionAssert.AreEqual(
            new[] { "Add lib/neopixel.mpy 1", "Add lib/hid/__init__.mpy 1", "Add code.py 7" }, result.Steps.Select(step => $"{step.Action} {step.Path} {step.Size}").ToArray());
        StringAssert.Contains(drive.Record, "\"unfinished\": false");
        Assert.AreEqual("code.py", drive.Touched[^3], "the program comes last, before the record");
    }

    [TestMethod]
    public void A_second_deployment_of_the_same_writes_nothing()
    {
        MemoryDrive drive = Formatted();
        Check(Deploy(drive, ("lib/a.mpy", "A"), ("code.py", "C")));
        int before = drive.Operations;

        DeployResult result = Deploy(drive, ("lib/a.mpy", "A"), ("code.py", "C"));

        Check(result);
        Assert.AreEqual(before, drive.Operations);
        Assert.IsTrue(result.Steps.All(step => step.Action == DeployAction.Keep));
    }

    [TestMethod]
    public void What_is_no_longer_deployed_goes_and_nothing_else()
    {
        MemoryDrive drive = Formatted();
        drive["lib/mine.py"] = "mine";
        drive["notes.txt"] = "notes";
        Check(Deploy(drive, ("lib/hid/__init__.mpy", "H"), ("lib/hid/keys.mpy", "K"), ("old/deep/er.mpy", "E"), ("code.py", "C")));
        drive["old/photo.bmp"] = "photo";

        DeployResult result = Deploy(drive, ("code.py", "D"));

        Check(result);
        Assert.AreEqual($".microfreeze/\nboot_out.txt: {BootOut}\ncode.py: D\nlib/\nlib/mine.py: mine\nnotes.txt: notes\nold/\nold/photo.bmp: photo", drive.State);
    }

    [TestMethod]
    public void Deploying_nothing_leaves_the_drive_as_it_was_before()
    {
        MemoryDrive drive = Formatted();
        string before = drive.State;
        Check(Deploy(drive, ("lib/a.mpy", "A")));

        Check(Deploy(drive));

        Assert.AreEqual(before, drive.State);
        Assert.IsNull(drive.Record);
    }

    [TestMethod]
    public void A_dry_run_says_the_same_and_writes_nothing()
    {
        MemoryDrive drive = Formatted();
        Check(Deploy(drive, ("lib/a.mpy", "A"), ("lib/b.mpy", "B"), ("code.py", "C")));
        int before = drive.Operations;

        DeployResult dry = DriveDeployment.Run(Request(drive, ("lib/a.mpy", "A2"), ("main.py", "M"), ("code.py", "C")) with { DryRun = true });

        Check(dry);
        Assert.AreEqual(before, drive.Operations);
        Assert.AreEqual("Keep code.py, Remove lib/b.mpy, Update lib/a.mpy, Add main.py", string.Join(", ", dry.Steps.Select(step => $"{step.Action} {step.Path}")));
        Assert.AreEqual(
            string.Join(", ", dry.Steps), string.Join(", ", Deploy(drive, ("lib/a.mpy", "A2"), ("main.py", "M"), ("code.py", "C")).Steps));
    }

    [TestMethod]
    public void A_foreign_file_stops_everything_until_told_otherwise()
    {
        MemoryDrive drive = Formatted();
        drive["code.py"] = "user's program";
        string before = drive.State;

        AssertFails(Deploy(drive, ("lib/a.mpy", "A"), ("code.py", "C")), NativePath.Of("CIRCUITPY/code.py: error MF6407"));
        Assert.AreEqual(before, drive.State);
        Assert.AreEqual(0, drive.Operations);

        Check(DriveDeployment.Run(Request(drive, ("lib/a.mpy", "A"), ("code.py", "C")) with { Overwrite = true }));
        Assert.AreEqual("C", drive["code.py"]);
    }

    [TestMethod]
    public void A_foreign_file_of_the_same_content_is_left_to_its_owner()
    {
        MemoryDrive drive = Formatted();
        drive["lib/a.mpy"] = "A";
        Check(Deploy(drive, ("lib/a.mpy", "A"), ("code.py", "C")));

        Check(Deploy(drive, ("code.py", "C")));

        Assert.AreEqual("A", drive["lib/a.mpy"]);
    }

    [TestMethod]
    public void A_deployed_file_that_was_edited_on_the_drive_is_not_lost()
    {
        MemoryDrive drive = Formatted();
        Check(Deploy(drive, ("lib/a.mpy", "A"), ("code.py", "C")));
        drive["code.py"] = "an evening's work";

        AssertFails(Deploy(drive, ("lib/a.mpy", "A"), ("code.py", "D")), NativePath.Of("CIRCUITPY/code.py: error MF6408"));
        Assert.AreEqual("an evening's work", drive["code.py"]);

        DeployResult result = Deploy(drive, ("lib/a.mpy", "A"));
        Assert.AreEqual("MF6409", string.Join(",", result.Diagnostics.Select(diagnostic => diagnostic.Code)));
        Assert.AreEqual("an evening's work", drive["code.py"]);

        AssertFails(Deploy(drive, ("code.py", "D")), "MF6407");
    }

    [TestMethod]
    public void Names_that_differ_in_case_are_one_file()
    {
        foreach (bool ignoresCase in (bool[])[true, false])
        {
            MemoryDrive drive = new(ignoresCase);
            drive["Lib/mine.py"] = "mine";
            Check(Deploy(drive, ("lib/Hid.mpy", "H"), ("CODE.PY", "C")));
            Assert.AreEqual(".microfreeze/\nCODE.PY: C\nLib/\nLib/Hid.mpy: H\nLib/mine.py: mine", drive.State);

            Check(Deploy(drive, ("lib/hid.mpy", "H"), ("code.py", "D")));
            Assert.AreEqual(".microfreeze/\nLib/\nLib/hid.mpy: H\nLib/mine.py: mine\ncode.py: D", Sorted(drive.State));
        }

        MemoryDrive foreign = Formatted();
        foreign["CODE.PY"] = "mine";
        AssertFails(Deploy(foreign, ("code.py", "C")), NativePath.Of("CIRCUITPY/CODE.PY: error MF6407"));
    }

    [TestMethod]
    public void A_system_that_shows_names_in_small_letters_is_not_taken_for_a_change()
    {
        MemoryDrive drive = new() { ShowsSmallLetters = true };
        Check(Deploy(drive, ("LIB/README.TXT", "R"), ("CODE.PY", "C")));
        int before = drive.Operations;

        Check(Deploy(drive, ("LIB/README.TXT", "R"), ("CODE.PY", "C")));

        Assert.AreEqual(before, drive.Operations);
        Check(Deploy(drive));
        Assert.AreEqual("", drive.State);
    }

    [TestMethod]
    [DataRow("lib/a?.mpy", "'?'")]
    [DataRow("lib/a.mpy.", "dot")]
    [DataRow("../a.mpy", "'..'")]
    [DataRow("/a.mpy", "relative")]
    [DataRow("lib//a.mpy", "empty")]
    [DataRow("lib/aux.py", "Windows")]
    [DataRow("lib/NEOPIX~1.MPY", "short name")]
    [DataRow(".microfreeze/deployed.json", "record")]
    [DataRow("a\tb", "U+0009")]
    [DataRow("BOOT_OUT.TXT", "the firmware writes that file")]
    public void A_path_that_cannot_be_deployed_to_is_refused(string path, string why)
    {
        MemoryDrive drive = Formatted();
        AssertFails(Deploy(drive, (path, "A")), "MF6414", why);
        Assert.AreEqual(0, drive.Operations);
    }

    [TestMethod]
    public void Two_files_of_one_path_are_refused()
    {
        AssertFails(Deploy(Formatted(), ("lib/a.mpy", "A"), ("lib/A.mpy", "B")), "MF6415", "same name on a FAT drive");
        AssertFails(Deploy(Formatted(), ("lib/a", "A"), ("lib/a/b.py", "B")), "MF6415", "directory of that name");
    }

    [TestMethod]
    public void Files_and_directories_change_places_where_both_are_ours()
    {
        MemoryDrive drive = Formatted();
        Check(Deploy(drive, ("data/one.bin", "1"), ("text", "T")));

        Check(Deploy(drive, ("data", "D"), ("text/a", "A")));
        Assert.AreEqual($".microfreeze/\nboot_out.txt: {BootOut}\ndata: D\ntext/\ntext/a: A", drive.State);

        drive["text/mine"] = "mine";
        AssertFails(Deploy(drive, ("data", "D"), ("text", "T")), "MF6416");
        AssertFails(Deploy(drive, ("boot_out.txt/x", "X")), "MF6416", "directory");
    }

    [TestMethod]
    [DataRow(BootOut, null, null)]
    [DataRow(BootOut, "circuitplayground_express", null)]
    [DataRow(BootOut, "raspberry_pi_pico", "boot_out.txt(2): error MF6405: this is the drive of 'circuitplayground_express', and the project is for 'raspberry_pi_pico'")]
    [DataRow("Adafruit CircuitPython 9.2.8 on 2025-05-28; Board with chip\nBoard ID:x\n", null, "boot_out.txt(1): error MF6404: the board has CircuitPython 9.2.8")]
    [DataRow("Adafruit CircuitPython 10.0.0-beta.1-4-gabc on 2025-05-28; Board with chip\n", "x", null)]
    [DataRow("something else", null, "MF6403")]
    [DataRow("", null, "MF6403")]
    public void The_board_is_checked_before_anything_is_written(string text, string? board, string? error)
    {
        MemoryDrive drive = new() { ["boot_out.txt"] = text };

        DeployResult result = DriveDeployment.Run(Request(drive, ("code.py", "C")) with { Board = board });

        if (error is null)
        {
            Check(result);
        }
        else
        {
            AssertFails(result, error);
            Assert.AreEqual(0, drive.Operations);
        }
    }

    [TestMethod]
    public void A_drive_without_boot_out_is_no_board_unless_a_folder_will_do()
    {
        AssertFails(DriveDeployment.Run(Request(new MemoryDrive(), ("code.py", "C")) with { RequiresBootOut = true }), "MF6402");
        Check(Deploy(new MemoryDrive(), ("code.py", "C")));
        AssertFails(Deploy(new MemoryDrive { IsThere = false }, ("code.py", "C")), "CIRCUITPY: error MF6401");
    }

    [TestMethod]
    [DataRow("{", "deployed.json(1,2): error MF6406")]
    [DataRow("", "deployed.json(1,1): error MF6406")]
    [DataRow("{}", "no format")]
    [DataRow("{\"format\": 2}", "format 2")]
    [DataRow("{\"format\": 1, \"unfinished\": false, \"directories\": [], \"files\": {\"../../etc/passwd\": []}}", "'../../etc/passwd' is no path")]
    [DataRow("{\"format\": 1, \"unfinished\": false, \"directories\": [\"/\"], \"files\": {}}", "'/' is no path")]
    [DataRow("{\"format\": 1, \"unfinished\": false, \"directories\": [7], \"files\": {}}", "no path")]
    [DataRow("{\"format\": 1, \"unfinished\": false, \"directories\": {}, \"files\": {}}", "'directories' is no list")]
    [DataRow("{\"format\": 1, \"unfinished\": false, \"directories\": [], \"files\": {\"a\": [\"zz\"]}}", "no SHA-256")]
    [DataRow("{\"format\": 1, \"unfinished\": false, \"directories\": [], \"files\": []}", "'files' is no object")]
    [DataRow("\u0000\u0000\u0000", "MF6406")]
    public void A_damaged_record_stops_everything_and_says_the_way_out(string record, string error)
    {
        MemoryDrive drive = Formatted();
        drive["code.py"] = "C";
        drive[".microfreeze/deployed.json"] = record;

        AssertFails(Deploy(drive, ("code.py", "D")), error, "DeployOverwrite=true");
        Assert.AreEqual(0, drive.Operations);

        drive.Remove(".microfreeze/deployed.json");
        Check(DriveDeployment.Run(Request(drive, ("code.py", "D")) with { Overwrite = true }));
        Assert.AreEqual("D", drive["code.py"]);
    }

    [TestMethod]
    public void A_full_drive_is_seen_before_anything_is_written()
    {
        MemoryDrive drive = new() { Capacity = 4096 };

        AssertFails(Deploy(drive, ("a.bin", new string('a', 4000)), ("code.py", "C")), "MF6410", "4096 are free", "'a.bin' with 4000 bytes");
        Assert.AreEqual(0, drive.Operations);
    }

    [TestMethod]
    public void A_drive_that_fills_up_keeps_all_that_is_whole()
    {
        MemoryDrive drive = new() { Capacity = 4096, KnowsSpace = false };

        AssertFails(Deploy(drive, ("code.py", "C"), ("a.bin", new string('a', 3000))), "MF6410", "writing 'a.bin'");

        Assert.AreEqual("C", drive["code.py"]);
        Assert.IsFalse(drive.Exists("a.bin"));
        Assert.IsFalse(drive.Exists(".microfreeze/next.part"), "what did not fit is not left to fill the drive");
        Check(Deploy(drive, ("code.py", "C"), ("a.bin", new string('a', 1000))));
        Assert.AreEqual(new string('a', 1000), drive["a.bin"]);
    }

    [TestMethod]
    public void A_file_that_fits_only_in_place_of_the_old_one_is_replaced()
    {
        MemoryDrive drive = new() { Capacity = 4096 };
        Check(Deploy(drive, ("a.bin", new string('a', 2000))));

        Check(Deploy(drive, ("a.bin", new string('b', 2000))));

        Assert.AreEqual(new string('b', 2000), drive["a.bin"]);
    }

    [TestMethod]
    [DataRow(nameof(DriveFault.ReadOnly), "MF6411")]
    [DataRow(nameof(DriveFault.Gone), "MF6412")]
    [DataRow(nameof(DriveFault.Other), "MF6413")]
    [DataRow(nameof(DriveFault.Full), "MF6410")]
    public void A_drive_that_fails_gives_a_finding_and_the_next_deployment_finishes(string fault, string code)
    {
        (string, string)[] files = [("lib/a.mpy", "A2"), ("lib/c/d.mpy", "D"), ("code.py", "C2")];
        MemoryDrive first = Formatted();
        Check(Deploy(first, ("lib/a.mpy", "A"), ("lib/b/c.mpy", "B"), ("code.py", "C")));
        MemoryDrive done = first.Clone();
        Check(Deploy(done, files));
        Assert.IsGreaterThan(10, done.Operations);
        for (int at = 0; at < done.Operations; at++)
        {
            MemoryDrive drive = first.Clone();
            drive.Failure = (at, Enum.Parse<DriveFault>(fault));
            AssertFails(Deploy(drive, files), code);
            drive.Failure = null;
            Check(Deploy(drive, files));
            Assert.AreEqual(done.State, drive.State, $"after a failure at {at}");
        }
    }

    private static MemoryDrive Formatted() => new() { ["boot_out.txt"] = BootOut };

    private static string Sorted(string state) => string.Join('\n', state.Split('\n').Order(StringComparer.Ordinal));

    internal static DeployRequest Request(IDriveFiles drive, params (string Path, string Text)[] files) => new()
    {
        Files = [.. files.Select(file => new DeployFile(file.Path, Encoding.UTF8.GetBytes(file.Text), new SourceLocation("project/" + file.Path)))],
        Drive = drive,
        DrivePath = "CIRCUITPY",
        Firmware = FirmwareProfile.CircuitPython10,
    };

    private static DeployResult Deploy(MemoryDrive drive, params (string Path, string Text)[] files) => DriveDeployment.Run(Request(drive, files));

    private static void Check(DeployResult result) => Assert.IsTrue(result.Succeeded && result.Diagnostics.Count == 0, string.Join('\n', result.Diagnostics));

    private static void AssertFails(DeployResult result, params ReadOnlySpan<string> texts)
    {
        Assert.IsFalse(result.Succeeded);
        string all = string.Join('\n', result.Diagnostics);
        foreach (string text in texts)
        {
            StringAssert.Contains(all, text);
        }
    }
}
