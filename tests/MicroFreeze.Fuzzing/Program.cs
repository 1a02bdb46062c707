using System.Globalization;
using MicroFreeze.Fuzzing;

// MicroFreeze.Fuzzing TARGET [COUNT] [SEED]: a long run. MicroFreeze.Fuzzing TARGET FILE: one input again.
Target? target = Targets.All.FirstOrDefault(row => row.Name == args.FirstOrDefault());
if (target is null)
{
    Console.Error.WriteLine($"usage: MicroFreeze.Fuzzing TARGET [COUNT [SEED]] or TARGET FILE, with a TARGET of {string.Join(", ", Targets.All.Select(row => row.Name))}");
    return 2;
}

string? given = args.ElementAtOrDefault(1);
if (given is not null && File.Exists(given))
{
    string? problem = Fuzzer.Check(target, File.ReadAllBytes(given));
    Console.WriteLine(problem ?? "no fault");
    return problem is null ? 0 : 1;
}

int count = given is null ? 100_000 : int.Parse(given, CultureInfo.InvariantCulture);
int seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.TickCount;
Console.WriteLine($"{target.Name}: {count} inputs of seed {seed}");
Fault? fault = Fuzzer.Run(target, seed, 0, count, number =>
{
    if (number % 10_000 == 9_999)
    {
        Console.WriteLine($"{number + 1}");
    }
});
if (fault is null)
{
    Console.WriteLine("no fault");
    return 0;
}

string file = Path.GetFullPath($"fault-{target.Name}-{seed}.bin");
File.WriteAllBytes(file, fault.Input);
Console.WriteLine($"{fault.Problem}\nthe input is in {file}");
return 1;
