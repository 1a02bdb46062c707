using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Devices.Drive;

/// <summary>
/// Compares what the drive has with what it is to have. A file is ours if the record names it and it still is as the record says;
/// everything else on the drive is the user's, and nothing is planned for it unless the request says so.
/// </summary>
internal sealed class DrivePlanner
{
    private readonly DeployRequest _request;
    private readonly DriveRecord _record;
    private readonly DriveView _view;
    private readonly DiagnosticBag _diagnostics;
    private readonly DrivePlan _plan;
    private readonly HashSet<string> _planned;
    private readonly HashSet<string> _needed = new(FatNames.Comparer);

    public DrivePlanner(DeployRequest request, DriveRecord record, DriveView view, DiagnosticBag diagnostics)
    {
        _request = request;
        _record = record;
        _view = view;
        _diagnostics = diagnostics;
        _plan = new DrivePlan { During = record.Clone(), After = new DriveRecord() };
        _plan.During.IsUnfinished = true;
        _planned = new HashSet<string>(request.Files.Select(file => file.Path), FatNames.Comparer);
        foreach (DeployFile file in request.Files)
        {
            for (string directory = DriveView.ParentOf(file.Path); directory.Length > 0; directory = DriveView.ParentOf(directory))
            {
                _needed.Add(directory);
            }
        }
    }

    /// <summary>Makes the plan; of no use where this reports an error.</summary>
    public DrivePlan Plan()
    {
        foreach ((string path, SortedSet<string> digests) in _record.Files)
        {
            if (!_planned.Contains(path))
            {
                PlanStale(path, digests);
            }
        }

        foreach (string directory in _record.Directories.Where(directory => !_needed.Contains(directory)).OrderByDescending(directory => directory.Count(letter => letter == '/')))
        {
            PlanStaleDirectory(directory);
        }

        foreach (string directory in _needed.Order(FatNames.Comparer))
        {
            PlanDirectory(directory);
        }

        foreach (DeployFile file in _request.Files)
        {
            PlanFile(file);
        }

        return _plan;
    }

    private void PlanStale(string path, SortedSet<string> digests)
    {
        if (_view.Find(path) is not { Entry.IsDirectory: false } found)
        {
            return;
        }

        if (digests.Contains(DeployFile.DigestOf(_request.Drive.Read(found.Path))))
        {
            _plan.Deletes.Add(new DeployStep(DeployAction.Remove, found.Path, found.Entry.Length));
        }
        else
        {
            _diagnostics.Report(DriveDiagnostics.KeptFile, Place(found.Path), found.Path);
        }
    }

    private void PlanStaleDirectory(string directory)
    {
        if (_view.Find(directory) is { Entry.IsDirectory: true } found
            && _view.List(found.Path).All(entry => WillGo(DriveView.Join(found.Path, entry.Name))))
        {
            _plan.DeletedDirectories.Add(found.Path);
        }
    }

    private void PlanDirectory(string directory)
    {
        if (_view.Find(directory) is { } found && !WillGo(found.Path))
        {
            if (!found.Entry.IsDirectory)
            {
                _diagnostics.Report(DriveDiagnostics.WrongKind, Place(found.Path), found.Path, "file", "directory");
            }
            else if (_record.Directories.Contains(directory))
            {
                _plan.After.Directories.Add(directory);
            }

            return;
        }

        _plan.NewDirectories.Add(_view.Spell(directory));
        _plan.During.Directories.Add(directory);
        _plan.After.Directories.Add(directory);
    }

    private void PlanFile(DeployFile file)
    {
        if (_view.Find(file.Path) is not { } found || WillGo(found.Path))
        {
            Write(file, _view.Spell(file.Path), oldSize: null);
            return;
        }

        if (found.Entry.IsDirectory)
        {
            _diagnostics.Report(DriveDiagnostics.WrongKind, Place(found.Path), found.Path, "directory", "file");
            return;
        }

        byte[] content = _request.Drive.Read(found.Path);
        string digest = DeployFile.DigestOf(content);
        bool isOurs = _record.Owns(file.Path, digest) || IsTorn(file, content);

        // Some systems show names in other letters than they were given: then the record has them as they are wanted, and nothing is to be
        // mended.
        bool isSpelledOtherwise = !found.Path.EndsWith(file.Path[(file.Path.LastIndexOf('/') + 1)..], StringComparison.Ordinal)
            && !_record.Files.Keys.Contains(file.Path, StringComparer.Ordinal);
        if (digest == file.Digest && !(isOurs && isSpelledOtherwise))
        {
            _plan.Kept.Add(new DeployStep(DeployAction.Keep, found.Path, content.Length));

            // A file of the user's that happens to be the same stays the user's.
            if (isOurs)
            {
                _plan.After.Add(file.Path, digest);
            }
        }
        else if (isOurs || _request.Overwrite)
        {
            if (isSpelledOtherwise)
            {
                // Writing to the new spelling would keep the old one on FAT, and make a second file elsewhere.
                _plan.Deletes.Add(new DeployStep(DeployAction.Remove, found.Path, content.Length));
                Write(file, DriveView.Join(DriveView.ParentOf(found.Path), file.Path[(file.Path.LastIndexOf('/') + 1)..]), oldSize: null);
            }
            else
            {
                Write(file, found.Path, content.Length);
            }
        }
        else
        {
            _diagnostics.Report(_record.Files.ContainsKey(file.Path) ? DriveDiagnostics.ChangedFile : DriveDiagnostics.ForeignFile, Place(found.Path), found.Path);
        }
    }

    private void Write(DeployFile file, string path, long? oldSize)
    {
        _plan.Writes.Add(new PlannedWrite(path, file, oldSize));
        _plan.During.Add(file.Path, file.Digest);
        _plan.After.Add(file.Path, file.Digest);
    }

    // A drive that is pulled out may lose the end of what was written last, or have zeros in its place. Nobody's work is in that.
    private bool IsTorn(DeployFile file, byte[] content)
    {
        if (!_record.IsUnfinished || !_record.Files.ContainsKey(file.Path) || content.Length > file.Content.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> wanted = file.Content.Span[..content.Length];
        int same = content.AsSpan().CommonPrefixLength(wanted);
        return !content.AsSpan(same).ContainsAnyExcept((byte)0);
    }

    private bool WillGo(string path) =>
        _plan.Deletes.Exists(step => step.Path == path) || _plan.DeletedDirectories.Contains(path);

    private SourceLocation Place(string path) => new(Path.Join(_request.DrivePath, path));
}
