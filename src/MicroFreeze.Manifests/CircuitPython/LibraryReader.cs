using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>One module of a library.</summary>
/// <param name="Source">The file.</param>
/// <param name="Target">Its path on the device.</param>
/// <param name="Stamp">What becomes of its text.</param>
internal sealed record LibraryModule(string Source, string Target, VersionStamp Stamp);

/// <summary>Finds the modules of a library and the version that goes into them.</summary>
/// <param name="files">The files that may be seen, which records them.</param>
/// <param name="repositories">The files of repositories, which are no concern of the sandbox.</param>
/// <param name="inputs">Takes what is read of repositories.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class LibraryReader(ConfinedFiles files, IFileSystem repositories, InputRecorder inputs, DiagnosticBag diagnostics)
{
    // A link as git checks it out where the file system has none: a text that is a path.
    private const int LongestLink = 260;

    /// <summary>Reads a library.</summary>
    /// <param name="item">What the project says of it.</param>
    /// <param name="directory">Its directory, absolute.</param>
    public IReadOnlyList<LibraryModule> Read(CircuitPythonLibraryItem item, string directory)
    {
        string? around = LibraryVersion.FindRepository(repositories, directory);
        if (around is not null)
        {
            // Modules may be links to elsewhere in the repository.
            files.AddRoot(around);
        }

        LibraryLayout layout = new(files);
        layout.Read(directory);
        List<string> modules = [.. layout.Modules];
        if (item.IncludeTests)
        {
            modules = [.. modules.Concat(layout.Tests).Order(StringComparer.Ordinal)];
        }

        if (FindLibraryWithin(layout, directory) is { } inner)
        {
            Report(LibraryDiagnostics.SeveralLibraries, item, directory, inner);
            return [];
        }

        if (modules.Count == 0)
        {
            Report(LibraryDiagnostics.Empty, item, directory, Hint(directory, layout));
            return [];
        }

        modules = Exclude(item, modules);
        if (layout.Tests.Count > 0 && !item.IncludeTests)
        {
            string count = layout.Tests.Count == 1 ? $"A test in '{directory}' is" : $"{layout.Tests.Count} files of tests in '{directory}' are";
            Report(LibraryDiagnostics.TestsLeftOut, item, count, layout.Tests[0]);
        }

        LibraryVersion version = new(files, repositories, inputs, item, directory);
        return [.. modules.Select(module => ToModule(item, layout.Root, module, version))];
    }

    /// <summary>
    /// Whether there is no directory to read because it is a file, or because the submodule that it would be part of was never filled;
    /// reports that.
    /// </summary>
    public bool IsNoDirectory(CircuitPythonLibraryItem item, string directory)
    {
        EntryKind kind = repositories.GetKind(directory);
        if (kind != EntryKind.Missing)
        {
            if (kind == EntryKind.File)
            {
                Report(LibraryDiagnostics.Empty, item, directory, " It is a file: name the library's directory, or the file in a FrozenModule item.");
                inputs.AddExistence(directory, kind);
            }

            return kind == EntryKind.File;
        }

        string parent = PosixPath.DirectoryName(directory);
        while (repositories.GetKind(parent) == EntryKind.Missing)
        {
            parent = PosixPath.DirectoryName(parent);
        }

        bool isEmpty = repositories.GetKind(parent) == EntryKind.Directory && repositories.List(parent).All(entry => entry.Name == ".git");
        if (isEmpty)
        {
            Report(LibraryDiagnostics.Empty, item, directory, Unfilled(parent));
            inputs.AddExistence(directory, EntryKind.Missing);
        }

        return isEmpty;
    }

    private static string Unfilled(string directory) => $" The directory '{directory}' is empty: a submodule is filled by 'git submodule update --init'.";

    private LibraryModule ToModule(CircuitPythonLibraryItem item, string root, string module, LibraryVersion version)
    {
        foreach (string part in module[..^".py".Length].Split('/'))
        {
            if (!IsName(part))
            {
                Report(LibraryDiagnostics.NotImportable, item, module, part);
                break;
            }
        }

        string source = PosixPath.Join(root, module);
        byte[] content = files.Read(source);
        if (LinkTarget(source, content) is { } target)
        {
            source = target;
            content = files.Read(source);
        }

        if (VersionStamp.FindPlaceholder(content, out int line, out int column) is not { } placeholder)
        {
            return new LibraryModule(source, module, new VersionStamp(null));
        }

        if (version.Get(PosixPath.DirectoryName(source), out string problem) is { } text)
        {
            return new LibraryModule(source, module, new VersionStamp(text));
        }

        diagnostics.Add(Diagnostic.Create(LibraryDiagnostics.VersionUnknown, new SourceLocation(source, line, column), placeholder, problem) with
        {
            Chain = [item.Location],
        });
        return new LibraryModule(source, module, new VersionStamp(null));
    }

    private List<string> Exclude(CircuitPythonLibraryItem item, List<string> modules)
    {
        foreach (string pattern in item.Exclude)
        {
            FilePatterns patterns = new([pattern]);
            List<string> kept = [.. modules.Where(module => !patterns.Matches(module))];
            if (kept.Count == modules.Count)
            {
                Report(LibraryDiagnostics.ExcludesNothing, item, pattern);
            }

            modules = kept;
        }

        return modules;
    }

    // A directory below that has what only a library's own directory has.
    private string? FindLibraryWithin(LibraryLayout layout, string directory)
    {
        if (IsLibrary(directory) || layout.Modules.Any(module => !module.Contains('/')))
        {
            return null;
        }

        return files.List(layout.Root).Entries
            .Where(entry => entry.Kind == EntryKind.Directory && !entry.IsLink)
            .Select(entry => PosixPath.Join(layout.Root, entry.Name))
            .FirstOrDefault(IsLibrary);
    }

    private bool IsLibrary(string directory) =>
        files.List(directory).Find("pyproject.toml") is { Kind: EntryKind.File } || files.List(directory).Find("setup.py") is { Kind: EntryKind.File };

    private string Hint(string directory, LibraryLayout layout)
    {
        if (layout.Tests.Count > 0)
        {
            return " There are only tests.";
        }

        return files.List(directory).Entries.All(entry => entry.Name == ".git")
            ? Unfilled(directory)
            : layout.Root == directory ? "" : " It has a directory 'src', and only what is in that counts.";
    }

    private string? LinkTarget(string source, byte[] content)
    {
        if (content.Length is 0 or > LongestLink || content.AsSpan().IndexOfAny((byte)'\n', (byte)'(', (byte)' ') >= 0 || !content.AsSpan().EndsWith(".py"u8))
        {
            return null;
        }

        string target = PosixPath.Absolute(Encoding.UTF8.GetString(content), PosixPath.DirectoryName(source));
        return files.GetKind(target) == EntryKind.File ? target : null;
    }

    private static bool IsName(string part) =>
        part.Length > 0 && !char.IsAsciiDigit(part[0]) && part.All(next => next == '_' || char.IsAsciiLetterOrDigit(next) || next >= 0x80);

    private void Report(DiagnosticDescriptor descriptor, CircuitPythonLibraryItem item, params ReadOnlySpan<object?> arguments) =>
        diagnostics.Report(descriptor, item.Location, arguments);
}
