using MicroFreeze.Compiler.Mpy;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>Calls of functions, classes and what is built in.</summary>
internal sealed partial class ModuleRunner
{
    private const int GeneratorFlag = 1;
    private const int KeywordsFlag = 2;
    private const int StarFlag = 4;

    private void Call(Frame frame, Instruction instruction)
    {
        bool hasStars = instruction.Info.First is Opcode.CallFunctionVarKw or Opcode.CallMethodVarKw;
        bool isMethod = instruction.Info.First is Opcode.CallMethod or Opcode.CallMethodVarKw;
        long stars = hasStars && frame.Pop() is ConstantValue { Value: long bits } ? bits : 0;

        RuntimeValue[] keywordPairs = frame.Pop(2 * (instruction.Operand >> 8));
        List<RuntimeValue> arguments = [.. frame.Pop(instruction.Operand & 0xff)];
        RuntimeValue? self = isMethod ? frame.PopOrNull() : null;
        RuntimeValue function = frame.Pop();
        if (hasStars && function is not (FunctionValue or ClassValue or BoundValue { Function: FunctionValue }))
        {
            frame.Push(UnknownValue.Of([function, self, .. arguments, .. keywordPairs]));
            return;
        }

        Unfold(arguments, stars);
        if (self is not null)
        {
            arguments.Insert(0, self);
        }

        List<(string Name, RuntimeValue Value)> keywords = [];
        for (int index = 0; index + 1 < keywordPairs.Length; index += 2)
        {
            // Without a name it is what two stars stand before.
            if (!hasStars || keywordPairs[index] is ConstantValue { Value: string })
            {
                keywords.Add(((keywordPairs[index] as ConstantValue)?.Value as string ?? "", keywordPairs[index + 1]));
            }
        }

        frame.Push(Call(function, arguments, keywords));
    }

    /// <summary>Puts the items of arguments with a star in their place. Those behind one that is not known have no place. Source:
    /// py/runtime.c@v1.28.0 mp_call_prepare_args_n_kw_var.</summary>
    private static void Unfold(List<RuntimeValue> arguments, long stars)
    {
        const int MaxStars = 63;
        for (int index = Math.Min(arguments.Count, MaxStars) - 1; index >= 0; index--)
        {
            if ((stars & (1L << index)) == 0)
            {
                continue;
            }

            RuntimeValue starred = arguments[index];
            if (starred is UnknownValue)
            {
                arguments.RemoveRange(index, arguments.Count - index);
            }
            else
            {
                arguments.RemoveAt(index);
                arguments.InsertRange(index, Operations.Iterate(starred).Take(MaxItems));
            }
        }
    }

    private RuntimeValue Call(RuntimeValue function, List<RuntimeValue> arguments, List<(string Name, RuntimeValue Value)> keywords)
    {
        switch (function)
        {
            case FunctionValue known:
                return CallFunction(known, arguments, keywords);
            case BoundValue { Function: FunctionValue method } bound:
                return CallFunction(method, [bound.Self, .. arguments], keywords);
            case BoundValue { Function: BuiltinValue method } bound:
                return CallBuiltin(method.Name, [bound.Self, .. arguments]);
            case ClassValue type:
                return Instantiate(type, arguments, keywords);
            case BuiltinValue builtin:
                return CallBuiltin(builtin.Name, [.. arguments, .. keywords.Select(keyword => keyword.Value)]);
            default:
                return UnknownValue.Of([function, .. arguments, .. keywords.Select(keyword => keyword.Value)]);
        }
    }

    private RuntimeValue CallMethod(RuntimeValue target, string name) => LoadAttribute(target, name, isCalled: true) switch
    {
        BoundValue bound => Call(bound, [], []),
        _ => UnknownValue.Of([target]),
    };

    /// <summary>Source: py/bc.c@v1.28.0 mp_setup_code_state_helper.</summary>
    private RuntimeValue CallFunction(FunctionValue function, List<RuntimeValue> arguments, List<(string Name, RuntimeValue Value)> keywords)
    {
        if (function.Code.Code.Kind != RawCodeKind.Bytecode || function.Code.Prelude is not { } prelude)
        {
            return UnknownValue.Of([function, .. arguments]);
        }

        PreludeSignature signature = prelude.Signature;
        int ownParameters = signature.PositionalArguments - function.Closed.Count;
        int parameters = ownParameters + signature.KeywordOnlyArguments;
        RuntimeValue[] fast = new RuntimeValue[parameters + 2];
        Array.Fill(fast, UnknownValue.Instance);
        for (int index = 0; index < function.Defaults.Count && ownParameters - function.Defaults.Count + index >= 0; index++)
        {
            fast[ownParameters - function.Defaults.Count + index] = function.Defaults[index];
        }

        for (int index = ownParameters; index < parameters && function.KeywordDefaults is { } defaults; index++)
        {
            fast[index] = defaults.Items.GetValueOrDefault("'" + Name(prelude.Names[function.Closed.Count + index + 1])) ?? UnknownValue.Instance;
        }

        for (int index = 0; index < Math.Min(arguments.Count, ownParameters); index++)
        {
            fast[index] = arguments[index];
        }

        int next = parameters;
        if ((signature.ScopeFlags & StarFlag) != 0)
        {
            fast[next++] = objects.MakeTuple([.. arguments.Skip(ownParameters)]);
        }

        DictValue? rest = (signature.ScopeFlags & KeywordsFlag) != 0 ? objects.MakeDict(keywords.Count) : null;
        foreach ((string name, RuntimeValue value) in keywords)
        {
            int parameter = Enumerable.Range(0, parameters).FirstOrDefault(index => Name(prelude.Names[function.Closed.Count + index + 1]) == name, -1);
            if (parameter >= 0)
            {
                fast[parameter] = value;
            }
            else if (rest is not null)
            {
                rest.Store("'" + name, value);
            }
        }

        if (rest is not null)
        {
            fast[next] = rest;
        }

        if ((signature.ScopeFlags & GeneratorFlag) != 0)
        {
            int size = objects.Sizes.Word * (9 + signature.StateSize + (3 * signature.ExceptionStackSize));
            HeapCell generator = objects.Heap.Allocate(size)!;
            generator.PointTo(function.Cell);
            return new UnknownValue { Cell = generator };
        }

        return Execute(function.Code, globals, fast, function.Closed);
    }

    private InstanceValue Instantiate(ClassValue type, List<RuntimeValue> arguments, List<(string Name, RuntimeValue Value)> keywords)
    {
        InstanceValue instance = objects.MakeInstance(type);
        if (type.HasForeignBase)
        {
            instance.Cell?.PointTo(objects.MakeSmall().Cell);
        }

        if (type.Find("__init__") is FunctionValue initialiser)
        {
            CallFunction(initialiser, [instance, .. arguments], keywords);
        }

        return instance;
    }

    private ClassValue BuildClass(List<RuntimeValue> arguments)
    {
        DictValue locals = objects.MakeDict(0);
        RuntimeValue cell = ConstantValue.None;
        if (arguments is [FunctionValue body, ..])
        {
            cell = Execute(body.Code, locals, [], body.Closed);
        }

        RuntimeValue[] bases = [.. arguments.Skip(2)];
        objects.MakeTuple(bases);
        ClassValue type = objects.MakeClass(locals, bases);
        if (cell is CellValue variable)
        {
            variable.Value = type;
        }

        return type;
    }

    /// <summary>What functions that are built in make. Those that are not here take nothing, and give something unknown.</summary>
    private RuntimeValue CallBuiltin(string name, List<RuntimeValue> arguments)
    {
        RuntimeValue first = arguments.Count > 0 ? arguments[0] : UnknownValue.Instance;
        switch (name)
        {
            case "__build_class__":
                return BuildClass(arguments);
            case "micropython.const" or "const":
                return first;
            case "range" when arguments.All(argument => argument is ConstantValue { Value: long }):
                return MakeRange(arguments);
            case "enumerate":
                return MakeIterator(Operations.Iterate(first).Select((item, index) => objects.MakeTuple([new ConstantValue((long)index), item])));
            case "zip" when arguments.Count == 2:
                return MakeIterator(Operations.Iterate(first).Zip(Operations.Iterate(arguments[1]), (left, right) => objects.MakeTuple([left, right])));
            case "iter" or "reversed":
                return MakeIterator(Operations.Iterate(first));
            case "sorted":
                return MakeListFrom(first);
            case "property" or "staticmethod" or "classmethod" or "slice" or "range" or "zip" or "map" or "filter" or "object":
                return objects.MakeSmall([.. arguments]);
            case "tuple":
                return objects.MakeTuple([.. Operations.Iterate(first).Take(MaxItems)]);
            case "list":
                return MakeListFrom(first);
            case "set" or "frozenset":
                return objects.MakeSet([.. Operations.Iterate(first).Take(MaxItems)]);
            case "dict" or "collections.OrderedDict" or "ucollections.OrderedDict":
                return MakeDictFrom(first);
            case "bytes" or "bytearray" or "array.array" or "uarray.array":
                return MakeBytes(name, arguments);
            case "collections.namedtuple" or "ucollections.namedtuple":
                return MakeNamedTuple(arguments);
            case "collections.deque" or "ucollections.deque":
                HeapCell deque = objects.Heap.Allocate(6 * objects.Sizes.Word)!;
                deque.PointTo(objects.Heap.Allocate(arguments is [_, ConstantValue { Value: long and >= 0 and < MaxItems } length, ..] ? (int)((long)length.Value! + 1) * objects.Sizes.Object : 0));
                return new UnknownValue { Cell = deque };
            case "len" when first is SequenceValue sequence:
                return new ConstantValue((long)sequence.Items.Count);
            case "len" when first is DictValue dict:
                return new ConstantValue((long)dict.Items.Count);
            case "len" when first is ConstantValue { Value: string or byte[] } text:
                return new ConstantValue((long)Operations.Length(text.Value));
            case "hasattr" when arguments is [ModuleValue or BuiltinValue, ConstantValue { Value: string attribute }]:
                return ToBool(MayHave(first, attribute));
            case "type" when arguments.Count == 1 && first is not UnknownValue:
                return first is InstanceValue instance ? instance.Class : new BuiltinValue("type");
            case "isinstance" or "hasattr" or "callable" or "issubclass":
                return ConstantValue.True;
            case "float" when first is ConstantValue { Value: long or double or string }:
                return objects.MakeFloat(double.NaN);
            case "ord" when first is ConstantValue { Value: string { Length: > 0 } letter }:
                return new ConstantValue((long)char.ConvertToUtf32(letter, 0));
            case "int" or "round" when arguments.Count == 1 && Operations.ToInteger(first) is not null:
                return first;
            case ".append" when first is SequenceValue { Kind: SequenceKind.List } list && arguments.Count > 1:
                objects.Append(list, arguments[1]);
                return ConstantValue.None;
            case ".add" when first is SequenceValue { Kind: SequenceKind.Set } set && arguments.Count > 1:
                set.Add(arguments[1]);
                return ConstantValue.None;
            case ".extend" when first is SequenceValue { Kind: SequenceKind.List } list && arguments is [_, SequenceValue more]:
                Extend(list, more);
                return ConstantValue.None;
            case ".items" when first is DictValue dict:
                return MakeIterator(dict.Entries.Select(entry => objects.MakeTuple([entry.Key, entry.Value])));
            case ".keys" when first is DictValue dict:
                return MakeIterator(dict.Entries.Select(entry => entry.Key));
            case ".values" when first is DictValue dict:
                return MakeIterator(dict.Entries.Select(entry => entry.Value));
            case ".split" when first is ConstantValue { Value: string text }:
                return objects.MakeList([.. text.Split((arguments.Count > 1 ? (arguments[1] as ConstantValue)?.Value as string : null) ?? " ").Select(MakeText)]);
            default:
                return UnknownValue.Of(arguments);
        }
    }

    /// <summary>
    /// Whether a module or something in it may have an attribute. Of a name without its module it is not known where that comes from.
    /// </summary>
    private bool MayHave(RuntimeValue owner, string attribute) => owner switch
    {
        ModuleValue module => importable.MayHave(module.Name, attribute),
        BuiltinValue builtin when builtin.Name.Contains('.') => importable.MayHave(builtin.Name, attribute),
        _ => true,
    };

    private IteratorValue MakeIterator(IEnumerable<RuntimeValue> items) => new(items.GetEnumerator()) { Cell = objects.Heap.Allocate(objects.Sizes.Small) };

    private SequenceValue MakeListFrom(RuntimeValue source)
    {
        SequenceValue list = objects.MakeList([]);
        foreach (RuntimeValue item in Operations.Iterate(source).Take(MaxItems))
        {
            _steps++;
            objects.Append(list, item);
        }

        return list;
    }

    private DictValue MakeDictFrom(RuntimeValue source)
    {
        DictValue dict = objects.MakeDict(0);
        if (source is DictValue other)
        {
            foreach ((string key, RuntimeValue value) in other.Items)
            {
                dict.Store(key, value);
            }
        }

        foreach (RuntimeValue item in Operations.Iterate(source).Take(MaxItems))
        {
            if (item is SequenceValue { Items: [RuntimeValue key, RuntimeValue value] })
            {
                dict.Store(key, value);
            }
        }

        return dict;
    }

    private ConstantValue MakeBytes(string name, List<RuntimeValue> arguments)
    {
        const int MaxLength = 1 << 20;
        bool isArray = name.EndsWith(".array", StringComparison.Ordinal);
        RuntimeValue? source = arguments.ElementAtOrDefault(isArray ? 1 : 0);
        long count = source switch
        {
            ConstantValue { Value: long number } => number,
            ConstantValue { Value: string or byte[] } text => Operations.Length(text.Value),
            SequenceValue sequence => sequence.Items.Count,
            _ => 0,
        };
        long item = !isArray ? 1 : (arguments[0] as ConstantValue)?.Value switch
        {
            "h" or "H" => 2,
            "i" or "I" or "l" or "L" or "f" => 4,
            "q" or "Q" or "d" => 8,
            _ => 1,
        };
        return objects.MakeText(new object(), (int)Math.Clamp(count * item, 0, MaxLength));
    }

    private IteratorValue MakeRange(List<RuntimeValue> arguments)
    {
        long[] numbers = [.. arguments.Select(argument => (long)((ConstantValue)argument).Value!)];
        (long start, long stop, long step) = numbers.Length switch
        {
            0 => (0, 0, 1),
            1 => (0L, numbers[0], 1L),
            2 => (numbers[0], numbers[1], 1L),
            _ => (numbers[0], numbers[1], numbers[2] == 0 ? 1 : numbers[2]),
        };
        return new IteratorValue(Items().GetEnumerator()) { Cell = objects.Heap.Allocate(objects.Sizes.Small) };

        IEnumerable<RuntimeValue> Items()
        {
            for (long number = start; step > 0 ? number < stop : number > stop; number += step)
            {
                yield return new ConstantValue(number);
            }
        }
    }

    /// <summary>Makes a whole type with all its slots, and the fields' names. Source: py/objnamedtuple.c@v1.28.0
    /// mp_obj_new_namedtuple_type.</summary>
    private UnknownValue MakeNamedTuple(List<RuntimeValue> arguments)
    {
        int fields = arguments.Count > 1 ? arguments[1] switch
        {
            SequenceValue sequence => sequence.Items.Count,
            ConstantValue { Value: string text } => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Length,
            _ => 0,
        } : 0;
        const int Slots = 12;
        return new UnknownValue { Cell = objects.Heap.Allocate(objects.Sizes.Class(hasBase: false) + ((Slots - 10 + 1 + fields) * objects.Sizes.Word)) };
    }
}
