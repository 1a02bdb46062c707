using System.Globalization;

namespace MicroFreeze.Freezing.Firmware;

/// <summary>What a firmware takes on the device.</summary>
/// <param name="Sections">Its sections.</param>
/// <param name="Frozen">Bytes of frozen Python in it.</param>
public sealed record FirmwareSizes(IReadOnlyList<ElfSection> Sections, long Frozen)
{
    /// <summary>Bytes that are stored: all that has content.</summary>
    public long Image => Sections.Where(section => section.HasContent).Sum(section => section.Size);

    /// <summary>Bytes of RAM that are taken before anything runs.</summary>
    public long Ram => Sections.Where(section => section.IsWritable).Sum(section => section.Size);

    /// <summary>The sizes for people to read.</summary>
    /// <param name="name">The file's name.</param>
    public IEnumerable<string> Describe(string name)
    {
        yield return $"{name}: image {Text(Image)}, RAM {Text(Ram)} bytes; {string.Join(", ", Sections.Where(section => section.Size > 0).Select(section => $"{section.Name} {Text(section.Size)}"))}";
        if (Frozen > 0 && Image > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: frozen Python {Frozen:N0} bytes, {100.0 * Frozen / Image:0.0} % of the image");
        }
    }

    private static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
