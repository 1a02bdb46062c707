using MicroFreeze.Tool.CommandLine;

namespace MicroFreeze.Tool.Tests.CommandLine;

/// <summary>Each way in which an option takes its value, and what is no value.</summary>
[TestClass]
public sealed class OptionTableTests
{
    private static readonly OptionTable Table = new(
        new OptionRow(["-v"], OptionKind.Flag, "", ""),
        new OptionRow(["-o"], OptionKind.Separate, "FILE", ""),
        new OptionRow(["-march"], OptionKind.Assigned, "ARCH", ""),
        new OptionRow(["-march-flags"], OptionKind.Assigned, "FLAGS", ""),
        new OptionRow(["-O"], OptionKind.Level, "N", ""),
        new OptionRow(["-f", "--mpy-cross-flags"], OptionKind.Value, "FLAGS", ""));

    [TestMethod]
    [DataRow("-O", "1")]
    [DataRow("-OO", "2")]
    [DataRow("-OOO", "3")]
    [DataRow("-O0", "0")]
    [DataRow("-O3", "3")]
    [DataRow("-O21", "2")]
    [DataRow("-Ofast", "1")]
    public void A_level_is_a_digit_or_a_number_of_letters(string argument, string level) =>
        Assert.AreEqual(level, Table.Parse([argument]).Last("-O"));

    [TestMethod]
    [DataRow(new[] { "-fa b" }, "a b")]
    [DataRow(new[] { "-f", "a b" }, "a b")]
    [DataRow(new[] { "-f-march=rv32imc -march-flags=zba" }, "-march=rv32imc -march-flags=zba")]
    [DataRow(new[] { "-f", "-march=rv32imc -march-flags=zba" }, "-march=rv32imc -march-flags=zba")]
    [DataRow(new[] { "--mpy-cross-flags=" }, "")]
    [DataRow(new[] { "--mpy-cross-flags=-O2" }, "-O2")]
    [DataRow(new[] { "--mpy-cross-flags", "x" }, "x")]
    public void A_value_is_joined_assigned_or_next(string[] arguments, string value) =>
        Assert.AreEqual(value, Table.Parse(arguments).Last("-f"));

    [TestMethod]
    public void An_assigned_option_is_not_taken_for_one_whose_name_it_begins_with()
    {
        ParsedArguments parsed = Table.Parse(["-march-flags=zba", "-march=rv32imc"]);
        Assert.AreEqual("rv32imc", parsed.Last("-march"));
        Assert.AreEqual("zba", parsed.Last("-march-flags"));
    }

    [TestMethod]
    public void Values_of_a_repeated_option_are_all_kept_and_the_last_one_counts()
    {
        ParsedArguments parsed = Table.Parse(["-o", "a", "-o", "b"]);
        CollectionAssert.AreEqual(new[] { "a", "b" }, parsed.All("-o").ToArray());
        Assert.AreEqual("b", parsed.Last("-o"));
    }

    [TestMethod]
    public void A_dash_a_text_with_white_space_and_what_follows_two_dashes_are_no_options()
    {
        ParsedArguments parsed = Table.Parse(["-", "-1 + 1\n", "-v", "--", "-v", "-x"]);
        CollectionAssert.AreEqual(new[] { "-", "-1 + 1\n", "-v", "-x" }, parsed.Positionals);
        Assert.HasCount(1, parsed.All("-v"));
    }

    [TestMethod]
    [DataRow(new[] { "-x" }, "unknown option -x")]
    [DataRow(new[] { "-vv" }, "unknown option -vv")]
    [DataRow(new[] { "-ofile" }, "unknown option -ofile")]
    [DataRow(new[] { "-march", "x64" }, "unknown option -march")]
    [DataRow(new[] { "-o" }, "option -o needs a value: -o FILE")]
    [DataRow(new[] { "-f", "-v" }, "option -f needs a value: -f, --mpy-cross-flags FLAGS")]
    public void What_is_not_understood_is_named(string[] arguments, string message) =>
        Assert.AreEqual(message, Assert.ThrowsExactly<UsageException>(() => Table.Parse(arguments)).Message);
}
