using MicroFreeze.Compiler.Constants;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>
/// What a package says of itself with <c>metadata()</c>, while its manifest runs; files that were added before the call get it as well.
/// Source: tools/manifestfile.py@v1.28.0 ManifestPackageMetadata.
/// </summary>
internal sealed class PackageRecord(bool isRequired) : PyObject
{
    private static readonly string[] Fields = ["description", "version", "license", "author", "stdlib", "pypi", "pypi_publish"];
    private static readonly string[] Shown = ["version", "description", "license", "author", "pypi", "pypi_publish"];
    private static readonly PyType MetadataType = MakeType();

    private readonly Dictionary<string, object> _values = [];

    /// <summary>Whether <c>metadata()</c> was called with something.</summary>
    public bool IsInitialised { get; private set; }

    public override PyType Type => MetadataType;

    /// <summary>
    /// Takes what <c>metadata(...)</c> was called with. In <see cref="ManifestMode.PyProject"/> a required package that CPython has anyway,
    /// or that PyPI has, ends there: <see cref="PackageReplacedException"/>.
    /// </summary>
    public void Update(Interpreter vm, ManifestMode mode, PyDict values)
    {
        if (IsInitialised)
        {
            throw Interpreter.Error(ManifestDiagnostics.MetadataMisused, "Duplicate call to metadata().");
        }

        foreach (object key in values.Keys)
        {
            if (!Fields.Contains((string)key))
            {
                throw PyError.UnknownArgument("metadata", (string)key, Fields);
            }
        }

        if (mode == ManifestMode.PyProject && isRequired)
        {
            if (values.TryGetValue("stdlib", out object? stdlib) && vm.IsTrue(stdlib))
            {
                throw new PackageReplacedException(null);
            }

            foreach (string name in new[] { "pypi_publish", "pypi" })
            {
                if (values.TryGetValue(name, out object? package) && vm.IsTrue(package))
                {
                    throw new PackageReplacedException(vm.Str(package));
                }
            }
        }

        foreach ((object key, object value) in values.Entries)
        {
            _values[(string)key] = value;
        }

        IsInitialised = true;
    }

    /// <summary>Takes the metadata of a project.</summary>
    public void Set(PackageMetadata metadata)
    {
        (string Name, string? Value)[] values =
        [
            ("version", metadata.Version), ("description", metadata.Description), ("license", metadata.License), ("author", metadata.Author),
            ("pypi", metadata.PyPI), ("pypi_publish", metadata.PyPIPublish),
        ];
        foreach ((string name, string? value) in values)
        {
            if (value is not null)
            {
                _values[name] = value;
            }
        }

        IsInitialised = true;
    }

    public PackageMetadata ToMetadata() => IsInitialised
        ? new PackageMetadata
        {
            Version = Get("version"),
            Description = Get("description"),
            License = Get("license"),
            Author = Get("author"),
            PyPI = Get("pypi"),
            PyPIPublish = Get("pypi_publish"),
        }
        : PackageMetadata.Empty;

    public override string Repr(Interpreter vm) => Str(vm);

    public override string Str(Interpreter vm) => string.Join(
        ' ', Shown.Select(name => $"{name}={(_values.TryGetValue(name, out object? value) ? vm.Str(value) : "None")}"));

    private string? Get(string name) => _values.GetValueOrDefault(name) switch
    {
        null or PyNone => null,
        string text => text,
        long integer => integer.ToString(System.Globalization.CultureInfo.InvariantCulture),
        double real => PythonFloat.Repr(real),
        { } other => throw PyError.Type($"metadata({name}=...) must be str, not {Interpreter.TypeOf(other).Name}"),
    };

    private static PyType MakeType()
    {
        PyType type = new("ManifestPackageMetadata");
        foreach (string field in Fields)
        {
            type.AddProperties((field, (_, self) => ((PackageRecord)self)._values.TryGetValue(field, out object? value) ? value : field == "stdlib" ? Boxed.False : PyNone.Value));
        }

        return type;
    }
}

/// <summary>Leaves the manifest of a required package that CPython gets elsewhere. No <c>except</c> sees it.</summary>
internal sealed class PackageReplacedException(string? requirement) : Exception
{
    /// <summary>Its name on PyPI; null for one that CPython has itself.</summary>
    public string? Requirement { get; } = requirement;
}
