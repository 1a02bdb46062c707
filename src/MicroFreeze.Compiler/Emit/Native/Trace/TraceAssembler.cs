using System.Globalization;
using System.Text;

namespace MicroFreeze.Compiler.Emit.Native.Trace;

/// <summary>
/// Writes what it is told as text, one operation a line, for the last walk only: <c>-march=debug</c>. The code that it makes is empty but
/// for the words that the emitter itself writes. Source: py/emitndebug.c@v1.28.0.
/// </summary>
internal struct TraceAssembler : INativeAssembler<TraceAssembler>
{
    private readonly AssemblerBuffer _buffer;
    private readonly StringBuilder _text;

    private TraceAssembler(AssemblerBuffer buffer)
    {
        _buffer = buffer;
        _text = buffer.StartTrace();
    }

    private static ReadOnlySpan<string> Registers => RegisterNames;

    private static readonly string[] RegisterNames =
    [
        "r_ret", "r_arg1", "r_arg2", "r_arg3", "r_arg4", "r_temp0", "r_temp1", "r_temp2", "r_local1", "r_local2", "r_local3", "r_fun_table",
    ];

    public static int WordSize => 8;

    public static int Result => 0;

    public static int Argument1 => 1;

    public static int Argument2 => 2;

    public static int Argument3 => 3;

    public static int Argument4 => 4;

    public static int Temporary0 => 5;

    public static int Temporary1 => 6;

    public static int Temporary2 => 7;

    public static int Local1 => 8;

    public readonly int Local2 => 9;

    public readonly int Local3 => 10;

    public static int FunctionTable => 11;

    public static int NlrRegisterCount => 0;

    public static int NlrLocal1Index => 5;

    public static bool IsTrace => true;

    public static bool LoadsAtOffset(AccessSize size) => size == AccessSize.Half;

    public static bool StoresAtOffset(AccessSize size) => false;

    public static TraceAssembler Create(AssemblerBuffer buffer, NativeTarget target) => new(buffer);

    public readonly void Enter(int locals, string? name) => Line($"ENTRY({name ?? "?"}, num_locals={locals})", indent: "");

    public readonly void Exit() => Line($"EXIT({0})", indent: "");

    public readonly void EndPass()
    {
    }

    public readonly void Jump(int label) => Line($"jump(label_{label})");

    public readonly void JumpIfZero(int register, int label, bool isBoolean) =>
        Line($"jump_if_reg_zero({Name(register)}, label_{label}, {(isBoolean ? "true" : "false")})");

    public readonly void JumpIfNonZero(int register, int label, bool isBoolean) =>
        Line($"jump_if_reg_nonzero({Name(register)}, label_{label}, {(isBoolean ? "true" : "false")})");

    public readonly void JumpIfEqual(int left, int right, int label) =>
        Line($"jump_if_reg_eq({Name(left)}, {Name(right)}, label_{label})");

    public readonly void JumpTo(int register) => Line($"jump_reg({Name(register)})");

    public readonly void Call(RuntimeFunction function) => Line($"call_ind({RuntimeFunctions.TraceNames[(int)function]})");

    public readonly void CallSetUpCodeState() => Call(RuntimeFunction.SetUpCodeState);

    public readonly void Move(int destination, int source) => Two("mov_reg_reg", destination, source);

    public readonly void LoadImmediate(int destination, long value)
    {
        int number = (int)value;
        Line($"mov_reg_imm({Name(destination)}, {number}=0x{number:x})");
    }

    public readonly void Clear(int register) => One("clr", register);

    public readonly void LoadLabelAddress(int destination, int label) => Line($"mov_reg_pcrel({Name(destination)}, label_{label})");

    public readonly void LoadLocal(int destination, int local) => Line($"mov_reg_local({Name(destination)}, local_{local})");

    public readonly void StoreLocal(int local, int source) => Line($"mov_local_reg(local_{local}, {Name(source)})");

    public readonly void LoadLocalAddress(int destination, int local) => Line($"mov_reg_local_addr({Name(destination)}, local_{local})");

    public readonly void LoadWord(int destination, int address, int index) =>
        Line($"load({Name(destination)}, {Name(address)}, {index})");

    public readonly void StoreWord(int source, int address, int index) => Line($"store({Name(source)}, {Name(address)}, {index})");

    public readonly void Load(AccessSize size, int destination, int address, long index)
    {
        if (LoadsAtOffset(size))
        {
            Line($"load{8 << (int)size}({Name(destination)}, {Name(address)}, {(int)index})");
        }
        else
        {
            LoadPlain(size, destination, address);
        }
    }

    public readonly void Store(AccessSize size, int source, int address, long index) =>
        Line($"store{8 << (int)size}({Name(source)}, {Name(address)})");

    public readonly void LoadIndexed(AccessSize size, int destination, int address, int index)
    {
        AddScaled(size, address, index);
        LoadPlain(size, destination, address);
    }

    public readonly void StoreIndexed(AccessSize size, int source, int address, int index)
    {
        AddScaled(size, address, index);
        Store(size, source, address, 0);
    }

    public readonly void Negate(int register) => One("neg", register);

    public readonly void Invert(int register) => One("not", register);

    public readonly void Add(int destination, int source) => Two("add", destination, source);

    public readonly void Subtract(int destination, int source) => Two("sub", destination, source);

    public readonly void Multiply(int destination, int source) => Two("mul", destination, source);

    public readonly void And(int destination, int source) => Two("and", destination, source);

    public readonly void Or(int destination, int source) => Two("or", destination, source);

    public readonly void Xor(int destination, int source) => Two("xor", destination, source);

    public readonly void ShiftLeft(int destination, int count) => Two("lsl", destination, count);

    public readonly void ShiftRight(int destination, int count) => Two("lsr", destination, count);

    public readonly void ShiftRightSigned(int destination, int count) => Two("asr", destination, count);

    public readonly void Compare(Comparison comparison, int destination, int left, int right) =>
        Line($"setcc({(int)comparison}, {Name(destination)}, {Name(left)}, {Name(right)})");

    private static string Name(int register) => Registers[register];

    private readonly void LoadPlain(AccessSize size, int destination, int address) =>
        Line($"load{8 << (int)size}({Name(destination)}, {Name(address)})");

    private readonly void AddScaled(AccessSize size, int address, int index)
    {
        for (int times = 1 << (int)size; times > 0; times--)
        {
            Add(address, index);
        }
    }

    private readonly void One(string operation, int register) => Line($"{operation}({Name(register)})");

    private readonly void Two(string operation, int first, int second) => Line($"{operation}({Name(first)}, {Name(second)})");

    private readonly void Line(FormattableString line, string indent = "    ")
    {
        if (_buffer.IsEmitting)
        {
            _text.Append(indent);
            if (_buffer.IsDead)
            {
                _text.Append("dead_code ");
            }

            _text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
    }
}
