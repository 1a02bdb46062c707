using System.Buffers.Binary;
using System.Text;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Manifests.Evaluation;
using MicroFreeze.Manifests.Items;
using MicroFreeze.Manifests.Libraries;
using MicroFreeze.Manifests.Packages;

namespace MicroFreeze.Freezing.Build;

/// <summary>
/// One hash of everything in a request that the result depends on; what the files that it names hold comes in as recorded inputs.
/// Each value is hashed with its length or in a fixed size, so that different requests never look alike.
/// </summary>
internal sealed class RequestFingerprint
{
    private byte[] _bytes = new byte[1024];
    private int _length;

    private RequestFingerprint()
    {
    }

    /// <summary>The hash of a request.</summary>
    public static string Of(FreezeRequest request)
    {
        RequestFingerprint fingerprint = new();
        fingerprint.Add(request.CompilerVersion);
        fingerprint.Add(request.ModuleDirectory);
        fingerprint.Add(request.CompiledDirectory);
        fingerprint.Add(request.CompileOptions);
        fingerprint.Add(request.OverridesOptimizationLevel ? 1 : 0);
        fingerprint.Add(request.FrozenSource);
        fingerprint.Add(request.Manifest);
        fingerprint.Add(request.Packages);
        fingerprint.Add(request.Library);
        return fingerprint.ToHash();
    }

    /// <summary>The hash of what a module is compiled from.</summary>
    public static string Of(ReadOnlySpan<byte> content, CompileOptions options, string compilerVersion)
    {
        RequestFingerprint fingerprint = new();
        fingerprint.Add(compilerVersion);
        fingerprint.Add(options);
        ContentHash.Write(content, fingerprint.Reserve(16));
        return fingerprint.ToHash();
    }

    private string ToHash() => ContentHash.Of(_bytes.AsSpan(0, _length));

    private void Add(CompileOptions options)
    {
        Add(options.Firmware.Name);
        Add(options.SourceName);
        Add(options.OptimizationLevel);
        Add(options.SmallIntBits);
        Add((long)options.Arch);
        Add(options.ArchFlags);
        Add((long)options.Emit);
        Add(options.NativeFallsBack ? 1 : 0);
        Add(options.Exact ? 1 : 0);
    }

    private void Add(NativeOverrides native)
    {
        Add((long?)native.Arch ?? -1);
        Add(native.ArchFlags ?? -1L);
        Add((long?)native.Emit ?? -1);
    }

    private void Add(FrozenSourceRequest? source)
    {
        Add(source?.Path);
        Add(source?.ModuleDirectory);
        Add(source?.Tree?.MpyDir);
        Add(source?.Tree?.PortDir);
        Add(source?.Tree?.BoardDir);
        Add(source?.QstrHeader);
        Add((long)(source?.LongInt ?? 0));
        Add(source?.MpzDigitBits ?? 0);
    }

    private void Add(PackageRequest? packages)
    {
        Add(packages is null ? 0 : 1);
        if (packages is null)
        {
            return;
        }

        Add(packages.AssetsFile);
        Add(packages.Framework);
        Add(packages.Directories);
        Add(packages.Firmware);
        Add(packages.Arch);
        Add([.. packages.Projects.Select(project => new KeyValuePair<string, string>(project.ProjectFile, project.DescriptionFile))]);
    }

    private void Add(LibraryRequest? library)
    {
        Add(library is null ? 0 : 1);
        if (library is null)
        {
            return;
        }

        Add(library.DescriptionFile);
        Add(library.PackageFile);
        Add(library.Name);
        Add(library.Id);
        Add(library.Version);
        Add(library.Firmware);
        Add(library.Architectures);

        // Its text names all of its values.
        Add(library.Metadata.ToString());
    }

    private void Add(ManifestRequest manifest)
    {
        Add(manifest.BaseDirectory);
        Add((long)manifest.Mode);
        Add(manifest.Variables);
        Add(manifest.UnixFfi ? 1 : 0);
        Add(manifest.LegacyGlobals ? 1 : 0);
        Add((manifest.Clock as FixedClock)?.Time.ToUnixTimeSeconds() ?? -1);
        Add(manifest.Platform);
        Add(manifest.Grants.Write ? 1 : 0);
        Add(manifest.Grants.Environment ? 1 : 0);
        Add(manifest.Grants.Roots);
        Add(manifest.Items.Count);
        foreach (FreezeItem item in manifest.Items)
        {
            Add(item);
        }
    }

    private void Add(FreezeItem item)
    {
        Add(item.GetType().Name);
        Add(item.Location.Path);
        Add(item.Optional ? 1 : 0);
        switch (item)
        {
            case ManifestItem manifest:
                Add(manifest.Path);
                Add(manifest.Options);
                break;
            case ManifestCodeItem code:
                Add(code.Code);
                Add(code.Directory);
                break;
            case PackageItem package:
                Add(package.Path);
                Add(package.BasePath);
                Add(package.Files);
                Add(package.Exclude);
                Add(package.OptimizationLevel ?? -1);
                Add(package.Native);
                break;
            case FileItem file:
                Add(file.Path);
                Add((long)file.Kind);
                Add(file.BasePath);
                Add(file.TargetPath);
                Add(file.OptimizationLevel ?? -1);
                Add(file.Native);
                break;
            case RequireItem require:
                Add(require.Name);
                Add(require.Library);
                Add(require.Version);
                Add(require.Options);
                break;
            case CircuitPythonLibraryItem library:
                Add(library.Path);
                Add(library.Version);
                Add(library.PackageVersion);
                Add(library.Exclude);
                Add(library.IncludeTests ? 1 : 0);
                Add(library.OptimizationLevel ?? -1);
                Add(library.Native);
                break;
            case LibraryItem library:
                Add(library.Name);
                Add(library.Path);
                Add(library.Prepend ? 1 : 0);
                break;
            default:
                // A kind that came later: its text names all of its values.
                Add(item.ToString());
                break;
        }
    }

    private void Add(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(sizeof(long)), value);

    private void Add(string? value)
    {
        if (value is null)
        {
            Add(-1);
            return;
        }

        int length = Encoding.UTF8.GetByteCount(value);
        Add(length);
        Encoding.UTF8.GetBytes(value, Reserve(length));
    }

    private void Add(IReadOnlyList<string>? values)
    {
        Add(values?.Count ?? -1);
        foreach (string value in values ?? [])
        {
            Add(value);
        }
    }

    private void Add(IReadOnlyCollection<KeyValuePair<string, string>> values)
    {
        Add(values.Count);
        foreach ((string name, string value) in values)
        {
            Add(name);
            Add(value);
        }
    }

    private Span<byte> Reserve(int length)
    {
        if (_bytes.Length - _length < length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        }

        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }
}
