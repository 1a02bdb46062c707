namespace MicroFreeze.Compiler.Tests.Native;

/// <summary>Native and viper functions that the reference compiler refuses: where, in whose code, and with what words, as it was recorded.</summary>
[TestClass]
public sealed class NativeRefusalTests
{
    public static IEnumerable<object?[]> Rows =>
    [
        ["armv7m", "x\n@micropython.viper\ndef f(a: foo):\n    return a\n    a=1\n", 4, "f", "ViperTypeError: unknown type 'foo'"],
        ["armv7m", "x\n@micropython.viper\ndef f() -> foo:\n    pass\n", 3, "f", "ViperTypeError: unknown type 'foo'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int.x):\n    pass\n", 3, "f", "SyntaxError: annotation must be an identifier"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: 1):\n    pass\n", 3, "f", "SyntaxError: annotation must be an identifier"],
        ["armv7m", "x\n@micropython.viper\ndef f() -> int:\n    return 1.5\n", 3, "f", "ViperTypeError: return expected 'int' but got 'object'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a) -> int:\n    return a\n", 3, "f", "ViperTypeError: return expected 'int' but got 'object'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int) -> bool:\n    return a\n", 3, "f", "ViperTypeError: return expected 'bool' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: uint) -> int:\n    return a\n", 3, "f", "ViperTypeError: return expected 'int' but got 'uint'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a, b):\n    if a:\n        x = 1\n    else:\n        x = b\n", 3, "f", "ViperTypeError: local 'x' has type 'int' but source is 'object'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a):\n    x = 1\n    x = a\n", 5, "f", "ViperTypeError: local 'x' has type 'int' but source is 'object'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a):\n    x = ptr8(a)\n    x = 1\n", 5, "f", "ViperTypeError: local 'x' has type 'ptr8' but source is 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    print(x)\n    x = 1\n", 4, "f", "ViperTypeError: local 'x' used before type known"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    x += 1\n", 3, "f", "ViperTypeError: can't do binary op between 'None' and 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    return x\n    x = 1\n", 4, "f", "ViperTypeError: return expected 'object' but got 'None'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b):\n    return a + b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a, b: int):\n    return a + b\n", 3, "f", "ViperTypeError: can't do binary op between 'object' and 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: uint):\n    return a + b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: int):\n    return a / b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: int):\n    return a // b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: int):\n    return a % b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: int):\n    return a ** b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: int):\n    a @= b\n", 3, "f", "ViperTypeError: binary op  not implemented"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: int):\n    return a in b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: int):\n    return a is b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: ptr8):\n    return a < b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int, b: uint):\n    return a < b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'bool'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8, b: int):\n    return a + b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'ptr8'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr, b: ptr8):\n    return a < b\n", 3, "f", "ViperTypeError: return expected 'object' but got 'ptr'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8):\n    return -a\n", 3, "f", "ViperTypeError: return expected 'object' but got 'ptr8'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: uint):\n    return ~a\n", 3, "f", "ViperTypeError: return expected 'object' but got 'uint'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: bool):\n    return -a\n", 3, "f", "ViperTypeError: return expected 'object' but got 'bool'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8):\n    return not a\n", 3, "f", "ViperTypeError: return expected 'object' but got 'ptr8'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: uint):\n    return -a\n", 3, "f", "ViperTypeError: return expected 'object' but got 'uint'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: bool):\n    return ~a\n", 3, "f", "ViperTypeError: return expected 'object' but got 'bool'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: bool):\n    return +a\n", 3, "f", "ViperTypeError: return expected 'object' but got 'bool'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int):\n    return a[0]\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr):\n    return a[0]\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8, b):\n    return a[b]\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr16, b: ptr8):\n    return a[b]\n", 3, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8, b):\n    a[0] = b\n", 3, "f", "ViperTypeError: can't store 'object'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr32, b):\n    a[b] = 1\n", 3, "f", "ViperTypeError: can't store with 'object' index"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int):\n    a[0] = 1\n", 3, "f", "ViperTypeError: can't store to 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: bool):\n    a[0] = 1\n", 3, "f", "ViperTypeError: can't store to 'bool'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr32, b: int, c):\n    a[b] = c\n", 3, "f", "ViperTypeError: can't store 'object'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr16, b: ptr8):\n    a[0] = b\n", 3, "f", "ViperTypeError: can't store 'ptr8'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: int):\n    raise a\n", 3, "f", "ViperTypeError: must raise an object"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    raise 1\n", 3, "f", "ViperTypeError: must raise an object"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8):\n    if a:\n        pass\n", 3, "f", "ViperTypeError: can't implicitly convert 'ptr8' to 'bool'"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    def g():\n        return x\n    x = 1\n", 4, "f", "ViperTypeError: local 'x' used before type known"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    return ptr8(1.5)\n", 3, "f", "ViperTypeError: return expected 'object' but got 'ptr8'"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    int = 1\n    return int\n", 5, "f", "ViperTypeError: return expected 'object' but got 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    return int\n", 3, "f", "ViperTypeError: return expected 'object' but got 'None'"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    del x\n    x = 1\n", 5, "f", "ViperTypeError: local 'x' has type 'None' but source is 'int'"],
        ["armv7m", "x\n@micropython.native\ndef f():\n    nonlocal x\n", 4, "f", "SyntaxError: no binding for nonlocal found"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8):\n    x = a[0]\n    x = ptr8(1)\n", 5, "f", "ViperTypeError: local 'x' has type 'int' but source is 'ptr8'"],
        ["armv7m", "x\n@micropython.viper\ndef f(a: ptr8, b: int):\n    a += b\n", 3, "f", "ViperTypeError: can't do binary op between 'ptr8' and 'int'"],
        ["armv7m", "x\n@micropython.viper\ndef f():\n    a: int = 1\n    a = ptr8(a)\n", 5, "f", "ViperTypeError: local 'a' has type 'int' but source is 'ptr8'"],
        ["rv64imc", "@micropython.native\ndef f():\n    pass\n", 1, "<module>", "SyntaxError: invalid arch"],
        ["rv64imc", "@micropython.viper\ndef f():\n    pass\n", 1, "<module>", "SyntaxError: invalid arch"],
    ];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Refuses_as_the_reference(string arch, string source, int line, string? scope, string message) =>
        RecordedRefusal.Check(arch, source, line, scope, message);
}
