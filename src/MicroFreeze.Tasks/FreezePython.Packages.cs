using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <content>Packages: those that the project refers to, and the one that it becomes.</content>
public sealed partial class FreezePython
{
    /// <summary>What a restore found: <c>project.assets.json</c>.</summary>
    public string? AssetsFile { get; set; }

    /// <summary>The framework that the restore was for.</summary>
    public string? TargetFramework { get; set; }

    /// <summary>Items <c>PackageReference</c>.</summary>
    public ITaskItem[] PackageReferences { get; set; } = [];

    /// <summary>Items <c>ProjectReference</c>.</summary>
    public ITaskItem[] ProjectReferences { get; set; } = [];

    /// <summary>Descriptions of the libraries of referenced projects, with metadata <c>PythonLibraryProjectFile</c>.</summary>
    public ITaskItem[] LibraryProjects { get; set; } = [];

    /// <summary>Whether the project is a library.</summary>
    public bool IsLibrary { get; set; }

    /// <summary>Where a library's description for other projects goes.</summary>
    public string? LibraryFile { get; set; }

    /// <summary>Where a library's description for its package goes.</summary>
    public string? PackageFile { get; set; }

    /// <summary>The library's name for <c>require()</c>.</summary>
    public string? LibraryName { get; set; }

    /// <summary>Firmware that the library is for, with semicolons; <c>any</c> for all.</summary>
    public string? LibraryFirmware { get; set; }

    /// <summary>Architectures that the library's native code is for, with semicolons.</summary>
    public string? LibraryArch { get; set; }

    /// <summary>The library's identifier as a package.</summary>
    public string? PackageId { get; set; }

    /// <summary>The library's version as a package.</summary>
    public string? PackageVersion { get; set; }

    /// <summary>Authors, where the project names them.</summary>
    public string? DeclaredAuthors { get; set; }

    /// <summary>Description, where the project has one.</summary>
    public string? DeclaredDescription { get; set; }

    /// <summary>Licence, where the project has one.</summary>
    public string? DeclaredLicense { get; set; }
}
