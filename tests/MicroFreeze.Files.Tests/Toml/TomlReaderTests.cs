using MicroFreeze.Files.Toml;

namespace MicroFreeze.Files.Tests.Toml;

/// <summary>TOML, with the examples of its specification in mind.</summary>
[TestClass]
public sealed class TomlReaderTests
{
    [TestMethod]
    [DataRow("a = 'x'", "{a: x}")]
    [DataRow("a.b.'c d' = 1\na.e = true", "{a: {b: {c d: #1}, e: #true}}")]
    [DataRow("[t]\nx = \"a\\tb\\u00e9\\\"\" # comment\n[t.u]\ny = -1.5e3", "{t: {u: {y: #-1.5e3}, x: a\tbé\"}}")]
    [DataRow("a = [1, 'two', [3],\n # why\n {x = 4, y.z = 5},\n]", "{a: [#1, two, [#3], {x: #4, y: {z: #5}}]}")]
    [DataRow("[[p]]\nn = 1\n[p.q]\nm = 2\n[[p]]\nn = 3", "{p: [{n: #1, q: {m: #2}}, {n: #3}]}")]
    [DataRow("a = \"\"\"\none\\\n   two\n\"quoted\" \"\"\"\"\"\nb = '''\nraw\\n'''", "{a: onetwo\n\"quoted\" \"\", b: raw\\n}")]
    [DataRow("d = 1979-05-27 07:32:00Z\ne = 07:32:00\nf = +inf", "{d: #1979-05-27 07:32:00Z, e: #07:32:00, f: #+inf}")]
    [DataRow("[a.b]\n[a]\nc = []", "{a: {b: {}, c: []}}")]
    [DataRow("\uFEFF\r\nx = {}\r\n", "{x: {}}")]
    public void Values_are_read(string text, string expected) => Assert.AreEqual(expected, Show(TomlReader.Read(text)));

    [TestMethod]
    [DataRow("a = 1\na = 2", 2, 1)]
    [DataRow("[t]\n[t]", 2, 1)]
    [DataRow("a = 1\n[a]", 2, 1)]
    [DataRow("a = 'x", 1, 5)]
    [DataRow("a = \"x\ny\"", 1, 5)]
    [DataRow("a = 1 b = 2", 1, 7)]
    [DataRow("a =", 1, 4)]
    [DataRow("= 1", 1, 1)]
    [DataRow("a = [1 2]", 1, 8)]
    [DataRow("a = \"\\q\"", 1, 8)]
    [DataRow("a = nothing", 1, 5)]
    [DataRow("[a\n", 1, 3)]
    [DataRow("a = [{}]\n[[a]]", 2, 1)]
    [DataRow("a = {b = 1,\n c = 2}", 1, 12)]
    public void What_is_no_TOML_has_a_place(string text, int line, int column)
    {
        TomlException error = Assert.ThrowsExactly<TomlException>(() => TomlReader.Read(text));

        Assert.AreEqual((line, column), (error.Line, error.Column), error.Message);
    }

    [TestMethod]
    [Timeout(20_000, CooperativeCancellation = true)]
    public void Long_texts_take_no_longer_than_they_are()
    {
        TomlTable table = TomlReader.Read("a = [" + string.Concat(Enumerable.Repeat("[1],\n", 200_000)) + "]");

        Assert.AreEqual(200_000, ((List<TomlValue>)((List<TomlValue>)table["a"].Value)[^1].Value)[0].Line);
    }

    [TestMethod]
    [Timeout(20_000, CooperativeCancellation = true)]
    public void Many_tables_of_one_name_take_no_longer_than_they_are() =>
        Assert.HasCount(200_000, (List<TomlValue>)TomlReader.Read(string.Concat(Enumerable.Repeat("[[a]]\n", 200_000)))["a"].Value);

    [TestMethod]
    public void Deep_nesting_ends() => Assert.ThrowsExactly<TomlException>(() => TomlReader.Read("a = " + new string('[', 100_000)));

    private static string Show(object value) => value switch
    {
        TomlValue inner => Show(inner.Value),
        TomlTable table => "{" + string.Join(", ", table.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Show(pair.Value)}")) + "}",
        List<TomlValue> list => "[" + string.Join(", ", list.Select(Show)) + "]",
        TomlScalar scalar => "#" + scalar.Text,
        _ => (string)value,
    };
}
