using System.Text;
using MicroFreeze.Files;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// What <c>open()</c> gives: a file that was read whole, or one that is written whole when it is closed (where writing is granted).
/// </summary>
internal sealed class PyFile : PyObject, IContainer, IContextManager
{
    private static readonly PyType TextType = MakeType("TextIOWrapper");
    private static readonly PyType BytesType = MakeType("BufferedReader");

    private readonly string _name;
    private readonly string _path;
    private readonly string _mode;
    private readonly string _encoding;

    // Text is kept as text, bytes as Latin-1 text: one set of methods reads both.
    private string _content = "";
    private int _position;
    private StringBuilder? _written;

    private PyFile(string name, string path, string mode, string encoding)
    {
        _name = name;
        _path = path;
        _mode = mode;
        _encoding = encoding;
    }

    public bool IsClosed { get; private set; }

    public override PyType Type => IsBinary ? BytesType : TextType;

    public int Count => -1;

    private bool IsBinary => _mode.Contains('b');

    /// <summary><c>open(file, mode, encoding=...)</c></summary>
    public static PyFile Open(Interpreter vm, object file, string mode, object? encoding, object? errors)
    {
        if (file is long or bool)
        {
            throw new SandboxException(PythonDiagnostics.Refused, "opening a file by descriptor", "Open it by its path.");
        }

        string name = Args.FilePath(vm, file);
        Args.WarnOfVariable(vm, "open", name);
        CheckMode(mode);
        string path = PosixPath.Absolute(name, vm.CurrentDirectory);
        PyFile opened = new(name, path, mode, Args.OptionalText(encoding, "encoding") ?? "utf-8");
        return ModuleBuilder.OnFile(name, () =>
        {
            EntryKind kind = vm.Host.Files.GetKind(path);
            bool reads = !mode.Contains('w') && !mode.Contains('x') && !mode.Contains('a');
            bool writes = !reads || mode.Contains('+');
            if (kind == EntryKind.Directory)
            {
                throw OSErrors.Make(OSErrors.IsADirectory, name);
            }

            if (writes && !vm.Host.Grants.Write)
            {
                throw new SandboxException(PythonDiagnostics.Refused, $"opening '{name}' for writing", PythonDiagnostics.WriteInstead);
            }

            if (kind == EntryKind.Missing && reads)
            {
                throw OSErrors.Make(OSErrors.NotFound, name);
            }

            if (kind == EntryKind.File && mode.Contains('x'))
            {
                throw OSErrors.Make(OSErrors.Exists, name);
            }

            if (kind == EntryKind.File && (reads || mode.Contains('a')))
            {
                opened._content = opened.ToText(vm.Host.Files.Read(path), Args.OptionalText(errors) ?? "strict");
            }

            if (writes)
            {
                opened._written = new StringBuilder(opened._content);
                opened._position = reads ? 0 : opened._content.Length;
            }

            return opened;
        });
    }

    public override string Repr(Interpreter vm) => $"<{Type.Name} name={vm.Repr(_name)} mode='{_mode}'>";

    public object Enter(Interpreter vm)
    {
        CheckOpen();
        return this;
    }

    public bool Exit(Interpreter vm, PyException? exception)
    {
        Close(vm);
        return false;
    }

    public IEnumerable<object> Iterate(Interpreter vm)
    {
        while (ReadLine(vm) is { Length: > 0 } line)
        {
            yield return ToValue(line);
        }
    }

    public bool Contains(Interpreter vm, object item) => Iterate(vm).Any(line => vm.AreEqual(line, item));

    public object GetItem(Interpreter vm, object key) => throw PyError.Type($"'{Type.Name}' object is not subscriptable");

    public void SetItem(Interpreter vm, object key, object value) => GetItem(vm, key);

    public void DeleteItem(Interpreter vm, object key) => GetItem(vm, key);

    /// <summary>All that is left, as <c>read()</c> gives it.</summary>
    public object ReadRest(Interpreter vm) => Read(vm, -1);

    private object Read(Interpreter vm, long count)
    {
        CheckReadable();
        int length = (int)Math.Min(count < 0 ? long.MaxValue : count, _content.Length - _position);
        vm.Budget.Allocate(2L * length);
        string part = _content.Substring(_position, length);
        _position += length;
        return ToValue(part);
    }

    private string ReadLine(Interpreter vm)
    {
        CheckReadable();
        int end = _content.IndexOf('\n', _position);
        end = end < 0 ? _content.Length : end + 1;
        string line = _content[_position..end];
        vm.Budget.Allocate(2L * line.Length);
        _position = end;
        return line;
    }

    private object Write(Interpreter vm, object value)
    {
        CheckOpen();
        if (_written is null)
        {
            throw PyError.Make("OSError", "not writable");
        }

        string text = IsBinary
            ? Encoding.Latin1.GetString((value as PyBytes ?? throw PyError.Type($"a bytes-like object is required, not '{Interpreter.TypeOf(value).Name}'")).Value)
            : value as string ?? throw PyError.Type($"write() argument must be str, not {Interpreter.TypeOf(value).Name}");
        vm.Budget.Allocate(2L * text.Length);
        int overlap = Math.Min(text.Length, _written.Length - _position);
        _written.Remove(_position, overlap).Insert(_position, text);
        _position += text.Length;
        return Boxed.Int(text.Length);
    }

    private PyNone Close(Interpreter vm)
    {
        if (!IsClosed && _written is { } written)
        {
            string text = written.ToString();
            byte[] content = IsBinary ? Encoding.Latin1.GetBytes(text) : Encodings.Encode(text, _encoding);
            ModuleBuilder.OnFile(_name, () =>
            {
                vm.Host.Files.Write(_path, content);
                return PyNone.Value;
            });
        }

        IsClosed = true;
        return PyNone.Value;
    }

    private static void CheckMode(string mode)
    {
        int kinds = mode.Count(c => c is 'r' or 'w' or 'a' or 'x');
        if (kinds != 1 || mode.Any(c => !"rwaxbt+".Contains(c)) || mode.Distinct().Count() != mode.Length || (mode.Contains('b') && mode.Contains('t')))
        {
            throw PyError.Value($"invalid mode: '{mode}'");
        }
    }

    private void CheckOpen()
    {
        if (IsClosed)
        {
            throw PyError.Value("I/O operation on closed file.");
        }
    }

    private void CheckReadable()
    {
        CheckOpen();
        if (!_mode.Contains('r') && !_mode.Contains('+'))
        {
            throw PyError.Make("OSError", "not readable");
        }
    }

    private object ToValue(string part) => IsBinary ? new PyBytes(Encoding.Latin1.GetBytes(part)) : part;

    private string ToText(byte[] content, string errors) => IsBinary
        ? Encoding.Latin1.GetString(content)
        : Encodings.Decode(content, _encoding, errors).Replace("\r\n", "\n").Replace('\r', '\n');

    private static PyType MakeType(string name)
    {
        PyType type = new(name);
        type.AddProperties(
            ("closed", static (_, self) => Boxed.Bool(((PyFile)self).IsClosed)),
            ("mode", static (_, self) => ((PyFile)self)._mode),
            ("name", static (_, self) => ((PyFile)self)._name),
            ("encoding", static (_, self) => ((PyFile)self)._encoding));
        type.AddMethods(
            ("close", "", static (vm, a) => Self(a).Close(vm)),
            ("flush", "", static (_, _) => PyNone.Value),
            ("read", "size=-1", static (vm, a) => Self(a).Read(vm, Args.OptionalInteger(a[1]) ?? -1)),
            ("readline", "", static (vm, a) => Self(a).ToValue(Self(a).ReadLine(vm))),
            ("readlines", "", static (vm, a) => new PyList([.. Self(a).Iterate(vm)])),
            ("write", "text", static (vm, a) => Self(a).Write(vm, a[1]!)),
            ("writelines", "lines", static (vm, a) => Self(a).WriteLines(vm, a[1]!)));
        return type;
    }

    private static PyFile Self(object?[] arguments) => (PyFile)arguments[0]!;

    private PyNone WriteLines(Interpreter vm, object lines)
    {
        foreach (object line in vm.Iterate(lines))
        {
            Write(vm, line);
        }

        return PyNone.Value;
    }
}
