using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Emit.Native;

// Operators: of objects by the runtime, of viper's integers by the machine.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void UnaryOperation(UnaryOperator operation)
    {
        ViperType type = PeekType(0);
        if (type == ViperType.Object)
        {
            Pop(TAssembler.Argument2);
            Call(RuntimeFunction.UnaryOperator, (int)operation, TAssembler.Argument1);
            PushResult();
            return;
        }

        if (!type.IsInteger())
        {
            Report(SourceDiagnostics.ViperUnaryOperand, type.ToName());
            return;
        }

        int register = TAssembler.Result;
        switch (operation)
        {
            case UnaryOperator.Positive:
                return;
            case UnaryOperator.Negative:
                type = PopAnywhere(ref register, register, register);
                register = TakeForChange(register, TAssembler.Result);
                _asm.Negate(register);
                break;
            case UnaryOperator.Invert when TAssembler.HasInvert:
                type = PopAnywhere(ref register, register, register);
                register = TakeForChange(register, TAssembler.Result);
                _asm.Invert(register);
                break;
            case UnaryOperator.Invert:
                type = PopAnywhere(ref register, TAssembler.Argument1, register);
                register = TakeForChange(register, TAssembler.Argument2);
                InvertByXor(ref register);
                break;
            default:
                Report(SourceDiagnostics.ViperNot);
                return;
        }

        PushRegister(type, register);
    }

    // The reference does not look what is in the register for the mask, which may be the value itself.
    private void InvertByXor(ref int register)
    {
        int mask = TAssembler.Argument1;
        if (!_keepsFaults)
        {
            FreeRegister(mask);
            if (register == mask)
            {
                register = TAssembler.Argument2;
                FreeRegister(register);
                _asm.Move(register, mask);
            }
        }

        _asm.LoadImmediate(mask, -1);
        _asm.Xor(register, mask);
    }

    /// <inheritdoc/>
    public override void BinaryOperation(BinaryOperator operation)
    {
        ViperType left = PeekType(1);
        ViperType right = PeekType(0);
        if (left == ViperType.Object && right == ViperType.Object)
        {
            BinaryObjectOperation(operation);
        }
        else if (left.IsInteger() && right.IsInteger())
        {
            // In place or not is the same for numbers.
            if (operation is >= BinaryOperator.InplaceOr and <= BinaryOperator.InplacePower)
            {
                operation += BinaryOperator.Or - BinaryOperator.InplaceOr;
            }

            BinaryIntegerOperation(operation);
        }
        else
        {
            MoveStack(-1);
            Report(SourceDiagnostics.ViperBinaryOperands, left.ToName(), right.ToName());
        }
    }

    private void BinaryObjectOperation(BinaryOperator operation)
    {
        Pop(TAssembler.Argument3);
        Pop(TAssembler.Argument2);
        (BinaryOperator plain, bool inverts) = operation switch
        {
            BinaryOperator.NotIn => (BinaryOperator.In, true),
            BinaryOperator.IsNot => (BinaryOperator.Is, true),
            _ => (operation, false),
        };
        Call(RuntimeFunction.BinaryOperator, (int)plain, TAssembler.Argument1);
        if (inverts)
        {
            _asm.Move(TAssembler.Argument2, TAssembler.Result);
            Call(RuntimeFunction.UnaryOperator, (int)UnaryOperator.Not, TAssembler.Argument1);
        }

        PushResult();
    }

    private void BinaryIntegerOperation(BinaryOperator operation)
    {
        bool isShift = operation is BinaryOperator.LeftShift or BinaryOperator.RightShift;
        if (isShift && TAssembler.ShiftCount >= 0)
        {
            Pop(TAssembler.ShiftCount);
            PushRegister(Shift(operation, Pop(TAssembler.Result), TAssembler.Result, TAssembler.ShiftCount), TAssembler.Result);
            return;
        }

        if (operation is BinaryOperator.FloorDivide or BinaryOperator.Modulo)
        {
            Divide(operation);
            return;
        }

        int right = TAssembler.Argument3;
        ViperType rightType = PopAnywhere(ref right, TAssembler.Result, TAssembler.Argument2);
        ViperType type = Pop(TAssembler.Argument2);
        switch (operation)
        {
            case BinaryOperator.LeftShift or BinaryOperator.RightShift:
                Shift(operation, type, TAssembler.Argument2, right);
                break;
            case BinaryOperator.Or:
                _asm.Or(TAssembler.Argument2, right);
                break;
            case BinaryOperator.Xor:
                _asm.Xor(TAssembler.Argument2, right);
                break;
            case BinaryOperator.And:
                _asm.And(TAssembler.Argument2, right);
                break;
            case BinaryOperator.Add:
                _asm.Add(TAssembler.Argument2, right);
                break;
            case BinaryOperator.Subtract:
                _asm.Subtract(TAssembler.Argument2, right);
                break;
            case BinaryOperator.Multiply:
                _asm.Multiply(TAssembler.Argument2, right);
                break;
            case >= BinaryOperator.Less and <= BinaryOperator.NotEqual:
                Compare(operation, type, rightType, right);
                return;
            default:
                MoveStack(1);
                Report(SourceDiagnostics.ViperBinaryOperator, OperatorText(operation));
                return;
        }

        PushRegister(type, TAssembler.Argument2);
    }

    private ViperType Shift(BinaryOperator operation, ViperType type, int register, int count)
    {
        if (operation == BinaryOperator.LeftShift)
        {
            _asm.ShiftLeft(register, count);
        }
        else if (type == ViperType.UInt)
        {
            _asm.ShiftRight(register, count);
        }
        else
        {
            _asm.ShiftRightSigned(register, count);
        }

        return type;
    }

    private void Divide(BinaryOperator operation)
    {
        Pop(TAssembler.Argument2);
        if (Pop(TAssembler.Argument1) != ViperType.Int)
        {
            Report(SourceDiagnostics.ViperDivideUnsigned);
        }

        Call(operation == BinaryOperator.FloorDivide ? RuntimeFunction.FloorDivide : RuntimeFunction.Modulo);
        PushRegister(ViperType.Int, TAssembler.Result);
    }

    private void Compare(BinaryOperator operation, ViperType left, ViperType right, int register)
    {
        if (left != right)
        {
            Report(SourceDiagnostics.ViperCompareSigns);
        }

        Comparison comparison = (Comparison)operation + (byte)(left == ViperType.UInt ? Comparison.LessUnsigned : Comparison.Less);
        FreeRegister(TAssembler.Result);
        _asm.Compare(comparison, TAssembler.Result, TAssembler.Argument2, register);
        PushRegister(ViperType.Bool, TAssembler.Result);
    }

    private static string OperatorText(BinaryOperator operation) => operation switch
    {
        BinaryOperator.TrueDivide => "/",
        BinaryOperator.Power => "**",
        BinaryOperator.MatMultiply => "@",
        BinaryOperator.In => "in",
        BinaryOperator.NotIn => "not in",
        BinaryOperator.Is => "is",
        _ => "is not",
    };
}
