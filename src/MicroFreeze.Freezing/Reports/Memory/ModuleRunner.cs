using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// Follows the code of a module as it runs at import, as far as it can be known: functions and classes are made, tables are filled, functions of the
/// module are called. What comes from elsewhere is unknown, takes nothing, and decides no branch: then the path is taken that falls through, and a loop
/// is not entered. Nothing has an effect outside, and there is an end to it, whatever the code does. Source: py/vm.c@v1.28.0.
/// </summary>
/// <param name="objects">Makes objects.</param>
/// <param name="names">The module's names.</param>
/// <param name="constants">The module's constants.</param>
/// <param name="context">The structure that holds the module together.</param>
/// <param name="globals">The module's dict.</param>
/// <param name="importable">What there is to import.</param>
internal sealed partial class ModuleRunner(
    RuntimeObjects objects, IReadOnlyList<string> names, IReadOnlyList<RuntimeValue> constants, HeapCell? context, DictValue globals, ImportableModules importable)
{
    private const int MaxSteps = 100_000;
    private const int MaxDepth = 24;
    private const int MaxItems = 4096;
    private const int MaxBytes = 1 << 28;

    private int _steps;
    private int _depth;

    /// <summary>Makes the module's function and calls it.</summary>
    public void Run(LoadedCode code)
    {
        objects.MakeFunction(code, context, [], false, null);
        Execute(code, globals, [], []);
    }

    /// <summary>Runs code to its end, or to where it cannot be followed.</summary>
    private RuntimeValue Execute(LoadedCode code, DictValue locals, IReadOnlyList<RuntimeValue> fast, IReadOnlyList<RuntimeValue> closed)
    {
        if (code.Prelude is not { } prelude || _depth == MaxDepth)
        {
            return UnknownValue.Of(fast);
        }

        PreludeSignature signature = prelude.Signature;
        HeapCell? state = objects.Heap.Allocate(objects.Sizes.CodeState(signature.StateSize, signature.ExceptionStackSize));
        _depth++;
        Frame frame = new(code, prelude, locals, fast, closed);
        MakeCells(frame);
        RuntimeValue result = Execute(frame);
        _depth--;
        objects.Heap.Free(state);
        return result;
    }

    /// <summary>Variables that inner functions share are moved into cells. Source: py/bc.c@v1.28.0 mp_setup_code_state_helper.</summary>
    private void MakeCells(Frame frame)
    {
        ReadOnlySpan<byte> code = frame.Code.Code.Code.Span;
        for (int offset = frame.Prelude.CellsOffset; offset < frame.Prelude.CodeOffset; offset++)
        {
            RuntimeValue value = frame.Fast(code[offset]) ?? UnknownValue.Instance;
            CellValue cell = new() { Cell = objects.Heap.Allocate(objects.Sizes.Cell), Value = value };
            frame.SetFast(code[offset], cell);
        }
    }

    private RuntimeValue Execute(Frame frame)
    {
        ReadOnlySpan<byte> code = frame.Code.Code.Code.Span;
        int offset = frame.Prelude.CodeOffset;
        while (Instruction.TryRead(code, offset, out Instruction instruction) && _steps++ < MaxSteps && objects.Heap.Used < MaxBytes)
        {
            offset += instruction.Length;
            switch (Step(frame, instruction, ref offset))
            {
                case Outcome.Returned:
                    return frame.Pop();
                case Outcome.Lost:
                    return UnknownValue.Instance;
            }
        }

        return UnknownValue.Instance;
    }

    private enum Outcome
    {
        Continues,
        Returned,
        Lost,
    }

    /// <summary>A function that runs.</summary>
    private sealed class Frame
    {
        private readonly RuntimeValue?[] _fast;
        private readonly List<RuntimeValue?> _stack = [];

        public Frame(LoadedCode code, Prelude prelude, DictValue locals, IReadOnlyList<RuntimeValue> fast, IReadOnlyList<RuntimeValue> closed)
        {
            Code = code;
            Prelude = prelude;
            Locals = locals;
            _fast = new RuntimeValue?[Math.Max(prelude.Signature.StateSize, fast.Count + closed.Count)];
            int index = 0;
            foreach (RuntimeValue value in closed.Concat(fast))
            {
                _fast[index++] = value;
            }
        }

        public LoadedCode Code { get; }

        public Prelude Prelude { get; }

        public DictValue Locals { get; }

        /// <summary>Where exceptions go, and how high the stack then is.</summary>
        public Stack<(int Handler, int Height)> Blocks { get; } = new();

        /// <summary>How often a loop without a condition has gone round.</summary>
        public int Rounds { get; set; }

        public int Height => _stack.Count;

        public RuntimeValue? Fast(long index) => index >= 0 && index < _fast.Length ? _fast[index] : null;

        public void SetFast(long index, RuntimeValue value)
        {
            if (index >= 0 && index < _fast.Length)
            {
                _fast[index] = value;
            }
        }

        public void Push(RuntimeValue? value) => _stack.Add(value);

        // Damaged code may take more than it put there.
        public RuntimeValue Pop()
        {
            if (_stack.Count == 0)
            {
                return UnknownValue.Instance;
            }

            RuntimeValue? value = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            return value ?? UnknownValue.Instance;
        }

        public RuntimeValue? PopOrNull()
        {
            if (_stack.Count == 0)
            {
                return null;
            }

            RuntimeValue? value = _stack[^1];
            _stack.RemoveAt(_stack.Count - 1);
            return value;
        }

        public RuntimeValue[] Pop(long count)
        {
            RuntimeValue[] values = new RuntimeValue[Math.Clamp(count, 0, _stack.Count)];
            for (int index = values.Length - 1; index >= 0; index--)
            {
                values[index] = Pop();
            }

            return values;
        }

        /// <summary>The value some places below the top.</summary>
        public RuntimeValue? Peek(long depth) => depth >= 0 && depth < _stack.Count ? _stack[^(int)(depth + 1)] : null;

        public void CutTo(int height) => _stack.RemoveRange(Math.Min(height, _stack.Count), Math.Max(0, _stack.Count - height));
    }
}
