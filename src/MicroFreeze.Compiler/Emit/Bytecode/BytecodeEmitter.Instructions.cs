using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.Bytecode;

// The actions, one instruction or a few each. Operand enumerations are numbered as the opcodes that they choose.
internal sealed partial class BytecodeEmitter
{
    // An iterator on the stack takes four slots. Source: py/obj.h@v1.28.0 MP_OBJ_ITER_BUF_NSLOTS.
    private const int IteratorSlots = 4;

    // Slots up to 15 are part of the opcode.
    private const int PackedSlots = 16;

    public override void LoadLocal(int name, int slot, LocalKind kind)
    {
        if (kind == LocalKind.Fast && slot < PackedSlots)
        {
            WritePacked(Opcode.LoadFastMulti, slot);
        }
        else
        {
            WriteUnsigned(Opcode.LoadFastN + (byte)kind, slot);
        }
    }

    public override void StoreLocal(int name, int slot, LocalKind kind)
    {
        if (kind == LocalKind.Fast && slot < PackedSlots)
        {
            WritePacked(Opcode.StoreFastMulti, slot);
        }
        else
        {
            WriteUnsigned(Opcode.StoreFastN + (byte)kind, slot);
        }
    }

    public override void DeleteLocal(int name, int slot, LocalKind kind) => WriteUnsigned(Opcode.DeleteFast + (byte)kind, slot);

    public override void LoadGlobal(int name, GlobalKind kind) => WriteName(Opcode.LoadName + (byte)kind, name);

    public override void StoreGlobal(int name, GlobalKind kind) => WriteName(Opcode.StoreName + (byte)kind, name);

    public override void DeleteGlobal(int name, GlobalKind kind) => WriteName(Opcode.DeleteName + (byte)kind, name);

    public override void Import(int name, ImportKind kind)
    {
        if (kind == ImportKind.Star)
        {
            Write(Opcode.ImportStar);
        }
        else
        {
            WriteName(Opcode.ImportName + (byte)kind, name);
        }
    }

    public override void LoadToken(ConstantToken token)
    {
        if (token == ConstantToken.Ellipsis)
        {
            WriteUnsigned(Opcode.LoadConstObj, context.Objects.Use(Constant.Ellipsis));
        }
        else
        {
            Write(Opcode.LoadConstFalse + (byte)token);
        }
    }

    public override void LoadSmallInt(long value)
    {
        if (value is >= -16 and < 48)
        {
            WritePacked(Opcode.LoadConstSmallIntMulti, (int)value + 16);
            return;
        }

        Write(Opcode.LoadConstSmallInt);
        if (!_isDead)
        {
            _code.AddSigned(value);
        }
    }

    public override void LoadString(int name) => WriteName(Opcode.LoadConstString, name);

    public override void LoadObject(int constant) => WriteUnsigned(Opcode.LoadConstObj, context.Objects.Use(constant));

    public override void LoadNull() => Write(Opcode.LoadNull);

    public override void LoadMethod(int name, bool isSuper) => WriteName(isSuper ? Opcode.LoadSuperMethod : Opcode.LoadMethod, name);

    public override void LoadBuildClass() => Write(Opcode.LoadBuildClass);

    public override void Subscript(Access access)
    {
        if (access == Access.Load)
        {
            Write(Opcode.LoadSubscr);
            return;
        }

        if (access == Access.Delete)
        {
            LoadNull();
            RotThree();
        }

        Write(Opcode.StoreSubscr);
    }

    public override void Attribute(int name, Access access)
    {
        if (access == Access.Load)
        {
            WriteName(Opcode.LoadAttr, name);
            return;
        }

        if (access == Access.Delete)
        {
            LoadNull();
            RotTwo();
        }

        WriteName(Opcode.StoreAttr, name);
    }

    public override void DupTop() => Write(Opcode.DupTop);

    public override void DupTopTwo() => Write(Opcode.DupTopTwo);

    public override void PopTop() => Write(Opcode.PopTop);

    public override void RotTwo() => Write(Opcode.RotTwo);

    public override void RotThree() => Write(Opcode.RotThree);

    public override void Jump(int label)
    {
        WriteJump(Opcode.Jump, label);
        _isDead = true;
    }

    public override void PopJumpIf(bool condition, int label) =>
        WriteJump(condition ? Opcode.PopJumpIfTrue : Opcode.PopJumpIfFalse, label);

    public override void JumpIfOrPop(bool condition, int label) =>
        WriteJump(condition ? Opcode.JumpIfTrueOrPop : Opcode.JumpIfFalseOrPop, label);

    public override void UnwindJump(int label, bool leavesIterator, int exceptDepth)
    {
        if (exceptDepth == 0)
        {
            for (int slot = 0; leavesIterator && slot < IteratorSlots; slot++)
            {
                WriteByte((int)Opcode.PopTop);
            }

            WriteJump(Opcode.Jump, label);
        }
        else
        {
            if (exceptDepth > 0x7f)
            {
                Exceed($"a jump leaves {exceptDepth} exception blocks");
            }

            WriteJump(Opcode.UnwindJump, label);
            WriteByte((leavesIterator ? 0x80 : 0) | exceptDepth);
        }

        _isDead = true;
    }

    public override void SetupBlock(int label, BlockKind kind) => WriteJump(Opcode.SetupWith + (byte)kind, label);

    public override void WithCleanup(int label)
    {
        LoadToken(ConstantToken.None);
        AssignLabel(label);
        Write(Opcode.WithCleanup);

        // The two slots for the call of __exit__, and the two that the block was entered with.
        AdjustStackSize(-4);
    }

    public override void AsyncWithSetupFinally(int labelNoException, int labelFinally, int labelReturnOrUnwind)
    {
        // The body has run without an exception.
        LoadToken(ConstantToken.None);
        RotTwo();
        Jump(labelNoException);

        // It ended with an exception, or with a return or unwinding jump.
        AssignLabel(labelFinally);
        DupTop();
        LoadGlobal(WellKnownNames.BaseException, GlobalKind.Global);
        BinaryOperation(BinaryOperator.ExceptionMatch);
        PopJumpIf(false, labelReturnOrUnwind);
    }

    public override void EndFinally() => Write(Opcode.EndFinally);

    public override void GetIterator(bool useStack) => Write(useStack ? Opcode.GetIterStack : Opcode.GetIter);

    public override void ForIterator(int label) => WriteJump(Opcode.ForIter, label);

    public override void ForIteratorEnd() => AdjustStackSize(-IteratorSlots);

    public override void PopExceptJump(int label, bool withinHandler)
    {
        WriteJump(Opcode.PopExceptJump, label);
        _isDead = true;
    }

    public override void UnaryOperation(UnaryOperator operation) => WritePacked(Opcode.UnaryOpMulti, (int)operation);

    public override void BinaryOperation(BinaryOperator operation)
    {
        switch (operation)
        {
            case BinaryOperator.NotIn:
                WritePacked(Opcode.BinaryOpMulti, (int)BinaryOperator.In);
                UnaryOperation(UnaryOperator.Not);
                break;
            case BinaryOperator.IsNot:
                WritePacked(Opcode.BinaryOpMulti, (int)BinaryOperator.Is);
                UnaryOperation(UnaryOperator.Not);
                break;
            default:
                WritePacked(Opcode.BinaryOpMulti, (int)operation);
                break;
        }
    }

    public override void Build(int count, BuildKind kind) =>
        WriteUnsigned(Opcode.BuildTuple + (byte)kind, count, kind == BuildKind.Map ? 1 : 1 - count);

    public override void StoreMap() => Write(Opcode.StoreMap);

    public override void StoreComprehension(ScopeKind kind, int stackIndex)
    {
        // A dict takes a value and a key. The low two bits say what is built.
        int extra = kind == ScopeKind.DictComprehension ? 1 : 0;
        int type = kind switch
        {
            ScopeKind.ListComprehension => 0,
            ScopeKind.DictComprehension => 1,
            _ => 2,
        };
        WriteUnsigned(Opcode.StoreComp, (stackIndex + extra) << 2 | type, -1 - extra);
    }

    public override void UnpackSequence(int count) => WriteUnsigned(Opcode.UnpackSequence, count, count - 1);

    public override void UnpackEx(int left, int right)
    {
        if (left > byte.MaxValue)
        {
            Exceed($"there are {left} targets before a starred one");
        }

        WriteUnsigned(Opcode.UnpackEx, left | right << 8, left + right);
    }

    public override void MakeFunction(Scope scope, int positionalDefaults, int keywordDefaults) =>
        WriteUnsigned(
            positionalDefaults == 0 && keywordDefaults == 0 ? Opcode.MakeFunction : Opcode.MakeFunctionDefargs,
            context.UseChild(scope));

    public override void MakeClosure(Scope scope, int closedOver, int positionalDefaults, int keywordDefaults)
    {
        if (closedOver > byte.MaxValue)
        {
            Exceed($"'{context.Names.GetText(scope.Name)}' uses {closedOver} variables of outer functions");
        }

        // Two values with the defaults are on the stack where there are any.
        int child = context.UseChild(scope);
        if (positionalDefaults == 0 && keywordDefaults == 0)
        {
            WriteUnsigned(Opcode.MakeClosure, child, 1 - closedOver);
        }
        else
        {
            WriteUnsigned(Opcode.MakeClosureDefargs, child, -1 - closedOver);
        }

        WriteByte(closedOver);
    }

    public override void CallFunction(int positional, int keyword, StarArguments stars) =>
        WriteCall(Opcode.CallFunction, 0, positional, keyword, stars);

    public override void CallMethod(int positional, int keyword, StarArguments stars) =>
        WriteCall(Opcode.CallMethod, -1, positional, keyword, stars);

    public override void ReturnValue()
    {
        Write(Opcode.ReturnValue);
        _isDead = true;
    }

    public override void Raise(int count)
    {
        Write(Opcode.RaiseLast + (byte)count);
        _isDead = true;
    }

    public override void Yield(YieldKind kind)
    {
        Write(Opcode.YieldValue + (byte)kind);
        _scope.Flags |= ScopeFlags.Generator;
    }

    public override void StartExceptHandler() => AdjustStackSize(4); // The exception, and what an unwinding jump may leave there.

    public override void EndExceptHandler() => AdjustStackSize(-3);

    private void WriteCall(Opcode opcode, int stackEffect, int positional, int keyword, StarArguments stars)
    {
        if (positional > byte.MaxValue)
        {
            Exceed($"a call has {positional} positional arguments");
        }

        stackEffect -= positional + 2 * keyword;
        if (stars != StarArguments.None)
        {
            opcode++;
            stackEffect--; // The map of star arguments.
        }

        WriteUnsigned(opcode, keyword << 8 | positional, stackEffect);
    }

    // Remembers what the format cannot hold; the walk goes on.
    private void Exceed(string what) => _excess ??= what;
}
