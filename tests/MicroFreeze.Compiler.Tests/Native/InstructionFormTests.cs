using System.Reflection;
using MicroFreeze.Compiler.Emit.Native;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>The rows of instructions of fixed length: operands come back out of what was encoded, and no two lie over each other.</summary>
[TestClass]
public sealed class InstructionFormTests
{
    public static IEnumerable<object[]> Rows { get; } =
    [
        .. typeof(InstructionForm).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(typeof(InstructionForm).Namespace!, StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(InstructionForm))
            .Select(field => new object[] { field.DeclaringType!.Name + "." + field.Name }),
    ];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Operands_come_back_out(string name)
    {
        InstructionForm form = Find(name);
        uint all = uint.MaxValue >> (32 - (form.Length * 8));
        uint taken = 0;
        for (int index = 0; index < form.OperandCount; index++)
        {
            OperandField field = form[index];
            uint bits = field.Place(-1);
            Assert.AreNotEqual(0u, bits, $"operand {index} has no bits");
            Assert.AreEqual(0u, taken & bits, $"operand {index} lies over another");
            Assert.AreEqual(bits, bits & all, $"operand {index} lies outside");
            taken |= bits;

            // Every single bit of the field is one value, and that value gives the bit again.
            for (uint rest = bits; rest != 0; rest &= rest - 1)
            {
                uint bit = rest & (~rest + 1);
                uint coded = form.Bits | field.Place(field.Extract(form.Bits & ~bits | bit));
                Assert.AreEqual(bit, coded & bits, $"bit {bit:x} of operand {index}");
            }
        }

        Assert.AreEqual(all & ~taken, form.FixedMask);
        Assert.AreEqual(form.Bits, form.Bits & all);
    }

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Names_its_place_in_the_manual(string name)
    {
        InstructionForm form = Find(name);
        Assert.AreNotEqual("", form.Name);
        Assert.AreNotEqual("", form.Section);
    }

    private static InstructionForm Find(string name)
    {
        string[] parts = name.Split('.');
        Type type = typeof(InstructionForm).Assembly.GetTypes().Single(candidate => candidate.Name == parts[0]);
        return (InstructionForm)type.GetField(parts[1])!.GetValue(null)!;
    }
}
