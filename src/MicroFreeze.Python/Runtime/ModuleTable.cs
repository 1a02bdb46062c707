using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// What <c>import</c> finds: the modules of the white list, which are our own; modules whose every use is refused, with a way out; and <c>.py</c> files
/// beside the manifest or on <c>sys.path</c>.
/// </summary>
/// <param name="vm">The interpreter that imports.</param>
/// <param name="known">The modules that there are, by their full names.</param>
/// <param name="refused">Finds a module whose every use is refused, or null.</param>
internal sealed class ModuleTable(Interpreter vm, IReadOnlyDictionary<string, Func<Interpreter, PyModule>> known, Func<string, PyModule?> refused)
{
    private readonly Dictionary<string, PyModule> _loaded = [];

    /// <summary>A module by its full name. <c>ModuleNotFoundError</c> where there is none.</summary>
    public PyModule Import(string name) => TryImport(name)
        ?? throw new PythonException(new PyException(ExceptionTypes.ByName["ModuleNotFoundError"], $"No module named '{name}'")
        {
            Report = (PythonDiagnostics.ModuleNotFound, [name, string.Join(", ", known.Keys.Where(IsForUsers).Order(StringComparer.Ordinal))]),
        });

    /// <summary>A module by its full name, or null.</summary>
    public PyModule? TryImport(string name)
    {
        if (_loaded.TryGetValue(name, out PyModule? module))
        {
            return module;
        }

        if (known.TryGetValue(name, out Func<Interpreter, PyModule>? make))
        {
            module = make(vm);
        }
        else if (refused(name) is { } found)
        {
            module = found;
        }
        else
        {
            return ImportFile(name);
        }

        _loaded.Add(name, module);
        return module;
    }

    // Not listed: names that come with another, and those that nobody looks for.
    private static bool IsForUsers(string name) => !name.StartsWith('_') && !name.Contains('.') && name != "posixpath";

    private PyModule? ImportFile(string name)
    {
        string relative = name.Replace('.', '/');
        foreach (string directory in SearchPath())
        {
            string path = PosixPath.Absolute(PosixPath.Join(directory, relative), vm.CurrentDirectory);
            foreach (string candidate in new[] { path + ".py", path + "/__init__.py" })
            {
                if (vm.Host.Files.GetKind(candidate) == EntryKind.File)
                {
                    return Load(name, candidate);
                }
            }

            if (vm.Host.Files.GetKind(path) == EntryKind.Directory && vm.Host.Files.GetKind(path + "/__init__.py") == EntryKind.Missing && name.Contains('.'))
            {
                return null;
            }
        }

        return null;
    }

    private IEnumerable<string> SearchPath()
    {
        yield return vm.CurrentDirectory;
        if (_loaded.TryGetValue("sys", out PyModule? sys) && sys.Attributes.TryGetValue("path", out object? path) && path is PyList list)
        {
            foreach (object item in list.Items.ToList())
            {
                if (item is string directory)
                {
                    yield return directory;
                }
            }
        }
    }

    private PyModule Load(string name, string path)
    {
        byte[] source;
        try
        {
            source = vm.Host.Files.Read(path, isCode: true);
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            throw OSErrors.Make(exception, path);
        }

        CodeFile file = vm.Host.Parse(path, source);
        PyModule module = new(name) { Attributes = { ["__name__"] = name, ["__file__"] = path } };
        _loaded.Add(name, module);
        bool succeeded = false;
        try
        {
            vm.RunModule(file, module.Attributes, new Origin($"import {name}", vm.Locate()));
            succeeded = true;
        }
        finally
        {
            if (!succeeded)
            {
                _loaded.Remove(name);
            }
        }

        return module;
    }
}
