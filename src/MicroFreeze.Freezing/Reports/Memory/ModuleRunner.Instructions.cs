using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>Instructions.</summary>
internal sealed partial class ModuleRunner
{
    private const int IteratorSlots = 4;
    private const byte DropsIterator = 0x80;

    private Outcome Step(Frame frame, Instruction instruction, ref int offset)
    {
        long operand = instruction.Operand;
        switch (instruction.Info.First)
        {
            case Opcode.LoadConstFalse:
                frame.Push(ConstantValue.False);
                break;
            case Opcode.LoadConstTrue:
                frame.Push(ConstantValue.True);
                break;
            case Opcode.LoadConstNone:
                frame.Push(ConstantValue.None);
                break;
            case Opcode.LoadConstSmallInt or Opcode.LoadConstSmallIntMulti:
                frame.Push(new ConstantValue(operand));
                break;
            case Opcode.LoadConstString:
                frame.Push(new ConstantValue(Name(operand)));
                break;
            case Opcode.LoadConstObj:
                frame.Push(operand < constants.Count ? constants[(int)operand] : UnknownValue.Instance);
                break;
            case Opcode.LoadNull:
                frame.Push(null);
                break;
            case Opcode.LoadBuildClass:
                frame.Push(new BuiltinValue("__build_class__"));
                break;
            case Opcode.LoadFastN or Opcode.LoadFastMulti:
                frame.Push(frame.Fast(operand) ?? UnknownValue.Instance);
                break;
            case Opcode.StoreFastN or Opcode.StoreFastMulti:
                frame.SetFast(operand, frame.Pop());
                break;
            case Opcode.LoadDeref:
                frame.Push(frame.Fast(operand) is CellValue loaded ? loaded.Value : UnknownValue.Instance);
                break;
            case Opcode.StoreDeref:
                RuntimeValue stored = frame.Pop();
                if (frame.Fast(operand) is CellValue cell)
                {
                    cell.Value = stored;
                }

                break;
            case Opcode.DeleteFast or Opcode.DeleteDeref:
                break;
            case Opcode.LoadName:
                frame.Push(frame.Locals.Items.GetValueOrDefault(Name(operand)) ?? LoadGlobal(Name(operand)));
                break;
            case Opcode.LoadGlobal:
                frame.Push(LoadGlobal(Name(operand)));
                break;
            case Opcode.StoreName:
                frame.Locals.Store(Name(operand), frame.Pop());
                break;
            case Opcode.StoreGlobal:
                globals.Store(Name(operand), frame.Pop());
                break;
            case Opcode.DeleteName:
                frame.Locals.Remove(Name(operand));
                break;
            case Opcode.DeleteGlobal:
                globals.Remove(Name(operand));
                break;
            case Opcode.LoadAttr:
                frame.Push(LoadAttribute(frame.Pop(), Name(operand), isCalled: false));
                break;
            case Opcode.StoreAttr:
                RuntimeValue target = frame.Pop();
                StoreAttribute(target, Name(operand), frame.Pop());
                break;
            case Opcode.LoadMethod:
                LoadMethod(frame, frame.Pop(), Name(operand));
                break;
            case Opcode.LoadSuperMethod:
                RuntimeValue self = frame.Pop();
                RuntimeValue type = frame.Pop();
                frame.Pop();
                LoadSuperMethod(frame, type, self, Name(operand));
                break;
            case Opcode.ImportName:
                frame.Pop(2);
                if (frame.Blocks.Count > 0 && !importable.MayExist(Name(operand)))
                {
                    return RaiseImportError(frame, ref offset);
                }

                frame.Push(new ModuleValue(Name(operand)));
                break;
            case Opcode.ImportFrom when frame.Blocks.Count > 0 && frame.Peek(0) is ModuleValue module && !importable.MayHave(module.Name, Name(operand)):
                return RaiseImportError(frame, ref offset);
            case Opcode.ImportFrom:
                frame.Push(LoadAttribute(frame.Peek(0), Name(operand), isCalled: false));
                break;
            case Opcode.ImportStar:
                frame.Pop();
                break;
            case Opcode.MakeFunction or Opcode.MakeFunctionDefargs or Opcode.MakeClosure or Opcode.MakeClosureDefargs:
                return MakeFunction(frame, instruction);
            case Opcode.CallFunction or Opcode.CallMethod or Opcode.CallFunctionVarKw or Opcode.CallMethodVarKw:
                Call(frame, instruction);
                break;
            case Opcode.BuildTuple:
                frame.Push(objects.MakeTuple(frame.Pop(operand)));
                break;
            case Opcode.BuildList:
                frame.Push(objects.MakeList(frame.Pop(operand)));
                break;
            case Opcode.BuildMap:
                frame.Push(objects.MakeDict((int)Math.Min(operand, MaxItems)));
                break;
            case Opcode.BuildSet:
                frame.Push(objects.MakeSet(frame.Pop(operand)));
                break;
            case Opcode.BuildSlice:
                frame.Push(objects.MakeSmall(frame.Pop(operand)));
                break;
            case Opcode.StoreMap:
                RuntimeValue key = frame.Pop();
                RuntimeValue entry = frame.Pop();
                StoreItem(frame.Peek(0), key, entry);
                break;
            case Opcode.StoreComp:
                StoreComprehension(frame, operand);
                break;
            case Opcode.LoadSubscr:
                RuntimeValue index = frame.Pop();
                frame.Push(LoadItem(frame.Pop(), index));
                break;
            case Opcode.StoreSubscr:
                RuntimeValue subscript = frame.Pop();
                RuntimeValue container = frame.Pop();
                StoreItem(container, subscript, frame.Pop());
                break;
            case Opcode.UnpackSequence:
                Unpack(frame, operand, operand, 0);
                break;
            case Opcode.UnpackEx:
                Unpack(frame, (operand & 0xff) + (operand >> 8) + 1, operand & 0xff, 1);
                break;
            case Opcode.DupTop:
                frame.Push(frame.Peek(0));
                break;
            case Opcode.DupTopTwo:
                RuntimeValue? second = frame.Peek(1);
                RuntimeValue? first = frame.Peek(0);
                frame.Push(second);
                frame.Push(first);
                break;
            case Opcode.PopTop:
                frame.Pop();
                break;
            case Opcode.RotTwo:
                Rotate(frame, 2);
                break;
            case Opcode.RotThree:
                Rotate(frame, 3);
                break;
            case Opcode.UnaryOpMulti:
                frame.Push(Operations.Unary((int)operand, frame.Pop()));
                break;
            case Opcode.BinaryOpMulti:
                RuntimeValue right = frame.Pop();
                frame.Push(Operate((int)operand, frame.Pop(), right));
                break;
            default:
                return StepFlow(frame, instruction, ref offset);
        }

        return Outcome.Continues;
    }

    /// <summary>Instructions that decide where it goes on.</summary>
    private Outcome StepFlow(Frame frame, Instruction instruction, ref int offset)
    {
        int target = (int)instruction.Operand;
        switch (instruction.Info.First)
        {
            case Opcode.Jump:
                if (target < offset && IsEndless(frame, target))
                {
                    return Outcome.Lost;
                }

                offset = target;
                break;
            case Opcode.PopJumpIfTrue or Opcode.PopJumpIfFalse:
                bool jumps = Operations.Truth(frame.Pop()) is { } truth ? truth == (instruction.Info.First == Opcode.PopJumpIfTrue) : MustSkip(frame, offset, target);
                offset = jumps ? target : offset;
                break;
            case Opcode.JumpIfTrueOrPop or Opcode.JumpIfFalseOrPop:
                if (Operations.Truth(frame.Peek(0)) == (instruction.Info.First == Opcode.JumpIfTrueOrPop))
                {
                    offset = target;
                }
                else
                {
                    frame.Pop();
                }

                break;
            case Opcode.GetIter:
                RuntimeValue iterated = frame.Pop();
                frame.Push(new IteratorValue(Operations.Iterate(iterated).Take(MaxItems).GetEnumerator())
                {
                    Cell = objects.Heap.Allocate(objects.Sizes.Small),
                });
                break;
            case Opcode.GetIterStack:
                frame.Push(new IteratorValue(Operations.Iterate(frame.Pop()).Take(MaxItems).GetEnumerator()));
                frame.Push(null);
                frame.Push(null);
                frame.Push(null);
                break;
            case Opcode.ForIter:
                IteratorValue? iterator = (frame.Peek(3) as IteratorValue) ?? (frame.Peek(2) as IteratorValue);
                if (iterator?.Items.MoveNext() == true)
                {
                    frame.Push(iterator.Items.Current);
                }
                else
                {
                    frame.CutTo(frame.Height - IteratorSlots);
                    offset = target;
                }

                break;
            case Opcode.SetupExcept or Opcode.SetupFinally:
                frame.Blocks.Push((target, frame.Height));
                break;
            case Opcode.SetupWith:
                RuntimeValue manager = frame.Pop();
                LoadMethod(frame, manager, "__exit__");
                frame.Blocks.Push((target, frame.Height));
                frame.Push(CallMethod(manager, "__enter__"));
                break;
            case Opcode.WithCleanup:
                frame.Pop();
                frame.Pop(2);
                frame.Push(ConstantValue.None);
                break;
            case Opcode.PopExceptJump:
                frame.Blocks.TryPop(out _);
                offset = target;
                break;
            case Opcode.EndFinally:
                frame.Blocks.TryPop(out _);
                if (frame.Pop() is not ConstantValue { Value: null })
                {
                    return Outcome.Lost;
                }

                break;
            case Opcode.UnwindJump:
                for (int count = instruction.Extra & ~DropsIterator; count > 0; count--)
                {
                    frame.Blocks.TryPop(out _);
                }

                frame.CutTo(frame.Height - ((instruction.Extra & DropsIterator) != 0 ? IteratorSlots : 0));
                offset = target;
                break;
            case Opcode.RaiseObj or Opcode.RaiseLast or Opcode.RaiseFrom:
                RuntimeValue raised = instruction.Info.First == Opcode.RaiseLast ? UnknownValue.Instance : frame.Pop();

                // The exception, and what will be its traceback.
                objects.MakeSmall(raised).Cell!.PointTo(objects.Heap.Allocate(3 * objects.Sizes.Word));
                return Raise(frame, raised, ref offset);
            case Opcode.ReturnValue:
                return Outcome.Returned;
            default:
                return Outcome.Lost;
        }

        return Outcome.Continues;
    }

    /// <summary>
    /// Whether a jump back closes a <c>while True</c> that has gone round a few times: the main loop of a program, which no import comes
    /// back from.
    /// </summary>
    private static bool IsEndless(Frame frame, int target)
    {
        const int MaxRounds = 16;
        ReadOnlySpan<byte> code = frame.Code.Code.Code.Span;
        return (uint)target >= (uint)code.Length || (Opcodes.Find(code[target])?.First != Opcode.ForIter && ++frame.Rounds > MaxRounds);
    }

    /// <summary>
    /// Whether what a jump passes over does nothing but raise, and nobody would catch it: imports that are measured come to their end.
    /// </summary>
    private static bool MustSkip(Frame frame, int offset, int target)
    {
        bool raises = false;
        while (offset < target && frame.Blocks.Count == 0 && Instruction.TryRead(frame.Code.Code.Code.Span, offset, out Instruction instruction) && !instruction.IsJump)
        {
            raises = instruction.Info.First is Opcode.RaiseObj or Opcode.RaiseLast or Opcode.RaiseFrom;
            offset += instruction.Length;
        }

        return raises && offset == target;
    }

    /// <summary>An exception with its arguments, a message, and a traceback. Source: py/runtime.c@v1.28.0 mp_raise_msg_varg.</summary>
    private Outcome RaiseImportError(Frame frame, ref int offset)
    {
        const int MessageBytes = 28;
        HeapCell exception = objects.Heap.Allocate(objects.Sizes.Small)!;
        exception.PointTo(objects.Heap.Allocate(objects.Sizes.Tuple(1)));
        exception.PointTo(objects.Heap.Allocate(objects.Sizes.Str));
        exception.PointTo(objects.Heap.Allocate(MessageBytes));
        exception.PointTo(objects.Heap.Allocate(3 * objects.Sizes.Word));
        return Raise(frame, new UnknownValue { Cell = exception }, ref offset);
    }

    private static Outcome Raise(Frame frame, RuntimeValue raised, ref int offset)
    {
        if (!frame.Blocks.TryPeek(out (int Handler, int Height) block))
        {
            return Outcome.Lost;
        }

        // The offset is that of the next instruction, which may be the handler.
        if (block.Handler < offset)
        {
            // Raised in the handler itself.
            frame.Blocks.Pop();
            return Raise(frame, raised, ref offset);
        }

        frame.CutTo(block.Height);
        frame.Push(raised);
        offset = block.Handler;
        return Outcome.Continues;
    }

    private Outcome MakeFunction(Frame frame, Instruction instruction)
    {
        bool isClosure = instruction.Info.First is Opcode.MakeClosure or Opcode.MakeClosureDefargs;
        bool hasDefaults = instruction.Info.First is Opcode.MakeFunctionDefargs or Opcode.MakeClosureDefargs;
        RuntimeValue[] closed = isClosure ? frame.Pop(instruction.Extra) : [];
        RuntimeValue? keywordDefaults = hasDefaults ? frame.PopOrNull() : null;
        RuntimeValue? defaults = hasDefaults ? frame.PopOrNull() : null;
        if (instruction.Operand >= frame.Code.Children.Length)
        {
            return Outcome.Lost;
        }

        LoadedCode code = frame.Code.Children[(int)instruction.Operand];
        FunctionValue function = objects.MakeFunction(
            code, context, (defaults as SequenceValue)?.Items ?? [], keywordDefaults is not null, keywordDefaults);
        frame.Push(isClosure ? objects.MakeClosure(function, closed) : function);
        return Outcome.Continues;
    }

    private static void Rotate(Frame frame, int count)
    {
        RuntimeValue? top = frame.PopOrNull();
        RuntimeValue? second = frame.PopOrNull();
        if (count == 2)
        {
            frame.Push(top);
            frame.Push(second);
            return;
        }

        // The top goes below the two others.
        RuntimeValue? third = frame.PopOrNull();
        frame.Push(top);
        frame.Push(third);
        frame.Push(second);
    }

    private void Unpack(Frame frame, long count, long before, int rest)
    {
        RuntimeValue source = frame.Pop();
        List<RuntimeValue>? items = (source as SequenceValue)?.Items;
        for (long index = Math.Min(count, MaxItems) - 1; index >= 0; index--)
        {
            bool isRest = rest == 1 && index == before;
            frame.Push(isRest ? objects.MakeList([])
                : items is not null && rest == 0 && index < items.Count ? items[(int)index]
                : UnknownValue.Of([source]));
        }
    }

    private string Name(long index) => index < names.Count ? names[(int)index] : "";
}
