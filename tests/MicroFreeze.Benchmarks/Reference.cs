using System.Globalization;
using System.Text;

namespace MicroFreeze.Benchmarks;

/// <summary>The trees that are measured, and the reference compiler run over them.</summary>
/// <param name="microPython">The MicroPython tree.</param>
/// <param name="library">The micropython-lib tree.</param>
internal sealed class Reference(string microPython, string library)
{
    /// <summary>The MicroPython tree.</summary>
    public string MicroPython { get; } = Path.GetFullPath(microPython);

    /// <summary>The micropython-lib tree.</summary>
    public string Library { get; } = Path.GetFullPath(library);

    /// <summary>The reference compiler.</summary>
    public string Compiler => Path.Join(MicroPython, "mpy-cross/build/mpy-cross");

    /// <summary>All Python files below a directory, relative to it, sorted.</summary>
    public static string[] PythonFiles(string root) =>
        [.. Directory.EnumerateFiles(root, "*.py", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal)];

    /// <summary>Compiles files one after another, as a makefile does, in a shell that does nothing else.</summary>
    /// <param name="inputs">What is compiled, absolute, with the name that goes into the module.</param>
    /// <param name="options">Further options of the reference.</param>
    public Timing CompileEach(IEnumerable<(string Path, string Name)> inputs, string options = "")
    {
        using ScratchDirectory scratch = new();
        StringBuilder script = new("TIMEFORMAT='%3R %3U %3S'\ntime {\n");
        int number = 0;
        foreach ((string path, string name) in inputs)
        {
            script.Append(CultureInfo.InvariantCulture, $"'{Compiler}' {options} -s '{name}' -o '{scratch.Path}/{number++}.mpy' '{path}' 2>>'{scratch.Path}/log'\n");
        }

        script.Append("}\n");
        File.WriteAllText(Path.Join(scratch.Path, "run.sh"), script.ToString());
        (_, string error) = Shell.Run("bash", [Path.Join(scratch.Path, "run.sh")]);
        int made = Directory.GetFiles(scratch.Path, "*.mpy").Length;
        if (made < number / 2)
        {
            throw new InvalidOperationException($"the reference compiled {made} files of {number}:\n{File.ReadAllText(Path.Join(scratch.Path, "log"))}");
        }

        double[] seconds = [.. error.Trim().Split('\n')[^1].Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return new Timing(seconds[0], seconds[1] + seconds[2]);
    }
}

/// <summary>How long something took, in seconds.</summary>
/// <param name="Elapsed">By the clock.</param>
/// <param name="Processor">User and system time of all processors.</param>
internal readonly record struct Timing(double Elapsed, double Processor);
