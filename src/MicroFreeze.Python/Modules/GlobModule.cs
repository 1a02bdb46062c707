using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>glob</c>, in ordinal order.</summary>
internal static class GlobModule
{
    private const int MaximumDepth = 64;

    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "glob",
        [
            ("escape", "pathname", static (_, a) => string.Concat(Args.Text(a[0]).Select(static c => c is '*' or '?' or '[' ? $"[{c}]" : c.ToString()))),
            ("glob", "pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False", static (vm, a) => new PyList([.. Find(vm, a)])),
            ("iglob", "pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False", static (vm, a) => new PyIterator(BuiltinTypes.Generator, Find(vm, a))),
            ("has_magic", "s", static (_, a) => Boxed.Bool(FnMatchModule.IsPattern(Args.Text(a[0])))),
        ]);

    /// <summary>The paths below a directory that match the parts of a pattern; relative to it, in ordinal order.</summary>
    /// <param name="vm">The interpreter.</param>
    /// <param name="directory">Absolute.</param>
    /// <param name="parts">The pattern, split at slashes.</param>
    /// <param name="recursive">Whether <c>**</c> stands for any number of directories.</param>
    /// <param name="hidden">Whether names that begin with a dot match patterns that do not.</param>
    public static IEnumerable<string> Expand(Interpreter vm, string directory, string[] parts, bool recursive, bool hidden)
    {
        List<string> found = [];
        Collect(vm, directory, "", parts, recursive, hidden, found, 0);
        return found.Distinct();
    }

    private static IEnumerable<object> Find(Interpreter vm, object?[] a)
    {
        string pattern = Args.FilePath(vm, a[0]);
        Args.WarnOfVariable(vm, "glob", pattern);
        string root = Args.IsNone(a[1]) ? vm.CurrentDirectory : OsPathModule.Absolute(vm, a[1]);
        string prefix = "";
        string[] parts = pattern.Split('/');

        // Without a pattern at the front the path is kept as it was written.
        int plain = 0;
        while (plain < parts.Length - 1 && !FnMatchModule.IsPattern(parts[plain]))
        {
            prefix += parts[plain++] + "/";
        }

        string directory = PosixPath.Absolute(PosixPath.Join(root, prefix), root);
        return Expand(vm, directory, parts[plain..], vm.IsTrue(a[3]!), vm.IsTrue(a[4]!)).Select(path => (object)(prefix + path));
    }

    private static void Collect(Interpreter vm, string directory, string prefix, ReadOnlySpan<string> parts, bool recursive, bool hidden, List<string> found, int depth)
    {
        vm.Budget.Tick(4);
        if (depth > MaximumDepth || ModuleBuilder.OnFile(directory, () => vm.Host.Files.GetKind(directory)) != EntryKind.Directory)
        {
            return;
        }

        string part = parts[0];
        bool isLast = parts.Length == 1;
        if (part == "**" && recursive)
        {
            if (isLast)
            {
                if (prefix.Length > 0)
                {
                    found.Add(prefix.TrimEnd('/') + (depth == 0 ? "/" : ""));
                }
                else
                {
                    found.Add("");
                }
            }
            else
            {
                Collect(vm, directory, prefix, parts[1..], recursive, hidden, found, depth);
            }

            foreach (DirectoryEntry entry in vm.Host.Files.List(directory).Entries)
            {
                if (entry.Name.StartsWith('.') && !hidden)
                {
                    continue;
                }

                if (entry is { Kind: EntryKind.Directory, IsLink: false })
                {
                    Collect(vm, PosixPath.Join(directory, entry.Name), prefix + entry.Name + "/", parts, recursive, hidden, found, depth + 1);
                }
                else if (isLast)
                {
                    found.Add(prefix + entry.Name);
                }
            }

            return;
        }

        if (!FnMatchModule.IsPattern(part))
        {
            string path = PosixPath.Normalize(PosixPath.Join(directory, part));
            if (isLast)
            {
                if (ModuleBuilder.OnFile(path, () => vm.Host.Files.GetKind(path)) != EntryKind.Missing)
                {
                    found.Add(prefix + part);
                }
            }
            else
            {
                Collect(vm, path, prefix + part + "/", parts[1..], recursive, hidden, found, depth + 1);
            }

            return;
        }

        foreach (DirectoryEntry entry in vm.Host.Files.List(directory).Entries)
        {
            if ((entry.Name.StartsWith('.') && !hidden && !part.StartsWith('.')) || !FnMatchModule.Matches(vm, entry.Name, part))
            {
                continue;
            }

            if (isLast)
            {
                found.Add(prefix + entry.Name);
            }
            else if (entry.Kind == EntryKind.Directory)
            {
                Collect(vm, PosixPath.Join(directory, entry.Name), prefix + entry.Name + "/", parts[1..], recursive, hidden, found, depth + 1);
            }
        }
    }
}
