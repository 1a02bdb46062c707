using System.Reflection;
using MicroFreeze.Compiler.Tests.Recorded;
using MicroFreeze.Recorder;

string tests = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "TestsFolder").Value!;
if (args is ["--listings"])
{
    foreach (string path in RecordedFiles.Cases(tests))
    {
        File.WriteAllText(path, CaseFile.Read(path).Write((item, run) => item.Outcomes[run], ModuleText.Listing));
    }

    return 0;
}

if (args is ["sources"])
{
    return SourceNotes.List(Path.GetFullPath("..", tests), Console.Out, Console.Error);
}

if (args is not [string micropython, string circuitpython, .. string[] names])
{
    Console.Error.WriteLine("usage: MicroFreeze.Recorder MPY_CROSS_OF_MICROPYTHON MPY_CROSS_OF_CIRCUITPYTHON [NAME...]");
    Console.Error.WriteLine("       MicroFreeze.Recorder --listings");
    Console.Error.WriteLine("       MicroFreeze.Recorder sources");
    Console.Error.WriteLine("Records what these compilers make of the test cases: all, or the files that have one of the names.");
    Console.Error.WriteLine("With --listings only the listings beside the recorded bytes are written anew.");
    Console.Error.WriteLine("With sources it lists the notes in src that name an upstream file, tag and symbol, and fails if one has another form.");
    return 2;
}

Dictionary<string, ReferenceCompiler> references = new()
{
    ["micropython-1.28"] = new(micropython),
    ["circuitpython-10"] = new(circuitpython),
};

RecordedOutcome compile(byte[] source, string sourceName, RecordedRun run) => references[run.Firmware.Name].Compile(source, sourceName, run);

bool isWanted(string path) => names.Length == 0 || names.Contains(Path.GetFileNameWithoutExtension(path));

foreach (string path in RecordedFiles.Cases(tests).Where(isWanted))
{
    CaseFile file = CaseFile.Read(path);
    var outcomes = file.Cases.AsParallel()
        .SelectMany(item => file.Runs.Select(run => (item, run, outcome: compile(item.Source, RecordedCase.SourceName, run))))
        .ToDictionary(result => (result.item, result.run), result => result.outcome);
    File.WriteAllText(path, file.Write((item, run) => outcomes[(item, run)], ModuleText.Listing));
    Console.WriteLine($"{Path.GetFileName(path)}: {file.Cases.Count} cases, {outcomes.Values.Count(outcome => outcome.Refusal is not null)} of {outcomes.Count} outcomes refused");
}

foreach (RecordedBundle bundle in RecordedFiles.Bundles(tests).Where(bundle => isWanted(bundle.Path)))
{
    bundle.Record(compile);
    Console.WriteLine($"{Path.GetFileName(bundle.Path)}: {new FileInfo(bundle.Path).Length} bytes");
}

return 0;
