namespace MicroFreeze.Fuzzing;

/// <summary>A short run of each target, the same each time; Program.cs runs long ones.</summary>
[TestClass]
public sealed class FuzzingTests
{
    private const int Inputs = 400;

    public static IEnumerable<string> Names => Targets.All.Select(target => target.Name);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Odd_inputs_end_in_a_result_or_a_finding(string name)
    {
        Target target = Targets.All.Single(row => row.Name == name);
        Assert.IsNotEmpty(target.Seeds());

        Fault? fault = Fuzzer.Run(target, seed: 1, first: 0, Inputs);

        Assert.IsNull(fault, fault is null ? "" : $"{fault.Problem}\nthe input: {Convert.ToBase64String(fault.Input)}");
    }
}
