using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Compiler.Emit.Native;

/// <summary>
/// What the native emitter needs of an architecture: a few facts and the operations that it composes functions of. An implementation
/// is a struct, so that the emitter is specialised for it: facts become constants and operations are called directly. Registers are
/// the architecture's own numbers. Where an operation says nothing else, it may clobber no register but its destination.
/// Source: py/emitnative.c@v1.28.0; py/asm*.h@v1.28.0 ASM_*; py/asm*.h@v1.28.0 REG_*.
/// </summary>
/// <typeparam name="TSelf">The implementation.</typeparam>
internal interface INativeAssembler<TSelf>
    where TSelf : struct, INativeAssembler<TSelf>
{
    // ---- facts ----------------------------------------------------------------------------------------------------------

    /// <summary>Bytes of a machine word.</summary>
    static abstract int WordSize { get; }

    /// <summary>Where a called function leaves its result.</summary>
    static abstract int Result { get; }

    /// <summary>Where a called function gets its first argument.</summary>
    static abstract int Argument1 { get; }

    /// <summary>Where a called function gets its second argument.</summary>
    static abstract int Argument2 { get; }

    /// <summary>Where a called function gets its third argument.</summary>
    static abstract int Argument3 { get; }

    /// <summary>Where a called function gets its fourth argument.</summary>
    static abstract int Argument4 { get; }

    /// <summary>A register that calls clobber; often the same as <see cref="Result"/>.</summary>
    static abstract int Temporary0 { get; }

    /// <summary>A second one.</summary>
    static abstract int Temporary1 { get; }

    /// <summary>A third one.</summary>
    static abstract int Temporary2 { get; }

    /// <summary>A register that calls preserve: the first local variable.</summary>
    static abstract int Local1 { get; }

    /// <summary>A second one: another local variable, or the state of a generator.</summary>
    int Local2 { get; }

    /// <summary>A third one: the table of names.</summary>
    int Local3 { get; }

    /// <summary>Holds the runtime's function table throughout.</summary>
    static abstract int FunctionTable { get; }

    /// <summary>Where the function itself leaves its result; differs where calls move the register window.</summary>
    static virtual int OwnResult => TSelf.Result;

    /// <summary>Where the function itself gets its first argument.</summary>
    static virtual int OwnArgument1 => TSelf.Argument1;

    /// <summary>Where the function itself gets its second argument.</summary>
    static virtual int OwnArgument2 => TSelf.Argument2;

    /// <summary>Where the function itself gets its third argument.</summary>
    static virtual int OwnArgument3 => TSelf.Argument3;

    /// <summary>Where the function itself gets its fourth argument.</summary>
    static virtual int OwnArgument4 => TSelf.Argument4;

    /// <summary>A register that is always zero, or -1.</summary>
    static virtual int ZeroRegister => -1;

    /// <summary>The one register that can hold the count of a shift, or -1 where any can.</summary>
    static virtual int ShiftCount => -1;

    /// <summary>Whether a byte can be stored from any register; otherwise the value is brought to <see cref="Argument3"/>.</summary>
    static virtual bool StoresFromAnyRegister => true;

    /// <summary>Whether firmware without <see cref="NativeTraits.KeepsIndexRegisters"/> multiplies an index in its own register.</summary>
    static virtual bool MayScaleIndexInPlace => false;

    /// <summary>Whether the function's own arguments are on the stack; <see cref="LoadOwnArgument"/> gets them.</summary>
    static virtual bool TakesArgumentsOnStack => false;

    /// <summary>Whether there is <see cref="Invert"/>; otherwise the emitter uses an exclusive or.</summary>
    static virtual bool HasInvert => true;

    /// <summary>Words of registers in the runtime's <c>nlr_buf_t</c>. Source: py/nlr.h@v1.28.0 MICROPY_NLR_NUM_REGS_*.</summary>
    static abstract int NlrRegisterCount { get; }

    /// <summary>Index in <c>nlr_buf_t</c>, in words, of where <see cref="Local1"/> is saved. Source: py/emitn*.c@v1.28.0
    /// NLR_BUF_IDX_LOCAL_1.</summary>
    static abstract int NlrLocal1Index { get; }

    /// <summary>Whether <c>nlr_push</c> leaves saving the registers to a call of <c>setjmp</c>.</summary>
    static virtual bool CallsSetJump => false;

    /// <summary>Whether there is no machine code but a trace, in which functions have names.</summary>
    static virtual bool IsTrace => false;

    /// <summary>Whether <see cref="Load"/> takes an offset for this size; otherwise the emitter adds it to the base.</summary>
    static virtual bool LoadsAtOffset(AccessSize size) => true;

    /// <summary>Whether <see cref="Store"/> takes an offset for this size; otherwise the emitter adds it to the base.</summary>
    static virtual bool StoresAtOffset(AccessSize size) => true;

    /// <summary>
    /// Makes an assembler that writes to a buffer. It serves all functions of one module and keeps what it learns on the way.
    /// </summary>
    static abstract TSelf Create(AssemblerBuffer buffer, NativeTarget target);

    // ---- functions ------------------------------------------------------------------------------------------------------

    /// <summary>Begins a function: saves registers and makes room for local words on the stack.</summary>
    /// <param name="locals">Number of words.</param>
    /// <param name="name">Qualified name of the function where <see cref="IsTrace"/>; otherwise null.</param>
    void Enter(int locals, string? name);

    /// <summary>Returns from the function.</summary>
    void Exit();

    /// <summary>Ends a walk over a function.</summary>
    void EndPass();

    /// <summary>Loads one of the function's own arguments, from 0, where <see cref="TakesArgumentsOnStack"/>.</summary>
    void LoadOwnArgument(int destination, int number) => throw new NotSupportedException();

    // ---- control flow ---------------------------------------------------------------------------------------------------

    /// <summary>Jumps to a label. May clobber <see cref="Temporary1"/> or <see cref="Temporary2"/>.</summary>
    void Jump(int label);

    /// <summary>Jumps if a register is zero.</summary>
    /// <param name="register">The register.</param>
    /// <param name="label">Where to.</param>
    /// <param name="isBoolean">Whether only the lowest byte counts, as a called function's C <c>bool</c>.</param>
    void JumpIfZero(int register, int label, bool isBoolean);

    /// <summary>Jumps if a register is not zero; see <see cref="JumpIfZero"/>.</summary>
    void JumpIfNonZero(int register, int label, bool isBoolean);

    /// <summary>Jumps if two registers are equal.</summary>
    void JumpIfEqual(int left, int right, int label);

    /// <summary>Jumps to the address in a register.</summary>
    void JumpTo(int register);

    /// <summary>Calls the runtime.</summary>
    void Call(RuntimeFunction function);

    /// <summary>
    /// Calls <see cref="RuntimeFunction.SetUpCodeState"/>, while the function's own fourth argument is still in its register.
    /// </summary>
    void CallSetUpCodeState();

    // ---- moving ---------------------------------------------------------------------------------------------------------

    /// <summary>Copies a register.</summary>
    void Move(int destination, int source);

    /// <summary>Loads a number, cut to the word.</summary>
    void LoadImmediate(int destination, long value);

    /// <summary>Makes a register zero by the shortest means.</summary>
    void Clear(int register);

    /// <summary>Loads the address of a label.</summary>
    void LoadLabelAddress(int destination, int label);

    /// <summary>Loads a local word.</summary>
    void LoadLocal(int destination, int local);

    /// <summary>Stores a local word.</summary>
    void StoreLocal(int local, int source);

    /// <summary>Loads the address of a local word.</summary>
    void LoadLocalAddress(int destination, int local);

    /// <summary>Loads a word from memory.</summary>
    /// <param name="destination">The register.</param>
    /// <param name="address">Register with the base address.</param>
    /// <param name="index">Offset in words.</param>
    void LoadWord(int destination, int address, int index);

    /// <summary>Stores a word to memory; see <see cref="LoadWord"/>.</summary>
    void StoreWord(int source, int address, int index);

    /// <summary>Loads a byte, 16 or 32 bits, without sign.</summary>
    /// <param name="size">How much.</param>
    /// <param name="destination">The register.</param>
    /// <param name="address">Register with the base address.</param>
    /// <param name="index">Offset in units of <paramref name="size"/>, cut to the word.</param>
    void Load(AccessSize size, int destination, int address, long index);

    /// <summary>Stores a byte, 16 or 32 bits; see <see cref="Load"/>.</summary>
    void Store(AccessSize size, int source, int address, long index);

    /// <summary>Loads with the index in a register; may clobber <paramref name="address"/> and <see cref="Temporary2"/>.</summary>
    void LoadIndexed(AccessSize size, int destination, int address, int index);

    /// <summary>Stores with the index in a register; may clobber <paramref name="address"/>.</summary>
    void StoreIndexed(AccessSize size, int source, int address, int index);

    // ---- arithmetic: destination := destination op source --------------------------------------------------------------------

    /// <summary>destination := -destination</summary>
    void Negate(int register);

    /// <summary>destination := ~destination, where <see cref="HasInvert"/>.</summary>
    void Invert(int register);

    /// <summary>Adds.</summary>
    void Add(int destination, int source);

    /// <summary>Subtracts.</summary>
    void Subtract(int destination, int source);

    /// <summary>Multiplies.</summary>
    void Multiply(int destination, int source);

    /// <summary>Bitwise and.</summary>
    void And(int destination, int source);

    /// <summary>Bitwise or.</summary>
    void Or(int destination, int source);

    /// <summary>Bitwise exclusive or.</summary>
    void Xor(int destination, int source);

    /// <summary>Shifts left by a register; by <see cref="ShiftCount"/> where there is such.</summary>
    void ShiftLeft(int destination, int count);

    /// <summary>Shifts right by a register, filling with zeros.</summary>
    void ShiftRight(int destination, int count);

    /// <summary>Shifts right by a register, filling with the sign.</summary>
    void ShiftRightSigned(int destination, int count);

    /// <summary>destination := left op right ? 1 : 0; the destination is none of the operands.</summary>
    void Compare(Comparison comparison, int destination, int left, int right);
}

/// <summary>How much a load or store moves: the logarithm of its bytes.</summary>
internal enum AccessSize : byte
{
    /// <summary>8 bits.</summary>
    Byte = 0,

    /// <summary>16 bits.</summary>
    Half = 1,

    /// <summary>32 bits.</summary>
    Word32 = 2,
}

/// <summary>Comparisons of words, without sign and then with it, each in the order of <see cref="Syntax.BinaryOperator"/>.</summary>
internal enum Comparison : byte
{
    LessUnsigned,
    MoreUnsigned,
    EqualUnsigned,
    LessEqualUnsigned,
    MoreEqualUnsigned,
    NotEqualUnsigned,
    Less,
    More,
    Equal,
    LessEqual,
    MoreEqual,
    NotEqual,
}
