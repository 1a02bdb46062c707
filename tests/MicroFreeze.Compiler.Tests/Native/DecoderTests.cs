using MicroFreeze.Compiler.Disassembly;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Tests.Recorded;

namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>
/// Machine code in words. The expected texts were held against GNU objdump's, but for Xtensa, Zba and Zcmp, which it does not have, and for
/// encodings that it names and we do not.
/// </summary>
[TestClass]
public sealed class DecoderTests
{
    private static readonly Dictionary<NativeArch, string> Listings = new()
    {
        [NativeArch.X86] = """
            55 ; push ebp
            53 ; push ebx
            83ec4c ; sub esp, 76
            83ec04 ; sub esp, 4
            8b6d04 ; mov ebp, [ebp+4]
            89442434 ; mov [esp+52], eax
            8d442428 ; lea eax, [esp+40]
            8d44242c ; lea eax, [esp+44]
            83c410 ; add esp, 16
            81c00f000000 ; add eax, 15
            ffd0 ; call eax
            e800000000 ; call -> 5
            0f8423000000 ; je -> 41
            0f844b000000 ; je -> 81
            0fb7470e ; movzx eax, word [edi+14]
            0fb74706 ; movzx eax, word [edi+6]
            ba00000000 ; mov edx, 0
            b900000000 ; mov ecx, 0
            5b ; pop ebx
            58 ; pop eax
            84c0 ; test al, al
            85db ; test ebx, ebx
            31c0 ; xor eax, eax
            31c9 ; xor ecx, ecx
            e9a7000000 ; jmp -> 172
            e913000000 ; jmp -> 24
            89c2 ; mov edx, eax
            89d8 ; mov eax, ebx
            c3 ; ret
            01f0 ; add eax, esi
            01f2 ; add edx, esi
            75a7 ; jne -> -87
            7597 ; jne -> -103
            39c2 ; cmp edx, eax
            39d1 ; cmp ecx, edx
            29d9 ; sub ecx, ebx
            21d9 ; and ecx, ebx
            21d1 ; and ecx, edx
            09d9 ; or ecx, ebx
            09d1 ; or ecx, edx
            0f9fc0 ; setg al
            0f95c0 ; setne al
            0f96c0 ; setbe al
            0f9cc0 ; setl al
            0f94c0 ; sete al
            d3f8 ; sar eax, cl
            d3e0 ; shl eax, cl
            f7db ; neg ebx
            f7d3 ; not ebx
            """,
        [NativeArch.X64] = """
            55 ; push rbp
            4155 ; push r13
            488b8568010000 ; mov rax, [rbp+360]
            4889442478 ; mov [rsp+120], rax
            0f842d000000 ; je -> 51
            0f8419000000 ; je -> 31
            ffd0 ; call rax
            488d9424a0000000 ; lea rdx, [rsp+160]
            488d0553000000 ; lea rax, [-> 90]
            be01000000 ; mov esi, 1
            bf08000000 ; mov edi, 8
            410fb77d0a ; movzx edi, word [r13+10]
            410fb77d06 ; movzx edi, word [r13+6]
            4889c7 ; mov rdi, rax
            4889e7 ; mov rdi, rsp
            e900000000 ; jmp -> 5
            ffe3 ; jmp rbx
            415c ; pop r12
            415d ; pop r13
            c3 ; ret
            4831c0 ; xor rax, rax
            4831f6 ; xor rsi, rsi
            84c0 ; test al, al
            4885ff ; test rdi, rdi
            4c01e0 ; add rax, r12
            4c01e2 ; add rdx, r12
            4881ec48ffffff ; sub rsp, -184
            4881ec78ffffff ; sub rsp, -136
            75a5 ; jne -> -89
            7599 ; jne -> -101
            4839fa ; cmp rdx, rdi
            4839d6 ; cmp rsi, rdx
            0f9cc0 ; setl al
            4c29e6 ; sub rsi, r12
            490faff4 ; imul rsi, r12
            4c21e6 ; and rsi, r12
            4821d6 ; and rsi, rdx
            4c09e6 ; or rsi, r12
            4809d6 ; or rsi, rdx
            0f9fc0 ; setg al
            0f95c0 ; setne al
            0f97c0 ; seta al
            0f94c0 ; sete al
            66890f ; mov [rdi], cx
            48b8efcdab8967452301 ; mov rax, 81985529216486895
            48d3e0 ; shl rax, cl
            498b442408 ; mov rax, [r12+8]
            40 ; .byte 0x40
            0f ; .byte 0x0f
            """,
        [NativeArch.ArmV6] = """
            fe412de9 ; push {r1, r2, r3, r4, r5, r6, r7, r8, lr}
            70d04de2 ; sub sp, sp, #112
            047090e5 ; ldr r7, [r0, #4]
            50008de5 ; str r0, [sp, #80]
            0300a0e3 ; mov r0, #3
            50008de2 ; add r0, sp, #80
            0fe0a0e1 ; mov lr, pc
            000050e3 ; cmp r0, #0
            0a00000a ; beq -> 48
            ba00d6e1 ; ldrh r0, [r6, #10]
            ffffffea ; b -> 4
            fe81bde8 ; pop {r1, r2, r3, r4, r5, r6, r7, r8, pc}
            000020e0 ; eor r0, r0, r0
            0f4084e0 ; add r4, r4, pc
            0200001a ; bne -> 16
            14ff2fe1 ; bx r4
            0010e0e3 ; mvn r1, #0
            08d04de0 ; sub sp, sp, r8
            020050e1 ; cmp r0, r2
            0150c0e7 ; strb r5, [r0, r1]
            0100a0b3 ; movlt r0, #1
            0000a0a3 ; movge r0, #0
            0100d0e7 ; ldrb r0, [r0, r1]
            950101e0 ; mul r1, r5, r1
            1115a0e1 ; lsl r1, r1, r5
            5115a0e1 ; asr r1, r1, r5
            051001e0 ; and r1, r1, r5
            051081e1 ; orr r1, r1, r5
            3115a0e1 ; lsr r1, r1, r5
            0100a003 ; moveq r0, #1
            0000a013 ; movne r0, #0
            0100a0c3 ; movgt r0, #1
            0000a0d3 ; movle r0, #0
            0100a033 ; movcc r0, #1
            0000a023 ; movcs r0, #0
            0100a083 ; movhi r0, #1
            0000a093 ; movls r0, #0
            8580a0e1 ; lsl r8, r5, #1
            b80090e1 ; ldrh r0, [r0, r8]
            b82080e1 ; strh r2, [r0, r8]
            b050c4e1 ; strh r5, [r4, #0]
            050190e7 ; ldr r0, [r0, r5, lsl #2]
            052180e7 ; str r2, [r0, r5, lsl #2]
            0000d4e5 ; ldrb r0, [r4, #0]
            0050c4e5 ; strb r5, [r4, #0]
            004064e2 ; rsb r4, r4, #0
            0440e0e1 ; mvn r4, r4
            feffff0a ; beq -> 0
            feffffea ; b -> 0
            fefffffa ; .word 0xfafffffe
            0100a0e1 ; mov r0, r1
            """,
        [NativeArch.ArmV7EMSP] = """
            feb5 ; push {r1, r2, r3, r4, r5, r6, r7, lr}
            4768 ; ldr r7, [r0, #4]
            1490 ; str r0, [sp, #80]
            d7f8b440 ; ldr.w r4, [r7, #180]
            a047 ; blx r4
            00f00e80 ; beq.w -> 32
            00a8 ; add r0, sp, #0
            0028 ; cmp r0, #0
            7089 ; ldrh r0, [r6, #10]
            0021 ; movs r1, #0
            0146 ; mov r1, r0
            00f000b8 ; b.w -> 4
            1ab0 ; add sp, #104
            40f22704 ; movw r4, #39
            24b2 ; sxth r4, r4
            f2d1 ; bne -> -24
            febd ; pop {r1, r2, r3, r4, r5, r6, r7, pc}
            0047 ; bx r0
            4019 ; adds r0, r0, r5
            7844 ; add r0, pc
            c1e7 ; b -> -122
            b6f84400 ; ldrh.w r0, [r6, #68]
            cff6ff72 ; movt r2, #65535
            40f00680 ; bne.w -> 16
            efd0 ; beq -> -30
            f2b5 ; push {r1, r4, r5, r6, r7, lr}
            f2bd ; pop {r1, r4, r5, r6, r7, pc}
            0230 ; adds r0, #2
            0138 ; subs r0, #1
            fff7faff ; bl -> -8
            0000 ; lsls r0, r0, #0
            c840 ; lsrs r0, r1
            08bf ; it eq
            0cbf ; ite eq
            06b4 ; push {r1, r2}
            06bc ; pop {r1, r2}
            00b5 ; push {lr}
            00bd ; pop {pc}
            401e ; subs r0, r0, #1
            f9dc ; bgt -> -10
            9042 ; cmp r0, r2
            405c ; ldrb r0, [r0, r1]
            091b ; subs r1, r1, r4
            6143 ; muls r1, r4
            2140 ; ands r1, r4
            2143 ; orrs r1, r4
            6140 ; eors r1, r4
            1141 ; asrs r1, r2
            9140 ; lsls r1, r2
            805a ; ldrh r0, [r0, r2]
            2580 ; strh r5, [r4, #0]
            8058 ; ldr r0, [r0, r2]
            2570 ; strb r5, [r4, #0]
            c81d ; adds r0, r1, #7
            00bf ; nop
            8843 ; bics r0, r1
            4842 ; negs r0, r1
            4841 ; adcs r0, r1
            c841 ; rors r0, r1
            c80f ; lsrs r0, r1, #31
            c87f ; ldrb r0, [r1, #31]
            fbd2 ; bcs -> -6
            f9d4 ; bmi -> -10
            f7d6 ; bvs -> -14
            f5d8 ; bhi -> -18
            f3da ; bge -> -22
            72b6 ; cpsid i
            30bf ; wfi
            10bf ; .half 0xbf10
            fede ; .half 0xdefe
            00de ; .half 0xde00
            1abf ; itte ne
            """,
        [NativeArch.XtensaWin] = """
            364101 ; entry a1, 160
            0c3a ; movi.n a10, 3
            bd03 ; mov.n a11, a3
            a22116 ; l32i a10, a1, 88
            a26117 ; s32i a10, a1, 92
            e00800 ; callx8 a8
            8857 ; l32i.n a8, a7, 20
            a21602 ; l16ui a10, a6, 4
            0a44 ; add.n a4, a4, a0
            162a00 ; beqz a10, -> 6
            050000 ; call0 -> 4
            562a00 ; bnez a10, -> 6
            060200 ; j -> 12
            c2c170 ; addi a12, a1, 112
            b2a084 ; movi a11, 132
            1df0 ; retw.n
            a965 ; s32i.n a10, a5, 24
            c1cbff ; l32r a12, [-212]
            402280 ; add a2, a2, a4
            3022c0 ; sub a2, a2, a3
            302430 ; xor a2, a4, a3
            001340 ; ssl a3
            000340 ; ssr a3
            0022a1 ; sll a2, a2
            202091 ; srl a2, a2
            302281 ; src a2, a2, a3
            524a00 ; s8i a5, a10, 0
            a20a00 ; l8ui a10, a10, 0
            c71b01 ; beq a11, a12, -> 5
            b7b501 ; bgeu a5, a11, -> 5
            c72b01 ; blt a11, a12, -> 5
            b0b0b1 ; sra a11, a11
            a0a590 ; addx2 a10, a5, a10
            525400 ; s16i a5, a4, 0
            a0a5a0 ; addx4 a10, a5, a10
            c00000 ; callx0 a0
            0df0 ; ret.n
            a00200 ; jx a2
            c03382 ; mull a3, a3, a12
            37ad01 ; bge a13, a3, -> 5
            d79301 ; bne a3, a13, -> 5
            d73301 ; bltu a3, a13, -> 5
            0b12 ; addi.n a1, a2, -1
            9b12 ; addi.n a1, a2, 9
            f0 ; .byte 0xf0
            """,
        [NativeArch.Rv32Imc] = """
            130101f8 ; addi sp, sp, -128
            06c0 ; c.swsp ra, 0(sp)
            4441 ; c.lw s1, 4(a0)
            0d45 ; c.li a0, 3
            8810 ; c.addi4spn a0, sp, 96
            0655 ; c.lwsp a0, 96(sp)
            0294 ; c.jalr s0
            63160500 ; bne a0, zero, -> 12
            170e0000 ; auipc t3, 0x0
            6700ae02 ; jalr zero, 42(t3)
            03ae8408 ; lw t3, 136(s1)
            0355ca00 ; lhu a0, 12(s4)
            2a86 ; c.mv a2, a0
            63060500 ; beq a0, zero, -> 12
            8280 ; c.jr ra
            5df5 ; c.bnez a0, -> -82
            232a7900 ; sw t2, 20(s2)
            4a93 ; c.add t1, s2
            a1b7 ; c.j -> -184
            1966 ; c.lui a2, 0x6
            37062200 ; lui a2, 0x220
            0506 ; c.addi a2, 1
            3305b500 ; add a0, a0, a1
            3376b500 ; and a2, a0, a1
            93760501 ; andi a3, a0, 16
            3366d600 ; or a2, a2, a3
            13668600 ; ori a2, a2, 8
            4d8c ; c.or s0, a1
            6d8d ; c.and a0, a1
            3325b500 ; slt a0, a0, a1
            3335b500 ; sltu a0, a0, a1
            1325e5ff ; slti a0, a0, -2
            1335e5ff ; sltiu a0, a0, -2
            91c1 ; c.beqz a1, -> 4
            73a60534 ; csrrs a2, 832, a1
            73f00034 ; csrrci zero, 832, 1
            13152500 ; slli a0, a0, 2
            6f008001 ; jal zero, -> 24
            3345b502 ; div a0, a0, a1
            3355b502 ; divu a0, a0, a1
            3365b502 ; rem a0, a0, a1
            3375b502 ; remu a0, a0, a1
            3305b502 ; mul a0, a0, a1
            3315b502 ; mulh a0, a0, a1
            3335b502 ; mulhu a0, a0, a1
            3325b502 ; mulhsu a0, a0, a1
            03458700 ; lbu a0, 8(a4)
            2312a700 ; sh a0, 4(a4)
            2304a700 ; sb a0, 8(a4)
            13551500 ; srli a0, a0, 1
            13551540 ; srai a0, a0, 1
            0605 ; c.slli a0, 1
            0581 ; c.srli a0, 1
            0585 ; c.srai a0, 1
            b3852541 ; sub a1, a1, s2
            b3952501 ; sll a1, a1, s2
            b3d52541 ; sra a1, a1, s2
            b3c52501 ; xor a1, a1, s2
            13451500 ; xori a0, a0, 1
            33d5c500 ; srl a0, a1, a2
            0385f5ff ; lb a0, -1(a1)
            03952500 ; lh a0, 2(a1)
            0100 ; c.nop
            73001000 ; ebreak
            73000000 ; ecall
            73950530 ; csrrw a0, 768, a1
            73e54330 ; csrrsi a0, 772, 7
            e34cb5fe ; blt a0, a1, -> -8
            e35ab5fe ; bge a0, a1, -> -12
            e368b5fe ; bltu a0, a1, -> -16
            e376b5fe ; bgeu a0, a1, -> -20
            9eb8 ; cm.push {ra, s0-s4}, -80
            9abe ; cm.popret {ra, s0-s4}, 64
            33aea520 ; sh1add t3, a1, a0
            33cea520 ; sh2add t3, a1, a0
            0000 ; .half 0x0000
            0161 ; .half 0x6101
            0280 ; .half 0x8002
            32b8 ; .half 0xb832
            """,
    };

    public static IEnumerable<object[]> Instructions { get; } =
    [
        .. Listings.SelectMany(listing => listing.Value.Split('\n')
            .Select(row => row.Split(" ; "))
            .Select(row => new object[] { listing.Key, row[0], row[1].TrimEnd() })),
    ];

    public static IEnumerable<object[]> Cases =>
        RecordedFiles.Bundle(RecordedCaseTests.Tests, "native_sources").Read().Select(item => new object[] { item.Source, item.Run.Text, item.Outcome.Module! });

    [TestMethod]
    [DynamicData(nameof(Instructions))]
    public void Decodes(NativeArch arch, string hex, string expected)
    {
        NativeLine line = NativeDisassembler.Decode(arch, Convert.FromHexString(hex)).Single();
        Assert.AreEqual(expected, Squeeze(line.Text));
        Assert.AreEqual(hex, line.Hex);
    }

    [TestMethod]
    [DataRow(NativeArch.ArmV6, "00009fe5000000ea78563412", "ldr r0, [pc, #0]|b -> 12|.word 0x12345678", DisplayName = "Arm")]
    [DataRow(NativeArch.ArmV6M, "004801e078563412", "ldr r0, [pc, #0]|b -> 8|.word 0x12345678", DisplayName = "Thumb")]
    [DataRow(NativeArch.Xtensa, "060100007856341221ffff0df0", "j -> 8|.byte 0x00|.word 0x12345678|l32r a2, [4]|ret.n", DisplayName = "Xtensa")]
    [DataRow(NativeArch.XtensaWin, "050000000df0", "call0 -> 4|.byte 0x00|ret.n", DisplayName = "Xtensa, padding")]
    [DataRow(NativeArch.ArmV6, "10402de909e08fe23eff2fe11040bde81eff2fe10120", "push {r4, lr}|add lr, pc, #9|blx lr|pop {r4, lr}|bx lr|movs r0, #1", DisplayName = "Thumb in Arm")]
    [DataRow(NativeArch.Rv64Imc, "0102030405", ".word 0x04030201|.byte 0x05", DisplayName = "no decoder")]
    [DataRow(NativeArch.ArmV6, "0100a0", ".half 0x0001|.byte 0xa0", DisplayName = "cut off")]
    public void Tells_data_from_instructions(NativeArch arch, string hex, string expected) =>
        Assert.AreEqual(expected, Join(NativeDisassembler.Decode(arch, Convert.FromHexString(hex))));

    [TestMethod]
    public void Words_before_the_code_are_data()
    {
        byte[] code = Convert.FromHexString("00000000000000000c0000000000000055c3");
        int words = NativeDisassembler.CountLeadingWords(isGenerator: true);
        Assert.AreEqual(
            ".word 0x00000000|.word 0x00000000|.word 0x0000000c|.word 0x00000000|push rbp|ret",
            Join(NativeDisassembler.Decode(NativeArch.X64, code, words)));
        Assert.AreEqual(".word 0x00000000", Join(NativeDisassembler.Decode(NativeArch.X64, code.AsSpan(0, 4), words)));
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Emitted_code_has_no_unknown_bytes(string source, string run, byte[] file)
    {
        Assert.IsTrue(MpyReader.TryRead(file, out MpyModule? module, out _));
        Stack<RawCode> pending = new([module.Root]);
        while (pending.TryPop(out RawCode? code))
        {
            foreach (RawCode child in code.Children)
            {
                pending.Push(child);
            }

            if (code.Kind is RawCodeKind.Bytecode or RawCodeKind.NativeAssembler)
            {
                continue;
            }

            int end = code.Kind == RawCodeKind.NativePython ? code.PreludeOffset : code.Code.Length;
            bool isGenerator = code.Kind == RawCodeKind.NativePython
                && Prelude.TryDecode(code.Code.Span, code.PreludeOffset, out Prelude? prelude) && (prelude.Signature.ScopeFlags & 1) != 0;
            int words = code.Kind == RawCodeKind.NativePython ? NativeDisassembler.CountLeadingWords(isGenerator) : 0;
            IReadOnlyList<NativeLine> lines = NativeDisassembler.Decode(module.Arch, code.Code.Span[..end], words);
            AssertCovers(code.Code.Span[..end], lines);

            // Data is aligned words, but for Xtensa's padding of zeros.
            NativeLine? unknown = lines.FirstOrDefault(line => line.Text.StartsWith('.') && !line.Text.StartsWith(".word", StringComparison.Ordinal)
                && line.Hex.AsSpan().ContainsAnyExcept('0'));
            Assert.IsNull(unknown, $"{source}, {run}");
        }
    }

    [TestMethod]
    public void Any_bytes_come_out_once_and_in_order()
    {
        Random random = new(1);
        byte[] code = new byte[64];
        foreach (NativeArch arch in Enum.GetValues<NativeArch>())
        {
            for (int round = 0; round < 2000; round++)
            {
                random.NextBytes(code);
                ReadOnlySpan<byte> part = code.AsSpan(0, random.Next(code.Length));
                AssertCovers(part, NativeDisassembler.Decode(arch, part, round & 3));
            }
        }
    }

    private static void AssertCovers(ReadOnlySpan<byte> code, IReadOnlyList<NativeLine> lines)
    {
        int offset = 0;
        foreach (NativeLine line in lines)
        {
            Assert.AreEqual(offset, line.Offset);
            offset += line.Hex.Length / 2;
        }

        Assert.AreEqual(Convert.ToHexStringLower(code), string.Concat(lines.Select(line => line.Hex)));
    }

    private static string Join(IReadOnlyList<NativeLine> lines) => string.Join('|', lines.Select(line => Squeeze(line.Text)));

    private static string Squeeze(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
