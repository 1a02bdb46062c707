using System.Globalization;

namespace MicroFreeze.Firmware.Elf;

/// <summary>What a firmware takes on the device.</summary>
/// <param name="Sections">Its sections.</param>
/// <param name="Frozen">Bytes of frozen Python in it.</param>
internal sealed record FirmwareSizes(IReadOnlyList<ElfSection> Sections, long Frozen)
{
    private const int Shown = 8;

    /// <summary>Bytes that are stored: all that has content.</summary>
    public long Image => Sections.Where(section => section.HasContent).Sum(section => section.Size);

    /// <summary>Bytes of RAM that are taken before anything runs.</summary>
    public long Ram => Sections.Where(section => section.IsWritable).Sum(section => section.Size);

    /// <summary>The sizes for people to read.</summary>
    /// <param name="name">The file's name.</param>
    public IEnumerable<string> Describe(string name)
    {
        (string Name, long Size)[] groups =
        [
            .. Sections.Where(section => section.Size > 0).GroupBy(section => Family(section.Name)).Select(group => (group.Key, group.Sum(section => section.Size))),
        ];
        HashSet<string> large = [.. groups.OrderByDescending(group => group.Size).Take(Shown).Select(group => group.Name)];
        IEnumerable<string> shown = groups.Where(group => large.Contains(group.Name)).Select(group => $"{group.Name} {Text(group.Size)}");
        long rest = groups.Where(group => !large.Contains(group.Name)).Sum(group => group.Size);
        yield return $"{name}: image {Text(Image)}, RAM {Text(Ram)} bytes; {string.Join(", ", rest > 0 ? shown.Append($"others {Text(rest)}") : shown)}";
        if (Frozen > 0 && Image > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: frozen Python {Frozen:N0} bytes, {100.0 * Frozen / Image:0.0} % of the image");
        }
    }

    // Some linker scripts keep a section for every function: .text.main is .text.
    private static string Family(string section)
    {
        int dot = section.IndexOf('.', Math.Min(1, section.Length));
        return dot < 0 ? section : section[..dot];
    }

    private static string Text(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
