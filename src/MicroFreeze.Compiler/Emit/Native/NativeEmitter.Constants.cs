using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Compiler.Emit.Native;

// Constants and the order of what is on the stack.
internal sealed partial class NativeEmitter<TAssembler>
{
    /// <inheritdoc/>
    public override void LoadToken(ConstantToken token)
    {
        switch (token)
        {
            case ConstantToken.Ellipsis:
                PushTableObject(_context.Objects.Use(Constant.Ellipsis));
                break;
            case ConstantToken.None:
                PushConstant(ViperType.None, 0);
                break;
            default:
                PushConstant(ViperType.Bool, token == ConstantToken.True ? 1 : 0);
                break;
        }
    }

    /// <inheritdoc/>
    public override void LoadSmallInt(long value) => PushConstant(ViperType.Int, value);

    /// <inheritdoc/>
    public override void LoadString(int name)
    {
        FreeRegister(TAssembler.Temporary0);
        LoadTableObject(TAssembler.Temporary0, _context.Objects.UseString(_context.Names, name));
        PushRegister(ViperType.Object, TAssembler.Temporary0);
    }

    /// <inheritdoc/>
    public override void LoadObject(int constant) => PushTableObject(_context.Objects.Use(constant));

    /// <inheritdoc/>
    public override void LoadNull() => PushConstant(ViperType.Object, 0);

    /// <inheritdoc/>
    public override void DupTop()
    {
        int register = TAssembler.Temporary0;
        ViperType type = PopAnywhere(ref register, -1, -1);
        PushRegister(type, register);
        PushRegister(type, register);
    }

    /// <inheritdoc/>
    public override void DupTopTwo()
    {
        ViperType top = Pop(TAssembler.Temporary0);
        ViperType below = Pop(TAssembler.Temporary1);
        PushRegister(below, TAssembler.Temporary1);
        PushRegister(top, TAssembler.Temporary0);
        PushRegister(below, TAssembler.Temporary1);
        PushRegister(top, TAssembler.Temporary0);
    }

    /// <inheritdoc/>
    public override void PopTop() => Drop();

    /// <inheritdoc/>
    public override void RotTwo()
    {
        ViperType top = Pop(TAssembler.Temporary0);
        ViperType below = Pop(TAssembler.Temporary1);
        PushRegister(top, TAssembler.Temporary0);
        PushRegister(below, TAssembler.Temporary1);
    }

    /// <inheritdoc/>
    public override void RotThree()
    {
        ViperType top = Pop(TAssembler.Temporary0);
        ViperType middle = Pop(TAssembler.Temporary1);
        ViperType bottom = Pop(TAssembler.Temporary2);
        PushRegister(top, TAssembler.Temporary0);
        PushRegister(bottom, TAssembler.Temporary2);
        PushRegister(middle, TAssembler.Temporary1);
    }

    private void PushTableObject(int number)
    {
        FreeRegister(TAssembler.Temporary0);
        LoadTableObject(TAssembler.Temporary0, number);
        PushRegister(ViperType.Object, TAssembler.Temporary0);
    }
}
