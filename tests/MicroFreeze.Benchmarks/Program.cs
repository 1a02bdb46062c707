using MicroFreeze.Benchmarks;

// Ratios between this project and the reference, all measured in one run on one machine:
//
//     dotnet run -c Release --project tests/MicroFreeze.Benchmarks -- MICROPYTHON_DIR MICROPYTHON_LIB_DIR [SECTION...]
//
// MICROPYTHON_DIR is a MicroPython v1.28.0 tree whose mpy-cross is built (mpy-cross/build/mpy-cross), MICROPYTHON_LIB_DIR is the
// micropython-lib tree. Sections: tree, throughput, native, names, build, manifest, freezing; all by default. Needs bash; the sections build, manifest and freezing need python3
// too.
Dictionary<string, Action<Reference, Report>> sections = new()
{
    ["tree"] = TreeBenchmark.Run,
    ["throughput"] = ThroughputBenchmark.Run,
    ["native"] = ThroughputBenchmark.RunNative,
    ["names"] = ManyNamesBenchmark.Run,
    ["build"] = BuildBenchmark.Run,
    ["manifest"] = ManifestBenchmark.Run,
    ["freezing"] = FreezingStepBenchmark.Run,
};

string[] chosen = args.Length > 2 ? [.. args.Skip(2)] : [.. sections.Keys];
if (args.Length < 2 || !chosen.All(sections.ContainsKey))
{
    Console.Error.WriteLine($"usage: MICROPYTHON_DIR MICROPYTHON_LIB_DIR [{string.Join('|', sections.Keys)}]...");
    return 2;
}

Reference reference = new(args[0], args[1]);
if (!File.Exists(reference.Compiler))
{
    Console.Error.WriteLine($"{reference.Compiler} is missing: build mpy-cross there first");
    return 1;
}

Report report = new();
foreach (string section in chosen)
{
    sections[section](reference, report);
}

return report.AllMet ? 0 : 1;
