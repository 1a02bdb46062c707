namespace MicroFreeze.Devices.Imports;

/// <summary>
/// The modules that are part of a firmware. Those of the first kind are found before any file; extensible ones only after every file.
/// Source: py/makemoduledefs.py@v1.28.0 MP_REGISTER_MODULE; py/makemoduledefs.py@v1.28.0 MP_REGISTER_EXTENSIBLE_MODULE.
/// </summary>
internal sealed record BuiltInModules
{
    /// <summary>Modules that no file can take the place of.</summary>
    public required IReadOnlySet<string> Fixed { get; init; }

    /// <summary>Modules that a file of the same name takes the place of.</summary>
    public required IReadOnlySet<string> Extensible { get; init; }

    /// <summary>Modules inside others, with dots. Source: py/builtinimport.c@v1.28.0 MICROPY_MODULE_BUILTIN_SUBPACKAGES.</summary>
    public IReadOnlySet<string> Nested { get; init; } = new HashSet<string>();

    /// <summary>
    /// Modules that some boards with this firmware have and others lack. Where it is not known which this one has, an import that finds no
    /// file is taken to get them.
    /// </summary>
    public IReadOnlySet<string> Possible { get; init; } = new HashSet<string>();

    /// <summary>None at all, which no firmware has.</summary>
    public static BuiltInModules None { get; } = new() { Fixed = new HashSet<string>(), Extensible = new HashSet<string>() };

    /// <summary>The built-in that an import of a top-level name gets before files are looked at, or null.</summary>
    /// <param name="name">The name.</param>
    /// <param name="rules">The firmware's rules.</param>
    public string? FindFixed(string name, ImportRules rules)
    {
        if (Fixed.Contains(name))
        {
            return name;
        }

        // Source: py/objmodule.c@v1.28.0 mp_module_get_builtin. usys always; with MicroPython u before the name of any extensible module.
        if (name == "usys" && Fixed.Contains("sys"))
        {
            return "sys";
        }

        return rules.HasPrefixedNames && name.Length > 1 && name[0] == 'u' && Extensible.Contains(name[1..]) ? name[1..] : null;
    }

    /// <summary>Whether a name is a built-in's, of either kind.</summary>
    public bool Contains(string name) => Fixed.Contains(name) || Extensible.Contains(name);
}
