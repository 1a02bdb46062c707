using System.Text;
using MicroFreeze.Diagnostics;
using MicroFreeze.Profiles;

namespace MicroFreeze.Tests.Native;

/// <summary>Functions in assembler that the reference compiler refuses: where, in whose code, and with what words, as it was recorded.</summary>
[TestClass]
public sealed class AssemblerRefusalTests
{
    public static IEnumerable<object?[]> Rows =>
    [
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    foo(r0)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'foo' with 1 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(r0)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'mov' with 1 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(r0, 256)\n", 4, "f", "SyntaxError: 'mov' integer 0x100 doesn't fit in mask 0xff"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(a, 1)\n", 4, "f", "SyntaxError: 'mov' expects a register"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(r0, a)\n", 4, "f", "SyntaxError: 'mov' expects a register"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    add(r8, r0, r1)\n", 4, "f", "SyntaxError: 'add' expects at most r7"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    add(r0, r1, 8)\n", 4, "f", "SyntaxError: 'add' integer 0x8 doesn't fit in mask 0x7"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    lsl(r0, r1, 32)\n", 4, "f", "SyntaxError: 'lsl' integer 0x20 doesn't fit in mask 0x1f"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    ldr(r0, [r1, 3])\n", 4, "f", "SyntaxError: 'ldr' integer 0x3 doesn't fit in mask 0x7c"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    ldr(r0, r1)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'ldr' with 2 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    ldr(r0, [r1])\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'ldr' with 2 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    push(r0)\n", 4, "f", "SyntaxError: 'push' expects {r0, r1, ...}"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    push({a})\n", 4, "f", "SyntaxError: 'push' expects a register"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    push({r8})\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'push' with 1 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    b(nowhere)\n", 4, "f", "SyntaxError: label 'nowhere' not defined"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    b(1)\n", 4, "f", "SyntaxError: 'b' expects a label"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    label(a)\n    label(a)\n", 5, "f", "SyntaxError: label redefined"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    label(1)\n", 4, "f", "SyntaxError: 'label' requires 1 argument"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    align(a)\n", 4, "f", "SyntaxError: 'align' requires 1 argument"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    align(3, 4)\n", 4, "f", "SyntaxError: 'align' requires 1 argument"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    data(4)\n", 4, "f", "SyntaxError: 'data' requires at least 2 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    data(1, a)\n", 4, "f", "SyntaxError: 'data' requires integer arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    x = 1\n", 4, "f", "SyntaxError: expecting an assembler instruction"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    a.b()\n", 4, "f", "SyntaxError: expecting an assembler instruction"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(r0, *a)\n", 4, "f", "SyntaxError: 'mov' expects an integer"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(r0, b=1)\n", 4, "f", "SyntaxError: 'mov' expects an integer"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    if a:\n        pass\n", 4, "f", "SyntaxError: expecting an assembler instruction"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    movw(r0, 1)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'movw' with 2 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    sdiv(r0, r1, r2)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'sdiv' with 3 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    vadd(s0, s1, s2)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'vadd' with 3 arguments"],
        ["armv7m", "@micropython.asm_thumb\ndef f():\n    nop()\n    vadd(s0, s1, s2)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'vadd' with 3 arguments"],
        ["armv7m", "@micropython.asm_thumb\ndef f():\n    nop()\n    movw(r0, 65536)\n", 4, "f", "SyntaxError: 'movw' integer 0x10000 doesn't fit in mask 0xffff"],
        ["armv7m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mrs(r0, FOO)\n", 4, "f", "SyntaxError: 'mrs' expects a special register"],
        ["armv7em", "@micropython.asm_thumb\ndef f():\n    nop()\n    vadd(s0, s1, s32)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'vadd' with 3 arguments"],
        ["armv7em", "@micropython.asm_thumb\ndef f():\n    nop()\n    vmrs(r0, FOO)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'vmrs' with 2 arguments"],
        ["armv7em", "@micropython.asm_thumb\ndef f():\n    nop()\n    vldr(s0, [r0, 2])\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'vldr' with 2 arguments"],
        ["armv7m", "@micropython.asm_thumb\ndef f():\n    nop()\n    ite(foo)\n", 4, "f", "SyntaxError: unsupported Thumb instruction 'ite' with 1 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    bl(x)\n", 4, "f", "SyntaxError: label 'x' not defined"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    beq(x)\n", 4, "f", "SyntaxError: label 'x' not defined"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    return 1\n", 4, "f", "SyntaxError: expecting an assembler instruction"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    cmp(r0, 256)\n", 4, "f", "SyntaxError: 'cmp' integer 0x100 doesn't fit in mask 0xff"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    sub(r0, 256)\n", 4, "f", "SyntaxError: 'sub' integer 0x100 doesn't fit in mask 0xff"],
        ["armv7m", "@micropython.asm_thumb\ndef f():\n    nop()\n    push({r0, s1})\n", 4, "f", "SyntaxError: 'push' expects a register"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    label(x)\n    b(x, y)\n", 5, "f", "SyntaxError: unsupported Thumb instruction 'b' with 2 arguments"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(r0, 1.5)\n", 4, "f", "SyntaxError: 'mov' expects an integer"],
        ["armv6m", "@micropython.asm_thumb\ndef f():\n    nop()\n    mov(r0, 'a')\n", 4, "f", "SyntaxError: 'mov' expects an integer"],
        ["armv6m", "@micropython.asm_thumb\ndef f(r1):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence r0 to r3"],
        ["armv6m", "@micropython.asm_thumb\ndef f(r0, r2):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence r0 to r3"],
        ["armv6m", "@micropython.asm_thumb\ndef f(r0, r1, r2, r3, r4):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: can only have up to 4 parameters to Thumb assembly"],
        ["armv6m", "@micropython.asm_thumb\ndef f(a):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence r0 to r3"],
        ["armv6m", "@micropython.asm_thumb\ndef f(r0=1):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence r0 to r3"],
        ["armv6m", "@micropython.asm_thumb\ndef f(*r0):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence r0 to r3"],
        ["armv6m", "@micropython.asm_thumb\ndef f() -> foo:\n    nop()\n    nop()\n", 2, "f", "SyntaxError: unknown type"],
        ["armv6m", "@micropython.asm_thumb\ndef f() -> 1:\n    nop()\n    nop()\n", 3, "f", "SyntaxError: return annotation must be an identifier"],
        ["armv6m", "@micropython.asm_thumb\ndef f(r0: int):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence r0 to r3"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    foo(a2)\n", 2, "f", "SyntaxError: unsupported Xtensa instruction 'foo' with 1 arguments"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    add(a2, a3)\n", 2, "f", "SyntaxError: unsupported Xtensa instruction 'add' with 2 arguments"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    add(a2, a3, 4)\n", 2, "f", "SyntaxError: 'add' expects a register"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    addi(a2, a3, 128)\n", 2, "f", "SyntaxError: 'addi' integer 128 isn't within range -128..127"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    addi(a2, a3, x)\n", 2, "f", "SyntaxError: 'addi' expects an integer"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    l32i(a2, a3, 1021)\n", 2, "f", "SyntaxError: 'l32i' integer 1021 isn't within range 0..1020"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    l32i(a2, a3, -4)\n", 2, "f", "SyntaxError: 'l32i' integer -4 isn't within range 0..1020"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    l8ui(a2, a3, 256)\n", 2, "f", "SyntaxError: 'l8ui' integer 256 isn't within range 0..255"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    movi(a2, x)\n", 2, "f", "SyntaxError: 'movi' expects an integer"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    beq(a2, a3, nowhere)\n", 4, "f", "SyntaxError: label 'nowhere' not defined"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    j(1)\n", 2, "f", "SyntaxError: 'j' expects a label"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    bbci(a2, 32, x)\n", 2, "f", "SyntaxError: 'bbci' integer 32 isn't within range 0..31"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    label(x)\n    label(x)\n", 2, "f", "SyntaxError: label redefined"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    slli(a2, a3, 32)\n", 2, "f", "SyntaxError: 'slli' integer 32 isn't within range 1..31"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    add(a16, a2, a3)\n", 2, "f", "SyntaxError: 'add' expects a register"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    ssai(32)\n", 2, "f", "SyntaxError: 'ssai' integer 32 isn't within range 0..31"],
        ["xtensa", "@micropython.asm_xtensa\ndef f():\n    nop()\n    b(x)\n", 2, "f", "SyntaxError: unsupported Xtensa instruction 'b' with 1 arguments"],
        ["xtensa", "@micropython.asm_xtensa\ndef f(a1):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence a2 to a5"],
        ["xtensa", "@micropython.asm_xtensa\ndef f(a2, a4):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence a2 to a5"],
        ["xtensa", "@micropython.asm_xtensa\ndef f(a2, a3, a4, a5, a6):\n    nop()\n    nop()\n", 2, "f", "SyntaxError: can only have up to 4 parameters to Xtensa assembly"],
        ["xtensa", "@micropython.asm_xtensa\ndef f() -> foo:\n    nop()\n    nop()\n", 2, "f", "SyntaxError: unknown type"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    foo(a0)\n", 4, "f", "SyntaxError: invalid RV32 instruction 'foo'"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    add(a0, a1)\n", 4, "f", "SyntaxError: opcode 'add': expecting 3 arguments"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    add(a0, a1, 4)\n", 4, "f", "SyntaxError: opcode 'add' argument 3: expecting register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    add(x32, a1, a1)\n", 4, "f", "SyntaxError: opcode 'add' argument 1: expecting register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    addi(a0, a1, 2048)\n", 4, "f", "SyntaxError: opcode 'addi' argument 3: out of range"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    addi(a0, a1, a2)\n", 4, "f", "SyntaxError: opcode 'addi' argument 3: expecting integer"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    lw(a0, a1)\n", 4, "f", "SyntaxError: opcode 'lw' argument 2: expecting offset"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    lw(a0, 2048(a1))\n", 4, "f", "SyntaxError: opcode 'lw' argument 2: out of range"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    slli(a0, a1, 32)\n", 4, "f", "SyntaxError: opcode 'slli' argument 3: out of range"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_add(zero, a1)\n", 4, "f", "SyntaxError: opcode 'c_add' argument 1: unknown register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_addi(a0, 32)\n", 4, "f", "SyntaxError: opcode 'c_addi' argument 2: out of range"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_lw(a0, 4(t0))\n", 4, "f", "SyntaxError: opcode 'c_lw' argument 3: unknown register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_lw(a0, 3(a1))\n", 4, "f", "SyntaxError: opcode 'c_lw' argument 2: out of range"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_addi4spn(a0, 3)\n", 4, "f", "SyntaxError: opcode 'c_addi4spn' argument 2: out of range"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_lui(sp, 1)\n", 4, "f", "SyntaxError: opcode 'c_lui' argument 1: unknown register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_andi(t0, 1)\n", 4, "f", "SyntaxError: opcode 'c_andi' argument 1: unknown register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    beq(a0, a1, nowhere)\n", 4, "f", "SyntaxError: opcode 'beq' argument 3: undefined label 'nowhere'"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    beq(a0, a1, 2)\n", 4, "f", "SyntaxError: opcode 'beq' argument 3: expecting label"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    jal(ra, nowhere)\n", 4, "f", "SyntaxError: opcode 'jal' argument 2: undefined label 'nowhere'"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    label(x)\n    label(x)\n", 5, "f", "SyntaxError: label redefined"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    csrrw(a0, a1, 4096)\n", 4, "f", "SyntaxError: opcode 'csrrw' argument 3: out of range"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    sh1add(a0, a1, a2)\n", 4, "f", "SyntaxError: invalid RV32 instruction 'sh1add'"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    li(a0, x)\n", 4, "f", "SyntaxError: opcode 'li' argument 2: expecting integer"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    la(a0, nowhere)\n", 4, "f", "SyntaxError: opcode 'la' argument 2: undefined label 'nowhere'"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_jr(zero)\n", 4, "f", "SyntaxError: opcode 'c_jr' argument 1: unknown register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_mv(a0, zero)\n", 4, "f", "SyntaxError: opcode 'c_mv' argument 2: unknown register"],
        ["rv32imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n    c_beqz(a0, nowhere)\n", 4, "f", "SyntaxError: opcode 'c_beqz' argument 2: undefined label 'nowhere'"],
        ["rv32imc", "@micropython.asm_rv32\ndef f(a1):\n    c_nop()\n    c_nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence a0 to a3"],
        ["rv32imc", "@micropython.asm_rv32\ndef f(a0, a2):\n    c_nop()\n    c_nop()\n", 2, "f", "SyntaxError: parameters must be registers in sequence a0 to a3"],
        ["rv32imc", "@micropython.asm_rv32\ndef f(a0, a1, a2, a3, a4):\n    c_nop()\n    c_nop()\n", 2, "f", "SyntaxError: can only have up to 4 parameters for RV32 assembly"],
        ["rv32imc", "@micropython.asm_rv32\ndef f() -> foo:\n    c_nop()\n    c_nop()\n", 2, "f", "SyntaxError: unknown type"],
        ["x64", "@micropython.asm_thumb\ndef f():\n    nop()\n", 1, "<module>", "SyntaxError: invalid arch"],
        ["rv64imc", "@micropython.asm_rv32\ndef f():\n    c_nop()\n", 1, "<module>", "SyntaxError: invalid arch"],
        ["x86", "@micropython.asm_xtensa\ndef f():\n    nop()\n", 1, "<module>", "SyntaxError: invalid arch"],
    ];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void RefusesAsTheReference(string arch, string source, int line, string? scope, string message)
    {
        CompileOptions options = new() { SourceName = "x.py", Arch = Enum.Parse<NativeArch>(arch, ignoreCase: true) };
        CompileResult result = PythonCompiler.Compile(Encoding.UTF8.GetBytes(source), "x.py", options);
        Assert.IsNull(result.Module);
        Diagnostic diagnostic = result.Diagnostics.Single();
        StringAssert.StartsWith(diagnostic.Message, message, StringComparison.Ordinal);
        Assert.AreEqual(line, diagnostic.Location.Line);
        Assert.AreEqual(scope, diagnostic.Scope);
    }
}
