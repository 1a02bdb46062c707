using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Tests.Emit;

/// <summary>Sources that the reference compiler refuses: where, in whose code, and with what words, as it was recorded.</summary>
[TestClass]
public sealed class RefusalTests
{
    public static IEnumerable<object?[]> Rows =>
    [
        ["1 = a", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["a + b = c", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["f() = 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["(a, f()) = 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["() = 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["[x for x in y] = 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["(x for x in y) = 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["\"s\" = 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["a = None = b", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["\n\nNone = 1\na", 3, "<module>", "SyntaxError: can't assign to expression"],
        ["x\nx.y() = 1", 2, "<module>", "SyntaxError: can't assign to expression"],
        ["x\n\n{} = 1", 3, "<module>", "SyntaxError: can't assign to expression"],
        ["a, b += 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["[a] += 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["(a, b) += 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["f() += 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["1 += 1", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["*a = b", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["a = *b", 1, "<module>", "SyntaxError: *x must be assignment target"],
        ["print(*a, (*b))", 1, "<module>", "SyntaxError: *x must be assignment target"],
        ["*a, *b = c", 1, "<module>", "SyntaxError: multiple *x in assignment"],
        ["x\n[*a,\n*b] = c", 3, "<module>", "SyntaxError: multiple *x in assignment"],
        ["del f()", 1, "<module>", "SyntaxError: can't delete expression"],
        ["del 1", 1, "<module>", "SyntaxError: can't delete expression"],
        ["x\ndel ()", 2, "<module>", "SyntaxError: can't delete expression"],
        ["del [a]", 1, "<module>", "SyntaxError: can't delete expression"],
        ["del (a, 1)", 1, "<module>", "SyntaxError: can't delete expression"],
        ["del (x for x in y)", 1, "<module>", "SyntaxError: can't delete expression"],
        ["x\ndel (\nx for x in y)", 3, "<module>", "SyntaxError: can't delete expression"],
        ["del a + b", 1, "<module>", "SyntaxError: can't delete expression"],
        ["break", 1, "<module>", "SyntaxError: 'break'/'continue' outside loop"],
        ["continue", 1, "<module>", "SyntaxError: 'break'/'continue' outside loop"],
        ["def f():\n    break", 2, "f", "SyntaxError: 'break'/'continue' outside loop"],
        ["while a:\n    def f():\n        continue", 3, "f", "SyntaxError: 'break'/'continue' outside loop"],
        ["for a in b:\n    pass\nelse:\n    break", 4, "<module>", "SyntaxError: 'break'/'continue' outside loop"],
        ["class C:\n    continue", 2, "C", "SyntaxError: 'break'/'continue' outside loop"],
        ["return", 1, "<module>", "SyntaxError: 'return' outside function"],
        ["x\nreturn 1", 2, "<module>", "SyntaxError: 'return' outside function"],
        ["class C:\n    return", 2, "C", "SyntaxError: 'return' outside function"],
        ["if a:\n    return", 2, "<module>", "SyntaxError: 'return' outside function"],
        ["lambda: (yield)\nreturn", 2, "<module>", "SyntaxError: 'return' outside function"],
        ["yield", 1, "<module>", "SyntaxError: 'yield' outside function"],
        ["(yield a)", 1, "<module>", "SyntaxError: 'yield' outside function"],
        ["class C:\n    yield", 2, "C", "SyntaxError: 'yield' outside function"],
        ["[(yield) for a in b]", 1, "<listcomp>", "SyntaxError: 'yield' outside function"],
        ["def f():\n    return [(yield a) for a in b]", 2, "<listcomp>", "SyntaxError: 'yield' outside function"],
        ["await a", 1, "<module>", "SyntaxError: 'await' outside function"],
        ["class C:\n    await a", 2, "C", "SyntaxError: 'await' outside function"],
        ["async def f():\n    [await a for a in b]", 2, "<listcomp>", "SyntaxError: 'await' outside function"],
        ["x = (await a)", 1, "<module>", "SyntaxError: 'await' outside function"],
        ["async for a in b:\n    pass", 1, "<module>", "SyntaxError: async for/with outside async function"],
        ["def f():\n    async with a:\n        pass", 2, "f", "SyntaxError: async for/with outside async function"],
        ["def f():\n    yield\n    async with a:\n        pass\n    async for b in c: pass\n1 = 2", 6, "<module>", "SyntaxError: can't assign to expression"],
        ["def f():\n\n    async for b in c: pass\n    yield", 3, "f", "SyntaxError: async for/with outside async function"],
        ["try:\n    a\nexcept:\n    b\nexcept c:\n    d", 3, "<module>", "SyntaxError: default 'except' must be last"],
        ["x\ntry:\n    a\nexcept b:\n    c\nexcept:\n    d\nexcept:\n    e", 6, "<module>", "SyntaxError: default 'except' must be last"],
        ["def f(a=1, b): pass", 1, "<module>", "SyntaxError: non-default argument follows default argument"],
        ["x\ndef f(a=1,\n b: int): pass", 3, "<module>", "SyntaxError: non-default argument follows default argument"],
        ["lambda a=1, b: c", 1, "<module>", "SyntaxError: non-default argument follows default argument"],
        ["def f(a, a): pass", 1, "f", "SyntaxError: argument name reused"],
        ["x\n\ndef f(a, b,\n *a): pass", 4, "f", "SyntaxError: argument name reused"],
        ["def f(a, *, b, a=1): pass", 1, "f", "SyntaxError: argument name reused"],
        ["lambda **a, b: c", 1, "<lambda>", "SyntaxError: invalid syntax"],
        ["def f(**a, b): pass", 1, "f", "SyntaxError: invalid syntax"],
        ["def f(*a, *b): pass", 1, "f", "SyntaxError: invalid syntax"],
        ["def f(*, *a): pass", 1, "f", "SyntaxError: invalid syntax"],
        ["def f(**a, *b): pass", 1, "f", "SyntaxError: invalid syntax"],
        ["def f(**a, **b): pass", 1, "f", "SyntaxError: invalid syntax"],
        ["f(**a, *b)", 1, "<module>", "SyntaxError: * arg after **"],
        ["f(**a, b)", 1, "<module>", "SyntaxError: positional arg after **"],
        ["f(a=1, b)", 1, "<module>", "SyntaxError: positional arg after keyword arg"],
        ["x\nf(a,\nb=1,\nc)", 2, "<module>", "SyntaxError: positional arg after keyword arg"],
        ["f(a=1,\n\n[b, c])", 3, "<module>", "SyntaxError: positional arg after keyword arg"],
        ["f(1=2)", 1, "<module>", "SyntaxError: LHS of keyword arg must be an id"],
        ["f(a.b=1)", 1, "<module>", "SyntaxError: LHS of keyword arg must be an id"],
        ["f(\"a\"=1)", 1, "<module>", "SyntaxError: LHS of keyword arg must be an id"],
        ["*a", 1, "<module>", "SyntaxError: *x must be assignment target"],
        ["x\n\n*a", 3, "<module>", "SyntaxError: *x must be assignment target"],
        ["a = (*b, c)", 1, "<module>", "SyntaxError: *x must be assignment target"],
        ["[*a]", 1, "<module>", "SyntaxError: *x must be assignment target"],
        ["{*a}", 1, null, "SyntaxError: invalid syntax"],
        ["f(*a)[*b]", 1, null, "SyntaxError: invalid syntax"],
        ["return_ = *a, b", 1, "<module>", "SyntaxError: *x must be assignment target"],
        ["{a: b, c}", 1, "<module>", "SyntaxError: expecting key:value for dict"],
        ["{a, b: c}", 1, "<module>", "SyntaxError: expecting just a value for set"],
        ["x\nx = {\na: b,\nc}", 3, "<module>", "SyntaxError: expecting key:value for dict"],
        ["{\na,\nb: c}", 2, "<module>", "SyntaxError: expecting just a value for set"],
        ["def f():\n    a = 1\n    global a", 3, "f", "SyntaxError: identifier redefined as global"],
        ["def f(a):\n    global a", 2, "f", "SyntaxError: identifier redefined as global"],
        ["def f():\n    a\n    global a, b", 3, "f", "SyntaxError: identifier redefined as global"],
        ["def f():\n    global a\n    nonlocal a", 3, "f", "SyntaxError: identifier redefined as nonlocal"],
        ["def f():\n    a = 1\n    def g():\n        a = 2\n        nonlocal a", 5, "g", "SyntaxError: identifier redefined as nonlocal"],
        ["def f():\n    nonlocal a", 2, "f", "SyntaxError: no binding for nonlocal found"],
        ["x\nnonlocal a", 2, "<module>", "SyntaxError: can't declare nonlocal in outer code"],
        ["class C:\n    nonlocal a", 2, "C", "SyntaxError: no binding for nonlocal found"],
        ["def f():\n    def g():\n        nonlocal f", 3, "g", "SyntaxError: no binding for nonlocal found"],
        ["def f():\n    a = 1\n    class C:\n        a = 2\n        nonlocal a", 5, "C", "SyntaxError: identifier redefined as nonlocal"],
        ["def f():\n    from a import *", 2, "f", "SyntaxError: import * not at module level"],
        ["class C:\n    from a import *", 2, "C", "SyntaxError: import * not at module level"],
        ["x\nif a:\n    def f():\n        from . import *", 4, "f", "SyntaxError: import * not at module level"],
        ["def f():\n    super()", 2, "f", "SyntaxError: super() can't find self"],
        ["def f():\n    x\n    super().a()\n    y", 3, "f", "SyntaxError: super() can't find self"],
        ["class C:\n    def f():\n        return super()", 3, "f", "SyntaxError: super() can't find self"],
        ["@micropython\ndef f(): pass", 1, "<module>", "SyntaxError: invalid micropython decorator"],
        ["@micropython.a.b\ndef f(): pass", 1, "<module>", "SyntaxError: invalid micropython decorator"],
        ["x\n@micropython.foo\ndef f(): pass", 2, "<module>", "SyntaxError: invalid micropython decorator"],
        ["x\n@a\n@micropython.foo(1)\nclass C: pass", 2, "<module>", "SyntaxError: invalid micropython decorator"],
        ["@micropython.native\ndef f(): pass", 1, "<module>", "SyntaxError: invalid arch"],
        ["x\n@micropython.viper\ndef f(): pass", 2, "<module>", "SyntaxError: invalid arch"],
        ["x\nif a:\n    @micropython.asm_thumb\n    def f(): pass", 2, "<module>", "SyntaxError: invalid arch"],
        ["x\n@micropython.asm_rv32\ndef f(a=[1,\n2]): pass", 2, "<module>", "SyntaxError: invalid arch"],
        ["def f():\n    @micropython.native\n    def g(): pass", 1, "f", "SyntaxError: invalid arch"],
        ["def f():\n    x\n\n    @micropython.asm_xtensa\n    def g(): pass", 4, "f", "SyntaxError: invalid arch"],
        ["[a := b for a in c]", 1, "<listcomp>", "SyntaxError: identifier redefined as global"],
        ["def f():\n    [a := b for a in c]", 2, "<listcomp>", "SyntaxError: identifier redefined as nonlocal"],
        ["x\n(1 := 2)", 2, "<module>", "SyntaxError: can't assign to expression"],
        ["x\n(a.b := [c,\nd.e])", 2, "<module>", "SyntaxError: can't assign to expression"],
        ["f(1 := 2)", 1, "<module>", "SyntaxError: can't assign to expression"],
        ["def f():\n    a = 1\n    return [b for b in c if (a.d := 1)]", 3, "<listcomp>", "SyntaxError: can't assign to expression"],
        ["x\nx = [1, [2, (yield)],\n(yield)]", 2, "<module>", "SyntaxError: 'yield' outside function"],
        ["x = [y, *a]\n", 1, "<module>", "SyntaxError: *x must be assignment target"],
        ["x ** (yield)", 1, "<module>", "SyntaxError: 'yield' outside function"],
        ["x\nif a:\n    b\n    1 = 2\nelse:\n    c", 4, "<module>", "SyntaxError: can't assign to expression"],
        ["def f():\n    # one statement\n\n    1 = 2", 1, "f", "SyntaxError: can't assign to expression"],
        ["def f():\n    a\n    1 = 2", 3, "f", "SyntaxError: can't assign to expression"],
        ["class C:\n    x = 1\n    def f(self):\n        a; b; 1 = 2; c", 4, "f", "SyntaxError: can't assign to expression"],
        ["f(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, *a)", 1, "<module>", "SyntaxError: too many args"],
    ];

    public static IEnumerable<object?[]> CircuitPythonRows =>
    [
        ["async def f():\n    yield from a", 2, "f", "SyntaxError: 'yield from' inside async function"],
        ["async def f():\n    x\n    (yield from\n a)", 3, "f", "SyntaxError: 'yield from' inside async function"],
        ["def f():\n    yield from a\nyield from b", 3, "<module>", "SyntaxError: 'yield' outside function"],
        ["async def f():\n    def g():\n        yield from a\n    1 = 2", 4, "f", "SyntaxError: can't assign to expression"],
        ["async def f():\n    lambda: (yield from a)\n    return 1\nreturn", 4, "<module>", "SyntaxError: 'return' outside function"],
    ];

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void Refuses_as_the_reference(string source, int line, string? scope, string message) =>
        AssertRefused(FirmwareProfile.MicroPython128, source, line, scope, message);

    [TestMethod]
    [DynamicData(nameof(CircuitPythonRows))]
    public void Refuses_as_CircuitPython(string source, int line, string? scope, string message) =>
        AssertRefused(FirmwareProfile.CircuitPython10, source, line, scope, message);

    private static void AssertRefused(FirmwareProfile firmware, string source, int line, string? scope, string message)
    {
        CompileOptions options = new() { SourceName = "x.py", Firmware = firmware };
        CompileResult result = PythonCompiler.Compile(Encoding.UTF8.GetBytes(source), "x.py", options);
        Assert.IsNull(result.Module);
        Diagnostic diagnostic = result.Diagnostics.Single();
        StringAssert.StartsWith(diagnostic.Message, message, StringComparison.Ordinal);
        Assert.AreEqual("x.py", diagnostic.Location.Path);
        Assert.AreEqual(line, diagnostic.Location.Line);
        Assert.AreEqual(scope, diagnostic.Scope);
    }
}
