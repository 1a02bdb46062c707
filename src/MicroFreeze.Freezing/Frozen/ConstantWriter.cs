using System.Globalization;
using System.Numerics;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>
/// Writes constant objects; each gives the expression that refers to it. Source: tools/mpy-tool.py@v1.28.0
/// CompiledModule.freeze_constant_obj.
/// </summary>
internal sealed class ConstantWriter(CWriter writer, FrozenPlan plan)
{
    /// <summary>Writes what a constant needs and returns how to refer to it.</summary>
    /// <param name="constant">The constant.</param>
    /// <param name="wish">The identifier for its object, if it needs one.</param>
    public string Write(Constant constant, string wish) => constant switch
    {
        SingletonConstant singleton => GetSingleton(singleton),
        StrConstant text => WriteStr(text.Value, wish),
        BytesConstant bytes => WriteBytes(bytes.Value, wish),
        IntConstant number => WriteInteger(number.Value, wish),
        FloatConstant number => WriteFloat(FrozenFloats.GetValue(number), wish),
        ComplexConstant number => WriteComplex(FrozenFloats.GetValue(number), wish),
        TupleConstant tuple => WriteTuple(tuple.Items, wish),
        _ => throw new InvalidOperationException($"No C form for {constant.GetType()}."),
    };

    private static string GetSingleton(SingletonConstant constant) =>
        constant == Constant.None ? "MP_ROM_NONE"
        : constant == Constant.False ? "MP_ROM_FALSE"
        : constant == Constant.True ? "MP_ROM_TRUE"
        : constant == Constant.Ellipsis ? "MP_ROM_PTR(&mp_const_ellipsis_obj)"
        : "MP_ROM_PTR(&mp_fun_table)";

    private string WriteStr(byte[] text, string wish) =>
        plan.Pool.TryFind(text, out Qstr? qstr)
            ? $"MP_ROM_QSTR(MP_QSTR_{qstr.Identifier})"
            : WriteStringObject("mp_type_str", text, wish);

    private string WriteBytes(byte[] bytes, string wish) =>
        bytes.Length == 0 ? "MP_ROM_PTR(&mp_const_empty_bytes_obj)" : WriteStringObject("mp_type_bytes", bytes, wish);

    private string WriteStringObject(string type, byte[] bytes, string wish)
    {
        string name = Reserve(wish);
        int hash = QstrHash.Compute(bytes, plan.Header.BytesInHash);
        writer.Append($"static const mp_obj_str_t {name} = {{{{&{type}}}, ");
        writer.Append(hash);
        writer.Append(", "u8);
        writer.Append(bytes.Length);
        writer.Append(", (const byte *)"u8);
        writer.Literal(bytes);
        writer.Line("};");
        return Reference(name);
    }

    private string WriteInteger(BigInteger value, string wish)
    {
        if (FrozenIntegers.FitsInline(value, plan.Request.Firmware))
        {
            return string.Create(CultureInfo.InvariantCulture, $"MP_ROM_INT({value})");
        }

        string name = Reserve(wish);
        if (plan.Request.LongInt == LongIntImplementation.LongLong)
        {
            // The smallest number has no literal of its own in C.
            long number = FrozenIntegers.CutOff(value);
            string literal = number == long.MinValue
                ? "(-9223372036854775807LL - 1)"
                : number.ToString(CultureInfo.InvariantCulture) + "LL";
            writer.Line($"static const mp_obj_int_t {name} = {{{{&mp_type_int}}, {literal}}};");
        }
        else
        {
            WriteDigits(name, value, plan.Request.MpzDigitBits);
        }

        return Reference(name);
    }

    /// <summary>Writes an integer of any size, least significant digit first.</summary>
    private void WriteDigits(string name, BigInteger value, int digitBits)
    {
        int digitBytes = digitBits / 8;
        byte[] magnitude = BigInteger.Abs(value).ToByteArray(isUnsigned: true);
        int count = (magnitude.Length + digitBytes - 1) / digitBytes;
        Array.Resize(ref magnitude, count * digitBytes);
        writer.Append($"static const mp_obj_int_t {name} = {{{{&mp_type_int}}, {{.neg={(value.Sign < 0 ? 1 : 0)}, .fixed_dig=1, ");
        writer.Append(string.Create(
            CultureInfo.InvariantCulture,
            $".alloc={count}, .len={count}, .dig=(uint{digitBits}_t *)(const uint{digitBits}_t[]){{"));
        for (int index = 0; index < count; index++)
        {
            uint digit = 0;
            for (int position = digitBytes - 1; position >= 0; position--)
            {
                digit = (digit << 8) | magnitude[(index * digitBytes) + position];
            }

            writer.Append(string.Create(CultureInfo.InvariantCulture, $"{(index == 0 ? "" : ",")}0x{digit:x}"));
        }

        writer.Line("}}};");
    }

    /// <summary>Writes a float as an object, or as the number itself where the firmware keeps floats in place of pointers.</summary>
    private string WriteFloat(double value, string wish)
    {
        string name = Reserve(wish);
        string macro = name + CNames.Macro;
        writer.Line("#if MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_A || MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_B");
        writer.Line($"static const mp_obj_float_t {name} = {{{{&mp_type_float}}, {FrozenFloats.GetExpression(value)}}};");
        writer.Line($"#define {macro} {Reference(name)}");
        writer.Line("#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_C");
        writer.Line($"#define {macro} ((mp_rom_obj_t)({FrozenFloats.GetRepresentationC(value)}))");
        writer.Line("#elif MICROPY_OBJ_REPR == MICROPY_OBJ_REPR_D");
        writer.Line($"#define {macro} ((mp_rom_obj_t)(uint64_t){FrozenFloats.GetRepresentationD(value)})");
        writer.Line("#endif");
        return macro;
    }

    private string WriteComplex((double Real, double Imaginary) value, string wish)
    {
        string name = Reserve(wish);
        string real = FrozenFloats.GetExpression(value.Real);
        string imaginary = FrozenFloats.GetExpression(value.Imaginary);
        writer.Line($"static const mp_obj_complex_t {name} = {{{{&mp_type_complex}}, {real}, {imaginary}}};");
        return Reference(name);
    }

    private string WriteTuple(Constant[] items, string wish)
    {
        if (items.Length == 0)
        {
            return "MP_ROM_PTR(&mp_const_empty_tuple_obj)";
        }

        string[] references = new string[items.Length];
        for (int index = 0; index < items.Length; index++)
        {
            references[index] = Write(items[index], string.Create(CultureInfo.InvariantCulture, $"{wish}_{index}"));
        }

        string name = Reserve(wish);
        writer.Line($"static const mp_rom_obj_tuple_t {name} = {{{{&mp_type_tuple}}, {items.Length}, {{");
        foreach (string reference in references)
        {
            writer.Line($"    {reference},");
        }

        writer.Line("}};");
        return Reference(name);
    }

    private string Reserve(string wish) => plan.Identifiers.ReserveStem(wish, static stem => [stem, stem + CNames.Macro]);

    private static string Reference(string name) => $"MP_ROM_PTR(&{name})";
}
