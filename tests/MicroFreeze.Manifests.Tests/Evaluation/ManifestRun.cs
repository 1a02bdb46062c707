using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Testing;

namespace MicroFreeze.Manifests.Tests.Evaluation;

/// <summary>Short forms of requests and results for tests: a project in <c>/project</c>, MicroPython in <c>/mpy</c>, its library in <c>/lib</c>.</summary>
internal static class ManifestRun
{
    public static ManifestRequest Request(MemoryFiles files, params FreezeItem[] items) => new()
    {
        Items = items,
        BaseDirectory = "/project",
        Clock = TimeProvider.System,
        Files = files,
        Variables = [new("MPY_DIR", "/mpy"), new("MPY_LIB_DIR", "/lib"), new("BOARD_DIR", "/project/board")],
    };

    /// <summary>Evaluates a text as <c>/project/manifest.py</c>.</summary>
    public static ManifestResult Evaluate(MemoryFiles files, string manifest, Func<ManifestRequest, ManifestRequest>? change = null)
    {
        files["/project/manifest.py"] = manifest;
        ManifestRequest request = Request(files, new ManifestItem("manifest.py"));
        return ManifestEvaluator.Evaluate(change?.Invoke(request) ?? request);
    }

    /// <summary>What a text printed; fails where there was an error.</summary>
    public static string Print(string manifest, MemoryFiles? files = null)
    {
        ManifestResult result = Evaluate(files ?? new MemoryFiles(), manifest);
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        return string.Join('\n', result.Output);
    }

    /// <summary>The files, one a line: target, source, kind and level.</summary>
    public static string Describe(ManifestResult result)
    {
        Assert.IsTrue(result.Succeeded, string.Join('\n', result.Diagnostics));
        return string.Join('\n', result.Files.Select(file => $"{file.TargetPath} {file.SourcePath} {file.Kind.ToManifestName()} {file.OptimizationLevel?.ToString() ?? "-"}"));
    }

    /// <summary>The only error of a result.</summary>
    public static Diagnostic Error(ManifestResult result)
    {
        Diagnostic[] errors = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.HasCount(1, errors, string.Join('\n', result.Diagnostics));
        return errors[0];
    }

    /// <summary>Files with the given names, each with a comment in it.</summary>
    public static MemoryFiles FilesAt(params string[] paths)
    {
        MemoryFiles files = new();
        foreach (string path in paths)
        {
            files[path] = "# " + path;
        }

        return files;
    }
}
