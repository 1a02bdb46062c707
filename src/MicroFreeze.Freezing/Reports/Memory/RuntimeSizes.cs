using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>Sizes of the runtime's structures on a board, in bytes. See: the headers named, of MicroPython v1.28.0.</summary>
/// <param name="board">The board.</param>
/// <param name="layout">The firmware's structures that differ between versions.</param>
internal sealed class RuntimeSizes(BoardTraits board, FrozenLayout layout)
{
    public int Word => board.PointerBytes;

    public int Object => board.ObjectBytes;

    /// <summary><c>mp_module_context_t</c> (py/bc.h): type, globals, tables of names and objects.</summary>
    public int ModuleContext => 4 * Word;

    /// <summary><c>mp_obj_dict_t</c>, <c>mp_obj_set_t</c> (py/obj.h): type, counts, table.</summary>
    public int Dict => 4 * Word;

    /// <summary><c>mp_map_elem_t</c></summary>
    public int MapEntry => 2 * Object;

    /// <summary><c>mp_raw_code_t</c> (py/emitglue.h), with its fields for inline assembler where the board has one.</summary>
    public int RawCode => (board.HasInlineAssembler ? layout.AssemblerWords : layout.FunctionWords) * Word;

    /// <summary><c>mp_obj_tuple_t</c> (py/objtuple.h)</summary>
    public int Tuple(int count) => (2 * Word) + (count * Object);

    /// <summary><c>mp_obj_list_t</c> (py/objlist.h), without its items.</summary>
    public int List => 4 * Word;

    /// <summary>Items of a list, of which it has at least four (<c>LIST_MIN_ALLOC</c>).</summary>
    public int ListItems(int count) => Math.Max(4, count) * Object;

    /// <summary><c>mp_obj_str_t</c> (py/objstr.h), without its text; <c>mp_obj_array_t</c> too.</summary>
    public int Str => 4 * Word;

    /// <summary><c>mp_obj_fun_bc_t</c> (py/objfun.h) with values of default arguments.</summary>
    public int Function(int extra) => (4 * Word) + (extra * Object);

    /// <summary><c>mp_obj_closure_t</c> (py/objclosure.c)</summary>
    public int Closure(int count) => (3 * Word) + (count * Object);

    /// <summary><c>mp_obj_cell_t</c>, and objects that hold another one: static methods, iterators on the way.</summary>
    public int Cell => Word + Object;

    /// <summary>
    /// <c>mp_obj_type_t</c> (py/obj.h) as py/objtype.c makes it: type, flags and name, twelve slot numbers, ten slots and more for bases.
    /// </summary>
    public int Class(bool hasBase) => AlignUp(Word + 4 + 12) + ((10 + (hasBase ? 1 : 0)) * Word);

    /// <summary><c>mp_obj_instance_t</c> (py/objtype.h): type, members, the part that a built-in base has.</summary>
    public int Instance(bool hasNativeBase) => (4 * Word) + (hasNativeBase ? Object : 0);

    /// <summary>Objects of four words or less, which are one block: ranges, slices, properties, bound methods, exceptions.</summary>
    public int Small => 4 * Word;

    /// <summary><c>mp_obj_float_t</c>; nothing where floats are in place of pointers.</summary>
    public int Float => board.HasFloatObjects ? AlignUp(Word + board.FloatBytes) : 0;

    /// <summary><c>mp_obj_complex_t</c></summary>
    public int Complex => AlignUp(Word + (2 * board.FloatBytes));

    /// <summary><c>mp_obj_int_t</c> (py/objint.h)</summary>
    public int Int => 4 * Word;

    /// <summary><c>qstr_pool_t</c> (py/qstr.h) with room for some names.</summary>
    public int QstrPool(int count) => ((board.QstrHashBytes == 0 ? 5 : 6) * Word) + (count * (Word + board.QstrHashBytes + board.QstrLengthBytes));

    /// <summary>
    /// <c>mp_code_state_t</c> with its values where it is on the heap (py/objfun.c, <c>VM_MAX_STATE_ON_STACK</c>); otherwise 0.
    /// </summary>
    public int CodeState(int state, int exceptions)
    {
        int size = (state * Object) + (exceptions * 3 * Word);
        return board.HasPythonStack || size <= 11 * Word ? 0 : (6 * Word) + size;
    }

    private int AlignUp(int size) => (size + Word - 1) & -Word;
}
