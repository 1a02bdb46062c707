using System.Text.RegularExpressions;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Testing;
using static MicroFreeze.Manifests.Tests.Evaluation.ManifestRun;

namespace MicroFreeze.Manifests.Tests.Evaluation;

/// <summary>The examples of <c>docs/manifest.md</c> work, and its lists are complete.</summary>
[TestClass]
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Join(Repository(), "docs", "manifest.md")).ReplaceLineEndings("\n");

    [TestMethod]
    public void Examples_evaluate_without_a_finding()
    {
        string[] examples = [.. Example().Matches(Page).Select(match => match.Groups[1].Value)];
        Assert.IsGreaterThanOrEqualTo(9, examples.Length);
        foreach (string example in examples)
        {
            ManifestResult result = Evaluate(Project(), example, request => request with { Variables = [.. request.Variables, new("PORT_DIR", "/port")] });

            Assert.IsEmpty(result.Diagnostics, example + string.Join('\n', result.Diagnostics));
            Assert.IsGreaterThan(0, result.Files.Count, example);
        }
    }

    [TestMethod]
    public void Every_importable_module_is_listed()
    {
        string message = Error(Evaluate(new MemoryFiles(), "import nope")).Message;
        foreach (string module in message[(message.IndexOf("import ", StringComparison.Ordinal) + 7)..message.IndexOf(", and .py", StringComparison.Ordinal)].Split(", "))
        {
            Assert.Contains($"`{module}`", Page);
        }
    }

    private static MemoryFiles Project()
    {
        MemoryFiles files = FilesAt(
            "/project/main.py", "/project/src/config.py", "/project/src/debug.py", "/project/src/mylib/core.py", "/project/drivers/adc.py", "/project/drivers/bus/spi.py",
            "/project/scripts/boot.py", "/port/modules/_boot.py", "/lib/python-stdlib/logging/logging.py", "/lib/unix-ffi/ffilib/ffilib.py", "/project/board/vendor/sensor/sensor.py",
            "/mpy/extmod/asyncio/core.py");
        files["/lib/python-stdlib/logging/manifest.py"] = "metadata(version='0.6')\nmodule('logging.py')";
        files["/lib/unix-ffi/ffilib/manifest.py"] = "module('ffilib.py')";
        files["/project/board/vendor/sensor/manifest.py"] = "module('sensor.py')";
        files["/mpy/extmod/asyncio/manifest.py"] = "package('asyncio', base_path='..')";
        files["/project/src/first.py"] = "module('config.py')";
        files["/project/src/second.py"] = "";
        return files;
    }

    private static string Repository()
    {
        string? directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Join(directory, "MicroFreeze.Sdk.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
