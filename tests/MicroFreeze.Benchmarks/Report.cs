using System.Globalization;

namespace MicroFreeze.Benchmarks;

/// <summary>Prints one line a ratio as soon as it is known, with its goal.</summary>
internal sealed class Report
{
    /// <summary>Whether every ratio so far met its goal.</summary>
    public bool AllMet { get; private set; } = true;

    /// <summary>A ratio that must not be more than the goal, such as time taken.</summary>
    public void AtMost(double goal, string what, double ratio, string measured) => Line(what, ratio, ratio <= goal, $"at most {goal}", measured);

    /// <summary>A ratio that must not be less than the goal, such as throughput.</summary>
    public void AtLeast(double goal, string what, double ratio, string measured) => Line(what, ratio, ratio >= goal, $"at least {goal}", measured);

    /// <summary>Something that could not be measured here, and why.</summary>
    public static void NotMeasured(string what, string why) => Console.WriteLine($"{what,-64} not measured: {why}");

    private void Line(string what, double ratio, bool met, string goal, string measured)
    {
        AllMet &= met;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-64} {ratio,8:0.000}  {(met ? "met   " : "MISSED")} {goal,-14} ({measured})"));
    }
}
