using System.Globalization;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Manifests.Evaluation;

/// <summary>Manifests that give a list of files when the reference's tools evaluate them.</summary>
/// <param name="Files">Names and texts; <c>manifest.py</c> is the one to begin with, and stands first.</param>
/// <param name="Problems">Files that no manifest of the reference can name, each with the reason.</param>
internal sealed record ManifestExport(IReadOnlyList<KeyValuePair<string, string>> Files, IReadOnlyList<string> Problems);

/// <summary>
/// Writes the list of a result as plain manifests, for builds that use the reference's own tools. Files whose package has a version get a
/// manifest of their own, which is included the way <c>require</c> does it, because the version belongs to a manifest as a whole.
/// </summary>
internal static class ManifestExporter
{
    private const string Main = "manifest.py";

    /// <summary>Writes a result.</summary>
    /// <param name="result">The result; without errors.</param>
    /// <param name="request">The request that gave it: its variables shorten paths.</param>
    public static ManifestExport Export(ManifestResult result, ManifestRequest request)
    {
        List<string> problems = [];
        List<KeyValuePair<string, string>> parts = [];
        StringBuilder main = new("# Written by microfreeze manifest export.\n");
        AppendMetadata(main, result.Metadata);
        foreach (IReadOnlyList<FrozenFile> group in Runs(result.Files, static file => file.Metadata))
        {
            PackageMetadata metadata = group[0].Metadata;
            if (metadata == result.Metadata)
            {
                AppendFiles(main, group, request, problems);
                continue;
            }

            string name = string.Create(CultureInfo.InvariantCulture, $"manifest_{parts.Count + 1:000}.py");
            StringBuilder part = new();
            AppendMetadata(part, metadata);
            AppendFiles(part, group, request, problems);
            parts.Add(new(name, part.ToString()));
            main.Append(CultureInfo.InvariantCulture, $"include(\"{name}\", is_require=True)\n");
        }

        foreach (string directory in result.CModules)
        {
            main.Append(CultureInfo.InvariantCulture, $"c_module({Shorten(directory, request)})\n");
        }

        return new ManifestExport([new(Main, main.ToString()), .. parts], problems);
    }

    private static void AppendMetadata(StringBuilder text, PackageMetadata metadata)
    {
        (string Name, string? Value)[] fields =
        [
            ("version", metadata.Version), ("description", metadata.Description), ("license", metadata.License), ("author", metadata.Author),
            ("pypi", metadata.PyPI), ("pypi_publish", metadata.PyPIPublish),
        ];
        string arguments = string.Join(", ", fields.Where(field => field.Value is not null).Select(field => $"{field.Name}={PythonLiteral.Quote(field.Value!)}"));
        if (arguments.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"metadata({arguments})\n");
        }
    }

    private static void AppendFiles(StringBuilder text, IReadOnlyList<FrozenFile> files, ManifestRequest request, List<string> problems)
    {
        foreach (IReadOnlyList<FrozenFile> run in Runs(files, file => (BaseOf(file), file.Kind, file.OptimizationLevel, file.Native)))
        {
            FrozenFile first = run[0];
            if (first.Native != default)
            {
                string what = first.Native.Emit is { } emit ? $"Emit '{emit.ToName()}'" : "an architecture";
                problems.AddRange(run.Select(file => $"'{file.TargetPath}' asks for {what}, which a manifest cannot"));
                continue;
            }

            if (BaseOf(first) is not { } directory)
            {
                problems.AddRange(run.Select(file => $"'{file.TargetPath}' is '{file.SourcePath}' under another name"));
                continue;
            }

            string path = Shorten(directory, request);
            string opt = first.OptimizationLevel is { } level ? string.Create(CultureInfo.InvariantCulture, $", opt={level}") : "";
            string targets = string.Concat(run.Select(file => $"\n    {PythonLiteral.Quote(file.TargetPath)},"));
            switch (first.Kind)
            {
                case FrozenKind.AsStr when IsWholeDirectory(directory, run, request.Files):
                    text.Append(CultureInfo.InvariantCulture, $"freeze_as_str({path})\n");
                    break;
                case FrozenKind.AsStr:
                    problems.Add($"freeze_as_str takes all of '{directory}' or nothing of it");
                    break;
                case FrozenKind.CompileAsMpy:
                    foreach (FrozenFile file in run)
                    {
                        text.Append(CultureInfo.InvariantCulture, $"module({PythonLiteral.Quote(file.TargetPath)}, base_path={path}{opt})\n");
                    }

                    break;
                default:
                    string function = first.Kind == FrozenKind.Mpy ? "freeze_mpy" : "freeze_as_mpy";
                    text.Append(CultureInfo.InvariantCulture, $"{function}({path}, ({targets}\n){opt})\n");
                    break;
            }
        }
    }

    // The directory that the target path is relative to; null where the file has another name on the device.
    private static string? BaseOf(FrozenFile file) =>
        file.SourcePath.EndsWith("/" + file.TargetPath, StringComparison.Ordinal) ? file.SourcePath[..^(file.TargetPath.Length + 1)] is { Length: > 0 } directory ? directory : "/" : null;

    private static string Shorten(string path, ManifestRequest request)
    {
        // The longest variable says most: MPY_LIB_DIR is often inside MPY_DIR.
        foreach ((string name, string value) in request.Variables.OrderByDescending(variable => variable.Value.Length))
        {
            string directory = PosixPath.FromNative(value);
            if (PosixPath.IsAbsolute(directory) && PosixPath.IsWithin(path, PosixPath.Normalize(directory)))
            {
                return PythonLiteral.Quote($"$({name}){path[PosixPath.Normalize(directory).Length..]}");
            }
        }

        return PythonLiteral.Quote(path);
    }

    private static bool IsWholeDirectory(string directory, IReadOnlyList<FrozenFile> files, IFileSystem fileSystem)
    {
        HashSet<string> wanted = [.. files.Select(file => file.TargetPath)];
        return Count(directory, "", 0) == wanted.Count;

        // How many Python files there are; -1 where one is not wanted.
        int Count(string current, string prefix, int depth)
        {
            int count = 0;
            foreach (DirectoryEntry entry in depth > 32 ? [] : fileSystem.List(current))
            {
                string path = prefix + entry.Name;
                bool isDirectory = entry.Kind == EntryKind.Directory;
                if (!isDirectory && !path.EndsWith(".py", StringComparison.OrdinalIgnoreCase))
                {
                    continue;
                }

                int inner = isDirectory ? Count(PosixPath.Join(current, entry.Name), path + "/", depth + 1) : wanted.Contains(path) ? 1 : -1;
                if (inner < 0)
                {
                    return -1;
                }

                count += inner;
            }

            return count;
        }
    }

    // Neighbours that have something in common.
    private static IEnumerable<IReadOnlyList<FrozenFile>> Runs<TKey>(IReadOnlyList<FrozenFile> files, Func<FrozenFile, TKey> key)
    {
        for (int start = 0, end; start < files.Count; start = end)
        {
            end = start + 1;
            while (end < files.Count && EqualityComparer<TKey>.Default.Equals(key(files[start]), key(files[end])))
            {
                end++;
            }

            yield return [.. files.Skip(start).Take(end - start)];
        }
    }
}
