using System.Globalization;

namespace MicroFreeze.Files;

/// <summary>A clock that stands still, for reproducible builds (https://reproducible-builds.org/specs/source-date-epoch/).</summary>
/// <param name="time">The time that it always is.</param>
internal sealed class FixedClock(DateTimeOffset time) : TimeProvider
{
    /// <summary>The environment variable that doors look at: seconds since 1970, UTC.</summary>
    public const string Variable = "SOURCE_DATE_EPOCH";

    // The last second of the year 9999.
    private const long Latest = 253_402_300_799;

    /// <summary>The time that it always is.</summary>
    public DateTimeOffset Time { get; } = time;

    /// <summary>The clock for a value of <see cref="Variable"/>: one that stands still, or the system's where the value is none.</summary>
    /// <remarks>Doors call this and hand the clock in: nothing else reads the machine's clock.</remarks>
#pragma warning disable RS0030 // The one place that takes the machine's clock.
    public static TimeProvider Parse(string? value) => TryParse(value) is { } time ? new FixedClock(time) : System;
#pragma warning restore RS0030

    /// <summary>The time that a value of <see cref="Variable"/> says, or null.</summary>
    public static DateTimeOffset? TryParse(string? value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds <= Latest ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Time;
}
