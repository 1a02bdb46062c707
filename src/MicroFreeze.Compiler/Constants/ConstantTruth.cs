namespace MicroFreeze.Compiler.Constants;

internal static class ConstantTruth
{
    /// <summary>Whether a constant counts as true. Source: py/obj.c@v1.28.0 mp_obj_is_true.</summary>
    public static bool IsTrue(this Constant constant) => constant switch
    {
        IntConstant value => !value.Value.IsZero,
        FloatConstant value => value.Value != 0,
        ComplexConstant value => value.Real != 0 || value.Imaginary != 0,
        StrConstant value => value.Value.Length != 0,
        BytesConstant value => value.Value.Length != 0,
        TupleConstant value => value.Items.Length != 0,
        _ => constant != Constant.None && constant != Constant.False,
    };
}
