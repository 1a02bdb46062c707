using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Files.State;

namespace MicroFreeze.Testing;

/// <summary>
/// Fills a request, changes each of its properties and those of the records in it, and finds the changes that its fingerprint doesn't see.
/// What carries
/// <see cref="NoFingerprintAttribute"/> is left out.
/// </summary>
internal sealed class FingerprintWalk
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;

    private readonly IFingerprinted _request;
    private readonly List<string> _forgotten = [];
    private int _count;

    private FingerprintWalk(IFingerprinted request) => _request = request;

    /// <summary>The properties that are forgotten, with their paths; and how many were changed.</summary>
    public static (IReadOnlyList<string> Forgotten, int Count) Of(Type request)
    {
        FingerprintWalk walk = new((IFingerprinted)Make(request, 0)!);
        walk.Visit(walk._request, request.Name, static _ => { });
        return (walk._forgotten, walk._count);
    }

    private void Visit(object container, string path, Action<object> putBack)
    {
        foreach (PropertyInfo property in Properties(container.GetType()))
        {
            object? value = property.GetValue(container);
            Change(property.PropertyType, value, $"{path}.{property.Name}", changed =>
            {
                property.SetValue(container, changed);
                putBack(container);
            });
        }
    }

    private void Change(Type type, object? value, string path, Action<object?> set)
    {
        foreach (object? other in Others(type, value))
        {
            string before = Fingerprint.Of(_request);
            set(other);
            if (Fingerprint.Of(_request) == before)
            {
                _forgotten.Add($"{path} = {other ?? "null"}");
            }

            set(value);
            _count++;
        }

        if (value is IList { Count: > 0 } list && list[0] is { } first && IsRecord(first.GetType()))
        {
            for (int index = 0; index < list.Count; index++)
            {
                int place = index;
                Visit(list[index]!, $"{path}[{list[index]!.GetType().Name}]", item => list[place] = item);
            }
        }
        else if (value is not null && IsRecord(value.GetType()))
        {
            Visit(value, path, item => set(item));
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(Public)
        .Where(property => property.SetMethod is not null && property.GetCustomAttribute<NoFingerprintAttribute>() is null);

    // Records and structures are walked into; what has a name of its own, such as a firmware, is changed as a whole.
    private static bool IsRecord(Type type) =>
        type.Namespace!.StartsWith("MicroFreeze", StringComparison.Ordinal) && !type.IsEnum && type != typeof(FirmwareProfile) && Properties(type).Any();

    private static bool IsOptional(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static IEnumerable<object?> Others(Type type, object? value)
    {
        if (value is null)
        {
            yield return Make(type, 1);
        }
        else if (value is string text)
        {
            yield return text + "x";
        }
        else if (value is IList or IDictionary)
        {
            yield return Make(type, -1);
        }
        else if (!IsRecord(value.GetType()))
        {
            yield return Make(type, 1);
            if (IsOptional(type))
            {
                yield return null;
            }
        }
    }

    private static object? Make(Type type, int variant)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "text";
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(1 + variant);
        }

        if (type.IsPrimitive)
        {
            return type == typeof(bool) ? variant == 0 : Convert.ChangeType(2 + variant, type, null);
        }

        if (type == typeof(FirmwareProfile))
        {
            return FirmwareProfile.All[variant];
        }

        if (type == typeof(TimeProvider))
        {
            return new FixedClock(DateTimeOffset.UnixEpoch.AddDays(variant));
        }

        if (type.IsGenericType && type.IsInterface)
        {
            return MakeList(type, variant);
        }

        Type concrete = type.IsAbstract ? Kinds(type)[0] : type;
        object made = RuntimeHelpers.GetUninitializedObject(concrete);
        foreach (PropertyInfo property in Properties(concrete))
        {
            property.SetValue(made, Make(property.PropertyType, 0));
        }

        return made;
    }

    private static object MakeList(Type type, int variant)
    {
        Type[] arguments = type.GetGenericArguments();
        if (arguments.Length == 2)
        {
            return variant < 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["name"] = "value" };
        }

        // Of an abstract record every kind is in the list, also one that comes later.
        Type item = arguments[0];
        object?[] items = variant < 0 ? [] : item.IsAbstract ? [.. Kinds(item).Select(kind => Make(kind, 0))] : [Make(item, 0)];
        Array list = Array.CreateInstance(item, items.Length);
        items.CopyTo(list, 0);
        return list;
    }

    private static Type[] Kinds(Type type) => [.. type.Assembly.GetTypes().Where(kind => kind.IsSubclassOf(type) && !kind.IsAbstract)];
}
