namespace MicroFreeze.Manifests.Packages;

/// <summary>Paths inside packages: what one may be, on every machine that may unpack it.</summary>
internal static class PackagePath
{
    /// <summary>The folder of a package that holds its Python.</summary>
    public const string PythonFolder = "python";

    /// <summary>The file of a package that describes its Python.</summary>
    public const string DescriptionFile = "microfreeze.json";

    private const int LongestPath = 250;

    /// <summary>Why a path is none below the folder of Python; null where it is one.</summary>
    public static string? FindProblem(string path)
    {
        if (path.Length is 0 or > LongestPath)
        {
            return path.Length == 0 ? "it is empty" : $"it is longer than {LongestPath} characters";
        }

        foreach (char c in path)
        {
            if (c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or < ' ')
            {
                return $"it has the character {(c < ' ' ? "U+" + ((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture) : c)}";
            }
        }

        if (path[0] == '/')
        {
            return "it is absolute";
        }

        foreach (string part in path.Split('/'))
        {
            if (part is "" or "." or "..")
            {
                return part == ".." ? "it leads out of the package" : "it has an empty part";
            }

            if (part[^1] is '.' or ' ')
            {
                return "a part of it ends in a dot or a space";
            }
        }

        return Path.GetExtension(path) is ".py" or ".mpy" ? null : "it is no .py or .mpy file";
    }
}
