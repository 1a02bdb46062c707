using MicroFreeze.Emit.Native.Decoding;
using MicroFreeze.Mpy;
using MicroFreeze.Profiles;

namespace MicroFreeze.Tests.Native;

/// <summary>Decoding of the instructions that the emitters write.</summary>
[TestClass]
public sealed class MachineDecoderTests
{
    public static IEnumerable<object[]> Cases => NativeCases.Rows;

    [TestMethod]
    [DataRow(NativeArch.X64, "55", "push rbp")]
    [DataRow(NativeArch.X64, "4154", "push r12")]
    [DataRow(NativeArch.X64, "4889e5", "mov rbp, rsp")]
    [DataRow(NativeArch.X64, "4881ec88000000", "sub rsp, 136")]
    [DataRow(NativeArch.X64, "48c1", "")]
    [DataRow(NativeArch.X64, "48d3e0", "shl rax, cl")]
    [DataRow(NativeArch.X64, "488b4424f8", "mov rax, [rsp-8]")]
    [DataRow(NativeArch.X64, "66890f", "mov word [rdi], cx")]
    [DataRow(NativeArch.X64, "0fb60f", "movzx ecx, byte [rdi]")]
    [DataRow(NativeArch.X64, "48b8efcdab8967452301", "mov rax, 0x123456789abcdef")]
    [DataRow(NativeArch.X64, "0f8402000000", "je -> 8")]
    [DataRow(NativeArch.X64, "ebfe", "jmp -> 0")]
    [DataRow(NativeArch.X64, "0f9fc0", "setg al")]
    [DataRow(NativeArch.X86, "8b4508", "mov eax, dword [ebp+8]")]
    [DataRow(NativeArch.X86, "b801000000", "mov eax, 0x1")]
    [DataRow(NativeArch.X86, "ffd0", "call eax")]
    [DataRow(NativeArch.ArmV6M, "f0b5", "push {r4, r5, r6, r7}")]
    [DataRow(NativeArch.ArmV6M, "1048", "ldr r0, 64")]
    [DataRow(NativeArch.ArmV6M, "fed1", "bne -> 0")]
    [DataRow(NativeArch.ArmV7M, "41f23420", "movw r0, 4660")]
    [DataRow(NativeArch.ArmV7M, "08bf", "it eq")]
    [DataRow(NativeArch.ArmV7M, "1abf", "itte ne")]
    [DataRow(NativeArch.ArmV7EMSP, "30ee810a", "vadd.f32 s0, s1, s2")]
    [DataRow(NativeArch.ArmV6, "0100a0e1", "mov r0, r1")]
    [DataRow(NativeArch.ArmV6, "feffff0a", "beq -> 0")]
    [DataRow(NativeArch.Xtensa, "3d02", "mov.n a3, a2")]
    [DataRow(NativeArch.XtensaWin, "36a100", "entry a1, 80")]
    [DataRow(NativeArch.Rv32Imc, "8145", "c.li a1, 0")]
    [DataRow(NativeArch.Rv32Imc, "1305f5ff", "addi a0, a0, -1")]
    [DataRow(NativeArch.Rv32Imc, "630000", "")]
    public void Decodes(NativeArch arch, string hex, string expected)
    {
        byte[] code = Convert.FromHexString(hex);
        MachineInstruction instruction = MachineDecoder.Decode(arch, code, 0);
        Assert.AreEqual(expected, $"{instruction.Mnemonic} {instruction.Operands}".Trim());
        if (expected.Length != 0)
        {
            Assert.AreEqual(code.Length, instruction.Length);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void KnowsNearlyAllThatIsWritten(string name)
    {
        Assert.IsTrue(MpyReader.TryRead(NativeCases.ReadExpected(name), out MpyModule? module, out _));
        int known = 0;
        int unknown = 0;
        Stack<RawCode> pending = new([module.Root]);
        while (pending.TryPop(out RawCode? code))
        {
            foreach (RawCode child in code.Children)
            {
                pending.Push(child);
            }

            if (code.Kind == RawCodeKind.Bytecode)
            {
                continue;
            }

            ReadOnlySpan<byte> bytes = code.Code.Span[..(code.PreludeOffset != 0 ? code.PreludeOffset : code.Code.Length)];
            for (int offset = 0; offset < bytes.Length;)
            {
                MachineInstruction instruction = MachineDecoder.Decode(module.Arch, bytes, offset);
                Assert.IsInRange(1, Math.Min(10, bytes.Length - offset), instruction.Length);
                (known, unknown) = instruction.Mnemonic.Length != 0 ? (known + instruction.Length, unknown) : (known, unknown + instruction.Length);
                offset += instruction.Length;
            }
        }

        // The rest is data: constants, tables, and what assembler sources write themselves.
        Assert.IsGreaterThan(unknown * 4, known);
    }

    [TestMethod]
    public void AnyBytesDecodeToSomething()
    {
        Random random = new(1);
        byte[] code = new byte[64];
        foreach (NativeArch arch in Enum.GetValues<NativeArch>().Where(MachineDecoder.Knows))
        {
            for (int round = 0; round < 2000; round++)
            {
                random.NextBytes(code);
                ReadOnlySpan<byte> part = code.AsSpan(0, random.Next(1, code.Length));
                for (int offset = 0; offset < part.Length;)
                {
                    MachineInstruction instruction = MachineDecoder.Decode(arch, part, offset);
                    Assert.IsInRange(1, part.Length - offset, instruction.Length);
                    offset += instruction.Length;
                }
            }
        }
    }
}
