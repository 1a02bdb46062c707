using System.Numerics;

namespace MicroFreeze.Freezing.Reports.Memory;

/// <summary>Names, attributes, items, operators.</summary>
internal sealed partial class ModuleRunner
{
    private const int FirstInPlace = 9;
    private const int FirstBinary = 22;
    private const int In = 6;
    private const int ExceptionMatch = 8;
    private const int MinListItems = 4;

    private static readonly string[] Arithmetic = ["|", "^", "&", "<<", ">>", "+", "-", "*", "@", "//", "/", "%", "**"];

    private RuntimeValue LoadGlobal(string name) => globals.Items.GetValueOrDefault(name) ?? new BuiltinValue(name);

    private RuntimeValue LoadAttribute(RuntimeValue? target, string name, bool isCalled)
    {
        switch (target)
        {
            case ModuleValue { Name: "sys" } when name == "argv":
                // Boards have no command line. The list is made before any import. Source: py/runtime.c@v1.28.0 mp_init.
                return new SequenceValue { Kind = SequenceKind.List, Items = [], Capacity = MinListItems };
            case ModuleValue module:
                return new BuiltinValue($"{module.Name}.{name}");
            case ClassValue type:
                return type.Find(name) ?? UnknownValue.Instance;
            case InstanceValue instance when instance.Members.Items.TryGetValue(name, out RuntimeValue? member):
                return member;
            case InstanceValue instance when instance.Class.Find(name) is FunctionValue method:
                BoundValue bound = new() { Function = method, Self = instance, Cell = isCalled ? null : objects.Heap.Allocate(objects.Sizes.Small) };
                bound.Cell?.PointTo(instance.Cell);
                bound.Cell?.PointTo(method.Cell);
                return bound;
            case InstanceValue instance:
                return instance.Class.Find(name) ?? UnknownValue.Instance;
            case BuiltinValue builtin:
                return new BuiltinValue($"{builtin.Name}.{name}");
            case SequenceValue or DictValue or ConstantValue:
                BoundValue builtIn = new()
                {
                    Function = new BuiltinValue("." + name),
                    Self = target,
                    Cell = isCalled ? null : objects.Heap.Allocate(objects.Sizes.Small),
                };
                builtIn.Cell?.PointTo(target.Cell);
                return builtIn;
            default:
                return UnknownValue.Of([target]);
        }
    }

    private static void StoreAttribute(RuntimeValue target, string name, RuntimeValue value)
    {
        switch (target)
        {
            case InstanceValue instance:
                instance.Members.Store(name, value);
                break;
            case ClassValue type:
                type.Locals.Store(name, value);
                break;
            default:
                target.Cell?.PointTo(value.Cell);
                break;
        }
    }

    private void LoadMethod(Frame frame, RuntimeValue target, string name)
    {
        RuntimeValue method = LoadAttribute(target, name, isCalled: true);
        if (method is BoundValue bound)
        {
            frame.Push(bound.Function);
            frame.Push(bound.Self);
        }
        else
        {
            frame.Push(method);
            frame.Push(null);
        }
    }

    private static void LoadSuperMethod(Frame frame, RuntimeValue type, RuntimeValue self, string name)
    {
        RuntimeValue? method = (type as ClassValue)?.Bases.OfType<ClassValue>().Select(parent => parent.Find(name)).FirstOrDefault(found => found is not null);
        frame.Push(method ?? new BuiltinValue("super." + name));
        frame.Push(self);
    }

    private static RuntimeValue LoadItem(RuntimeValue container, RuntimeValue index)
    {
        if (container is DictValue dict && dict.Items.TryGetValue(index.Key, out RuntimeValue? found))
        {
            return found;
        }

        if (container is SequenceValue { Kind: not SequenceKind.Set } sequence && index is ConstantValue { Value: long number })
        {
            long place = number < 0 ? number + sequence.Items.Count : number;
            if (place >= 0 && place < sequence.Items.Count)
            {
                return sequence.Items[(int)place];
            }
        }

        if (container is ConstantValue { Value: byte[] bytes } && index is ConstantValue { Value: long offset } && offset >= 0 && offset < bytes.Length)
        {
            return new ConstantValue((long)bytes[offset]);
        }

        return UnknownValue.Of([container]);
    }

    private static void StoreItem(RuntimeValue? container, RuntimeValue key, RuntimeValue value)
    {
        switch (container)
        {
            case DictValue dict:
                dict.Store(key, value);
                break;
            case SequenceValue { Kind: SequenceKind.List } list when key is ConstantValue { Value: long number } && number >= 0 && number < list.Items.Count:
                list.Items[(int)number] = value;
                list.Storage?.PointTo(value.Cell);
                break;
            default:
                container?.Cell?.PointTo(value.Cell);
                break;
        }
    }

    private void StoreComprehension(Frame frame, long operand)
    {
        const int List = 0;
        const int Dict = 1;
        RuntimeValue? target = frame.Peek(operand >> 2);
        RuntimeValue value = frame.Pop();
        switch (operand & 3)
        {
            case List when target is SequenceValue list:
                objects.Append(list, value);
                break;
            case Dict:
                RuntimeValue entry = frame.Pop();
                StoreItem(target, value, entry);
                break;
            default:
                if (target is SequenceValue { Kind: SequenceKind.Set } set)
                {
                    set.Add(value);
                }

                break;
        }
    }

    private RuntimeValue Operate(int operation, RuntimeValue left, RuntimeValue right)
    {
        if (operation == ExceptionMatch)
        {
            return ConstantValue.True;
        }

        if (operation == In)
        {
            return right switch
            {
                DictValue dict when left is ConstantValue => ToBool(dict.Items.ContainsKey(left.Key)),
                SequenceValue sequence when left is ConstantValue => ToBool(sequence.Items.Any(item => item.Key == left.Key)),
                _ => UnknownValue.Instance,
            };
        }

        if (operation < FirstInPlace)
        {
            return Operations.Compare(operation, left, right) is { } result ? ToBool(result) : UnknownValue.Instance;
        }

        bool isInPlace = operation < FirstBinary;
        string name = Arithmetic[Math.Min(operation - (isInPlace ? FirstInPlace : FirstBinary), Arithmetic.Length - 1)];
        return (left, right) switch
        {
            _ when Operations.ToInteger(left) is { } first && Operations.ToInteger(right) is { } second && Operations.Integer(name, first, second) is { } number => MakeInteger(name, left, right, number),
            (ConstantValue { Value: double or long }, ConstantValue { Value: double or long }) => objects.MakeFloat(double.NaN),
            (ConstantValue { Value: string first }, ConstantValue { Value: string second }) when name == "+" && first.Length + second.Length < MaxItems => MakeText(first + second),
            (ConstantValue { Value: string or byte[] } text, ConstantValue { Value: long count }) when name == "*" => Repeat(text, count),
            (SequenceValue { Kind: SequenceKind.List } list, SequenceValue more) when name == "+" && isInPlace => Extend(list, more),
            (SequenceValue first, SequenceValue second) when name == "+" && first.Items.Count + second.Items.Count < MaxItems => Join(first, [.. first.Items, .. second.Items]),
            (SequenceValue first, ConstantValue { Value: long count }) when name == "*" && count * first.Items.Count is >= 0 and < MaxItems =>
                Join(first, [.. Enumerable.Repeat(first.Items, (int)Math.Max(0, count)).SelectMany(items => items)]),
            _ => UnknownValue.Of([left, right]),
        };
    }

    // Where two small integers make one that is not, the left one is made an object of first. Source: py/runtime.c@v1.28.0 mp_binary_op.
    private ConstantValue MakeInteger(string operation, RuntimeValue left, RuntimeValue right, BigInteger result)
    {
        if (operation is "*" or "<<" or "**" && left is ConstantValue { Value: long number } && right is ConstantValue { Value: long } && !objects.IsSmall(result))
        {
            objects.MakeLongInteger(number);
        }

        return objects.MakeInteger(result);
    }

    private ConstantValue MakeText(string text) => objects.MakeText(text, Operations.Length(text));

    private RuntimeValue Repeat(ConstantValue text, long count)
    {
        const int MaxLength = 1 << 20;
        long length = Operations.Length(text.Value) * Math.Clamp(count, 0, MaxLength);
        return length > MaxLength ? UnknownValue.Instance : objects.MakeText(new object(), (int)length);
    }

    private SequenceValue Extend(SequenceValue list, SequenceValue more)
    {
        foreach (RuntimeValue item in more.Items.ToArray())
        {
            objects.Append(list, item);
        }

        return list;
    }

    private RuntimeValue Join(SequenceValue first, List<RuntimeValue> items)
    {
        _steps += items.Count;
        return first.Kind == SequenceKind.Tuple ? objects.MakeTuple(items) : objects.MakeList(items);
    }

    private static ConstantValue ToBool(bool value) => value ? ConstantValue.True : ConstantValue.False;
}
