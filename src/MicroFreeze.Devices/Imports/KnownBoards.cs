using System.Collections.Frozen;
using MicroFreeze.Compiler.Profiles;

namespace MicroFreeze.Devices.Imports;

/// <summary>
/// What is known of boards without their firmware's build: a small table of CircuitPython boards, and for all others what boards of the
/// firmware can have. Exact for any board is only its <see cref="ModuleHeader"/>.
/// </summary>
internal static class KnownBoards
{
    private const string Resource = "MicroFreeze.Devices.Imports.KnownBoards.txt";
    private const string FrozenLine = "  frozen:";

    // See: every MP_REGISTER_MODULE and MP_REGISTER_EXTENSIBLE_MODULE of the trees of MicroPython 1.28.0 and CircuitPython 10.2.1; the
    // first row are those that no configuration with import leaves out.
    private static readonly string[] Always = ["__main__", "builtins", "gc", "micropython", "sys"];

    private static readonly (FirmwareFamily Family, string[] Extensible, string[] Possible, string[] Nested)[] Families =
    [
        (
            FirmwareFamily.MicroPython,
            [
                "array", "binascii", "bluetooth", "collections", "cryptolib", "errno", "hashlib", "heapq", "io", "json", "machine", "os", "platform", "random",
                "re", "select", "socket", "ssl", "string", "struct", "time", "websocket",
            ],
            [
                "_asyncio", "_espnow", "_onewire", "_rp2", "_thread", "_webrepl", "alif", "ble", "board", "btree", "cmath", "deflate", "esp", "esp32", "ffi", "framebuf", "jni", "js",
                "jsffi", "lwip", "marshal", "math", "microbit", "mimxrt", "music", "network", "nrf", "openamp", "pyb", "renesas", "samd", "spiflash", "stm", "termios", "tls",
                "ubluepy", "uctypes", "vfs", "weakref", "wipy", "zephyr", "zsensor",
            ],
            []
        ),
        (
            FirmwareFamily.CircuitPython,
            [
                "array", "binascii", "collections", "errno", "hashlib", "heapq", "io", "json", "os", "platform", "random", "re", "select", "struct", "time",
            ],
            [
                "__future__", "_asyncio", "_bleio", "_eve", "_pixelmap", "_stage", "_thread", "adafruit_bus_device", "adafruit_pixelbuf", "aesio", "alarm", "analogbufio", "analogio",
                "atexit", "audiobusio", "audiocore", "audiodelays", "audiofilters", "audiofreeverb", "audioio", "audiomixer", "audiomp3", "audiopwmio", "audiospeed", "aurora_epaper",
                "bitbangio", "bitmapfilter", "bitmaptools", "bitops", "board", "busdisplay", "busio", "camera", "canio", "cmath", "codeop", "countio", "cyw43", "deflate",
                "digitalio", "displayio", "dotclockframebuffer", "dualbank", "epaperdisplay", "espcamera", "espidf", "espnow", "espulp", "floppyio", "fontio", "fourwire", "framebufferio",
                "frequencyio", "getpass", "gifio", "gnss", "hostnetwork", "i2cdisplaybus", "i2cioexpander", "i2ctarget", "imagecapture", "ipaddress", "is31fl3741", "jpegio", "keypad",
                "keypad_demux", "locale", "lvfontio", "math", "max3421e", "mcp4822", "mdns", "memorymap", "memorymonitor", "microcontroller", "mipidsi", "msgpack", "neopixel_write", "nvm",
                "onewireio", "paralleldisplaybus", "picodvi", "ps2io", "pulseio", "pwmio", "qrio", "qspibus", "rainbowio", "rclcpy", "rgbmatrix", "rotaryio", "rp2pio", "rtc", "samd",
                "sdcardio", "sdioio", "sharpdisplay", "socketpool", "spitarget", "ssl", "storage", "supervisor", "synthio", "terminalio", "tilepalettemapper", "touchio", "traceback",
                "uheap", "ulab", "usb", "usb_cdc", "usb_hid", "usb_host", "usb_midi", "usb_video", "ustack", "vectorio", "videocore", "warnings", "watchdog", "wifi", "zlib",
            ],
            ["adafruit_bus_device.i2c_device", "adafruit_bus_device.spi_device", "ulab.numpy", "ulab.scipy", "ulab.utils", "ulab.user", "usb.core", "usb.util"]
        ),
    ];

    // What the matrix of a board's settings does not say.
    private static readonly string[] OutsideTheTable = ["__future__", "_thread", "cmath", "heapq", "platform", "uheap", "ustack", "aurora_epaper", "deflate"];

    private static readonly Lazy<FrozenDictionary<string, (string[] Modules, string[] Frozen)>> Table = new(ReadTable);

    /// <summary>The boards of the table.</summary>
    public static IReadOnlyList<string> Names => [.. Table.Value.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The built-in modules of a board.</summary>
    /// <param name="firmware">The firmware.</param>
    /// <param name="board">The board; null for any.</param>
    /// <returns>What the table has; for a board that it does not have, what any board may have.</returns>
    public static BuiltInModules Find(FirmwareProfile firmware, string? board)
    {
        (FirmwareFamily _, string[] extensible, string[] possible, string[] nested) = Array.Find(Families, row => row.Family == firmware.Family);
        if (!IsKnown(firmware, board))
        {
            return new BuiltInModules { Fixed = Always.ToHashSet(), Extensible = extensible.ToHashSet(), Possible = possible.ToHashSet(), Nested = nested.ToHashSet() };
        }

        string[] modules = Table.Value[board!].Modules;
        return new BuiltInModules
        {
            Fixed = Always.Concat(modules.Except(extensible)).ToHashSet(),
            Extensible = modules.Intersect(extensible).ToHashSet(),
            Possible = OutsideTheTable.ToHashSet(),
            Nested = nested.ToHashSet(),
        };
    }

    /// <summary>Whether the table has a board.</summary>
    public static bool IsKnown(FirmwareProfile firmware, string? board) => board is not null && firmware.Family.HasDescribedBoards && Table.Value.ContainsKey(board);

    /// <summary>The libraries that a board's own firmware has frozen; none where the table does not have it.</summary>
    public static IReadOnlyList<string> FindFrozen(string? board) => board is not null && Table.Value.TryGetValue(board, out (string[], string[] Frozen) row) ? row.Frozen : [];

    private static FrozenDictionary<string, (string[] Modules, string[] Frozen)> ReadTable()
    {
        Dictionary<string, (string[] Modules, string[] Frozen)> table = new(StringComparer.Ordinal);
        using StreamReader reader = new(typeof(KnownBoards).Assembly.GetManifestResourceStream(Resource)!);
        string board = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(FrozenLine, StringComparison.Ordinal))
            {
                table[board] = table[board] with { Frozen = line[FrozenLine.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) };
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                board = line[..colon];
                table.Add(board, (line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries), []));
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
