using System.Collections.Concurrent;
using System.Text;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Drive;
using MicroFreeze.Files;
using MicroFreeze.Files.Zip;
using MicroFreeze.Manifests.Items;

namespace MicroFreeze.Devices.Bundles;

/// <summary>
/// Makes the bundles of a collection of libraries, and of a single one. See: circuitpython-build-tools, build_bundles.py,
/// <c>build_bundles</c> and <c>build_bundle</c>; build.py, <c>library</c>. Everything is made before anything is written.
/// </summary>
internal static class BundleBuilder
{
    /// <summary>Makes them.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellation">Ends it early; nothing is written then.</param>
    /// <exception cref="OperationCanceledException">It was ended early.</exception>
    public static BundleResult Build(BundleRequest request, CancellationToken cancellation = default)
    {
        DiagnosticBag diagnostics = new();
        List<(string Path, byte[] Content)> outputs = [];
        if (request.Libraries.Count == 0)
        {
            diagnostics.Report(BundleDiagnostics.NoLibraries, request.Location, "");
        }
        else
        {
            diagnostics.Try(FileDiagnostics.CannotRead, request.BaseDirectory, () => outputs = Make(request, diagnostics, cancellation), request.Location);
        }

        if (!diagnostics.HasErrors)
        {
            Write(outputs, request, diagnostics);
        }

        return new BundleResult(diagnostics.HasErrors ? [] : [.. outputs.Select(output => output.Path)], diagnostics.Items);
    }

    /// <summary>The directories a number of steps below one, in ordinal order; those that begin with a dot are none.</summary>
    public static IReadOnlyList<string> FindLibraries(IFileSystem files, string directory, int depth) => depth <= 0 ? [PosixPath.FromNative(directory)] :
    [
        .. files.List(directory)
            .Where(entry => entry.Kind == EntryKind.Directory && entry.Name[0] != '.')
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .SelectMany(entry => FindLibraries(files, PosixPath.Join(PosixPath.FromNative(directory), entry.Name), depth - 1)),
    ];

    private static List<(string Path, byte[] Content)> Make(BundleRequest request, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        LibraryPackageReader reader = new(request, diagnostics);
        List<LibraryPackage> packages = [];
        foreach (BundleLibrary library in request.Libraries)
        {
            cancellation.ThrowIfCancellationRequested();
            diagnostics.Try(FileDiagnostics.CannotRead, library.Directory, () =>
            {
                if (reader.Read(library with { Directory = PosixPath.Normalize(PosixPath.FromNative(library.Directory)) }) is { } package)
                {
                    packages.Add(package);
                }
            });
        }

        string? version = request.Version;
        if (version is null && (version = new LibraryIdentity(request, diagnostics).DescribeBundle(out string problem)) is null)
        {
            diagnostics.Report(BundleDiagnostics.BundleVersionUnknown, request.Location, problem);
            return [];
        }

        CheckName(request.Prefix, "prefix", "BundlePrefix (--filename_prefix)");
        CheckName(version, "version", "BundleVersion (--version)");
        if (diagnostics.HasErrors)
        {
            return [];
        }

        List<(string Path, byte[] Content)> outputs = [(PathOf(request, $"z-build_tools_version-{request.ToolsVersion}.ignore"), Encoding.UTF8.GetBytes(request.ToolsVersion))];
        Bundle bundle = new(request, packages, version, diagnostics, cancellation);
        if (request.Kinds.HasFlag(BundleKinds.Source))
        {
            outputs.Add(bundle.MakeZip($"{request.Prefix}-py-{version}", firmware: null, isExamples: false));
        }

        foreach (FirmwareProfile firmware in request.Kinds.HasFlag(BundleKinds.Compiled) ? request.Firmwares : [])
        {
            outputs.Add(bundle.MakeZip($"{request.Prefix}-{NameOf(firmware)}-mpy-{version}", firmware, isExamples: false));
        }

        if (request.Kinds.HasFlag(BundleKinds.Examples))
        {
            outputs.Add(bundle.MakeZip($"{request.Prefix}-examples-{version}", firmware: null, isExamples: true));
        }

        if (request.Kinds.HasFlag(BundleKinds.Index))
        {
            outputs.Add((PathOf(request, $"{request.Prefix}-{version}.json"), BundleIndex.Write(packages, request.Files)));
        }

        return outputs;

        // They are in the paths inside the zips too, which must not lead out of where those are unpacked.
        void CheckName(string text, string what, string option)
        {
            if (text.Length == 0 || text[0] == '.' || text.Any(letter => letter is '/' || FatNames.IsForbidden(letter)))
            {
                diagnostics.Report(BundleDiagnostics.NotAFileName, request.Location, what, text, option);
            }
        }
    }

    private static string PathOf(BundleRequest request, string name) => Path.Combine(request.OutputDirectory, name);

    // Bundles are named by the major version: 10.x.
    private static string NameOf(FirmwareProfile firmware) => firmware.Family.HasBundles ? firmware.Version + ".x" : firmware.Name;

    private static void Write(List<(string Path, byte[] Content)> outputs, BundleRequest request, DiagnosticBag diagnostics)
    {
        foreach ((string path, byte[] content) in outputs)
        {
            diagnostics.TryWrite(path, () => OutputFiles.WriteIfDifferent(path, content), request.Location);
        }
    }

    /// <summary>One run: the libraries are known, and each zip is made of them.</summary>
    private sealed class Bundle(
        BundleRequest request, List<LibraryPackage> packages, string version, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        private readonly ConcurrentDictionary<string, byte> _unreadable = [];

        public (string Path, byte[] Content) MakeZip(string name, FirmwareProfile? firmware, bool isExamples)
        {
            BundleContent content = new(name, request.Location, diagnostics);
            foreach (LibraryPackage package in packages)
            {
                cancellation.ThrowIfCancellationRequested();
                string library = package.Library.Directory;
                if (!isExamples)
                {
                    AddModules(content, package, firmware);
                    foreach (string file in package.ModuleName is null ? [] : package.Requirements)
                    {
                        Add(content, $"requirements/{package.ModuleName}/{file}", PosixPath.Join(library, file));
                    }
                }

                foreach (string example in package.Examples)
                {
                    Add(content, $"examples/{PosixPath.BaseName(library)}/{example["examples/".Length..]}", PosixPath.Join(library, example));
                }
            }

            if (request.Libraries.Count > 1)
            {
                content.AddText("VERSIONS.txt", Versions());
                if (request.Readme is { } readme && !diagnostics.HasErrors)
                {
                    Add(content, "README.txt", PosixPath.FromNative(readme));
                }
            }

            string comment = $$"""{"build-tools-version": "{{request.ToolsVersion}}"}""";
            return (PathOf(request, name + ".zip"), diagnostics.HasErrors ? [] : ZipFile.Write(content.Members, comment));
        }

        private void AddModules(BundleContent content, LibraryPackage package, FirmwareProfile? firmware)
        {
            (string Name, byte[]? Content)[] modules = new (string, byte[]?)[package.Files.Count];
            IReadOnlyList<Diagnostic>[] findings = new IReadOnlyList<Diagnostic>[package.Files.Count];
            ParallelOptions options = new() { MaxDegreeOfParallelism = Math.Max(request.Parallelism, 1), CancellationToken = cancellation };
            Parallel.For(0, modules.Length, options, index => modules[index] = MakeModule(package, package.Files[index], firmware, out findings[index]));
            for (int index = 0; index < modules.Length; index++)
            {
                diagnostics.AddRange(findings[index]);
                if (modules[index].Content is { } bytes)
                {
                    content.Add("lib/" + modules[index].Name, bytes, PosixPath.Join(package.Library.Directory, package.Files[index]));
                }
            }
        }

        // Python text gets its version; an empty file stays what it is, since nothing would be in its .mpy.
        private (string Name, byte[]? Content) MakeModule(LibraryPackage package, string file, FirmwareProfile? firmware, out IReadOnlyList<Diagnostic> findings)
        {
            string path = PosixPath.Join(package.Library.Directory, file);
            byte[]? bytes = Read(path, out findings);
            if (bytes is null || !file.EndsWith(".py", StringComparison.Ordinal))
            {
                return (file, bytes);
            }

            byte[] text = new VersionStamp(package.Version).Apply(bytes);
            if (text.Length > 0 && text[^1] != (byte)'\n')
            {
                text = [.. text, (byte)'\n'];
            }

            if (firmware is null || text.Length == 0)
            {
                return (file, text);
            }

            CompiledSource result = SourceCompiler.Compile(
                SourceFile.Of(path, file, text) with { Chain = [package.Location] },
                new CompileOptions { SourceName = file, Firmware = firmware, OptimizationLevel = request.OptimizationLevel });
            findings = result.Diagnostics;
            return (Path.ChangeExtension(file, ".mpy"), result.Module is null ? null : result.Bytes.ToArray());
        }

        private void Add(BundleContent content, string member, string path)
        {
            if (Read(path, out IReadOnlyList<Diagnostic> findings) is { } bytes)
            {
                content.Add(member, bytes, path);
            }

            diagnostics.AddRange(findings);
        }

        // Most files go into more than one zip; that one cannot be read is said once.
        private byte[]? Read(string path, out IReadOnlyList<Diagnostic> findings)
        {
            DiagnosticBag problems = new();
            byte[]? content = problems.TryRead(path, () => request.Files.ReadAllBytes(path));
            findings = content is not null || _unreadable.TryAdd(path, 0) ? problems.Items : [];
            return content;
        }

        private string Versions()
        {
            StringBuilder text = new(version + "\r\n");
            foreach (LibraryPackage package in packages.OrderBy(package => package.Library.Directory, StringComparer.Ordinal))
            {
                text.Append(WebAddress(package.RepositoryUrl)).Append("/releases/tag/").Append(package.Release).Append("\r\n");
            }

            return text.ToString();
        }

        // ssh://git@host/x/y.git, git@host:x/y.git and https://host/x/y.git as pages.
        private static string WebAddress(string address)
        {
            string page = address.EndsWith(".git", StringComparison.Ordinal) ? address[..^4] : address;
            return page.StartsWith("ssh://git@", StringComparison.Ordinal) ? "https://" + page["ssh://git@".Length..]
                : page.StartsWith("git@", StringComparison.Ordinal) ? "https://" + page["git@".Length..].Replace(':', '/')
                : page;
        }
    }
}
