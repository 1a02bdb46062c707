using System.Text;

namespace MicroFreeze.Files.Git;

/// <summary>A repository's own <c>config</c> (git-config, "Syntax"); includes, and the user's and machine's files, are left out.</summary>
internal sealed class GitConfig
{
    private readonly Dictionary<string, string> _values = [];

    private GitConfig()
    {
    }

    /// <summary>
    /// The last value under a name such as <c>remote.origin.url</c>: section and key in lower case, the part between as it is.
    /// </summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    public static GitConfig Parse(string text)
    {
        GitConfig config = new();
        string section = "";
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.Trim();
            if (line.StartsWith('[') && line.IndexOf(']') is > 0 and int end)
            {
                section = SectionName(line[1..end]);
                line = line[(end + 1)..].Trim();
            }

            if (line.Length == 0 || line[0] is '#' or ';')
            {
                continue;
            }

            int equals = line.IndexOf('=');
            string key = (equals < 0 ? line : line[..equals]).Trim().ToLowerInvariant();
            config._values[$"{section}.{key}"] = equals < 0 ? "true" : Value(line[(equals + 1)..].Trim());
        }

        return config;
    }

    private static string SectionName(string header)
    {
        int quote = header.IndexOf('"');
        return quote < 0
            ? header.Trim().ToLowerInvariant()
            : $"{header[..quote].Trim().ToLowerInvariant()}.{header[(quote + 1)..].TrimEnd().TrimEnd('"').Replace("\\\"", "\"").Replace("\\\\", "\\")}";
    }

    private static string Value(string text)
    {
        StringBuilder value = new();
        bool quoted = false;
        for (int index = 0; index < text.Length; index++)
        {
            char next = text[index];
            switch (next)
            {
                case '"':
                    quoted = !quoted;
                    break;
                case '#' or ';' when !quoted:
                    return value.ToString().TrimEnd();
                case '\\' when index + 1 < text.Length:
                    next = text[++index];
                    value.Append(next switch { 'n' => '\n', 't' => '\t', _ => next });
                    break;
                default:
                    value.Append(next);
                    break;
            }
        }

        return value.ToString();
    }
}
