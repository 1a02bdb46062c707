using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit;

/// <summary>
/// The module's object table: constants in the order of first use, each once. Two are the same where they are strictly equal: of one type,
/// equal in value, zeros of one sign, items of tuples likewise. Source: py/emitcommon.c@v1.28.0 mp_emit_common_use_const_obj.
/// </summary>
internal sealed class ObjectTable
{
    private readonly SyntaxTree _tree;
    private readonly List<Constant> _objects = [];
    private readonly Dictionary<Constant, int> _numbers = new(ConstantComparer.Instance);
    private int[] _numberOfConstant = [];
    private int[] _numberOfName = [];
    private int _nameCount;

    public ObjectTable(SyntaxTree tree)
    {
        _tree = tree;
    }

    /// <summary>The objects, in the order of their numbers.</summary>
    public IReadOnlyList<Constant> Objects => _objects;

    /// <summary>Begins a module.</summary>
    public void Clear()
    {
        _objects.Clear();
        _numbers.Clear();
        _numberOfName.AsSpan(0, _nameCount).Clear();
        _nameCount = 0;
        int count = _tree.Constants.Count;
        if (_numberOfConstant.Length < count)
        {
            _numberOfConstant = new int[count * 2];
        }
        else
        {
            Array.Clear(_numberOfConstant, 0, count);
        }
    }

    /// <summary>The number of a constant of the source, by its index in <see cref="SyntaxTree.Constants"/>.</summary>
    public int Use(int constant)
    {
        ref int number = ref _numberOfConstant[constant];
        if (number == 0)
        {
            number = Use(_tree.Constants[constant]) + 1;
        }

        return number - 1;
    }

    /// <summary>The number of a constant.</summary>
    public int Use(Constant constant)
    {
        if (!_numbers.TryGetValue(constant, out int number))
        {
            number = _objects.Count;
            _objects.Add(constant);
            _numbers.Add(constant, number);
        }

        return number;
    }

    /// <summary>The number of a name as a str: native code has no other string constants.</summary>
    public int UseString(NameTable names, int name)
    {
        if (name >= _nameCount)
        {
            _nameCount = names.Count;
            if (_numberOfName.Length < _nameCount)
            {
                Array.Resize(ref _numberOfName, _nameCount * 2);
            }
        }

        ref int number = ref _numberOfName[name];
        if (number == 0)
        {
            number = Use(new StrConstant(names[name].ToArray())) + 1;
        }

        return number - 1;
    }
}
