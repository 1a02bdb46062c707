using System.Text;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>
/// Imports a source: reads, parses, compiles and runs it on a simulated heap, with what each step takes for a while and what it leaves.
/// Source: py/builtinimport.c@v1.28.0 do_load_from_lexer; py/lexer.c@v1.28.0; py/parse.c@v1.28.0; py/compile.c@v1.28.0; py/scope.c@v1.28.0;
/// py/emitbc.c@v1.28.0.
/// </summary>
/// <param name="simulator">The import.</param>
/// <param name="board">The board.</param>
internal sealed class SourceImport(ImportSimulator simulator, BoardTraits board)
{
    // Source: py/mpconfig.h@v1.28.0 MICROPY_ALLOC_*.
    private const int IndentLevels = 10;
    private const int TokenBytes = 32;
    private const int RuleStack = 64;
    private const int ResultStack = 32;
    private const int ResultStackStep = 16;
    private const int ChunkBytes = 128;
    private const int Identifiers = 4;
    private const int IdentifiersStep = 6;

    private readonly SimulatedHeap _heap = simulator.Heap;
    private readonly RuntimeSizes _sizes = simulator.Sizes;
    private readonly List<HeapCell> _chunks = [];
    private HeapCell? _token;
    private int _tokenSize = TokenBytes;
    private HeapCell? _chunk;
    private int _chunkSize;
    private int _chunkUsed;

    /// <summary>Imports.</summary>
    /// <param name="source">The text.</param>
    /// <param name="module">What it compiles to.</param>
    /// <param name="firmware">The firmware.</param>
    /// <param name="directory">Where the file lies, with a slash at its end.</param>
    /// <param name="name">Its path from there.</param>
    public ImportCost Import(ReadOnlySpan<byte> source, MpyModule module, FirmwareProfile firmware, string directory, string name)
    {
        (HeapCell context, DictValue globals) = simulator.MakeModule();
        simulator.Intern(directory + name);
        HeapCell?[] reading = OpenLexer();
        simulator.AddFileName(globals);
        Parse(source, firmware);
        foreach (HeapCell? cell in reading)
        {
            _heap.Free(cell);
        }

        // A second structure, to which the module's dict goes: the first one has it too.
        HeapCell compiled = _heap.Allocate(_sizes.ModuleContext)!;
        compiled.PointTo(globals.Cell);
        RuntimeValue[] constants = [.. module.Objects.Select(constant => simulator.ToValue(constant, ConstantOrigin.Source))];
        LoadedCode code = Compile(module, compiled, constants);
        return simulator.Run(module, code, constants, compiled, globals, context);
    }

    private HeapCell?[] OpenLexer()
    {
        _heap.Allocate(board.FileBytes);
        HeapCell?[] opened = [_heap.Allocate(board.ReaderBytes), _heap.Allocate(29 * _sizes.Word), _heap.Allocate(IndentLevels * 2)];
        _token = _heap.Allocate(TokenBytes);
        return
        [
            .. opened,
            _token,
            _heap.Allocate(1),
            _heap.Allocate(1),
        ];
    }

    private void Parse(ReadOnlySpan<byte> source, FirmwareProfile firmware)
    {
        SyntaxTree tree = new();
        NameTable names = new();
        int next = names.Count;
        if (!new Parser().TryParse(source, new ParseOptions { Firmware = firmware, SmallIntBits = (8 * _sizes.Word) - 1 }, tree, names, out _))
        {
            return;
        }

        // Results of a long block wait on their stack; the stack of rules is seldom higher than it begins.
        HeapCell? rules = _heap.Allocate(RuleStack * 2 * _sizes.Word);
        HeapCell? results = _heap.Allocate(ResultStack * _sizes.Word);
        ParseNodes nodes = new(tree, _sizes);
        List<SourceLiteral> literals = SourceLiterals.Find(source);
        int literal = 0;
        int depth = 0;
        for (int index = 1; index < tree.Count; index++)
        {
            for (int last = NameOf(tree[index]); next <= last; next++)
            {
                InternName(next);
            }

            AllocateNode(nodes.Measure(index));
            for (int due = (int)((long)literals.Count * index / tree.Count); literal < due; literal++)
            {
                AllocateLiteral(literals[literal]);
            }

            depth = Math.Max(depth, tree[index].Kind == NodeKind.Block ? tree.ChildCount(index) : 0);
        }

        for (; next < names.Count; next++)
        {
            InternName(next);
        }

        for (; literal < literals.Count; literal++)
        {
            AllocateLiteral(literals[literal]);
        }

        results = _heap.Resize(results, (ResultStack + (Math.Max(0, depth - ResultStack + ResultStackStep) / ResultStackStep * ResultStackStep)) * _sizes.Word);
        if (_chunk is not null)
        {
            _heap.TryResize(_chunk, (2 * _sizes.Word) + _chunkUsed);
        }

        _heap.Free(rules);
        _heap.Free(results);

        // The table begins with names that our parser takes from the firmware's profile, as mpy-cross has them; the board has its own.
        void InternName(int index)
        {
            if (!firmware.BuiltInNames.Contains(names.GetText(index)))
            {
                simulator.Names.Intern(names.GetText(index), names[index].Length);
            }
        }
    }

    private static int NameOf(Node node) => node.Kind is NodeKind.Name or NodeKind.Str or NodeKind.Attribute or NodeKind.FunctionDefinition or NodeKind.Parameter
        or NodeKind.StarParameter or NodeKind.DoubleStarParameter or NodeKind.ClassDefinition ? node.Name : -1;

    /// <summary>Source: py/parse.c@v1.28.0 parser_alloc.</summary>
    private void AllocateNode(int bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        int header = 2 * _sizes.Word;
        if (_chunk is not null && _chunkUsed + bytes > _chunkSize)
        {
            if (_heap.TryResize(_chunk, header + _chunkSize + bytes))
            {
                _chunkSize += bytes;
            }
            else
            {
                _heap.TryResize(_chunk, header + _chunkUsed);
                _chunk = null;
            }
        }

        if (_chunk is null)
        {
            _chunkSize = Math.Max(bytes, ChunkBytes);
            _chunkUsed = 0;
            _chunk = _heap.Allocate(header + _chunkSize)!;
            _chunks.Add(_chunk);
        }

        _chunkUsed += bytes;
    }

    private void AllocateLiteral(SourceLiteral literal)
    {
        switch (literal.Kind)
        {
            case LiteralKind.Integer:
                // Room for the digits goes by the length of the text. Source: py/mpz.c@v1.28.0 mpz_set_from_str.
                simulator.AddLiteral(literal.ToInteger(), literal.Content.Length + 2);
                break;
            case LiteralKind.Float when literal.ToFloat() is { } value:
                simulator.AddLiteral(value);
                break;
            case LiteralKind.Float:
                _heap.Allocate(_sizes.Complex);
                break;
            default:
                ReadToken(literal.Content.Length);
                AllocateText(literal);
                break;
        }
    }

    /// <summary>The buffer that a token is read into grows by a few bytes at a time, and stays as large. Source: py/vstr.c@v1.28.0
    /// vstr_ensure_extra.</summary>
    private void ReadToken(int length)
    {
        const int Extra = 16;
        while (_tokenSize < length)
        {
            _tokenSize = ((_tokenSize + 1 + Extra) & ~7) + 8;
            _heap.Resize(_token, _tokenSize);
        }
    }

    private void AllocateText(SourceLiteral literal)
    {
        // Shorter ones, and those that are names already, are interned; the names have them.
        const int InternedUpTo = 10;
        const int LongestName = 255;
        bool isName = literal.Kind == LiteralKind.Text && (literal.Content.Length <= InternedUpTo
            || (literal.Content.Length <= LongestName && simulator.Names.Contains(Encoding.UTF8.GetString(literal.Content))));
        if (!isName && literal.Content.Length > 0)
        {
            HeapCell cell = _heap.Allocate(_sizes.Str)!;
            cell.PointTo(_heap.Allocate(literal.Content.Length + 1));
            simulator.AddLiteral(literal.Content, cell);
        }
    }

    /// <summary>Source: py/compile.c@v1.28.0 mp_compile_to_raw_code.</summary>
    private LoadedCode Compile(MpyModule module, HeapCell compiled, RuntimeValue[] constants)
    {
        HeapCell owner = new();
        HashTable nameMap = new(_heap, _sizes.MapEntry, owner);
        nameMap.Reserve(1);
        HeapCell? objects = _heap.Allocate(_sizes.ListItems(0));
        List<HeapCell?> temporary = [];
        HeapCell? emitter = _heap.Allocate(17 * _sizes.Word);
        LoadedCode code = MakeScopes(module.Root, module, temporary);
        int labels = MaxJumps(module.Root);
        HeapCell? labelTable = _heap.Allocate(labels * _sizes.Word);
        for (int count = 0; count < module.Names.Count; count++)
        {
            nameMap.Add();
        }

        for (int capacity = 4; capacity < module.Objects.Count;)
        {
            capacity *= 2;
            objects = _heap.Resize(objects, capacity * _sizes.Object);
        }

        EmitScopes(code);
        code.Connect();
        int nameTable = ((module.Names.Count * 2) + _sizes.Word - 1) / _sizes.Word * _sizes.Word;
        HeapCell? tables = _heap.Allocate(nameTable + (module.Objects.Count * _sizes.Object));
        compiled.PointTo(tables);
        foreach (RuntimeValue constant in constants)
        {
            tables?.PointTo(constant.Cell);
        }

        _heap.Free(labelTable);
        _heap.Free(emitter);
        foreach (HeapCell? cell in temporary.Concat(_chunks))
        {
            _heap.Free(cell);
        }

        return code;
    }

    /// <summary>Scopes with their identifiers, from the outside in. Source: py/scope.c@v1.28.0 scope_new.</summary>
    private LoadedCode MakeScopes(RawCode code, MpyModule module, List<HeapCell?> temporary)
    {
        temporary.Add(_heap.Allocate((6 * _sizes.Word) + 24));
        LoadedCode loaded = new() { Code = code, Prelude = LoadedCode.DecodePrelude(code), Structure = _heap.Allocate(_sizes.RawCode) };
        int count = CountIdentifiers(loaded);
        int steps = Math.Max(0, count - Identifiers + IdentifiersStep - 1) / IdentifiersStep;
        temporary.Add(_heap.Allocate((Identifiers + (steps * IdentifiersStep)) * (4 + _sizes.Word)));
        loaded.Children = [.. code.Children.Select(child => MakeScopes(child, module, temporary))];
        return loaded;
    }

    private void EmitScopes(LoadedCode code)
    {
        code.ChildTable = _heap.Allocate(code.Children.Length * _sizes.Word);
        code.Data = _heap.Allocate(code.Code.Code.Length);
        foreach (LoadedCode child in code.Children)
        {
            EmitScopes(child);
        }
    }

    /// <summary>Names that a function refers to: those of instructions, and its variables.</summary>
    private static int CountIdentifiers(LoadedCode code)
    {
        if (code.Prelude is not { } prelude || code.Code.Kind != RawCodeKind.Bytecode)
        {
            return Identifiers;
        }

        HashSet<long> names = [];
        long variables = prelude.Signature.PositionalArguments + prelude.Signature.KeywordOnlyArguments;
        foreach (Instruction instruction in InstructionsOf(code.Code, prelude))
        {
            switch (instruction.Info.First)
            {
                case Opcode.LoadName or Opcode.LoadGlobal or Opcode.StoreName or Opcode.StoreGlobal or Opcode.DeleteName or Opcode.DeleteGlobal:
                    names.Add(instruction.Operand);
                    break;
                case Opcode.LoadFastN or Opcode.LoadFastMulti or Opcode.StoreFastN or Opcode.StoreFastMulti or Opcode.LoadDeref or Opcode.StoreDeref:
                    variables = Math.Max(variables, instruction.Operand + 1);
                    break;
            }
        }

        return names.Count + (int)Math.Min(variables, ushort.MaxValue);
    }

    /// <summary>About how many labels the function with the most has: those of branches, loops and handlers.</summary>
    private static int MaxJumps(RawCode code)
    {
        int jumps = LoadedCode.DecodePrelude(code) is { } prelude && code.Kind == RawCodeKind.Bytecode
            ? InstructionsOf(code, prelude).Count(instruction => instruction.IsJump) + 1
            : 1;
        return code.Children.Aggregate(jumps, (most, child) => Math.Max(most, MaxJumps(child)));
    }

    private static List<Instruction> InstructionsOf(RawCode code, Prelude prelude)
    {
        List<Instruction> instructions = [];
        int offset = prelude.CodeOffset;
        while (Instruction.TryRead(code.Code.Span, offset, out Instruction instruction))
        {
            instructions.Add(instruction);
            offset += instruction.Length;
        }

        return instructions;
    }
}
