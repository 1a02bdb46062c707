namespace MicroFreeze.Freezing.Frozen;

/// <summary>Writes the pool of names that the firmware has not. Source: tools/mpy-tool.py@v1.28.0 freeze_mpy; py/qstr.h@v1.28.0.</summary>
internal static class QstrPoolWriter
{
    /// <summary>Entries to which the first pool made at run time is set: twice this many. Source: py/qstr.c@v1.28.0.</summary>
    private const int MaxAllocation = 10;

    public static void Write(CWriter writer, FrozenPlan plan)
    {
        QstrHeader header = plan.Header;
        Qstr[] names = plan.PoolNames;
        if (names.Length != 0)
        {
            WriteEnumeration(writer, names);
        }

        if (header.BytesInHash != 0)
        {
            writer.Line("const qstr_hash_t mp_qstr_frozen_const_hashes[] = {");
            WriteNumbers(writer, names, name => QstrHash.Compute(name.Text, header.BytesInHash));
        }

        writer.Line("const qstr_len_t mp_qstr_frozen_const_lengths[] = {");
        WriteNumbers(writer, names, static name => name.Text.Length);
        WritePool(writer, names, header.BytesInHash != 0, plan.Request.Firmware.Frozen.HasSortedPool);
    }

    /// <summary>Writes the numbers of those names that are not the firmware's.</summary>
    public static void WriteNumbers(CWriter writer, IEnumerable<Qstr> names, Dictionary<Qstr, int> numbers)
    {
        (Qstr Name, int Number)[] added =
        [
            .. names.Where(numbers.ContainsKey).Select(name => (Name: name, Number: numbers[name])).OrderBy(entry => entry.Number),
        ];
        if (added.Length == 0)
        {
            return;
        }

        writer.Line("enum {");
        foreach ((Qstr name, int number) in added)
        {
            writer.Line($"    MP_QSTR_{name.Identifier} = MP_QSTRnumber_of + {number},");
        }

        writer.Line("};");
    }

    private static void WriteEnumeration(CWriter writer, Qstr[] names)
    {
        writer.Line("enum {");
        writer.Line($"    MP_QSTR_{names[0].Identifier} = MP_QSTRnumber_of,");
        foreach (Qstr name in names.AsSpan(1))
        {
            writer.Line($"    MP_QSTR_{name.Identifier},");
        }

        writer.Line("};");
        writer.Line();
    }

    private static void WriteNumbers(CWriter writer, Qstr[] names, Func<Qstr, int> select)
    {
        const int PerRow = 20;
        for (int start = 0; start < names.Length; start += PerRow)
        {
            writer.Append("   "u8);
            foreach (Qstr name in names.AsSpan(start, Math.Min(PerRow, names.Length - start)))
            {
                writer.Append(" "u8);
                writer.Append(select(name));
                writer.Append(","u8);
            }

            writer.Line();
        }

        writer.Line("};");
        writer.Line();
    }

    private static void WritePool(CWriter writer, Qstr[] names, bool hasHashes, bool isSorted)
    {
        writer.Line("extern const qstr_pool_t mp_qstr_const_pool;");
        writer.Line("const qstr_pool_t mp_qstr_frozen_const_pool = {");
        writer.Line("    &mp_qstr_const_pool, // the pool before this one");
        writer.Line("    MP_QSTRnumber_of, // entries of the pools before");
        if (isSorted)
        {
            writer.Line("    true, // sorted");
        }

        writer.Line($"    {Math.Min(names.Length, MaxAllocation)}, // allocated entries");
        writer.Line($"    {names.Length}, // entries");
        if (hasHashes)
        {
            writer.Line("    (qstr_hash_t *)mp_qstr_frozen_const_hashes,");
        }

        writer.Line("    (qstr_len_t *)mp_qstr_frozen_const_lengths,");
        writer.Line("    {");
        foreach (Qstr name in names)
        {
            writer.Append("        "u8);
            writer.Literal(name.Text);
            writer.Append(",\n"u8);
        }

        writer.Line("    },");
        writer.Line("};");
    }
}
