using System.Globalization;
using System.Numerics;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// Imports a module on a simulated heap, as the runtime does it step by step. One simulator makes one import.
/// Source: py/builtinimport.c@v1.28.0 process_import_at_level; py/builtinimport.c@v1.28.0 do_load; py/persistentcode.c@v1.28.0
/// mp_raw_code_load.
/// </summary>
internal sealed class ImportSimulator
{
    private const string PackageFile = "/__init__.py";

    private readonly BoardTraits _board;
    private readonly RuntimeSizes _sizes;
    private readonly SimulatedHeap _heap;
    private readonly NamePool _names;
    private readonly RuntimeObjects _objects;
    private readonly ImportableModules _importable;
    private readonly string _name;
    private readonly Dictionary<string, HeapCell?> _literals = new(StringComparer.Ordinal);
    private readonly List<HeapCell?> _roots = [];
    private readonly int _before;

    public ImportSimulator(BoardTraits board, FrozenLayout layout, BoardState state, Func<string, bool> isInFirmware, ImportableModules importable, string name)
    {
        _importable = importable;
        _board = board;
        _name = name;
        _sizes = new RuntimeSizes(board, layout);
        _heap = new SimulatedHeap(board.BlockBytes);
        _names = new NamePool(_heap, _sizes, isInFirmware);
        _objects = new RuntimeObjects(_heap, _sizes);
        _names.Continue(state.Names);

        // Who imports a module has its name.
        string module = ToModule(name);
        if (state.Names.Count == 0)
        {
            foreach (string part in module.Split('.').Append(module))
            {
                Intern(part);
            }
        }

        _before = _heap.Used;
    }

    /// <summary>The heap.</summary>
    public SimulatedHeap Heap => _heap;

    /// <summary>The names.</summary>
    public NamePool Names => _names;

    /// <summary>Sizes of structures.</summary>
    public RuntimeSizes Sizes => _sizes;

    /// <summary>Imports a frozen module.</summary>
    public ImportCost ImportFrozen(MpyModule module)
    {
        (HeapCell context, DictValue globals) = MakeModule();
        AddFileName(globals);
        return Run(module, LoadedCode.InFlash(module.Root), [.. module.Objects.Select(constant => ToValue(constant, ConstantOrigin.Flash))], context, globals);
    }

    /// <summary>Imports a <c>.mpy</c> file.</summary>
    public ImportCost ImportMpy(MpyModule module, string directory)
    {
        (HeapCell context, DictValue globals) = MakeModule();
        Intern(directory + Path.ChangeExtension(_name, ".mpy"));

        // The file's object stays until the next collection, the reader goes.
        _heap.Allocate(_board.FileBytes);
        HeapCell? reader = _heap.Allocate(_board.ReaderBytes);
        int nameTable = ((module.Names.Count * 2) + _sizes.Word - 1) / _sizes.Word * _sizes.Word;
        HeapCell? tables = _heap.Allocate(nameTable + (module.Objects.Count * _sizes.Object));
        context.PointTo(tables);
        foreach (ReadOnlyMemory<byte> name in module.Names)
        {
            LoadName(name);
        }

        RuntimeValue[] constants = [.. module.Objects.Select(constant => ToValue(constant, ConstantOrigin.File))];
        foreach (RuntimeValue constant in constants)
        {
            tables?.PointTo(constant.Cell);
        }

        LoadedCode code = LoadCode(module.Root);
        code.Connect();
        _heap.Free(reader);
        AddFileName(globals);
        return Run(module, code, constants, context, globals);
    }

    /// <summary>Makes the module's object and its dict. Source: py/objmodule.c@v1.28.0 mp_obj_new_module.</summary>
    public (HeapCell Context, DictValue Globals) MakeModule()
    {
        HeapCell context = _heap.Allocate(_sizes.ModuleContext)!;
        DictValue globals = _objects.MakeDict(1);
        context.PointTo(globals.Cell);
        _roots.Add(context);
        globals.Store("__name__", new ConstantValue(ToModule(_name)));
        if (_name.EndsWith(PackageFile, StringComparison.Ordinal))
        {
            ConstantValue path = _objects.MakeText(_name[..^PackageFile.Length], _name.Length - PackageFile.Length);
            globals.Store("__path__", path);
        }

        return (context, globals);
    }

    /// <summary>Stores the file's name, which is interned already.</summary>
    public void AddFileName(DictValue globals)
    {
        if (_board.HasFileNames)
        {
            globals.Store("__file__", new ConstantValue(_name));
        }
    }

    /// <summary>Runs the module, and measures.</summary>
    public ImportCost Run(MpyModule module, LoadedCode code, RuntimeValue[] constants, HeapCell context, DictValue globals, params ReadOnlySpan<HeapCell> others)
    {
        string[] names = [.. module.Names.Select(name => Encoding.UTF8.GetString(name.Span))];
        _roots.AddRange(others);
        new ModuleRunner(_objects, names, constants, context, globals, _importable).Run(code);
        int used = _heap.Used - _before;
        int kept = _heap.MeasureReachable([.. _roots, .. _names.Cells]) - _before;
        return new ImportCost(Math.Max(used, _heap.Peak - _before), used, Math.Min(kept, used));
    }

    /// <summary>Takes a name in.</summary>
    public void Intern(string name) => _names.Intern(name, Encoding.UTF8.GetByteCount(name));

    /// <summary>Notes a text that the parser has made an object of.</summary>
    public void AddLiteral(byte[] content, HeapCell cell) => _literals[Convert.ToHexString(content)] = cell;

    /// <summary>Notes a float that the parser has made an object of.</summary>
    public void AddLiteral(double value) => _literals[KeyOf(value)] = _objects.MakeFloat(value).Cell;

    /// <summary>Makes an object of an integer, if it does not fit into a word.</summary>
    /// <param name="value">The value; null where it is longer than 64 bits.</param>
    /// <param name="digitBytes">Bytes of its digits, where they have any.</param>
    public void AddLiteral(ulong? value, int digitBytes)
    {
        if (value is { } number && _objects.IsSmall(number))
        {
            return;
        }

        HeapCell cell = _heap.Allocate(_sizes.Int)!;
        cell.PointTo(_heap.Allocate(digitBytes));
        if (value is not null)
        {
            _literals[KeyOf((BigInteger)value.Value)] = cell;
        }
    }

    /// <summary>A constant as the runtime has it; on the heap, if it is not in flash.</summary>
    public RuntimeValue ToValue(Constant constant, ConstantOrigin origin)
    {
        switch (constant)
        {
            case StrConstant text:
                string value = Encoding.UTF8.GetString(text.Value);
                return MakeText(value, text.Value, origin, isName: _names.Contains(value));
            case BytesConstant bytes:
                return MakeText(bytes.Value, bytes.Value, origin, isName: bytes.Value.Length == 0);
            case IntConstant number:
                return MakeInteger(number.Value, origin);
            case FloatConstant number:
                LeaveText(() => (number.Text ?? FloatConstant.GetText(number.Value)).Length, origin);
                return origin == ConstantOrigin.Flash ? new ConstantValue(number.Value)
                    : FindLiteral(KeyOf(number.Value), number.Value, origin) ?? _objects.MakeFloat(number.Value);
            case TupleConstant tuple:
                HeapCell? cell = origin != ConstantOrigin.Flash && tuple.Items.Length > 0 ? _heap.Allocate(_sizes.Tuple(tuple.Items.Length)) : null;
                List<RuntimeValue> items = [.. tuple.Items.Select(item => ToValue(item, origin))];
                foreach (RuntimeValue item in items)
                {
                    cell?.PointTo(item.Cell);
                }

                return new SequenceValue { Kind = SequenceKind.Tuple, Items = items, Cell = cell };
            default:
                return constant == Constant.None ? ConstantValue.None
                    : constant == Constant.True ? ConstantValue.True
                    : constant == Constant.False ? ConstantValue.False
                    : UnknownValue.Instance;
        }
    }

    private ConstantValue MakeText(object value, byte[] content, ConstantOrigin origin, bool isName) =>
        origin == ConstantOrigin.Flash || isName ? new ConstantValue(value)
        : FindLiteral(Convert.ToHexString(content), value, origin) ?? _objects.MakeText(value, content.Length);

    /// <summary>What the parser has made already; what it has folded is made anew.</summary>
    private ConstantValue? FindLiteral(string key, object value, ConstantOrigin origin) =>
        origin == ConstantOrigin.Source && _literals.TryGetValue(key, out HeapCell? cell) ? new ConstantValue(value) { Cell = cell } : null;

    private static string KeyOf(double value) => string.Create(CultureInfo.InvariantCulture, $"f{BitConverter.DoubleToInt64Bits(value)}");

    private static string KeyOf(BigInteger value) => string.Create(CultureInfo.InvariantCulture, $"i{value}");

    private ConstantValue MakeInteger(BigInteger value, ConstantOrigin origin)
    {
        LeaveText(() => value.ToString(CultureInfo.InvariantCulture).Length, origin);
        return _objects.IsSmall(value) ? new ConstantValue((long)value)
            : origin == ConstantOrigin.Flash ? new ConstantValue(value)
            : FindLiteral(KeyOf(value), value, origin) ?? _objects.MakeInteger(value);
    }

    /// <summary>Numbers are read from their text in a <c>.mpy</c> file, and the text stays behind.</summary>
    private void LeaveText(Func<int> length, ConstantOrigin origin)
    {
        if (origin == ConstantOrigin.File)
        {
            _heap.Allocate(length() + 1);
        }
    }

    private void LoadName(ReadOnlyMemory<byte> name)
    {
        string text = Encoding.UTF8.GetString(name.Span);
        HeapCell? buffer = _heap.Allocate(name.Length);
        _names.Intern(text, name.Length);
        _heap.Free(buffer);
    }

    /// <summary>Source: py/persistentcode.c@v1.28.0 load_raw_code.</summary>
    private LoadedCode LoadCode(RawCode code)
    {
        LoadedCode loaded = new() { Code = code, Prelude = LoadedCode.DecodePrelude(code), Data = _heap.Allocate(code.Code.Length) };
        if (code.ReadOnlyDataSize + code.BssSize > 0)
        {
            loaded.Data?.PointTo(_heap.Allocate(code.ReadOnlyDataSize + code.BssSize));
        }

        if (code.Children.Count > 0)
        {
            loaded.ChildTable = _heap.Allocate((code.Children.Count + (code.Kind == RawCodeKind.NativePython ? 1 : 0)) * _sizes.Word);
            loaded.Children = [.. code.Children.Select(LoadCode)];
        }

        loaded.Structure = _heap.Allocate(_sizes.RawCode);
        return loaded;
    }

    private static string ToModule(string name)
    {
        string path = name.EndsWith(PackageFile, StringComparison.Ordinal) ? name[..^PackageFile.Length] : Path.ChangeExtension(name, null);
        return path.Replace('/', '.');
    }
}

/// <summary>Where a constant comes from.</summary>
internal enum ConstantOrigin
{
    /// <summary>It is in flash.</summary>
    Flash,

    /// <summary>It is read from a <c>.mpy</c> file.</summary>
    File,

    /// <summary>The parser makes it.</summary>
    Source,
}
