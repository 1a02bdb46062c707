using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Freezing.Reports.Memory;

namespace MicroFreeze.Freezing.Reports;

/// <summary>Boards by name. Source: ports/*/mpconfigport.h@v1.28.0; py/circuitpy_mpconfig.h@10.2.1.</summary>
internal static class BoardPresets
{
    /// <summary>All, the default of MicroPython first.</summary>
    public static IReadOnlyList<BoardTraits> All { get; } =
    [
        new("generic-32")
        {
            Description = "32-bit boards of MicroPython: stm32, mimxrt, samd51, nrf, renesas-ra",
            HasInlineAssembler = true,
        },
        new("rp2") { Description = "Raspberry Pi Pico and other rp2 boards", QstrHashBytes = 1, HasInlineAssembler = true, CanCompress = false },
        new("esp32") { Description = "esp32 boards", HasInlineAssembler = true, CanCompress = false },
        new("esp8266") { Description = "esp8266 boards", Representation = ObjectRepresentation.C, HasInlineAssembler = true, CanCompress = false },
        new("circuitpython") { Description = "boards of CircuitPython", Representation = ObjectRepresentation.C, QstrHashBytes = 1 },
        new("circuitpython-small")
        {
            Description = "boards of CircuitPython without CIRCUITPY_FULL_BUILD, such as Circuit Playground Express",
            Representation = ObjectRepresentation.C,
            QstrHashBytes = 0,
        },
        new("webassembly")
        {
            Description = "MicroPython in a browser or under Node",
            FloatBytes = 8,
            KeepsDocStrings = true,
            HasPythonStack = true,
            FileBytes = 8,
        },
        new("generic-64")
        {
            Description = "64-bit builds: the unix and windows ports",
            PointerBytes = 8,
            FloatBytes = 8,
            FileBytes = 16,
            ReaderBytes = 64,
            CanCompress = false,
        },
        new("unix-32") { Description = "the unix port with 32-bit pointers", FloatBytes = 8, FileBytes = 8, CanCompress = false },
    ];

    /// <summary>Finds a board by name, in any case; null where there is none.</summary>
    public static BoardTraits? Find(string name) =>
        All.FirstOrDefault(board => board.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The board that a firmware usually runs on, where none is named.</summary>
    public static BoardTraits For(FirmwareProfile firmware, NativeArch arch) =>
        Find(firmware.Family.BoardPreset ?? Architectures.Of(arch).BoardPreset)!;
}
