namespace MicroFreeze.Files;

/// <summary>Notes everything that an evaluation looked at, once each.</summary>
internal sealed class InputRecorder
{
    // By kind, then by name.
    private readonly Dictionary<string, Func<string>>[] _states = [[], [], [], [], []];

    public void AddFile(string path, byte[] content) => Add(InputKind.File, path, () => RecordedInputs.OfFile(content));

    public void AddDirectory(string path, IReadOnlyList<DirectoryEntry> entries) =>
        Add(InputKind.Directory, path, () => RecordedInputs.OfDirectory(entries));

    public void AddExistence(string path, EntryKind kind) => Add(InputKind.Existence, path, () => RecordedInputs.OfKind(kind));

    public void AddVariable(string name, string? value) => Add(InputKind.Environment, name, () => RecordedInputs.OfVariable(value));

    public void AddClock() => Add(InputKind.Clock, "", () => RecordedInputs.ClockState);

    /// <summary>All of them, sorted; what a file's bytes say need not be said of its existence as well.</summary>
    public IReadOnlyList<RecordedInput> ToList()
    {
        List<RecordedInput> inputs = [];
        for (InputKind kind = InputKind.File; kind <= InputKind.Clock; kind++)
        {
            string[] names = [.. StatesOf(kind).Keys];
            Array.Sort(names, StringComparer.Ordinal);
            foreach (string name in names)
            {
                bool isKnown = kind == InputKind.Existence && (StatesOf(InputKind.File).ContainsKey(name) || StatesOf(InputKind.Directory).ContainsKey(name));
                if (!isKnown)
                {
                    inputs.Add(new RecordedInput(kind, name, StatesOf(kind)[name]()));
                }
            }
        }

        return inputs;
    }

    private void Add(InputKind kind, string name, Func<string> state) => StatesOf(kind).TryAdd(name, state);

    private Dictionary<string, Func<string>> StatesOf(InputKind kind) => _states[(int)kind];
}
