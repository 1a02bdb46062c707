using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Reports;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Tests.Reports;

/// <summary>The simulated heap, and how tables and names grow on it.</summary>
[TestClass]
public sealed class HeapTests
{
    private static readonly RuntimeSizes Sizes = new(BoardPresets.Find("generic-32")!, FirmwareProfile.MicroPython128.Frozen);

    [TestMethod]
    public void Bytes_are_counted_in_blocks()
    {
        SimulatedHeap heap = new(16);
        Assert.IsNull(heap.Allocate(0));
        heap.Allocate(1);
        heap.Allocate(16);
        heap.Allocate(17);
        Assert.AreEqual(16 + 16 + 32, heap.Used);
    }

    [TestMethod]
    public void The_first_gap_that_is_large_enough_is_taken()
    {
        SimulatedHeap heap = new(16);
        HeapCell small = heap.Allocate(16)!;
        heap.Allocate(16);
        HeapCell large = heap.Allocate(48)!;
        heap.Allocate(16);
        heap.Free(small);
        heap.Free(large);
        Assert.AreEqual(2, heap.Allocate(32)!.Start);
        Assert.AreEqual(0, heap.Allocate(16)!.Start);
        Assert.AreEqual(4, heap.Allocate(16)!.Start);
        Assert.AreEqual(96, heap.Peak);
    }

    [TestMethod]
    public void A_run_grows_in_place_only_where_the_blocks_behind_it_are_free()
    {
        SimulatedHeap heap = new(16);
        HeapCell first = heap.Allocate(16)!;
        HeapCell second = heap.Allocate(16)!;
        Assert.IsFalse(heap.TryResize(first, 32));
        Assert.IsTrue(heap.TryResize(second, 64));
        Assert.AreEqual(16 + 64, heap.Used);
        heap.Resize(first, 32);
        Assert.AreEqual(5, first.Start);
        Assert.AreEqual(96, heap.Used);
        Assert.AreEqual(112, heap.Peak, "while it is copied it is there twice");
    }

    [TestMethod]
    public void What_cannot_be_reached_is_not_kept()
    {
        SimulatedHeap heap = new(16);
        HeapCell root = heap.Allocate(16)!;
        HeapCell near = heap.Allocate(32)!;
        heap.Allocate(64);
        root.PointTo(near);
        near.PointTo(root);
        Assert.AreEqual(48, heap.MeasureReachable([root]));
    }

    [TestMethod]
    [DataRow(1, 16)]
    [DataRow(2, 16)]
    [DataRow(3, 32)]
    [DataRow(10, 80)]
    [DataRow(12, 96)]
    [DataRow(13, 144)]
    [DataRow(18, 192)]
    public void A_dict_grows_through_the_sizes_of_the_runtime(int entries, int tableBytes)
    {
        SimulatedHeap heap = new(16);
        HashTable table = new(heap, Sizes.MapEntry, new HeapCell());
        table.Reserve(1);
        for (int count = 0; count < entries; count++)
        {
            table.Add();
        }

        Assert.AreEqual(tableBytes, heap.Used);
    }

    [TestMethod]
    public void Names_take_a_chunk_and_pools_that_double()
    {
        SimulatedHeap heap = new(16);
        NamePool names = new(heap, Sizes, name => name == "append");
        names.Intern("append", 6);
        Assert.AreEqual(0, heap.Used);
        names.Intern("first", 5);
        Assert.AreEqual(128 + AlignUp((6 * 4) + (20 * 7)), heap.Used);
        names.Intern("first", 5);
        for (int count = 1; count < 20; count++)
        {
            names.Intern($"n{count}", 2);
        }

        Assert.AreEqual(128 + AlignUp((6 * 4) + (20 * 7)), heap.Used);
        names.Intern("one more", 8);
        Assert.AreEqual(128 + AlignUp((6 * 4) + (20 * 7)) + AlignUp((6 * 4) + (40 * 7)), heap.Used);
    }

    [TestMethod]
    [DataRow("generic-32", 60, 64, 16, 16)]
    [DataRow("generic-64", 104, 112, 32, 16)]
    [DataRow("circuitpython", 60, 64, 16, 0)]
    public void Structures_have_the_sizes_of_the_board(string board, int type, int derivedType, int function, int floatBytes)
    {
        RuntimeSizes sizes = new(BoardPresets.Find(board)!, FirmwareProfile.MicroPython128.Frozen);
        Assert.AreEqual(type, sizes.Class(hasBase: false));
        Assert.AreEqual(derivedType, sizes.Class(hasBase: true));
        Assert.AreEqual(function, sizes.Function(0));
        Assert.AreEqual(floatBytes == 0 ? 0 : BoardPresets.Find(board)!.PointerBytes + BoardPresets.Find(board)!.FloatBytes, sizes.Float);
    }

    private static int AlignUp(int bytes) => (bytes + 15) / 16 * 16;
}
