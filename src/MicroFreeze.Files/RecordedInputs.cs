using System.Security.Cryptography;
using System.Text;

namespace MicroFreeze.Files;

/// <summary>States of <see cref="RecordedInput"/>s: how they are worked out, and whether they still hold.</summary>
internal static class RecordedInputs
{
    /// <summary>The state of a <see cref="InputKind.Clock"/> input, which never holds.</summary>
    public const string ClockState = "now";

    /// <summary>The first input that is no longer what it was, or null: the recorded result still stands.</summary>
    /// <param name="inputs">What was recorded.</param>
    /// <param name="files">The files now.</param>
    /// <param name="environment">The environment now.</param>
    public static RecordedInput? FindChange(IEnumerable<RecordedInput> inputs, IFileSystem files, IReadOnlyDictionary<string, string> environment)
    {
        foreach (RecordedInput input in inputs)
        {
            if (GetState(input.Kind, input.Name, files, environment) != input.State)
            {
                return input;
            }
        }

        return null;
    }

    /// <summary>The state of something now. What cannot be read counts as missing.</summary>
    public static string GetState(InputKind kind, string name, IFileSystem files, IReadOnlyDictionary<string, string> environment)
    {
        try
        {
            return kind switch
            {
                InputKind.File => OfFile(files.ReadAllBytes(name)),
                InputKind.Directory => OfDirectory(files.List(name)),
                InputKind.Existence => OfKind(files.GetKind(name)),
                InputKind.Environment => OfVariable(environment.GetValueOrDefault(name)),
                _ => "",
            };
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            return OfKind(EntryKind.Missing);
        }
    }

    internal static string OfFile(ReadOnlySpan<byte> content) => ContentHash.Of(content);

    internal static string OfDirectory(IReadOnlyList<DirectoryEntry> entries)
    {
        DirectoryEntry[] sorted = [.. entries];
        Array.Sort(sorted, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        StringBuilder text = new();
        foreach (DirectoryEntry entry in sorted)
        {
            text.Append(entry.Name).Append(entry.Kind == EntryKind.Directory ? "/\n" : "\n");
        }

        return ContentHash.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    internal static string OfKind(EntryKind kind) => kind switch
    {
        EntryKind.File => "file",
        EntryKind.Directory => "directory",
        _ => "missing",
    };

    // Cryptographic, because values may be secrets and states end up in files.
    internal static string OfVariable(string? value) =>
        value is null ? OfKind(EntryKind.Missing) : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
