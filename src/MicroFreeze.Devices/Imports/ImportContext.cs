namespace MicroFreeze.Devices.Imports;

/// <summary>The module that an import is in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPackage">Whether it is a package's own code.</param>
internal readonly record struct ImportContext(string Name, bool IsPackage)
{
    /// <summary>
    /// The absolute name of what an import names; null where its dots lead out of every package. Source: py/builtinimport.c@v1.28.0
    /// evaluate_relative_import.
    /// </summary>
    public string? ToAbsolute(ImportSite site)
    {
        if (site.Level == 0)
        {
            return site.Name;
        }

        string name = Name;
        for (int level = IsPackage ? site.Level - 1 : site.Level; level > 0; level--)
        {
            int dot = name.LastIndexOf('.');
            if (dot < 0)
            {
                return null;
            }

            name = name[..dot];
        }

        return site.Name.Length == 0 ? name : $"{name}.{site.Name}";
    }
}
