using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Manifests.CircuitPython;
using MicroFreeze.Manifests.Items;
using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>What a project says of CircuitPython: its libraries, and the board whose own ones come first.</summary>
internal sealed class CircuitPythonReader
{
    private readonly FreezePython _task;
    private readonly DiagnosticBag _diagnostics;
    private readonly bool _takesLibraries;

    public CircuitPythonReader(FreezePython task, ProjectOptions options, DiagnosticBag diagnostics)
    {
        _task = task;
        _diagnostics = diagnostics;
        _takesLibraries = options.Choose("CircuitPythonBoardLibraries", task.CircuitPythonBoardLibraries, true, ("true", true), ("false", false));
        string? checkout = options.ExistingDirectory("CircuitPythonDir", task.CircuitPythonDir);
        if (checkout is null || string.IsNullOrEmpty(task.CircuitPythonBoard) || !Directory.Exists(checkout))
        {
            return;
        }

        Board = BoardReader.Read(
            PhysicalFileSystem.Instance, checkout, task.CircuitPythonBoard, ReadVariables(options), new SourceLocation(task.ProjectFile), diagnostics);
    }

    /// <summary>The board as its checkout describes it; null where the project names none.</summary>
    public CircuitPythonBoard? Board { get; }

    /// <summary>A board of CircuitPython runs nothing that was compiled for another firmware.</summary>
    public void Check(ProjectOptions options, FirmwareProfile firmware)
    {
        if (Board is not null && !firmware.Family.HasDescribedBoards)
        {
            options.Invalid("MicroFreezeFirmware", firmware.Name, "a CircuitPython where CircuitPythonBoard names a board of it, such as circuitpython-10");
        }
    }

    /// <summary>The libraries: the board's, then the project's own that are for this board.</summary>
    public IEnumerable<FreezeItem> ReadItems(ItemReader reader)
    {
        if (Board is not null && _takesLibraries)
        {
            foreach ((string directory, SourceLocation location) in Board.Libraries)
            {
                yield return new CircuitPythonLibraryItem(directory) { Location = location };
            }
        }

        foreach (ITaskItem item in _task.CircuitPythonLibraries)
        {
            if (ItemReader.IsForBoard(item, _task.CircuitPythonBoard ?? ""))
            {
                yield return reader.CircuitPythonLibrary(item);
            }
            else if (string.IsNullOrEmpty(_task.CircuitPythonBoard))
            {
                _diagnostics.Report(LibraryDiagnostics.NoBoard, new SourceLocation(_task.ProjectFile), item.ItemSpec);
            }
        }
    }

    // Variables as on the command line of make: NAME=VALUE.
    private IEnumerable<KeyValuePair<string, string>> ReadVariables(ProjectOptions options)
    {
        foreach (string word in ProjectTask.Words(_task.CircuitPythonMakeVariables))
        {
            int equals = word.IndexOf('=');
            if (equals <= 0)
            {
                options.Invalid("CircuitPythonMakeVariables", word, "a list of NAME=VALUE");
                continue;
            }

            yield return new(word[..equals].Trim(), word[(equals + 1)..].Trim());
        }
    }
}
