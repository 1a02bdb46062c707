using System.Globalization;
using System.Numerics;
using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Checks what is to be frozen and decides on names: the pool of qstrs and the identifiers in C.</summary>
internal sealed class FrozenPlanner(FrozenRequest request, DiagnosticBag diagnostics)
{
    /// <summary>Shorter strs, counted in characters, are frozen as qstrs, which take less room than objects.
    /// Source: tools/mpy-tool.py@v1.28.0 PERSISTENT_STR_INTERN_THRESHOLD.</summary>
    private const int InternedBelow = 25;

    private readonly QstrHeader _header = request.QstrHeader ?? QstrHeader.Minimal;
    private readonly Dictionary<string, FrozenEntry> _entriesByName = new(StringComparer.Ordinal);
    private (NativeArch Arch, string Name) _firstNative;

    /// <summary>The plan; of no use where <see cref="DiagnosticBag.HasErrors"/>.</summary>
    public FrozenPlan Make()
    {
        FrozenPlan plan = new(request, _header, new QstrPool(_header));
        foreach (FrozenEntry entry in request.Entries)
        {
            switch (entry)
            {
                case FrozenTextEntry text:
                    CheckName(text.TargetPath, entry);
                    plan.Texts.Add(text);
                    break;
                case FrozenModuleEntry module:
                    AddModule(plan, module);
                    break;
            }
        }

        return plan;
    }

    private void AddModule(FrozenPlan plan, FrozenModuleEntry entry)
    {
        MpyModule module = entry.Module;
        string name = Encoding.UTF8.GetString(module.Names[0].Span);
        if (module.Family != request.Firmware.Family)
        {
            Report(entry, MpyDiagnostics.WrongFamily, module.Family?.Name ?? "another firmware", request.Firmware.DisplayName);
            return;
        }

        CheckName(name, entry);
        if (!name.EndsWith(".py", StringComparison.Ordinal))
        {
            Report(entry, FrozenDiagnostics.UnimportableName, name);
        }

        CheckArch(name, entry);
        int poolBefore = plan.Pool.Added.Count;
        Qstr[] names = [.. module.Names.Select(text => plan.Pool.Intern(text.Span))];
        foreach (Constant constant in module.Objects)
        {
            AddConstant(constant, plan, entry, 0);
        }

        string stem = plan.Identifiers.ReserveStem(
            CIdentifiers.FromFileName(name),
            static stem => [CNames.Module + stem, CNames.QstrTable + stem, CNames.ObjectTable + stem]);
        FunctionPlan? root = PlanFunction(module.Root, stem, null, new FunctionContext(plan, entry, names), 0);
        if (root is null)
        {
            return;
        }

        plan.Modules.Add(new ModulePlan(name, module)
        {
            Stem = stem,
            Names = names,
            Root = root,
        });
        CheckNewNames(plan.Pool.Added.Skip(poolBefore), entry);
    }

    private void CheckName(string name, FrozenEntry entry)
    {
        if (name.Contains('\0'))
        {
            Report(entry, FrozenDiagnostics.NulInName, name.Replace('\0', '?'));
        }

        if (!_entriesByName.TryAdd(name, entry))
        {
            Report(entry, FrozenDiagnostics.DuplicateName, name, _entriesByName[name].Location.Path ?? "another entry");
        }
    }

    private void CheckArch(string name, FrozenModuleEntry entry)
    {
        NativeArch arch = entry.Module.Arch;
        if (arch == NativeArch.None)
        {
            return;
        }

        if (_firstNative.Arch == NativeArch.None)
        {
            _firstNative = (arch, name);
        }
        else if (_firstNative.Arch != arch)
        {
            Report(
                entry, FrozenDiagnostics.MixedArchs,
                NativeArchNames.ToName(arch), NativeArchNames.ToName(_firstNative.Arch), _firstNative.Name);
        }
    }

    /// <summary>Interns the short strs of a constant and checks the rest.</summary>
    private void AddConstant(Constant constant, FrozenPlan plan, FrozenModuleEntry entry, int depth)
    {
        switch (constant)
        {
            case StrConstant text:
                if (CountCharacters(text.Value) < InternedBelow)
                {
                    plan.Pool.Intern(text.Value);
                }

                break;
            case IntConstant number:
                CheckInteger(number.Value, entry);
                break;
            case TupleConstant when depth == MpyReader.MaxDepth:
                Report(entry, FrozenDiagnostics.NestedTooDeeply, MpyReader.MaxDepth);
                break;
            case TupleConstant tuple:
                foreach (Constant item in tuple.Items)
                {
                    AddConstant(item, plan, entry, depth + 1);
                }

                break;
        }
    }

    private void CheckInteger(BigInteger value, FrozenModuleEntry entry)
    {
        if (FrozenIntegers.FitsInline(value, request.Firmware))
        {
            return;
        }

        if (request.LongInt == LongIntImplementation.None)
        {
            Report(entry, FrozenDiagnostics.NoLongIntegers, Shorten(value));
        }
        else if (request.LongInt == LongIntImplementation.LongLong && (value < long.MinValue || value > long.MaxValue))
        {
            Report(entry, FrozenDiagnostics.IntegerCutOff, Shorten(value), FrozenIntegers.CutOff(value));
        }
    }

    private void CheckNewNames(IEnumerable<Qstr> names, FrozenModuleEntry entry)
    {
        int maxLength = (1 << (8 * _header.BytesInLength)) - 1;
        foreach (Qstr name in names)
        {
            if (name.Text.Length > maxLength)
            {
                const int Shown = 30;
                Report(
                    entry, FrozenDiagnostics.NameTooLong, Encoding.UTF8.GetString(name.Text, 0, Shown), name.Text.Length, maxLength);
            }
        }
    }

    /// <summary>
    /// Plans a function and those nested in it. Identifiers are chosen in the order of the file, parents first, and do not repeat the
    /// module's own name. Source: tools/mpy-tool.py@v1.28.0 read_raw_code.
    /// </summary>
    private FunctionPlan? PlanFunction(RawCode code, string parentStem, string? parentName, FunctionContext context, int depth)
    {
        if (depth == MpyReader.MaxDepth)
        {
            Report(context.Entry, FrozenDiagnostics.NestedTooDeeply, MpyReader.MaxDepth);
            return null;
        }

        bool hasPrelude = code.Kind is RawCodeKind.Bytecode or RawCodeKind.NativePython;
        Prelude? prelude = null;
        if (hasPrelude && (!Prelude.TryDecode(code.Code.Span, code.PreludeOffset, out prelude) || prelude.Names.Any(name => name >= context.Names.Length)))
        {
            Report(context.Entry, FrozenDiagnostics.DamagedCode, parentName ?? "<module>");
            return null;
        }

        if (!hasPrelude && code.ScopeFlags != 0)
        {
            Report(context.Entry, FrozenDiagnostics.NeedsLinking);
            return null;
        }

        // Viper and assembler functions do not know their name; upstream gives them the file's.
        Qstr simpleName = context.Names[prelude?.Names[0] ?? 0];
        const string ModuleBody = "_lt_module_gt_";
        string stem = context.Plan.Identifiers.ReserveStem(parentStem + "_" + simpleName.Identifier, static stem => CNames.OfFunction(stem));
        string name = parentName is null ? "<module>" : QualifyName(parentName, prelude is null ? "?" : Encoding.UTF8.GetString(simpleName.Text));
        FunctionPlan function = new(code, prelude) { Stem = stem, QualifiedName = name };
        string childStem = stem.EndsWith(ModuleBody, StringComparison.Ordinal) ? parentStem : stem;
        function.Children = new FunctionPlan[code.Children.Count];
        for (int index = 0; index < function.Children.Length; index++)
        {
            if (PlanFunction(code.Children[index], childStem, name, context, depth + 1) is not { } child)
            {
                return null;
            }

            function.Children[index] = child;
        }

        return function;
    }

    private static string QualifyName(string parentName, string name) => parentName == "<module>" ? name : parentName + "." + name;

    private static int CountCharacters(ReadOnlySpan<byte> utf8)
    {
        int count = 0;
        foreach (byte b in utf8)
        {
            count += (b & 0xc0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    private static string Shorten(BigInteger value)
    {
        const int Shown = 30;
        string text = value.ToString(CultureInfo.InvariantCulture);
        return text.Length <= Shown ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..Shown]}... ({text.Length} characters)");
    }

    private void Report(FrozenEntry entry, DiagnosticDescriptor descriptor, params ReadOnlySpan<object?> arguments) =>
        diagnostics.Add(Diagnostic.Create(descriptor, entry.Location, arguments) with { Chain = entry.Chain });

    private sealed record FunctionContext(FrozenPlan Plan, FrozenModuleEntry Entry, Qstr[] Names);
}
