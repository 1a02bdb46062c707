using System.Text;
using MicroFreeze.Files.State;

namespace MicroFreeze.Files.Tests.State;

[TestClass]
public sealed class StateFormatTests
{
    private static readonly StateFormat<Record> Format = new("test", Record.Describe);

    private string _directory = "";

    [TestInitialize]
    public void Create() => _directory = Directory.CreateTempSubdirectory("microfreeze-state-").FullName;

    [TestCleanup]
    public void Delete() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    [DataRow(0L)]
    [DataRow(-1L)]
    [DataRow(long.MaxValue)]
    [DataRow(long.MinValue)]
    public void Fields_come_back_as_they_were(long number)
    {
        Record record = new("Grüße\n", Inside("a/b"), number, [Inside("a/x"), "not a path"], null, "");
        Format.Write(Inside("a/state"), record);

        Record read = Format.TryRead(Inside("a/state"))!;

        CollectionAssert.AreEqual(record.Files.ToArray(), read.Files.ToArray());
        Assert.AreEqual(record, read with { Files = record.Files });
    }

    [TestMethod]
    public void A_state_that_is_moved_names_the_files_beside_it()
    {
        Format.Write(Inside("a/obj/state"), new Record("", Inside("a/obj/x"), 0, [Inside("a/main.py"), Inside("other"), Path.GetTempPath() + "y"], null, null));
        Directory.CreateDirectory(Inside("deep/b/obj"));
        File.Copy(Inside("a/obj/state"), Inside("deep/b/obj/state"));

        Record read = Format.TryRead(Inside("deep/b/obj/state"))!;

        Assert.AreEqual(Inside("deep/b/obj/x"), read.Path);
        Assert.AreEqual(Inside("deep/b/main.py"), read.Files[0]);
        Assert.AreEqual(Inside("deep/other"), read.Files[1]);
    }

    [TestMethod]
    public void The_state_of_another_format_or_description_is_none()
    {
        Format.Write(Inside("state"), new Record("", "", 0, [], null, null));

        Assert.IsNotNull(Format.TryRead(Inside("state")));
        Assert.IsNull(new StateFormat<Record>("other", Record.Describe).TryRead(Inside("state")));
        Assert.IsNull(new StateFormat<Record>("test", (fields, record) => Record.Describe(fields, record) with { Text = fields.Text(record?.Path) }).TryRead(Inside("state")));
        Assert.IsNull(Format.TryRead(Inside("missing")));
    }

    [TestMethod]
    public void Fields_that_do_not_fit_are_no_state_even_with_a_right_checksum()
    {
        Format.Write(Inside("state"), new Record("", "", 0, [], null, null));
        byte[] header = File.ReadAllBytes(Inside("state"))[..(Array.IndexOf(File.ReadAllBytes(Inside("state")), (byte)'\n') + 1)];
        Random random = new(1);
        for (int run = 0; run < 2000; run++)
        {
            byte[] fields = new byte[random.Next(40)];
            random.NextBytes(fields);
            byte[] content = [.. header, .. fields];
            byte[] checksum = new byte[16];
            ContentHash.Write(content, checksum);
            File.WriteAllBytes(Inside("state"), [.. content, .. checksum]);
            _ = Format.TryRead(Inside("state"));
        }

        StringAssert.StartsWith(Encoding.UTF8.GetString(header), "MicroFreeze test ");
    }

    private string Inside(string path) => Path.Combine(_directory, path.Replace('/', Path.DirectorySeparatorChar));

    private sealed record Record(string Text, string Path, long Number, IReadOnlyList<string> Files, string? Missing, string? Optional)
    {
        public static Record Describe(StateFields fields, Record? record) => new(
            fields.Text(record?.Text), fields.Path(record?.Path), fields.Number(record?.Number),
            fields.List(record?.Files, static (fields, file) => fields.Path(file)), fields.OptionalPath(record?.Missing), fields.OptionalText(record?.Optional));
    }
}
