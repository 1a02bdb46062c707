using System.IO.Compression;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
using MicroFreeze.Devices.Imports;

namespace MicroFreeze.Devices.Tests.Drive;

/// <summary>What of a project goes onto the drive, and in which order.</summary>
[TestClass]
public sealed class DriveContentsTests
{
    private static readonly BuiltInModules BuiltIns = new() { Fixed = new HashSet<string> { "sys", "adafruit_pixelbuf" }, Extensible = new HashSet<string> { "json" } };

    [TestMethod]
    public void What_the_board_has_stays_at_home()
    {
        DriveContents contents = Select(
            ["code.py", "lib/neopixel.mpy", "lib/adafruit_hid/__init__.mpy", "lib/adafruit_pixelbuf.mpy", "lib/json.mpy", "lib/simpleio.mpy", "neopixel.mpy", "lib/notes.txt"],
            "neopixel.py", "adafruit_hid/__init__.py");

        // What is beside the program comes before frozen modules, and files before extensible built-ins: those are meant.
        Assert.AreEqual("lib/json.mpy, lib/notes.txt, lib/simpleio.mpy, neopixel.mpy, code.py", string.Join(", ", contents.Files.Select(file => file.Path)));
        Assert.AreEqual(
            "lib/adafruit_hid/__init__.mpy: MF6417, lib/adafruit_pixelbuf.mpy: MF6417, lib/neopixel.mpy: MF6417",
            string.Join(", ", contents.Diagnostics.Select(diagnostic => $"{diagnostic.Location.Path}: {diagnostic.Code}")));
        Assert.HasCount(contents.Files.Count, contents.Picture.Files);
        Assert.IsTrue(contents.Picture.Files.All(file => file.Path.EndsWith(".mpy", StringComparison.Ordinal) ? file.Module is not null && file.Source is null : file.Source is not null));
    }

    [TestMethod]
    public void What_the_frozen_package_lacks_is_warned_of_and_left_out_as_it_would_not_be_found()
    {
        DriveContents contents = Select(["lib/adafruit_hid/__init__.mpy", "lib/adafruit_hid/mouse.mpy"], "adafruit_hid/__init__.py", "adafruit_hid/keyboard.py");

        Assert.IsEmpty(contents.Files);
        Assert.AreEqual("MF6417, MF6506", string.Join(", ", contents.Diagnostics.Select(diagnostic => diagnostic.Code)));
        Assert.AreEqual(DiagnosticSeverity.Warning, contents.Diagnostics[1].Severity);
    }

    [TestMethod]
    public void What_is_always_deployed_is_deployed()
    {
        DevicePicture board = Board("neopixel.py");
        DriveContents contents = DriveContents.Select([new DriveItem("lib/neopixel.mpy", "neopixel.py", new byte[] { 1 }) { Always = true }], board);

        Assert.HasCount(1, contents.Files);
        Assert.IsEmpty(contents.Diagnostics);
    }

    [TestMethod]
    public void Files_of_the_users_that_stay_on_the_drive_count_and_those_that_go_do_not()
    {
        MemoryDrive drive = new();
        Assert.IsTrue(DriveDeployment.Run(DriveDeploymentTests.Request(drive, ("lib/old.py", "x = 1"), ("lib/edited.py", "x = 1"))).Succeeded);
        drive["lib/edited.py"] = "x = 2";
        drive["lib/neopixel.py"] = "import board";
        drive["lib/simpleio.mpy"] = "old";
        drive["sounds/a.wav"] = "RIFF";
        drive[".Trashes/x.py"] = "";
        DevicePicture picture = Select(["lib/simpleio.mpy", "lib/neopixel.mpy"]).Picture;

        DevicePicture full = DriveNeighbours.AddTo(picture, drive, "CIRCUITPY");

        Assert.AreEqual("lib/edited.py, lib/neopixel.mpy, lib/neopixel.py, lib/simpleio.mpy, sounds/a.wav", string.Join(", ", full.Files.Select(file => file.Path).Order(StringComparer.Ordinal)));
        Assert.AreEqual(
            "lib/neopixel.mpy: MF6502", string.Join(", ", ImportAnalysis.Run(full with { Files = [.. full.Files.Where(file => !file.Path.EndsWith("simpleio.mpy", StringComparison.Ordinal))] }, FirmwareProfile.CircuitPython10)
                .Diagnostics.Where(diagnostic => diagnostic.Code == "MF6502").Select(diagnostic => $"{diagnostic.Location.Path}: {diagnostic.Code}")));
        Assert.HasCount(2, DriveNeighbours.AddTo(picture, new MemoryDrive { IsThere = false }, "x").Files);
    }

    [TestMethod]
    public void Programs_come_last_the_main_one_at_the_end()
    {
        DriveContents contents = Select(["code.py", "boot.py", "zebra.txt", "lib/a.mpy"]);

        Assert.AreEqual("lib/a.mpy, zebra.txt, boot.py, code.py", string.Join(", ", contents.Files.Select(file => file.Path)));
    }

    [TestMethod]
    public void A_known_board_has_its_modules_and_an_unknown_one_any()
    {
        BuiltInModules known = KnownBoards.Find(FirmwareProfile.CircuitPython10, "circuitplayground_express");
        BuiltInModules unknown = KnownBoards.Find(FirmwareProfile.CircuitPython10, "a_new_board");

        Assert.Contains("touchio", known.Fixed);
        Assert.DoesNotContain("wifi", known.Fixed);
        Assert.DoesNotContain("wifi", known.Possible);
        Assert.Contains("random", known.Extensible);
        Assert.DoesNotContain("json", known.Extensible);
        Assert.Contains("neopixel", KnownBoards.FindFrozen("circuitplayground_express"));
        Assert.Contains("wifi", unknown.Possible);
        Assert.Contains("sys", unknown.Fixed);
        Assert.IsEmpty(KnownBoards.FindFrozen("a_new_board"));
        Assert.Contains("network", KnownBoards.Find(FirmwareProfile.MicroPython128, null).Possible);
        Assert.IsGreaterThan(5, KnownBoards.Names.Count);
    }

    [TestMethod]
    public void A_zip_file_is_the_same_whatever_the_order_and_any_reader_reads_it()
    {
        (string Path, string Text)[] files = [("b/ü.txt", "second"), ("a.txt", "first"), ("empty", ""), ("c.bin", new string('x', 70000))];

        byte[] image = ToZip(files);

        CollectionAssert.AreEqual(image, ToZip([.. files.Reverse()]));
        using ZipArchive zip = new(new MemoryStream(image));
        Assert.AreEqual("a.txt 5, b/ü.txt 6, c.bin 70000, empty 0", string.Join(", ", zip.Entries.Select(entry => $"{entry.FullName} {entry.Length}")));
        Assert.IsTrue(zip.Entries.All(entry => entry.LastWriteTime.DateTime == new DateTime(1980, 1, 1)));
        using StreamReader reader = new(zip.Entries[1].Open());
        Assert.AreEqual("second", reader.ReadToEnd());
        Assert.IsLessThan(1000, image.Length, "it is compressed");
        Assert.AreEqual(22, ToZip([]).Length);
    }

    private static DriveContents Select(string[] paths, params string[] frozen) =>
        DriveContents.Select(paths.Select(path => new DriveItem(path, path, new byte[] { 1 })), Board(frozen));

    private static DevicePicture Board(params string[] frozen) => new()
    {
        Rules = ImportRules.Of(FirmwareProfile.CircuitPython10),
        BuiltIns = BuiltIns,
        Frozen = [.. frozen.Select(path => new DeviceFile(path))],
    };

    private static byte[] ToZip((string Path, string Text)[] files) =>
        DriveContents.Select(files.Select(file => new DriveItem(file.Path, file.Path, Encoding.UTF8.GetBytes(file.Text))), Board([])).ToZip();
}
