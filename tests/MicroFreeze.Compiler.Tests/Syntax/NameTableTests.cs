using System.Reflection;
using System.Text;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Tests.Syntax;

[TestClass]
public sealed class NameTableTests
{
    [TestMethod]
    public void Static_names_have_their_own_numbers()
    {
        NameTable names = new();
        for (int i = 0; i < StaticNames.Count; i++)
        {
            Assert.AreEqual(i + 1, names.Find(Encoding.UTF8.GetBytes(StaticNames.All[i])));
        }
    }

    [TestMethod]
    public void Constants_of_well_known_names_are_their_numbers()
    {
        NameTable names = new();
        for (int i = 0; i < WellKnownNames.All.Length; i++)
        {
            Assert.AreEqual(StaticNames.Count + 1 + i, names.Find(Encoding.UTF8.GetBytes(WellKnownNames.All[i])), WellKnownNames.All[i]);
        }

        Assert.AreEqual("const", names.GetText(WellKnownNames.Const));
        Assert.AreEqual("micropython", names.GetText(WellKnownNames.MicroPython));
        Assert.AreEqual("math", names.GetText(WellKnownNames.Math));
        int count = typeof(WellKnownNames).GetFields(BindingFlags.Public | BindingFlags.Static | BindingFlags.NonPublic)
            .Count(field => field.IsLiteral && (int)field.GetRawConstantValue()! > StaticNames.Count);
        Assert.AreEqual(WellKnownNames.All.Length, count);
    }

    [TestMethod]
    public void Names_keep_the_order_in_which_they_came_and_are_forgotten_together()
    {
        NameTable names = new();
        int first = names.Count;
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < 5000; i++)
            {
                Assert.AreEqual(first + i, names.Intern(Encoding.UTF8.GetBytes($"name_of_some_length_{i}")));
            }

            Assert.AreEqual(first + 4711, names.Find("name_of_some_length_4711"u8));
            Assert.AreEqual("name_of_some_length_4711", names.GetText(first + 4711));
            names.Clear();
            Assert.AreEqual(0, names.Find("name_of_some_length_4711"u8));
            Assert.AreEqual(first, names.Count);
            Assert.AreEqual(WellKnownNames.Math, names.Find("math"u8));
        }
    }

    [TestMethod]
    public void Names_of_every_length()
    {
        NameTable names = new();
        byte[] bytes = new byte[40];
        for (int length = 0; length <= bytes.Length; length++)
        {
            int name = names.Intern(bytes.AsSpan(0, length));
            Assert.AreEqual(length, names[name].Length);
            for (int i = 0; i < length; i++)
            {
                bytes[i] ^= 1;
                Assert.AreEqual(0, names.Find(bytes.AsSpan(0, length)));
                bytes[i] ^= 1;
            }
        }
    }
}
