using System.Globalization;
using MicroFreeze.Compiler.Constants;

namespace MicroFreeze.Freezing.Frozen;

/// <summary>Writes one module: functions, tables of names and objects, and the structure that holds them together.
/// Source: tools/mpy-tool.py@v1.28.0 CompiledModule.freeze; tools/mpy-tool.py@v1.28.0 freeze_constants.</summary>
internal static class ModuleWriter
{
    public static void Write(CWriter writer, FrozenPlan plan, ModulePlan module)
    {
        writer.Line();
        writer.Line(Banner.Rule);
        writer.Comment(module.Name);
        writer.Line();
        new FunctionWriter(writer, plan.Request, module).Write(module.Root);
        WriteNames(writer, module);
        WriteObjects(writer, new ConstantWriter(writer, plan), module);
        writer.Line($"{(plan.Request.PerModule ? "" : "static ")}const mp_frozen_module_t {CNames.Module}{module.Stem} = {{");
        writer.Line("    .constants = {");
        writer.Line($"        .qstr_table = (qstr_short_t *)&{CNames.QstrTable}{module.Stem},");
        writer.Line($"        .obj_table = {(module.Module.Objects.Count == 0 ? "NULL" : $"(mp_obj_t *)&{CNames.ObjectTable}{module.Stem}")},");
        writer.Line("    },");
        writer.Line($"    .{plan.Request.Firmware.Frozen.ModuleFunction} = &{CNames.Function}{module.Root.Stem},");
        writer.Line("};");
    }

    private static void WriteNames(CWriter writer, ModulePlan module)
    {
        writer.Line($"static const qstr_short_t {CNames.QstrTable}{module.Stem}[{module.Names.Length}] = {{");
        foreach (Qstr name in module.Names)
        {
            writer.Line($"    MP_QSTR_{name.Identifier},");
        }

        writer.Line("};");
        writer.Line();
    }

    private static void WriteObjects(CWriter writer, ConstantWriter constants, ModulePlan module)
    {
        IReadOnlyList<Constant> objects = module.Module.Objects;
        if (objects.Count == 0)
        {
            return;
        }

        string[] references = new string[objects.Count];
        for (int index = 0; index < references.Length; index++)
        {
            string wish = string.Create(CultureInfo.InvariantCulture, $"{CNames.Object}{module.Stem}_{index}");
            references[index] = constants.Write(objects[index], wish);
        }

        writer.Line($"static const mp_rom_obj_t {CNames.ObjectTable}{module.Stem}[{references.Length}] = {{");
        foreach (string reference in references)
        {
            writer.Line($"    {reference},");
        }

        writer.Line("};");
        writer.Line();
    }
}
