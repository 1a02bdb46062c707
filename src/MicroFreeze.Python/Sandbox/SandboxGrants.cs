namespace MicroFreeze.Python.Sandbox;

/// <summary>What a manifest may do beyond the sandbox: the value of <c>MicroFreezeManifestAllow</c>.</summary>
internal sealed record SandboxGrants
{
    /// <summary>No grants: the sandbox as it is.</summary>
    public static SandboxGrants None { get; } = new();

    /// <summary>Files may be written, created and deleted within the roots.</summary>
    public bool Write { get; init; }

    /// <summary>All environment variables may be listed; reading one by name needs no grant.</summary>
    public bool Environment { get; init; }

    /// <summary>Further directories that may be read, absolute.</summary>
    public IReadOnlyList<string> Roots { get; init; } = [];

    /// <summary>
    /// Reads a list separated by semicolons: <c>Write</c>, <c>Environment</c> and directories, which are taken relative to
    /// <paramref name="baseDirectory"/>. A bare word that is neither, and so perhaps misspelt, is handed back in <paramref name="unknown"/>.
    /// </summary>
    public static SandboxGrants Parse(string? list, string baseDirectory, out string? unknown)
    {
        unknown = null;
        bool write = false;
        bool environment = false;
        List<string> roots = [];
        foreach (string word in (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (word.Equals(nameof(Write), StringComparison.OrdinalIgnoreCase))
            {
                write = true;
            }
            else if (word.Equals(nameof(Environment), StringComparison.OrdinalIgnoreCase))
            {
                environment = true;
            }
            else if (word.Contains('/') || word.Contains('\\') || word is "." or "..")
            {
                roots.Add(Path.GetFullPath(word, baseDirectory));
            }
            else
            {
                unknown ??= word;
            }
        }

        return new SandboxGrants { Write = write, Environment = environment, Roots = roots };
    }
}
