using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Which names the C source of a module refers to.</summary>
internal static class ModuleNames
{
    /// <summary>Those of its name table, and the strs among its constants that are names.</summary>
    public static HashSet<Qstr> Collect(FrozenPlan plan, ModulePlan module)
    {
        HashSet<Qstr> names = [.. module.Names];
        foreach (Constant constant in module.Module.Objects)
        {
            Add(names, plan.Pool, constant);
        }

        return names;
    }

    private static void Add(HashSet<Qstr> names, QstrPool pool, Constant constant)
    {
        switch (constant)
        {
            case StrConstant text when pool.TryFind(text.Value, out Qstr? name):
                names.Add(name);
                break;
            case TupleConstant tuple:
                foreach (Constant item in tuple.Items)
                {
                    Add(names, pool, item);
                }

                break;
        }
    }
}
