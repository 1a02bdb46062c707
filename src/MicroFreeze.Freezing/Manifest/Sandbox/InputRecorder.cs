namespace MicroFreeze.Manifests;

/// <summary>Notes everything that an evaluation looked at, once each.</summary>
internal sealed class InputRecorder
{
    private readonly Dictionary<(InputKind Kind, string Name), Func<string>> _states = [];

    public void AddFile(string path, byte[] content) => _states.TryAdd((InputKind.File, path), () => RecordedInputs.OfFile(content));

    public void AddDirectory(string path, IReadOnlyList<DirectoryEntry> entries) =>
        _states.TryAdd((InputKind.Directory, path), () => RecordedInputs.OfDirectory(entries));

    public void AddExistence(string path, EntryKind kind) => _states.TryAdd((InputKind.Existence, path), () => RecordedInputs.OfKind(kind));

    public void AddVariable(string name, string? value) => _states.TryAdd((InputKind.Environment, name), () => RecordedInputs.OfVariable(value));

    public void AddClock() => _states.TryAdd((InputKind.Clock, ""), () => RecordedInputs.ClockState);

    /// <summary>All of them, sorted; what a file's bytes say need not be said of its existence as well.</summary>
    public IReadOnlyList<RecordedInput> ToList() =>
    [
        .. _states
            .Where(pair => pair.Key.Kind != InputKind.Existence
                || (!_states.ContainsKey((InputKind.File, pair.Key.Name)) && !_states.ContainsKey((InputKind.Directory, pair.Key.Name))))
            .OrderBy(pair => pair.Key.Kind)
            .ThenBy(pair => pair.Key.Name, StringComparer.Ordinal)
            .Select(pair => new RecordedInput(pair.Key.Kind, pair.Key.Name, pair.Value())),
    ];
}
