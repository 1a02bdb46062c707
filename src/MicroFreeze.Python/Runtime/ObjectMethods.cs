using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>object</c>, <c>type</c>, properties and the other small classes.</summary>
internal static class ObjectMethods
{
    public static void Register()
    {
        // Not inherited as a constructor: a class of a manifest makes its own objects.
        BuiltinTypes.Type.SetConstructor("object, bases=?, dict=?", static (_, _, a) => a[1] is null
            ? Interpreter.TypeOf(a[0]!)
            : throw new SandboxException(PythonDiagnostics.Unsupported, "type() with three arguments", "Write a class statement."));
        BuiltinTypes.Property.SetConstructor("fget=None, fset=None, fdel=None, doc=None", static (_, _, a) => new PyProperty
        {
            Getter = Args.IsNone(a[0]) ? null : a[0],
            Setter = Args.IsNone(a[1]) ? null : a[1],
        });
        BuiltinTypes.Property.AddMethods(
            ("getter", "function", static (_, a) => new PyProperty { Getter = a[1], Setter = ((PyProperty)a[0]!).Setter }),
            ("setter", "function", static (_, a) => new PyProperty { Getter = ((PyProperty)a[0]!).Getter, Setter = a[1] }),
            ("deleter", "function", static (_, a) => a[0]!));
        BuiltinTypes.StaticMethod.SetConstructor("function", static (_, _, a) => new PyStaticMethod(a[0]!, passesClass: false));
        BuiltinTypes.ClassMethod.SetConstructor("function", static (_, _, a) => new PyStaticMethod(a[0]!, passesClass: true));
        BuiltinTypes.Super.SetConstructor("type=?, object=?", static (vm, _, a) => a[0] is PyType type && a[1] is { } self ? new PySuper(type, self) : vm.MakeSuper());
        BuiltinTypes.Range.SetConstructor("start, stop=?, step=1, /", static (_, _, a) => MakeRange(a));
        BuiltinTypes.Enumerate.SetConstructor("iterable, start=0", static (vm, type, a) =>
            new PyIterator(type, Enumerated(vm, vm.Iterate(a[0]!), Numbers.ToLong(a[1]!))));
        BuiltinTypes.Zip.SetConstructor("*iterables, strict=False", static (vm, type, a) => new PyIterator(type, Zipped(vm, Readers(vm, a[0]!), vm.IsTrue(a[1]!))));
        BuiltinTypes.Map.SetConstructor("function, *iterables", static (vm, type, a) => ((object[])a[1]!).Length == 0
            ? throw PyError.Type("map() must have at least two arguments.")
            : new PyIterator(type, Zipped(vm, Readers(vm, a[1]!), false).Select(items => vm.Call(a[0]!, new Arguments(((PyTuple)items).Items)))));
        BuiltinTypes.Filter.SetConstructor("function, iterable", static (vm, type, a) =>
            new PyIterator(type, vm.Iterate(a[1]!).Where(item => vm.IsTrue(Args.IsNone(a[0]) ? item : vm.Call(a[0]!, item)))));
        BuiltinTypes.Reversed.SetConstructor("sequence", static (vm, type, a) => new PyIterator(type, Backwards(vm, a[0]!)));
    }

    /// <summary>Items with their numbers.</summary>
    private static IEnumerable<object> Enumerated(Interpreter vm, IEnumerable<object> source, long number)
    {
        foreach (object item in source)
        {
            vm.Budget.Allocate(32);
            yield return new PyTuple([Boxed.Int(number), item]);
            number++;
        }
    }

    /// <summary>One item from each, as long as all have some.</summary>
    private static IEnumerable<object> Zipped(Interpreter vm, IEnumerator<object>[] readers, bool strict)
    {
        while (readers.Length > 0)
        {
            object[] items = new object[readers.Length];
            for (int index = 0; index < readers.Length; index++)
            {
                if (!readers[index].MoveNext())
                {
                    if (strict && (index > 0 || readers.Skip(1).Any(reader => reader.MoveNext())))
                    {
                        throw PyError.Value($"zip() argument {index + 1} is {(index > 0 ? "shorter" : "longer")} than argument {(index > 0 ? index : 2)}");
                    }

                    yield break;
                }

                items[index] = readers[index].Current;
            }

            vm.Budget.Allocate(32);
            yield return new PyTuple(items);
        }
    }

    // What is no iterable is noticed when the iterator is made, not when it is read.
    private static IEnumerator<object>[] Readers(Interpreter vm, object sources) => [.. ((object[])sources).Select(source => vm.Iterate(source).GetEnumerator())];

    private static IEnumerable<object> Backwards(Interpreter vm, object sequence)
    {
        return sequence switch
        {
            PyRange range => vm.Iterate(new PyRange(range.Start + ((range.Count - 1) * range.Step), range.Start - range.Step, -range.Step)),
            PySet or PyIterator => throw PyError.Type($"'{Interpreter.TypeOf(sequence).Name}' object is not reversible"),
            _ => vm.Iterate(sequence).Reverse(),
        };
    }

    private static PyRange MakeRange(object?[] a)
    {
        long start = a[1] is null ? 0 : Numbers.ToLong(a[0]!);
        long stop = Numbers.ToLong(a[1] ?? a[0]!);
        long step = Numbers.ToLong(a[2]!);
        return step == 0 ? throw PyError.Value("range() arg 3 must not be zero") : new PyRange(start, stop, step);
    }
}
