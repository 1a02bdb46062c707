using System.Globalization;
using System.Text;

namespace MicroFreeze.Runtime.Tests;

/// <summary>
/// Programs that are too long or too regular to be kept as files: numbers that take two bytes in the encoding, jumps of every length around
/// the change of their width, line tables with gaps of every size.
/// </summary>
public static class GeneratedPrograms
{
    /// <summary>Names and makers, in the order of their tests.</summary>
    public static IReadOnlyList<(string Name, Func<string> Make)> All { get; } =
    [
        ("many_globals", ManyGlobals),
        ("many_functions", ManyFunctions),
        ("many_classes", ManyClasses),
        ("many_locals", ManyLocals),
        ("many_closure_variables", ManyClosureVariables),
        ("many_constants", ManyConstants),
        ("many_arguments", ManyArguments),
        ("many_parameters", ManyParameters),
        ("many_items", ManyItems),
        ("many_operands", ManyOperands),
        ("deep_brackets", DeepBrackets),
        ("deep_blocks", DeepBlocks),
        ("deep_functions", DeepFunctions),
        ("deep_exceptions", DeepExceptions),
        ("deep_value_stack", DeepValueStack),
        ("long_texts", LongTexts),
        ("long_names", LongNames),
        ("jumps_forward", () => Jumps(4, 40)),
        ("jumps_around_64", () => Jumps(10, 26)),
        ("jumps_of_16000", () => Jumps(1800, 1801, "x = y + 536870911")),
        ("line_gaps", LineGaps),
        ("line_lengths", LineLengths),
        ("prelude_sizes", PreludeSizes),
    ];

    private static string ManyGlobals() => Text(
        Lines(400, i => $"global_{i} = {i}"),
        Lines(400, i => $"if global_{i} != {i}: print('wrong', {i})"),
        "print(sum((" + Joined(400, ", ", i => $"global_{i}") + ")))",
        Lines(300, i => $"del global_{i}"),
        "print('global_299' in globals(), 'global_300' in globals())");

    private static string ManyFunctions() => Text(
        Lines(200, i => $"def f{i}(x, y={i}): return x + y"),
        Lines(200, i => $"g{i} = lambda: f{i}(1)"),
        "print(sum((" + Joined(200, ", ", i => $"g{i}()") + ")))");

    private static string ManyClasses() => Text(
        Lines(150, i => $"class C{i}:\n    n = {i}\n    def m(self): return self.n * 2"),
        "print(sum((" + Joined(150, ", ", i => $"C{i}().m()") + ")))");

    private static string ManyLocals() => Text(
        "def f(a, *args):",
        Lines(240, i => $"    v{i} = a + {i}"),
        Lines(120, i => $"    v{i * 2} += v{i * 2 + 1}"),
        Lines(18, i => $"    del v{i * 13 + 1}"),
        "    def g(): return v0 + v200",
        "    return g(), " + Joined(18, " + ", i => $"v{i * 13}"),
        "print(f(1))");

    private static string ManyClosureVariables() => Text(
        "def outer(p):",
        Lines(150, i => $"    c{i} = p + {i}"),
        "    def inner(q):",
        "        nonlocal c7, c140",
        "        c7 += 1; c140 = q",
        "        return " + Joined(150, " + ", i => $"c{i}"),
        "    return inner",
        "f = outer(1)",
        "print(f(5), f(6))");

    private static string ManyConstants() => Text(
        "t = [" + Joined(300, ", ", i => $"'text constant number {i}'") + "]",
        "n = [" + Joined(200, ", ", i => $"{i}.25") + "]",
        "b = [" + Joined(200, ", ", i => $"b'{i}'") + "]",
        "print(t[0], t[127], t[128], t[299], sum(n), n[199], b[128], len(set(t)))");

    private static string ManyArguments() => Text(
        "def f(*a, **k): return len(a), sum(a), len(k)",
        "print(f(" + Joined(200, ", ", i => $"{i}") + "))",
        "print(f(" + Joined(150, ", ", i => $"k{i}={i}") + "))",
        "print(f(*[1], " + Joined(25, ", ", i => $"{i}") + ", " + Joined(100, ", ", i => $"k{i}={i}") + ", **{'z': 1}))",
        "print(f(" + Joined(29, ", ", i => $"*[{i}]") + ", " + Joined(30, ", ", i => $"**{{'k{i}': 1}}") + "))",
        "print('{}'.join((" + Joined(200, ", ", _ => "''") + ")), max(" + Joined(200, ", ", i => $"{i * 7 % 200}") + "))");

    private static string ManyParameters() => Text(
        "def f(" + Joined(120, ", ", i => $"p{i}") + "): return " + Joined(120, " - ", i => $"p{i}"),
        "print(f(*range(120)))",
        "def g(" + Joined(60, ", ", i => $"d{i}={i}") + ", *, " + Joined(60, ", ", i => $"k{i}={i}") + "): return " + Joined(60, " + ", i => $"d{i} * k{i}"),
        "print(g(), g(1, 2, k5=0))",
        "def h(*, " + Joined(100, ", ", i => $"k{i}") + "): return k0 + k99",
        "print(h(**{'k%d' % i: i for i in range(100)}))");

    private static string ManyItems() => Text(
        "l = [" + Joined(3000, ", ", i => $"{i * 37 % 1000}") + "]",
        "t = (" + Joined(2000, ", ", i => $"{i}") + ")",
        "v = (" + Joined(300, ", ", i => $"len(l) + {i}") + ")",
        "d = {" + Joined(500, ", ", i => $"{i}: 'v{i % 7}'") + "}",
        "s = {" + Joined(300, ", ", i => $"{i % 200}") + "}",
        "print(sum(l), sum(t), sum(v), len(d), d[499], len(s))",
        Joined(200, ", ", i => $"a{i}") + " = range(200)",
        Joined(150, ", ", i => $"b{i}") + ", *rest = range(160)",
        "print(a0, a199, b149, rest)");

    private static string ManyOperands() => Text(
        "x = 3",
        "print(" + Joined(400, " + ", i => i % 2 == 0 ? "x" : $"{i}") + ")",
        "print(" + Joined(200, " and ", _ => "x") + ", " + Joined(200, " or ", i => i < 199 ? "(x - 3)" : "x") + ")",
        "print(" + Joined(100, " < ", i => $"x + {i}") + ")",
        "print(" + Joined(100, " if x < 0 else ", i => $"{i}") + ")",
        "print(" + Joined(300, "", i => $"'{(char)('a' + (i % 26))}' ") + ")",
        "y = x." + Joined(40, ".", _ => "real") + " if hasattr(x, 'real') else x",
        "x" + string.Concat(Enumerable.Repeat(" = z", 1)) + " = 5",
        Joined(100, " = ", i => $"m{i}") + " = 9",
        "print(x, y, z, m0 + m99)",
        Joined(200, "; ", i => $"x += {i}"),
        "print(x)");

    private static string DeepBrackets() => Text(
        "x = 1",
        $"print({new string('(', 40)}x{new string(')', 40)})",
        $"print({new string('[', 20)}x{new string(']', 20)})",
        $"print({string.Concat(Enumerable.Repeat("abs(", 40))}-x{new string(')', 40)})",
        $"print({string.Concat(Enumerable.Repeat("(x + ", 40))}x{new string(')', 40)})",
        $"print({string.Concat(Enumerable.Repeat("not ", 41))}x, {new string('-', 41)}x, {new string('~', 40)}x)",
        $"print(({string.Concat(Enumerable.Repeat("lambda: ", 10))}x){string.Concat(Enumerable.Repeat("()", 10))})");

    private static string DeepBlocks()
    {
        StringBuilder text = new("x = 1\n");
        string[] heads = ["if x:", "for i{0} in range(2):", "while x < 100:", "if x == 1 or x > 5:"];
        for (int depth = 0; depth < 24; depth++)
        {
            text.Append(' ', depth).AppendFormat(CultureInfo.InvariantCulture, heads[depth % 4], depth).Append('\n');
        }

        text.Append(' ', 24).Append("x += 7\n");
        for (int depth = 23; depth >= 0; depth--)
        {
            if (depth % 4 is 0 or 1)
            {
                text.Append(' ', depth).Append("else:\n").Append(' ', depth + 1).Append("x += 1\n");
            }
        }

        return text.Append("print(x)\n").ToString();
    }

    private static string DeepFunctions() => Text(
        Lines(20, i => $"{new string(' ', i)}def f{i}(a{i}):"),
        $"{new string(' ', 20)}return " + Joined(20, " + ", i => $"a{i}"),
        Lines(19, i => $"{new string(' ', 19 - i)}return f{19 - i}"),
        "print(f0" + Joined(20, "", i => $"({i})") + ")");

    private static string DeepExceptions()
    {
        const int Depth = 20;
        StringBuilder text = new("def f(n):\n log = []\n");
        for (int depth = 1; depth <= Depth; depth++)
        {
            text.Append(' ', depth).Append("try:\n");
        }

        text.Append(' ', Depth + 1).Append("1 // n\n");
        for (int depth = Depth; depth >= 1; depth--)
        {
            text.Append(' ', depth)
                .Append(depth % 3 == 0 ? "except ZeroDivisionError:\n" : depth % 3 == 1 ? "except KeyError:\n" : "finally:\n")
                .Append(' ', depth + 1).Append(CultureInfo.InvariantCulture, $"log.append({depth})\n");
            if (depth % 3 == 0)
            {
                text.Append(' ', depth + 1).Append(depth > 6 ? "raise KeyError\n" : "raise ZeroDivisionError\n");
            }
        }

        return text.Append(" return log\nfor n in (0, 1):\n try: print(f(n))\n except Exception as e: print(type(e).__name__)\n").ToString();
    }

    private static string DeepValueStack() => Text(
        "def f(*a): return len(a)",
        "def g(x):",
        "    return [" + Joined(150, ", ", i => $"x + {i}") + ", f(" + Joined(100, ", ", _ => "x") + ", f(" + Joined(100, ", ", _ => "x") + "))]",
        "print(g(1)[-1], sum(g(2)))",
        "def h(x): return " + Joined(60, "", _ => "(x, ") + "x" + new string(')', 60),
        "v = h(5)",
        "n = 0",
        "while isinstance(v, tuple): v = v[1]; n += 1",
        "print(v, n)");

    private static string LongTexts() => Text(
        $"a = '{new string('x', 20000)}'",
        $"b = b'{new string('y', 9000)}'",
        $"c = '{string.Concat(Enumerable.Repeat("é", 200))}'",
        "d = '''" + string.Concat(Enumerable.Repeat("line\n", 500)) + "'''",
        "e = " + string.Concat(Enumerable.Repeat("'part ' ", 300)),
        $"print(len(a), len(b), len(c), len(d), len(e), a[-1], b[0], {new string('9', 300)} % 1000)",
        $"print(0x{new string('f', 200)} == (1 << 800) - 1, 1.{new string('3', 60)}, 0.{new string('0', 30)}1)");

    private static string LongNames()
    {
        string name = new('n', 200);
        return Text(
            $"{name} = 1",
            $"def {name}_f({name}_p=2, *{name}_a, {name}_k=3): return {name} + {name}_p + {name}_k",
            $"class {name}_C:\n    {name}_attribute = 4\n    def {name}_m(self): return self.{name}_attribute",
            $"print({name}_f({name}_k=5), {name}_C().{name}_m(), len({name}_C.__name__))",
            "text_of_127 = '" + new string('a', 127) + "'; text_of_128 = '" + new string('b', 128) + "'",
            "print(len(text_of_127), len(text_of_128))");
    }

    /// <summary>Every instruction that jumps, over a number of short statements that is at least <paramref name="from"/> and below <paramref name="to"/>.</summary>
    private static string Jumps(int from, int to, string? statement = null)
    {
        StringBuilder text = new("import sys\n");
        string run(string head, int indent, int count, string tail = "") =>
            head + Lines(count, i => new string(' ', indent) + (statement ?? (i % 3 == 0 ? "x += 1" : i % 3 == 1 ? "y = x" : "x = y + 100"))) + tail;
        for (int count = from; count < to; count++)
        {
            text.Append(CultureInfo.InvariantCulture, $"def f(a):\n x = a; y = 0\n");
            text.Append(run(" if a > 1:\n", 2, count, " else:\n"));
            text.Append(run("", 2, count));
            text.Append(" return x, y\nprint(f(1), f(2))\n");
            text.Append("def f(a):\n x = a; y = 0; n = 0\n");
            text.Append(run(" while n < a:\n  n += 1\n  if n == 2: continue\n", 2, count, "  if n == 3: break\n else: x = -1\n"));
            text.Append(run(" for i in range(a):\n  if i == 1: continue\n", 2, count, "  if i == 2: break\n"));
            text.Append(run(" for i in (a, 2):\n  if i == 1: continue\n", 2, count));
            text.Append(" return x, y\nprint(f(1), f(4))\n");
            text.Append("def f(a):\n x = a; y = 0\n");
            text.Append(run(" try:\n  1 // a\n", 2, count, " except ZeroDivisionError:\n"));
            text.Append(run("", 2, count, " finally:\n"));
            text.Append(run("", 2, count));
            text.Append(" return x, y\nprint(f(0), f(1))\n");
            text.Append("class C:\n def __enter__(self): return 5\n def __exit__(self, *a): return True\n");
            text.Append("def f(a):\n x = a; y = 0\n for i in range(3):\n");
            text.Append(run("  with C() as z:\n   if i == a: break\n   if i == 1: raise ValueError\n", 3, count));
            text.Append(" return x, y, z\nprint(f(0), f(2), f(5))\n");
            text.Append("def f(a):\n return a and (" + Joined(count, " + ", i => i % 2 == 0 ? "a" : "1") + ") or (" + Joined(count, " - ", i => i % 2 == 0 ? "a" : "1") + ")\n");
            text.Append("print(f(0), f(1))\n");
        }

        return text.ToString();
    }

    private static string LineGaps()
    {
        StringBuilder text = new("import sys\ndef f(n):\n");
        int[] gaps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 30, 31, 32, 33, 62, 63, 64, 127, 128, 254, 255, 256, 257, 511, 512, 1023, 1024, 2046, 2047, 2048, 2049, 4095, 4100, 6500];
        for (int i = 0; i < gaps.Length; i++)
        {
            text.Append('\n', gaps[i]).Append(CultureInfo.InvariantCulture, $" if n == {i}: raise ValueError({gaps[i]})\n");
        }

        text.Append("for n in range(").Append(gaps.Length).Append("):\n try: f(n)\n except ValueError as e: sys.print_exception(e, sys.stdout)\n");
        text.Append('\n', 3000).Append("try: f.x\nexcept AttributeError as e: sys.print_exception(e, sys.stdout)\n");
        return text.ToString();
    }

    private static string LineLengths()
    {
        StringBuilder text = new("import sys\ndef f(n, x):\n");
        int count = 0;
        foreach (int length in Enumerable.Range(1, 40).Concat([60, 61, 62, 63, 64, 65, 127, 128, 129, 255, 256, 500]))
        {
            text.Append(" y = ").AppendJoin(" + ", Enumerable.Repeat("x", length)).Append('\n')
                .Append('\n', length % 5 * (length % 3 == 0 ? 20 : 1))
                .Append(CultureInfo.InvariantCulture, $" if n == {count++}: None.missing\n");
        }

        text.Append(" return y\nfor n in range(").Append(count).Append("):\n try: f(n, 1)\n except AttributeError as e: sys.print_exception(e, sys.stdout)\n");
        return text.ToString();
    }

    private static string PreludeSizes()
    {
        StringBuilder text = new();
        foreach (int count in new[] { 0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 30, 31, 32, 33, 60, 63, 64, 65, 100 })
        {
            string parameters = Joined(count, ", ", i => $"p{i}={i}");
            string cells = Joined(count, ", ", i => $"p{i}");
            text.Append(CultureInfo.InvariantCulture, $"def f({parameters}): return ({cells}{(count == 1 ? "," : "")})\n");
            text.Append("print(f())\n");
            text.Append(CultureInfo.InvariantCulture, $"def f({parameters}):\n def g(): return [{cells}]\n return g\nprint(f()())\n");
            if (count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"def f(*, {parameters}, **kw):\n yield len(kw)\n yield ({cells},)\nprint(list(f(z=1)))\n");
                text.Append(CultureInfo.InvariantCulture, $"def f({Joined(count, ", ", i => $"q{i}")}, *r):\n try:\n  with open('/none'): pass\n except OSError: return q{count - 1}, r\nprint(f(*range({count + 1})))\n");
            }
        }

        return text.ToString();
    }

    private static string Text(params string[] parts) => string.Concat(parts.Select(part => part.EndsWith('\n') ? part : part + "\n"));

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    private static string Joined(int count, string separator, Func<int, string> item) => string.Join(separator, Enumerable.Range(0, count).Select(item));
}
