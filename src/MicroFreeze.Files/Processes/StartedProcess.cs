using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MicroFreeze.Files.Processes;

/// <summary>What tells a process from a later one that has got its number.</summary>
/// <param name="Id">Its number.</param>
/// <param name="StartTime">When it started, in ticks of universal time, as far as the system knows.</param>
internal sealed record StartedProcess(int Id, long StartTime)
{
    // The system counts from its own start, and that from a clock that is adjusted now and then.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    /// <summary>Reads what <see cref="ToString"/> writes; null where it is nothing of the kind.</summary>
    public static StartedProcess? Parse(string text) =>
        text.Split(' ') is [var id, var time]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long ticks)
            ? new StartedProcess(number, ticks)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {StartTime}");

    /// <summary>Whether it is the same process.</summary>
    internal bool IsSame(StartedProcess other) => Id == other.Id && Math.Abs(StartTime - other.StartTime) <= Tolerance.Ticks;

    /// <summary>That of a process; null where it has ended.</summary>
    internal static StartedProcess? Of(Process process)
    {
        try
        {
            return new StartedProcess(process.Id, process.StartTime.ToUniversalTime().Ticks);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            return null;
        }
    }
}
