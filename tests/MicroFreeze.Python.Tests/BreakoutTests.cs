using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Python.Tests;

/// <summary>Manifests that try to get out of the sandbox or to use up the machine, or are no Python. Each ends soon, in an error that says where.</summary>
[TestClass]
public sealed class BreakoutTests
{
    // Of processor time: tests run on machines that do other things too.
    private const double Milliseconds = 10_000;

    public static IEnumerable<object[]> Attempts => Snippets.Read("breakouts.txt").Select(text => text.Split('\n', 2)).Select(parts => new object[] { parts[0], parts[1] });

    [TestMethod]
    public void There_are_enough_of_them() => Assert.IsGreaterThanOrEqualTo(150, Attempts.Count());

    [TestMethod]
    [DynamicData(nameof(Attempts))]
    public void Attempts_end_soon_in_a_located_error(string code, string manifest)
    {
        MemoryFiles files = Secrets();
        TimeSpan start = Environment.CpuUsage.TotalTime;

        ManifestResult result = Evaluate(files, manifest, request => request with { Environment = new Dictionary<string, string> { ["TOKEN"] = "t0p" } });

        TimeSpan used = Environment.CpuUsage.TotalTime - start;
        Diagnostic error = Error(result);
        Assert.AreEqual(code, error.Code, error.ToString());
        Assert.StartsWith("/project/", error.Location.Path!);
        Assert.IsGreaterThan(0, error.Location.Line);
        Assert.IsLessThan(Milliseconds, used.TotalMilliseconds);
        Assert.IsEmpty(result.Files);
        Assert.IsEmpty(files.Written.Except(["/project/manifest.py"]));
        Assert.DoesNotContain("5ecret", string.Join('\n', result.Output.Append(error.Message)));
        Assert.DoesNotContain("t0p", string.Join('\n', result.Output.Append(error.Message)));
    }

    // What compares each with each takes a minute here.
    [TestMethod]
    [DataRow("def f({0}): pass", "a{0}")]
    [DataRow("def f(*, {0}): pass", "a{0}=1")]
    [DataRow("def f(**k): pass\nf({0})", "a{0}=1")]
    [DataRow("def f(): global {0}", "a{0}")]
    [DataRow("{0} = 1", "a{0}", " = ")]
    [DataRow("[{0}] = range(100000)", "a{0}")]
    public void Long_lists_take_a_time_in_proportion(string form, string item, string separator = ", ")
    {
        string manifest = string.Format(CultureInfo.InvariantCulture, form, string.Join(separator, Enumerable.Range(0, 100000).Select(number => string.Format(CultureInfo.InvariantCulture, item, number))));
        TimeSpan start = Environment.CpuUsage.TotalTime;

        ManifestResult result = Evaluate(new MemoryFiles(), manifest);

        TimeSpan used = Environment.CpuUsage.TotalTime - start;
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        Assert.IsLessThan(Milliseconds, used.TotalMilliseconds);
    }

    private static MemoryFiles Secrets()
    {
        MemoryFiles files = new()
        {
            ["/secret/key"] = "5ecret",
            ["/secret/key.py"] = "x = '5ecret'",
            ["/secret/manifest.py"] = "print('5ecret')",
            ["/etc/passwd"] = "root",
            ["/mpy/README"] = "",
            ["/project/sub/a.py"] = "",
        };
        files["/project/big.bin"] = new string('x', 9 << 20);
        for (int number = 0; number < 200; number++)
        {
            files[$"/project/loop{number}.py"] = $"include('loop{number + 1}.py')";
        }

        files.Link("/project/link", "/secret");
        files.Link("/project/keylink", "../secret/key");
        files.Link("/project/sub/up", "../..");
        files.Written.Clear();
        return files;
    }
}
