using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files;
using MicroFreeze.Files.State;
using MicroFreeze.Files.Processes;
using MicroFreeze.Freezing.Agreement;

namespace MicroFreeze.Firmware.CrossCompile;

/// <summary>
/// Turns frozen C into objects or an archive. What is current is decided by content: of the source, the command, the compiler, and every
/// header that the compiler said it had included. Files are written whole or not at all.
/// </summary>
internal static class CrossCompilation
{
    /// <summary>Compiles what is not current. Whatever goes wrong is in the result.</summary>
    /// <exception cref="OperationCanceledException">It was ended early; so is every compiler that it had started.</exception>
    public static CrossCompileResult Run(CrossCompileRequest request, CancellationToken cancellation = default)
    {
        try
        {
            return new Worker(request, cancellation).Execute();
        }
        catch (Exception exception) when (exception.IsFileError())
        {
            Diagnostic trouble = Diagnostic.Create(
                CrossDiagnostics.FileTrouble, new SourceLocation(request.ObjectDirectory), request.ObjectDirectory, exception.Message);
            return new CrossCompileResult { Succeeded = false, Diagnostics = [trouble] };
        }
    }

    private sealed class Worker(CrossCompileRequest request, CancellationToken cancellation)
    {
        private readonly ConcurrentDictionary<string, string> _digests = new(StringComparer.Ordinal);
        private readonly CrossState _previous = CrossState.Format.TryRead(request.StateFile) ?? CrossState.Empty;
        private readonly string _compiler = DescribeTool(request.Compiler[0]);

        public CrossCompileResult Execute()
        {
            Directory.CreateDirectory(request.ObjectDirectory);
            DiagnosticBag disagreements = new();
            CompiledObject? probe = request.Traits is { } traits ? Probe(traits, disagreements) : null;
            if (disagreements.HasErrors)
            {
                CrossState.Format.WriteIfDifferent(request.StateFile, _previous with { Probe = probe });
                return new CrossCompileResult { Succeeded = false, Diagnostics = disagreements.Items };
            }

            WriteScripts();
            Dictionary<string, CompiledObject> known = _previous.Objects.ToDictionary(item => item.File.Path, StringComparer.Ordinal);
            Outcome[] outcomes = new Outcome[request.Sources.Count];
            ParallelOptions options = new() { MaxDegreeOfParallelism = Math.Max(1, request.Parallelism), CancellationToken = cancellation };
            Parallel.For(0, outcomes.Length, options, index => outcomes[index] = Compile(request.Sources[index], known));

            CompiledObject[] objects = [.. outcomes.Where(outcome => outcome.Object is not null).Select(outcome => outcome.Object!)];
            List<Diagnostic> findings = [.. disagreements.Items, .. outcomes.SelectMany(outcome => outcome.Findings)];
            bool succeeded = objects.Length == outcomes.Length;
            CompiledObject? archive = succeeded && request.Archiver is not null ? MakeArchive(objects, findings) : null;
            succeeded &= request.Archiver is null || archive is not null;
            RemoveStale(objects, archive);
            CrossState.Format.WriteIfDifferent(request.StateFile, new CrossState { Objects = objects, Archive = archive, Probe = probe });
            string? script = succeeded && request.Placement is not null ? request.LinkerScriptPath : null;
            string[] inputs = !succeeded ? [] : archive is null ? [.. objects.Select(item => item.File.Path)] : [archive.File.Path];
            return new CrossCompileResult
            {
                Succeeded = succeeded,
                Diagnostics = findings,
                LinkInputs = inputs,
                LinkerScript = script,
                WrittenFiles = [.. objects.Select(item => item.File.Path), .. archive is null ? [] : (string[])[archive.File.Path], .. Scripts(), .. Probes(), request.StateFile],
                CompiledCount = outcomes.Count(outcome => outcome.WasCompiled),
            };
        }

        private string ObjectScriptPath => Path.Combine(request.ObjectDirectory, "section.ld");

        private string[] Scripts() => request.Placement is null ? [] : [ObjectScriptPath, request.LinkerScriptPath!];

        private string[] Probes() =>
            request.Traits is null ? [] : [Path.Combine(request.ObjectDirectory, "probe.c"), Path.Combine(request.ObjectDirectory, "probe.i")];

        private void WriteScripts()
        {
            if (request.Placement is { } placement)
            {
                OutputFiles.WriteIfDifferent(ObjectScriptPath, System.Text.Encoding.UTF8.GetBytes(placement.ToObjectScript()));
                OutputFiles.WriteIfDifferent(request.LinkerScriptPath!, System.Text.Encoding.UTF8.GetBytes(placement.ToFirmwareScript()));
            }
        }

        private Outcome Compile(string source, Dictionary<string, CompiledObject> known)
        {
            string target = request.GetObjectPath(source);
            string key = GetKey(source);
            if (known.GetValueOrDefault(target) is { } current && CrossState.IsCurrent(current, key, Digest))
            {
                return new Outcome(current, current.Warnings, WasCompiled: false);
            }

            string temporary = target + ".tmp";
            string dependencies = target + ".d.tmp";
            try
            {
                string[] arguments = [.. request.GetArguments(source), "-o", temporary, .. DependencyArguments(dependencies)];
                (int exitCode, string output) = Run(request.Compiler[0], arguments);
                IReadOnlyList<Diagnostic> findings = CompilerOutput.Read(output, exitCode, request.WorkingDirectory, request.Compiler[0], source);
                if (exitCode != 0 || !TryPlace(source, temporary, ref findings))
                {
                    return new Outcome(null, findings, WasCompiled: true);
                }

                return new Outcome(Keep(target, key, source, findings), findings, WasCompiled: true);
            }
            catch (Exception exception) when (exception.IsFileError())
            {
                Diagnostic trouble = Diagnostic.Create(CrossDiagnostics.FileTrouble, new SourceLocation(source), target, exception.Message);
                return new Outcome(null, [trouble], WasCompiled: true);
            }
            finally
            {
                File.Delete(temporary);
                File.Delete(dependencies);
            }
        }

        // Messages are read by this program: in English, whatever the user's language.
        private (int ExitCode, string Output) Run(string program, string[] arguments) => CommandRunner.Run(
            new ProcessCommand(program, arguments, request.WorkingDirectory) { Environment = new Dictionary<string, string?> { ["LC_ALL"] = "C" } }, cancellation);

        private static string[] DependencyArguments(string path) => ["-MMD", "-MF", path, "-MT", "o"];

        // Takes over what was written beside a target, and remembers what it was made of.
        private CompiledObject Keep(string target, string key, string source, IReadOnlyList<Diagnostic> findings)
        {
            // Before the file is in its place: a header that changes meanwhile is then seen as changed.
            WrittenFile[] included =
            [
                .. DependencyFile.Read(File.ReadAllText(target + ".d.tmp"))
                    .Select(file => Path.GetFullPath(file, request.WorkingDirectory))
                    .Where(file => file != source)
                    .Distinct(StringComparer.Ordinal)
                    .Select(file => new WrittenFile(file, Digest(file))),
            ];
            File.Move(target + ".tmp", target, overwrite: true);
            return new CompiledObject(new WrittenFile(target, CrossState.GetDigest(target)), key, included, findings);
        }

        /// <summary>Asks the preprocessor what the firmware is like. Where it does not answer, the compiler itself will say why.</summary>
        private CompiledObject? Probe(FrozenTraits traits, DiagnosticBag disagreements)
        {
            string source = Path.Combine(request.ObjectDirectory, "probe.c");
            string target = Path.Combine(request.ObjectDirectory, "probe.i");
            string? generated = QstrHeaderCheck.Find(request.IncludeDirectories);
            OutputFiles.WriteIfDifferent(source, System.Text.Encoding.UTF8.GetBytes(FirmwareProbe.Source));
            string key = GetKey(source);
            CompiledObject? probe = _previous.Probe is { } known && CrossState.IsCurrent(known, key, Digest) ? known : RunProbe(source, target, key);
            if (probe is not null)
            {
                string header = probe.Dependencies.Select(file => file.Path).FirstOrDefault(IsConfiguration) ?? source;
                AgreementCheck.Compare(traits, FirmwareProbe.Read(File.ReadAllText(target), new SourceLocation(header)), disagreements);
            }

            if (generated is not null && !disagreements.HasErrors)
            {
                QstrHeaderCheck.Compare(traits.QstrHeader, generated, disagreements);
            }

            return probe;
        }

        private CompiledObject? RunProbe(string source, string target, string key)
        {
            string dependencies = target + ".d.tmp";
            try
            {
                // The last of -c and -E would win in some compilers and not in others.
                string[] arguments = [.. request.GetArguments(source).Select(word => word == "-c" ? "-E" : word), "-P", "-o", target + ".tmp", .. DependencyArguments(dependencies)];
                (int exitCode, _) = Run(request.Compiler[0], arguments);
                return exitCode == 0 ? Keep(target, key, source, []) : null;
            }
            finally
            {
                File.Delete(target + ".tmp");
                File.Delete(dependencies);
            }
        }

        private static bool IsConfiguration(string path) =>
            Path.GetFileName(path) == "mpconfig.h" && Path.GetFileName(Path.GetDirectoryName(path)) == "py";

        private bool TryPlace(string source, string target, ref IReadOnlyList<Diagnostic> findings)
        {
            if (request.Placement is null)
            {
                return true;
            }

            // By -T of the driver: some of its specs bring a script of their own otherwise.
            string placed = target + ".placed";
            string[] arguments = [.. request.Compiler.Skip(1), .. request.Flags, "-r", "-nostdlib", "-Wl,--no-gc-sections", "-T", ObjectScriptPath, "-o", placed, target];
            try
            {
                (int exitCode, string output) = Run(request.Compiler[0], arguments);
                if (exitCode != 0)
                {
                    string text = CompilerOutput.Summarize(output, exitCode);
                    findings = [.. findings, Diagnostic.Create(CrossDiagnostics.ToolFailed, new SourceLocation(source), request.Compiler[0], text)];
                    return false;
                }

                File.Move(placed, target, overwrite: true);
                return true;
            }
            finally
            {
                File.Delete(placed);
            }
        }

        private CompiledObject? MakeArchive(CompiledObject[] objects, List<Diagnostic> findings)
        {
            IReadOnlyList<string> archiver = request.Archiver!;
            string path = request.ArchivePath!;
            string key = new Fingerprint()
                .Add(DescribeTool(archiver[0])).Add(archiver).Add([.. objects.SelectMany(item => (string[])[item.File.Path, item.File.Digest])]).ToHash();
            if (_previous.Archive is { } current && current.File.Path == path && CrossState.IsCurrent(current, key, Digest))
            {
                return current;
            }

            // Anew, since an archiver only ever adds; and D for the same bytes whenever it is made.
            string temporary = path + ".tmp";
            string list = path + ".rsp";
            try
            {
                File.Delete(temporary);
                File.WriteAllText(list, ResponseFile.Format(objects.Select(item => item.File.Path)));
                string[] arguments = [.. archiver.Skip(1), "rcsD", temporary, "@" + list];
                (int exitCode, string output) = Run(archiver[0], arguments);
                if (exitCode != 0)
                {
                    string text = CompilerOutput.Summarize(output, exitCode);
                    findings.Add(Diagnostic.Create(CrossDiagnostics.ToolFailed, new SourceLocation(path), archiver[0], text));
                    return null;
                }

                File.Move(temporary, path, overwrite: true);
                return new CompiledObject(new WrittenFile(path, CrossState.GetDigest(path)), key, [], []);
            }
            finally
            {
                File.Delete(temporary);
                File.Delete(list);
            }
        }

        private void RemoveStale(CompiledObject[] objects, CompiledObject? archive)
        {
            IEnumerable<CompiledObject> old = [.. _previous.Objects, .. _previous.Archive is { } last ? (CompiledObject[])[last] : []];
            IEnumerable<CompiledObject> current = [.. objects, .. archive is null ? [] : (CompiledObject[])[archive]];
            string archives = Path.GetDirectoryName(request.ArchivePath) ?? request.ObjectDirectory;
            string[] shared = [request.ObjectDirectory, request.WorkingDirectory, archives];
            StaleFiles.Delete(
                old.Select(item => item.File),
                current.Select(item => item.File.Path),
                own: [],
                shared,
                (_, exception) => ExceptionDispatchInfo.Throw(exception));
        }

        private string GetKey(string source) =>
            new Fingerprint().Add(_compiler).Add(request).Add(source).Add(CrossState.GetDigest(source)).ToHash();

        private string Digest(string path) => _digests.GetOrAdd(path, CrossState.GetDigest);

        // A compiler of many megabytes is known by size and time: it comes from a package, and its parts are not all in this one file
        // anyway.
        private static string DescribeTool(string path)
        {
            FileInfo file = new(path);
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path} {(file.Exists ? file.Length : 0)} {file.LastWriteTimeUtc.Ticks}");
        }

        private readonly record struct Outcome(CompiledObject? Object, IReadOnlyList<Diagnostic> Findings, bool WasCompiled);
    }
}
