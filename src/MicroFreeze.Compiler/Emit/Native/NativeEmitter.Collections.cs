using MicroFreeze.Compiler.Scoping;

namespace MicroFreeze.Compiler.Emit.Native;

// Tuples, lists, dicts, sets and slices.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void Build(int count, BuildKind kind)
    {
        if (kind == BuildKind.Slice)
        {
            BuildSlice(count);
            return;
        }

        if (kind != BuildKind.Map)
        {
            PopArray(TAssembler.Argument2, count);
        }

        Call(RuntimeFunction.BuildTuple + (byte)kind, count, TAssembler.Argument1);
        PushResult();
    }

    /// <inheritdoc/>
    public override void StoreMap()
    {
        RequireObject(Pop(TAssembler.Argument2));
        RequireObject(Pop(TAssembler.Argument3));
        RequireObject(Pop(TAssembler.Argument1));
        Call(RuntimeFunction.StoreMap);
        PushResult();
    }

    /// <inheritdoc/>
    public override void StoreComprehension(ScopeKind kind, int stackIndex)
    {
        RequireObject(Pop(TAssembler.Argument2));
        RuntimeFunction function = RuntimeFunction.ListAppend;
        if (kind == ScopeKind.SetComprehension)
        {
            function = RuntimeFunction.StoreSet;
        }
        else if (kind == ScopeKind.DictComprehension)
        {
            RequireObject(Pop(TAssembler.Argument3));
            function = RuntimeFunction.StoreMap;
        }

        RequireObject(Fetch(stackIndex, TAssembler.Argument1));
        Call(function);
    }

    /// <inheritdoc/>
    public override void UnpackSequence(int count)
    {
        RequireObject(Pop(TAssembler.Argument1));
        PushArray(TAssembler.Argument3, count);
        Call(RuntimeFunction.UnpackSequence, count, TAssembler.Argument2);
    }

    /// <inheritdoc/>
    public override void UnpackEx(int left, int right)
    {
        RequireObject(Pop(TAssembler.Argument1));
        PushArray(TAssembler.Argument3, left + right + 1);
        Call(RuntimeFunction.UnpackExtended, left | (right << 8), TAssembler.Argument2);
    }

    private void BuildSlice(int count)
    {
        if (count == 3)
        {
            RequireObject(Pop(TAssembler.Argument3));
        }

        RequireObject(Pop(TAssembler.Argument2));
        RequireObject(Pop(TAssembler.Argument1));
        if (count == 2)
        {
            _asm.LoadWord(TAssembler.Argument3, TAssembler.FunctionTable, (int)RuntimeFunction.NoneObject);
        }

        Call(RuntimeFunction.NewSlice);
        PushResult();
    }
}
