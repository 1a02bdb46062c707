using System.Reflection;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Frozen;
using MicroFreeze.Testing;

namespace MicroFreeze.Freezing.Tests.Frozen;

/// <summary>
/// A list of modules, a firmware, and what upstream's mpy-tool.py made of them, as <see cref="CModel"/> reads it (<c>Frozen/Data/NAME.txt</c>).
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">The .mpy files, in order.</param>
internal sealed record FrozenCase(string Name, params string[] Files)
{
    public FirmwareProfile Firmware { get; init; } = FirmwareProfile.MicroPython128;

    public bool HasHeader { get; init; } = true;

    public LongIntImplementation LongInt { get; init; } = LongIntImplementation.Mpz;

    public int MpzDigitBits { get; init; } = 16;

    /// <summary>Macros of the firmware that decide which lines count, besides those that follow from the rest.</summary>
    public string Macros { get; init; } = "";

    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new("bytecode", "functions.mpy", "constants.mpy", "package.mpy", "package_sub.mpy"),
        new("no-header", "functions.mpy", "package.mpy") { HasHeader = false },
        new("saved-and-traced", "functions.mpy") { Macros = "MICROPY_PERSISTENT_CODE_SAVE MICROPY_PY_SYS_SETTRACE MICROPY_EMIT_MACHINE_CODE" },
        new("circuitpython", "functions.circuitpython.mpy", "constants.circuitpython.mpy") { Firmware = FirmwareProfile.CircuitPython10 },
        new("mpz16", "numbers.mpy"),
        new("mpz32", "numbers.mpy") { MpzDigitBits = 32 },
        new("longlong", "numbers.mpy") { LongInt = LongIntImplementation.LongLong },
        new("circuitpython-numbers", "numbers.circuitpython.mpy") { Firmware = FirmwareProfile.CircuitPython10 },
        new("floats-in-pointers", "numbers.mpy") { Macros = "MICROPY_OBJ_REPR=2" },
        new("floats-in-nan-boxes", "numbers.mpy") { Macros = "MICROPY_OBJ_REPR=3" },
        .. new[] { "x86", "x64", "armv6", "armv6m", "armv7emsp", "xtensa", "xtensawin", "rv32imc" }
            .Select(arch => new FrozenCase("native-" + arch, $"native.{arch}.mpy", "functions.mpy") { Macros = "MICROPY_EMIT_MACHINE_CODE" }),
        new("native-circuitpython", "native.circuitpython.mpy") { Firmware = FirmwareProfile.CircuitPython10 },
        new("assembler", "thumb.armv6m.mpy") { Macros = "MICROPY_PERSISTENT_CODE_SAVE MICROPY_EMIT_MACHINE_CODE" },
        new("separate-prelude", "native.xtensawin.mpy") { Macros = "MICROPY_EMIT_NATIVE_PRELUDE_SEPARATE_FROM_MACHINE_CODE" },
    ];

    public IReadOnlyDictionary<string, string> Configuration
    {
        get
        {
            Dictionary<string, string> macros = new()
            {
                ["MICROPY_OBJ_REPR_A"] = "0",
                ["MICROPY_OBJ_REPR_B"] = "1",
                ["MICROPY_OBJ_REPR_C"] = "2",
                ["MICROPY_OBJ_REPR_D"] = "3",
                ["MICROPY_LONGINT_IMPL"] = ((int)LongInt).ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["MPZ_DIG_SIZE"] = MpzDigitBits.ToString(System.Globalization.CultureInfo.InvariantCulture),
            };
            foreach (string macro in Macros.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = macro.Split('=');
                macros[parts[0]] = parts.Length > 1 ? parts[1] : "1";
            }

            return macros;
        }
    }

    /// <summary>The request for this case, as upstream would do it.</summary>
    public FrozenRequest MakeRequest()
    {
        DiagnosticBag diagnostics = new();
        QstrHeader? header = HasHeader
            ? QstrHeader.Parse(ReadData("Frozen/Data/qstrdefs.preprocessed.h"), "qstrdefs.preprocessed.h", diagnostics)
            : null;
        Assert.IsEmpty(diagnostics.Items);
        return new FrozenRequest
        {
            Firmware = Firmware,
            Entries = [.. Files.Select(file => new FrozenModuleEntry(ReadModule(file)) { Location = new SourceLocation(file) })],
            QstrHeader = header,
            LongInt = LongInt,
            MpzDigitBits = MpzDigitBits,
            IncludesTexts = false,
            Exact = true,
        };
    }

    public static MpyModule ReadModule(string file)
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        string folder = assembly.GetManifestResourceInfo("Mpy/Data/" + file) is null ? "Frozen/Data/" : "Mpy/Data/";
        Assert.IsTrue(MpyReader.TryRead(ReadData(folder + file), out MpyModule? module, out MpyError error), error.Message);
        return module;
    }

    public static byte[] ReadData(string name) => Resource.Read(typeof(FrozenCase).Assembly, name);

    public static string ReadText(string name) => Resource.ReadText(typeof(FrozenCase).Assembly, name);
}
