using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary>What <c>os.scandir</c> gives.</summary>
internal sealed class PyScan(Interpreter vm, string path) : PyObject, IContainer, IContextManager
{
    private static readonly PyType ScanType = new("ScandirIterator");
    private static readonly PyType EntryType = MakeEntryType();

    private readonly DirectoryListing _listing = OsModule.List(vm, "scandir", path);

    public override PyType Type => ScanType;

    public int Count => -1;

    public object Enter(Interpreter vm) => this;

    public bool Exit(Interpreter vm, PyException? exception) => false;

    public IEnumerable<object> Iterate(Interpreter vm) => _listing.Entries.Select(entry => new Entry(PosixPath.Join(path, entry.Name), entry));

    public bool Contains(Interpreter vm, object item) => false;

    public object GetItem(Interpreter vm, object key) => throw PyError.Type("'posix.ScandirIterator' object is not subscriptable");

    public void SetItem(Interpreter vm, object key, object value) => GetItem(vm, key);

    public void DeleteItem(Interpreter vm, object key) => GetItem(vm, key);

    private static PyType MakeEntryType()
    {
        PyType type = new("DirEntry");
        type.AddProperties(("name", static (_, self) => ((Entry)self).Data.Name), ("path", static (_, self) => ((Entry)self).FilePath));
        type.AddMethods(
            ("is_dir", "*, follow_symlinks=True", static (_, a) => Boxed.Bool(((Entry)a[0]!).Data.Kind == EntryKind.Directory)),
            ("is_file", "*, follow_symlinks=True", static (_, a) => Boxed.Bool(((Entry)a[0]!).Data.Kind == EntryKind.File)),
            ("is_symlink", "", static (_, a) => Boxed.Bool(((Entry)a[0]!).Data.IsLink)),
            ("stat", "*, follow_symlinks=True", static (vm, a) => OsModule.Stat(vm, ((Entry)a[0]!).FilePath)));
        return type;
    }

    private sealed class Entry(string path, DirectoryEntry data) : PyObject, IPathLike
    {
        public string FilePath { get; } = path;

        public DirectoryEntry Data { get; } = data;

        public override PyType Type => EntryType;

        public override string Repr(Interpreter vm) => $"<DirEntry {vm.Repr(Data.Name)}>";
    }
}
