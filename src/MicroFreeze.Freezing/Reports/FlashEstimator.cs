using System.Numerics;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>
/// Lays a frozen source out as a C compiler does, without one: every object in the order of the source, aligned for a board.
/// The structures are those of the headers. Source: py/emitglue.h@v1.28.0; py/bc.h@v1.28.0; py/qstr.h@v1.28.0; py/obj*.h@v1.28.0;
/// tools/mpy-tool.py@v1.28.0 freeze_mpy.
/// </summary>
internal sealed class FlashEstimator
{
    private readonly FrozenPlan _plan;
    private readonly BoardTraits _board;
    private readonly FrozenLayout _layout;
    private readonly LinkedStrings _strings;
    private readonly Dictionary<Qstr, int> _users = [];
    private readonly HashSet<Qstr> _added;
    private int _position;

    public FlashEstimator(FrozenPlan plan, BoardTraits board)
    {
        _plan = plan;
        _board = board;
        _layout = plan.Request.Firmware.Frozen;
        _added = [.. plan.Pool.Added];
        foreach (ModulePlan module in plan.Modules)
        {
            foreach (Qstr name in NamesOf(module))
            {
                _users[name] = _users.GetValueOrDefault(name) + 1;
            }
        }

        _strings = new LinkedStrings(plan.Pool.Added.Select(name => name.Text).Concat(
            plan.Modules.SelectMany(module => module.Module.Objects).SelectMany(StringsOf)));
    }

    /// <summary>Bytes of what there is once, whatever is frozen: the pool's structure and the ends of lists.</summary>
    public int Common => _plan.Modules.Count == 0 ? 0 : (_board.PointerBytes * (_board.QstrHashBytes == 0 ? 5 : 6)) + _board.PointerBytes + 1;

    /// <summary>The cost of each file that is frozen as text, in order.</summary>
    public IEnumerable<FlashCost> MeasureTexts() => _plan.Texts.Select(text => new FlashCost
    {
        Text = text.Content.Length + 1,
        Index = 4 + Encoding.UTF8.GetByteCount(text.TargetPath) + 1,
    });

    /// <summary>The cost of each module, in order; names are counted where they first occur.</summary>
    public IEnumerable<FlashCost> MeasureModules() => _plan.Modules.Select(Measure);

    private FlashCost Measure(ModulePlan module)
    {
        Tally tally = new();
        Measure(module.Root, module, tally);
        tally.Tables += 2 * module.Names.Length;
        tally.Padding += Place(2 * module.Names.Length, 2);
        foreach (Constant constant in module.Module.Objects)
        {
            Measure(constant, tally);
        }

        int objects = _board.ObjectBytes * module.Module.Objects.Count;
        if (objects > 0)
        {
            tally.Tables += objects;
            tally.Padding += Place(objects, _board.ObjectBytes);
        }

        // mp_frozen_module_t
        tally.Structures += 3 * _board.PointerBytes;
        tally.Padding += Place(3 * _board.PointerBytes, _board.PointerBytes);
        return new FlashCost
        {
            Bytecode = tally.Bytecode,
            NativeCode = tally.NativeCode,
            Structures = tally.Structures,
            Tables = tally.Tables,
            Constants = tally.Constants,
            OwnNames = MeasureNames(module, shared: false),
            SharedNames = MeasureNames(module, shared: true),
            Index = _board.PointerBytes + module.Module.Names[0].Length + 1,
            Padding = tally.Padding,
        };
    }

    private int MeasureNames(ModulePlan module, bool shared)
    {
        int size = 0;
        foreach (Qstr name in NamesOf(module).Where(name => _users[name] > 1 == shared))
        {
            if (_added.Remove(name))
            {
                size += _board.PointerBytes + _board.QstrHashBytes + _board.QstrLengthBytes + _strings.Take(name.Text);
            }
        }

        return size;
    }

    private void Measure(FunctionPlan function, ModulePlan module, Tally tally)
    {
        int length = function.Code.Code.Length;
        if (function.Code.Kind == RawCodeKind.Bytecode)
        {
            tally.Bytecode += length;
            tally.Padding += Place(length, 1);
        }
        else
        {
            tally.NativeCode += length;
            tally.Padding += -length & (Architectures.Of(module.Module.Arch).Placement.Alignment - 1);
        }

        bool hasPrelude = function.Code.Kind == RawCodeKind.NativePython;
        if (function.Children.Length > 0)
        {
            foreach (FunctionPlan child in function.Children)
            {
                Measure(child, module, tally);
            }

            AddStructure(_board.PointerBytes * (function.Children.Length + (hasPrelude ? 1 : 0)), tally);
        }

        if (!function.StandsAlone(_layout))
        {
            AddStructure(_board.PointerBytes * (function.Code.Kind == RawCodeKind.NativeAssembler ? _layout.AssemblerWords : _layout.FunctionWords), tally);
        }
    }

    private void AddStructure(int size, Tally tally)
    {
        tally.Structures += size;
        tally.Padding += Place(size, _board.PointerBytes);
    }

    private void Measure(Constant constant, Tally tally)
    {
        int pointer = _board.PointerBytes;
        switch (constant)
        {
            case StrConstant text when !_plan.Pool.TryFind(text.Value, out _):
                AddObject(4 * pointer, tally);
                tally.Constants += _strings.Take(text.Value);
                break;
            case BytesConstant { Value.Length: > 0 } bytes:
                AddObject(4 * pointer, tally);
                tally.Constants += _strings.Take(bytes.Value);
                break;
            case IntConstant number when !FrozenIntegers.FitsInline(number.Value, _plan.Request.Firmware):
                MeasureInteger(number.Value, tally);
                break;
            case FloatConstant when _board.HasFloatObjects:
                AddObject(AlignUp(pointer + _board.FloatBytes, pointer), tally);
                break;
            case ComplexConstant:
                AddObject(AlignUp(pointer + (2 * _board.FloatBytes), pointer), tally);
                break;
            case TupleConstant { Items.Length: > 0 } tuple:
                foreach (Constant item in tuple.Items)
                {
                    Measure(item, tally);
                }

                AddObject((2 * pointer) + (_board.ObjectBytes * tuple.Items.Length), tally);
                break;
        }
    }

    private void MeasureInteger(BigInteger value, Tally tally)
    {
        int pointer = _board.PointerBytes;
        if (_plan.Request.LongInt == LongIntImplementation.LongLong)
        {
            AddObject(8 + 8, tally);
            return;
        }

        // mp_obj_int_t of mpz: type, flags and allocated digits, used digits, digits.
        int digitBytes = _plan.Request.MpzDigitBits / 8;
        int digits = (BigInteger.Abs(value).GetByteCount(isUnsigned: true) + digitBytes - 1) / digitBytes;
        AddObject(4 * pointer, tally);
        tally.Constants += digits * digitBytes;
        tally.Padding += Place(digits * digitBytes, digitBytes);
    }

    private void AddObject(int size, Tally tally)
    {
        tally.Constants += size;
        tally.Padding += Place(size, _board.PointerBytes);
    }

    /// <summary>Moves on past an object, and gives the bytes left free before it.</summary>
    private int Place(int size, int alignment)
    {
        int gap = -_position & (alignment - 1);
        _position += gap + size;
        return gap;
    }

    /// <summary>Names that the module refers to by its table, and short strs among its constants, which are names too; each once.</summary>
    private HashSet<Qstr> NamesOf(ModulePlan module)
    {
        HashSet<Qstr> names = [.. module.Names];
        foreach (byte[] text in module.Module.Objects.SelectMany(StringsOf))
        {
            if (_plan.Pool.TryFind(text, out Qstr? name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static IEnumerable<byte[]> StringsOf(Constant constant) => constant switch
    {
        StrConstant text => [text.Value],
        BytesConstant bytes => [bytes.Value],
        TupleConstant tuple => tuple.Items.SelectMany(StringsOf),
        _ => [],
    };

    private static int AlignUp(int size, int alignment) => (size + alignment - 1) & -alignment;

    private sealed class Tally
    {
        public int Bytecode;
        public int NativeCode;
        public int Structures;
        public int Tables;
        public int Constants;
        public int Padding;
    }
}
