namespace MicroFreeze.Python.Sandbox;

/// <summary>
/// What an evaluation may still use. Steps and bytes are counted, not time, so that a manifest that passes on one machine passes on all.
/// </summary>
internal sealed class Budget(SandboxLimits limits, CancellationToken cancellation)
{
    private const int StepsBetweenChecks = 4096;

    private long _steps = limits.Steps;
    private long _memory = limits.Memory;
    private int _entries = limits.DirectoryEntries;
    private int _untilCheck = StepsBetweenChecks;

    public SandboxLimits Limits { get; } = limits;

    /// <summary>
    /// The budget of the evaluation that this thread runs, for comparisons and hashes, which know no interpreter. Evaluations have a thread
    /// each.
    /// </summary>
    [field: ThreadStatic]
    public static Budget? OfThread { get; set; }

    /// <summary>One step of the interpreter.</summary>
    public void Tick()
    {
        _steps--;
        if (--_untilCheck <= 0)
        {
            Check();
        }
    }

    /// <summary>Work that is worth <paramref name="steps"/> steps, charged before it is done.</summary>
    public void Tick(long steps)
    {
        _steps -= steps;
        Check();
    }

    /// <summary>Work that has been done; the next step notices where it was too much.</summary>
    public void Charge(long steps)
    {
        _steps -= steps;
        _untilCheck = 0;
    }

    /// <summary>A value of about so many bytes, charged before it is made.</summary>
    public void Allocate(long bytes)
    {
        // Filling memory is work too.
        _steps -= bytes >> 8;
        _memory -= bytes;
        if (_memory < 0)
        {
            throw new SandboxException(PythonDiagnostics.LimitExceeded, $"values of more than {Limits.Memory >> 20} MiB");
        }

        if (bytes >= StepsBetweenChecks)
        {
            Check();
        }
    }

    /// <summary>Entries of a directory that was listed.</summary>
    public void List(int entries)
    {
        _entries -= entries;
        if (_entries < 0)
        {
            throw new SandboxException(PythonDiagnostics.LimitExceeded, $"directories with more than {Limits.DirectoryEntries} entries");
        }
    }

    private void Check()
    {
        _untilCheck = StepsBetweenChecks;
        cancellation.ThrowIfCancellationRequested();
        if (_steps < 0)
        {
            throw new SandboxException(PythonDiagnostics.LimitExceeded, $"more than {Limits.Steps} steps");
        }
    }
}
