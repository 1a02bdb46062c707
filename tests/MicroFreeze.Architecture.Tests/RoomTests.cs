namespace MicroFreeze.Architecture.Tests;

/// <summary>Rooms and folders use each other as the map says, and in no other way.</summary>
[TestClass]
public sealed class RoomTests
{
    [TestMethod]
    public void Every_room_is_on_the_map()
    {
        string[] rooms = [.. Directory.GetDirectories(Path.Join(SourceModel.Root, "src")).Select(path => Path.GetFileName(path)!["MicroFreeze.".Length..])];

        CollectionAssert.AreEquivalent(rooms, Rooms.Allowed.Keys.ToArray());
    }

    [TestMethod]
    public void Rooms_use_only_the_rooms_below_them()
    {
        string[] forbidden =
        [
            .. from use in SourceModel.Uses
               where use.FromRoom != use.ToRoom && !Rooms.Allowed[use.FromRoom].Contains(use.ToRoom)
               select use.ToString(),
        ];

        Assert.IsGreaterThan(1000, SourceModel.Uses.Count, "the sources were not understood");
        Assert.IsEmpty(forbidden, string.Join('\n', forbidden));
    }

    [TestMethod]
    public void Folders_are_in_no_cycle()
    {
        ILookup<string, string> arrows = SourceModel.Uses.Select(use => (use.From, use.To)).Distinct().ToLookup(arrow => arrow.From, arrow => arrow.To);
        HashSet<string> done = [];
        List<string> path = [];

        foreach (string folder in arrows.Select(group => group.Key).Order(StringComparer.Ordinal))
        {
            Visit(folder);
        }

        void Visit(string folder)
        {
            int start = path.IndexOf(folder);
            Assert.IsLessThan(0, start, Describe(path.Skip(Math.Max(start, 0)).Append(folder)));
            if (done.Contains(folder))
            {
                return;
            }

            path.Add(folder);
            foreach (string next in arrows[folder].Order(StringComparer.Ordinal))
            {
                Visit(next);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(folder);
        }
    }

    // A cycle with one use for each of its arrows.
    private static string Describe(IEnumerable<string> cycle) =>
        "a cycle:\n" + string.Join('\n', cycle.Zip(cycle.Skip(1), (from, to) => SourceModel.Uses.FirstOrDefault(use => use.From == from && use.To == to)));
}
