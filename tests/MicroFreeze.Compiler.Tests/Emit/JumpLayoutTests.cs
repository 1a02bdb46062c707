using MicroFreeze.Compiler.Emit.Bytecode;
using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Compiler.Tests.Emit;

[TestClass]
internal sealed class JumpLayoutTests
{
    // The short form says 63 and 127, but one byte less gets it: the reference measures to where the label was with the long form.
    [TestMethod]
    [DataRow(Opcode.Jump, 62, 1)]
    [DataRow(Opcode.Jump, 63, 0)]
    [DataRow(Opcode.PopJumpIfFalse, 62, 1)]
    [DataRow(Opcode.JumpIfFalseOrPop, 63, 1)]
    [DataRow(Opcode.ForIter, 126, 1)]
    [DataRow(Opcode.ForIter, 127, 0)]
    public void A_jump_forward_is_short_up_to_a_limit(Opcode opcode, int distance, int saved) =>
        Assert.AreEqual(saved, LayOut(opcode, 0, 3 + distance).Saved);

    [TestMethod]
    [DataRow(62, 1)]
    [DataRow(63, 0)]
    public void A_jump_back_is_short_up_to_64_bytes(int position, int saved) => Assert.AreEqual(saved, LayOut(Opcode.Jump, position, 0).Saved);

    [TestMethod]
    [DataRow(Opcode.Jump, 16383 + 3, true)]
    [DataRow(Opcode.Jump, 16384 + 3, false)]
    [DataRow(Opcode.SetupExcept, 32767 + 3, true)]
    [DataRow(Opcode.SetupExcept, 32768 + 3, false)]
    public void A_long_jump_has_an_end_too(Opcode opcode, int label, bool reaches)
    {
        JumpLayout layout = LayOut(opcode, 0, label);
        Assert.AreEqual(reaches, layout.Write(new byte[label], new byte[label - layout.Saved]));
    }

    // Wild tangles of jumps, forward and back.
    [TestMethod]
    public void Every_jump_lands_on_its_label()
    {
        const int Labels = 20;
        Random random = new(1);
        for (int round = 0; round < 2000; round++)
        {
            JumpLayout layout = new();
            layout.Clear();
            List<(int Position, int Label)> jumps = [];
            int[] labels = new int[Labels];
            byte[] code = new byte[2000];
            int position = 0;
            for (int label = 0; label < Labels; label++)
            {
                for (int count = random.Next(8); count > 0; count--)
                {
                    int target = Math.Clamp(label + random.Next(-4, 5), 0, Labels - 1);
                    jumps.Add((position, target));
                    layout.AddJump(position, target, Opcode.Jump);
                    code[position] = (byte)Opcode.Jump;
                    position += 3;
                    int filler = random.Next(6) * random.Next(6);
                    code.AsSpan(position, filler).Fill((byte)Opcode.DupTop);
                    position += filler;
                }

                labels[label] = position;
                layout.AddLabel(position, label);
            }

            layout.Compute();
            byte[] output = new byte[position - layout.Saved];
            Assert.IsTrue(layout.Write(code.AsSpan(0, position), output));
            JumpLayout.Cursor jumpCursor = default;
            foreach ((int jump, int label) in jumps)
            {
                JumpLayout.Cursor labelCursor = default;
                int place = jump - layout.SavedBefore(jump, ref jumpCursor);
                Assert.AreEqual((byte)Opcode.Jump, output[place]);
                Assert.AreEqual(labels[label] - layout.SavedBefore(labels[label], ref labelCursor), Target(output, place));
            }
        }
    }

    private static JumpLayout LayOut(Opcode opcode, int position, int label)
    {
        JumpLayout layout = new();
        layout.Clear();
        if (label <= position)
        {
            layout.AddLabel(label, 0);
        }

        layout.AddJump(position, 0, opcode);
        if (label > position)
        {
            layout.AddLabel(label, 0);
        }

        layout.Compute();
        return layout;
    }

    private static int Target(byte[] code, int jump)
    {
        byte first = code[jump + 1];
        return first < 0x80 ? jump + 2 + first - 0x40 : jump + 3 + (first & 0x7f | code[jump + 2] << 7) - 0x4000;
    }
}
