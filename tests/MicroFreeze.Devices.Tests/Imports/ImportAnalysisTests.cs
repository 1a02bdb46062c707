using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Imports;

namespace MicroFreeze.Devices.Tests.Imports;

/// <summary>Which file an import gets, and what is said of it.</summary>
[TestClass]
public sealed class ImportAnalysisTests
{
    [TestMethod]
    public void Every_import_of_a_clean_device_is_found_and_nothing_is_said()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "import board, time\nfrom adafruit_hid.keyboard import Keyboard\nimport neopixel\nfrom adafruit_bus_device import i2c_device\n"),
            ("lib/adafruit_hid/__init__.mpy", ""),
            ("lib/adafruit_hid/keyboard.mpy", "from . import keycode\nimport usb_hid_extra as u\n"),
            ("lib/adafruit_hid/keycode.mpy", ""),
            ("lib/usb_hid_extra.mpy", ""),
            (".frozen/neopixel.py", "import adafruit_bus_device.i2c_device\n"));

        Assert.AreEqual("", Device.Codes(report));
        Assert.AreEqual(
            "board: built in: board\ntime: built in: time\nadafruit_hid.keyboard: /lib/adafruit_hid/__init__.mpy, /lib/adafruit_hid/keyboard.mpy\n"
            + "neopixel: .frozen/neopixel.py\nadafruit_bus_device: built in: adafruit_bus_device, built in: adafruit_bus_device.i2c_device",
            Device.Targets(report, "/code.py"));
        Assert.AreEqual(".: /lib/adafruit_hid/__init__.mpy, /lib/adafruit_hid/keycode.mpy\nusb_hid_extra: /lib/usb_hid_extra.mpy", Device.Targets(report, "/lib/adafruit_hid/keyboard.mpy"));
        Assert.IsTrue(report.Modules.All(module => module.IsReached));
    }

    [TestMethod]
    [DataRow("import nothing", "code.py(1,8): MF6501")]
    [DataRow("x = 1\nfrom nothing import a", "code.py(2,1): MF6501")]
    [DataRow("import os.path", "code.py(1,8): MF6501")]
    [DataRow("m = __import__('nothing')", "code.py(1,5): MF6501")]
    [DataRow("m = __import__(name)", "")]
    [DataRow("try:\n    import nothing\nexcept ImportError:\n    nothing = None", "")]
    [DataRow("try:\n    import nothing\nexcept:\n    import json", "")]
    [DataRow("try:\n    import nothing\nexcept (ValueError, ImportError) as e:\n    import other", "code.py(4,12): MF6501")]
    [DataRow("try:\n    import json\nexcept ImportError:\n    import other", "")]
    [DataRow("try:\n    import nothing\nexcept ValueError:\n    pass", "code.py(2,12): MF6501")]
    [DataRow("try:\n    import nothing\nfinally:\n    pass", "code.py(2,12): MF6501")]
    [DataRow("try:\n    from typing import TYPE_CHECKING\nexcept ImportError:\n    TYPE_CHECKING = False\nif TYPE_CHECKING:\n    import circuitpython_typing", "")]
    [DataRow("import sys\nif sys.implementation.name == 'cpython':\n    import nothing\nelse:\n    import nothing2", "")]
    [DataRow("if True:\n    import nothing", "code.py(2,12): MF6501")]
    [DataRow("def f():\n    import nothing", "code.py(2,12): MF6501")]
    [DataRow("é = 'ü'; import nothing", "code.py(1,17): MF6501")]
    [DataRow("if __name__ == '__main__':\n    import nothing", "code.py(2,12): MF6501")]
    [DataRow("from . import x", "code.py(1,1): MF6508")]
    [DataRow("import ujson", "code.py(1,8): MF6501")]
    public void An_import_of_nothing_is_reported_unless_the_program_expects_it(string text, string expected) =>
        Assert.AreEqual(expected.Replace("code.py", "/code.py", StringComparison.Ordinal), Device.Codes(Device.CircuitPython(("code.py", text))));

    [TestMethod]
    public void MicroPython_takes_u_before_the_name_of_an_extensible_module()
    {
        ImportReport report = Device.MicroPython(("main.py", "import ujson, usys, json, uboard_"), ("json.py", ""), ("ujson.py", ""), ("uboard_.py", ""));

        Assert.AreEqual("ujson: built in: json\nusys: built in: sys\njson: /json.py\nuboard_: /uboard_.py", Device.Targets(report, "/main.py"));
        Assert.AreEqual("/json.py: MF6504\n/ujson.py: MF6505", Device.Codes(report));
    }

    [TestMethod]
    public void Text_beside_a_compiled_module_is_reported()
    {
        ImportReport report = Device.CircuitPython(("code.py", "import a, p.b"), ("lib/a.py", ""), ("lib/a.mpy", ""), ("lib/p/b.py", ""), ("lib/p/b.mpy", ""));

        Assert.AreEqual("a: /lib/a.py\np.b: /lib/p/, /lib/p/b.py", Device.Targets(report, "/code.py"));
        Assert.AreEqual("/lib/p/b.mpy: MF6502\n/lib/a.mpy: MF6502", Device.Codes(report));
        Assert.AreEqual("/lib/a.mpy < /lib/a.py, /lib/p/b.mpy < /lib/p/b.py", string.Join(", ", report.NeverImported.Select(file => $"{file.Path} < {file.First}")));
    }

    [TestMethod]
    public void A_file_of_the_users_named_like_a_library_or_a_built_in_is_reported()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "import neopixel, random, board"), ("neopixel.py", ""), ("lib/neopixel.mpy", ""), ("random.py", ""), ("board.py", ""), ("lib/time.mpy", ""));

        Assert.AreEqual("neopixel: /neopixel.py\nrandom: /random.py\nboard: built in: board", Device.Targets(report, "/code.py"));
        Assert.AreEqual("/random.py: MF6504\n/board.py: MF6505\n/lib/neopixel.mpy: MF6503", Device.Codes(report));
    }

    [TestMethod]
    public void A_directory_of_the_users_hides_a_library_even_without_code_in_it()
    {
        ImportReport report = Device.CircuitPython(("code.py", "import neopixel"), ("neopixel/wiring.png", ""), ("lib/neopixel.mpy", ""));

        Assert.AreEqual("neopixel: /neopixel/", Device.Targets(report, "/code.py"));
        Assert.AreEqual("/lib/neopixel.mpy: MF6503", Device.Codes(report));
    }

    [TestMethod]
    public void A_library_both_frozen_and_deployed_is_reported_once_either_way()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "import neopixel, adafruit_hid.keyboard, simpleio"),
            ("lib/neopixel.mpy", ""), ("lib/adafruit_hid/__init__.mpy", ""), ("lib/adafruit_hid/keyboard.mpy", ""), ("simpleio.py", ""),
            (".frozen/neopixel.py", ""), (".frozen/adafruit_hid/__init__.py", ""), (".frozen/adafruit_hid/keyboard.py", ""), (".frozen/simpleio.py", ""));

        Assert.AreEqual(".frozen/simpleio.py: MF6509\n/lib/adafruit_hid/__init__.mpy: MF6509\n/lib/neopixel.mpy: MF6509", Device.Codes(report));
        StringAssert.Contains(report.Diagnostics[0].Message, "'/simpleio.py' is imported, '.frozen/simpleio.py' never");
    }

    [TestMethod]
    public void A_package_that_is_half_in_another_place_is_reported()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "from adafruit_hid import mouse"),
            ("lib/adafruit_hid/__init__.mpy", ""), ("lib/adafruit_hid/mouse.mpy", ""), ("lib/adafruit_hid/gamepad.mpy", ""),
            (".frozen/adafruit_hid/__init__.py", ""), (".frozen/adafruit_hid/keyboard.py", ""));

        Assert.AreEqual("/lib/adafruit_hid/__init__.mpy: MF6506\n/code.py(1,1): MF6501", Device.Codes(report));
        StringAssert.Contains(report.Diagnostics[0].Message, "'/lib/adafruit_hid/gamepad.mpy' is never imported, nor is another file beside it, because '.frozen/adafruit_hid/' is the package adafruit_hid");
    }

    [TestMethod]
    public void A_frozen_module_with_a_built_ins_name_is_reported()
    {
        ImportReport report = Device.CircuitPython(("code.py", ""), (".frozen/digitalio.py", ""), (".frozen/json.py", ""));

        Assert.AreEqual(".frozen/digitalio.py: MF6505", Device.Codes(report));
    }

    [TestMethod]
    [DataRow("lib/Adafruit_CircuitPython_NeoPixel/neopixel.mpy", "move it to '/lib/neopixel.mpy'")]
    [DataRow("lib/downloads/neopixel/__init__.mpy", "move it to '/lib/neopixel/'")]
    [DataRow("libs/neopixel.py", "move it to '/lib/neopixel.py'")]
    public void A_library_in_a_directory_too_many_is_reported_where_it_is_missed(string path, string hint)
    {
        ImportReport report = Device.CircuitPython(("code.py", "import neopixel"), (path, ""));

        Assert.AreEqual("/code.py(1,8): MF6507", Device.Codes(report));
        StringAssert.Contains(report.Diagnostics[0].Message, hint);
    }

    [TestMethod]
    public void A_directory_that_no_import_can_name_is_reported_once()
    {
        ImportReport report = Device.CircuitPython(("code.py", ""), ("lib/neopixel-6.3.1/neopixel.mpy", ""), ("lib/neopixel-6.3.1/other.mpy", ""), ("my-data/tool.py", ""));

        Assert.AreEqual("/lib/neopixel-6.3.1/neopixel.mpy: MF6512", Device.Codes(report));
        StringAssert.Contains(report.Diagnostics[0].Message, "move it to '/lib/neopixel.mpy'");
    }

    [TestMethod]
    public void A_package_whose_structure_was_lost_is_reported()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "import keyboard\nimport mouse.wheel"), ("lib/keyboard.py", "from .keycode import A\n"), ("lib/mouse.py", ""), ("lib/keycode.py", ""));

        Assert.AreEqual("/code.py(2,8): MF6508\n/lib/keyboard.py(1,1): MF6508", Device.Codes(report));
    }

    [TestMethod]
    public void A_name_that_a_package_does_not_have_is_reported()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "from p import a, b, c, d\nfrom q import anything\nfrom r import missing\nfrom p import __version__"),
            ("lib/p/__init__.py", "a = 1\ndef b(): pass\nfrom .e import d\n"), ("lib/p/c.py", ""), ("lib/p/e.py", ""),
            ("lib/q/__init__.py", "def __getattr__(name): return 1\n"), ("lib/r/__init__.py", "x = 1\n"));

        Assert.AreEqual("/code.py(3,1): MF6501", Device.Codes(report));
        StringAssert.Contains(report.Diagnostics[0].Message, "the package '/lib/r/__init__.py' has neither a name nor a module 'missing'");
        StringAssert.StartsWith(Device.Targets(report, "/code.py"), "p: /lib/p/__init__.py, /lib/p/c.py\n");
    }

    [TestMethod]
    public void Relative_imports_count_from_their_package()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "import p.q.r"),
            ("lib/p/__init__.py", "from . import a\n"), ("lib/p/a.py", ""), ("lib/p/q/__init__.py", "from ..a import x\nfrom .s import y\n"),
            ("lib/p/q/r.py", "from ... import z\nfrom ..a import x\nfrom . import s\n"), ("lib/p/q/s.py", ""));

        Assert.AreEqual("/lib/p/q/r.py(1,1): MF6508", Device.Codes(report));
        Assert.AreEqual("...: nothing\n..a: /lib/p/__init__.py, /lib/p/a.py\n.: /lib/p/__init__.py, /lib/p/q/__init__.py, /lib/p/q/s.py", Device.Targets(report, "/lib/p/q/r.py"));
    }

    [TestMethod]
    public void Only_what_a_program_leads_to_is_checked()
    {
        ImportReport report = Device.CircuitPython(("code.py", "import a"), ("lib/a.py", "if __name__ == '__main__':\n    import nothing"), ("lib/b.py", "import nothing"));

        Assert.AreEqual("", Device.Codes(report));
        Assert.AreEqual("/lib/b.py", report.Modules.Single(module => !module.IsReached).Path);
        Assert.AreEqual("/lib/b.py(1,8): MF6501", Device.Codes(Device.CircuitPython(("lib/b.py", "import nothing"))));
    }

    [TestMethod]
    public void A_compiled_module_says_what_it_needs()
    {
        ImportReport report = Device.CircuitPython(
            ("code.py", "import a"),
            ("lib/a.mpy", "import nothing\ntry:\n    import maybe\nexcept ImportError:\n    pass\ndef f():\n    from elsewhere import x\n    if x:\n        import perhaps\n"));

        Assert.AreEqual("/lib/a.mpy: MF6501\n/lib/a.mpy: MF6501", Device.Codes(report));
        Assert.AreEqual("nothing: nothing\nmaybe: nothing\nelsewhere: nothing\nperhaps: nothing", Device.Targets(report, "/lib/a.mpy"));
    }

    [TestMethod]
    public void Programs_that_do_not_run_are_reported()
    {
        Assert.AreEqual("/main.py: MF6510", Device.Codes(Device.CircuitPython(("code.py", ""), ("main.py", "import nothing"))));
        Assert.AreEqual("/code.py: MF6510", Device.Codes(Device.CircuitPython(("code.py", "import nothing"), ("code.txt", ""))));

        ImportReport frozen = Device.MicroPython(("main.py", "import nothing"), (".frozen/main.py", ""));
        Assert.AreEqual("/main.py: MF6510", Device.Codes(frozen));
        Assert.AreEqual(".frozen/main.py", frozen.Modules.Single(module => module.IsProgram).Path);
    }

    [TestMethod]
    public void A_name_in_other_letters_is_found_on_FAT_only()
    {
        Assert.AreEqual("/code.py(1,8): MF6511", Device.Codes(Device.CircuitPython(("code.py", "import Neopixel"), ("lib/neopixel.mpy", ""))));
        Assert.AreEqual("/main.py(1,8): MF6501", Device.Codes(Device.MicroPython(("main.py", "import Neopixel"), ("lib/neopixel.mpy", ""))));
        Assert.AreEqual("/code.py(1,8): MF6501", Device.Codes(Device.CircuitPython(("code.py", "import Neopixel"), (".frozen/neopixel.py", ""))));
    }

    [TestMethod]
    public void Where_the_board_is_not_known_an_import_may_be_built_in()
    {
        BuiltInModules some = new() { Fixed = new HashSet<string> { "sys" }, Extensible = new HashSet<string>(), Possible = new HashSet<string> { "wifi" } };
        ImportReport Analyse(params (string, string)[] files) =>
            ImportAnalysis.Run(Device.Picture(FirmwareProfile.CircuitPython10, some, files), FirmwareProfile.CircuitPython10);

        Assert.AreEqual("", Device.Codes(Analyse(("code.py", "import wifi, sys"))));
        Assert.AreEqual("", Device.Codes(Analyse(("code.py", "import wifi, sys"), ("lib/wifi.mpy", ""))));
    }

    [TestMethod]
    public void What_is_no_program_is_reported_and_the_rest_goes_on()
    {
        ImportReport report = Device.CircuitPython(("code.py", "import a, nothing"), ("lib/a.py", "def"));

        Assert.AreEqual("/lib/a.py(1,4): MF6515\n/code.py(1,11): MF6501", Device.Codes(report));
    }

    [TestMethod]
    public void A_port_of_MicroPython_may_have_its_drive_elsewhere()
    {
        DevicePicture picture = Device.Picture(FirmwareProfile.MicroPython128, Device.Firmware, ("main.py", "import a, b"), ("a.py", ""), ("lib/b.py", ""));

        ImportReport report = ImportAnalysis.Run(picture with { Rules = picture.Rules.OnPort("stm32")! }, FirmwareProfile.MicroPython128);

        Assert.AreEqual("a: /flash/a.py\nb: /flash/lib/b.py", Device.Targets(report, "/flash/main.py"));
        Assert.AreEqual("", Device.Codes(report));
        Assert.IsNull(picture.Rules.OnPort("nowhere"));
        ImportRules circuitPython = ImportRules.Of(FirmwareProfile.CircuitPython10);
        Assert.AreSame(circuitPython, circuitPython.OnPort("stm32"), "its drive is the root on all its ports");
    }

    [TestMethod]
    public void The_report_is_written_as_text_graph_and_JSON()
    {
        ImportReport report = Device.CircuitPython(("code.py", "import a, sys\ntry:\n    import m\nexcept ImportError:\n    m = None\nimport n"), ("lib/a.mpy", ""), ("lib/a.py", ""), (".frozen/b.py", ""));

        Assert.AreEqual(
            """
            /code.py runs by itself
                a    /lib/a.py
                sys  built in: sys
                m    nothing, and goes on without: it is not built in, and not in '', '/', '.frozen', '/lib'
                n    NOTHING: it is not built in, and not in '', '/', '.frozen', '/lib'
            .frozen/b.py is b (no program imports it)
            /lib/a.py is a
            /lib/a.mpy is never imported: /lib/a.py comes first

            """.ReplaceLineEndings("\n"),
            ImportText.Write(report));
        string graph = ImportMermaid.Write(report);
        StringAssert.StartsWith(graph, "flowchart LR\n  m0[\"/code.py\"]:::program\n  m1[\"/lib/a.py\"]\n  m2[\"built in: sys\"]:::builtin\n  m3[\"? m\"]:::missing\n");
        StringAssert.Contains(graph, "  m0 -.-> m3\n");
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(ImportJson.Write(report));
        Assert.AreEqual("/lib/a.py", json.RootElement.GetProperty("modules")[0].GetProperty("imports")[0].GetProperty("targets")[0].GetProperty("path").GetString());
        Assert.AreEqual(2, json.RootElement.GetProperty("diagnostics").GetArrayLength());
    }
}
