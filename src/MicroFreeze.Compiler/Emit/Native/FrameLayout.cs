namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>
/// Places in the runtime's structures, in words. Source: py/emitnative.c@v1.28.0 OFFSETOF_*; py/emitnative.c@v1.28.0 LOCAL_IDX_*.
/// </summary>
internal static class FrameLayout
{
    // mp_obj_fun_bc_t
    public const int FunctionContext = 1;
    public const int FunctionChildren = 2;

    // mp_module_context_t
    public const int ContextGlobals = 1;
    public const int ContextNames = 2;
    public const int ContextObjects = 3;

    // mp_code_state_native_t
    public const int CodeStateFunction = 0;
    public const int CodeStateAddress = 1;
    public const int CodeStateStackPointer = 2;
    public const int CodeStateSize = 3;
    public const int CodeStateValues = 5;

    // nlr_buf_t: two words before the registers, and one more where the firmware has a stack of its own for Python frames.
    public const int NlrValue = 1;
    public const int NlrWordsBesidesRegisters = 3;

    // mp_vm_return_kind_t
    public const int ReturnNormal = 0;
    public const int ReturnYield = 1;
    public const int ReturnException = 2;

    // Slots of an iterator on the value stack, MP_OBJ_ITER_BUF_NSLOTS.
    public const int IteratorSlots = 4;

    // MP_OBJ_SENTINEL as the reference's own build has it, the value that asks mp_obj_subscr to load.
    public const int Sentinel = 4;
}
