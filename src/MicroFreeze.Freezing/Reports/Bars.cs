namespace MicroFreeze.Freezing.Reports;

/// <summary>Draws bars with characters, in eighths of one.</summary>
internal static class Bars
{
    private const string Eighths = " ▏▎▍▌▋▊▉█";

    /// <summary>A bar.</summary>
    /// <param name="value">What it stands for, from 0.</param>
    /// <param name="full">What fills the whole width.</param>
    /// <param name="width">The width in characters.</param>
    /// <returns>The bar, without spaces at its end. Anything that is not 0 is seen.</returns>
    public static string Draw(long value, long full, int width)
    {
        if (value <= 0 || full <= 0)
        {
            return "";
        }

        int eighths = (int)Math.Clamp(((value * width * 8) + (full / 2)) / full, 1, width * 8L);
        string bar = new('█', eighths / 8);
        return eighths % 8 == 0 ? bar : bar + Eighths[eighths % 8];
    }

    /// <summary>
    /// A bar of several values inside each other, the smallest first: dark as far as it goes, then lighter for what each further one has more.
    /// </summary>
    /// <param name="values">At most four values, none smaller than the one before.</param>
    /// <param name="full">What fills the whole width.</param>
    /// <param name="width">The width in characters.</param>
    public static string DrawNested(ReadOnlySpan<long> values, long full, int width)
    {
        const string Shades = "█▓▒░";
        if (full <= 0)
        {
            return "";
        }

        string bar = "";
        for (int index = 0; index < values.Length; index++)
        {
            int length = (int)Math.Clamp(((values[index] * width) + (full / 2)) / full, 0, width);
            bar = bar.PadRight(Math.Max(bar.Length, length), Shades[Math.Min(index, Shades.Length - 1)]);
        }

        return bar;
    }
}
