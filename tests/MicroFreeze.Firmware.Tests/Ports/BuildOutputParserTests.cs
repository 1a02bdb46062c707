using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Firmware.Ports;

namespace MicroFreeze.Firmware.Tests.Ports;

/// <summary>What compilers, linkers and build tools print becomes diagnostics with a place.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "Its paths are those of Unix.")]
public sealed class BuildOutputParserTests
{
    private const string Directory = "/fw/ports/desk";

    [TestMethod]
    [DataRow("main.c:12:5: error: expected ';' before 'return'", "/fw/ports/desk/main.c(12,5): error MF6111: C compiler: expected ';' before 'return'")]
    [DataRow("../../py/obj.c:7:10: fatal error: genhdr/x.h: No such file or directory", "/fw/py/obj.c(7,10): error MF6111: C compiler: genhdr/x.h: No such file or directory")]
    [DataRow("/abs/a b.c:3: warning: text [-Wx]", "/abs/a b.c(3): warning MF6112: C compiler: text [-Wx]")]
    [DataRow("\u001b[01m\u001b[Kmain.c:1:2:\u001b[m\u001b[K \u001b[01;31m\u001b[Kerror: \u001b[m\u001b[Kbad", "/fw/ports/desk/main.c(1,2): error MF6111: C compiler: bad")]
    [DataRow("boot.s:9: Error: bad instruction `foo r0'", "/fw/ports/desk/boot.s(9): error MF6111: C compiler: bad instruction `foo r0'")]
    [DataRow("arm-none-eabi-gcc: error: unrecognized command-line option '-mfoo'", "microfreeze: error MF6111: C compiler: unrecognized command-line option '-mfoo'")]
    [DataRow("/usr/bin/ld: build/main.o: in function `main':", "")]
    [DataRow("main.c:(.text+0x5): undefined reference to `helper'", "/fw/ports/desk/main.c: error MF6113: linker: undefined reference to `helper'")]
    [DataRow("/usr/bin/ld: /fw/ports/desk/main.c:14: undefined reference to `helper'", "/fw/ports/desk/main.c(14): error MF6113: linker: undefined reference to `helper'")]
    [DataRow("arm-none-eabi-ld: cannot find -lm: No such file or directory", "microfreeze: error MF6113: linker: cannot find -lm: No such file or directory")]
    [DataRow("/usr/bin/ld: warning: x.o: missing .note.GNU-stack section implies executable stack", "microfreeze: warning MF6114: linker: x.o: missing .note.GNU-stack section implies executable stack")]
    [DataRow("make: *** No rule to make target 'lib/x.c', needed by 'build/x.o'.  Stop.", "microfreeze: error MF6116: make: No rule to make target 'lib/x.c', needed by 'build/x.o'.")]
    [DataRow("Makefile:8: *** Invalid BOARD specified: boards/X.  Stop.", "/fw/ports/desk/Makefile(8): error MF6116: make: Invalid BOARD specified: boards/X.")]
    [DataRow("ninja: error: '/x/y.c', needed by 'a.o', missing and no known rule to make it", "microfreeze: error MF6116: ninja: '/x/y.c', needed by 'a.o', missing and no known rule to make it")]
    [DataRow("/app/main.py(3,9): error MF2001: SyntaxError: invalid syntax", "/app/main.py(3,9): error MF2001: SyntaxError: invalid syntax")]
    [DataRow("main.c:4:1: note: declared here", "")]
    [DataRow("CC build/main.o", "")]
    [DataRow("   text\t   data\t    bss", "")]
    public void A_line_is_recognised_by_its_form(string line, string expected) => Assert.AreEqual(expected, string.Join('\n', Parse(failed: false, line)));

    [TestMethod]
    public void A_header_s_error_is_told_once() =>
        Assert.HasCount(1, Parse(failed: true, "a.h:1:1: error: bad", "a.h:1:1: error: bad", "make: *** [Makefile:3: b.o] Error 1"));

    [TestMethod]
    public void What_make_itself_says_counts_where_nobody_else_said_anything() => CollectionAssert.AreEqual(
        new[] { "/fw/ports/desk/Makefile(3): error MF6116: make: b.o: Error 2; the lines before: CC a.c / CC b.c / Segmentation fault" },
        Parse(failed: true, "GEN x.h", "CC a.c", "CC b.c", "Segmentation fault", "make: *** [Makefile:3: b.o] Error 2", "make: *** Deleting file 'b.o'", "make: *** Waiting for unfinished jobs...."));

    [TestMethod]
    public void A_region_that_overflows_is_one_error_with_its_section_and_the_modules() => CollectionAssert.AreEqual(
        new[] { "microfreeze: error MF6115: the firmware does not fit: it is 12,345 bytes too large for the memory region FLASH (section .text). Largest." },
        Parse(
            failed: true,
            "/opt/ld: build/firmware.elf section `.text' will not fit in region `FLASH'",
            "/opt/ld: region `FLASH' overflowed by 12345 bytes",
            "collect2: error: ld returned 1 exit status"));

    [TestMethod]
    public void A_section_that_does_not_fit_is_an_error_also_without_a_number() => CollectionAssert.AreEqual(
        new[] { "microfreeze: error MF6115: the firmware does not fit: section .text is too large for the memory region FLASH. Largest." },
        Parse(failed: true, "ld: x.elf section `.text' will not fit in region `FLASH'"));

    [TestMethod]
    public void Libraries_of_another_processor_are_one_error() => CollectionAssert.AreEqual(
        new[]
        {
            "microfreeze: error MF6123: linker: '/lib/crt0.o' and '/lib/libgcc.a' and 1 more are made for another processor than the firmware, or for another way of calling functions; "
                + "a compiler that has no libraries for its -march and -mabi takes others (its option -print-multi-lib lists those that it has)",
        },
        Parse(
            failed: true,
            "/lib/ld: /lib/./crt0.o: ABI is incompatible with that of the selected emulation:",
            "  target emulation `elf64-littleriscv' does not match `elf32-littleriscv'",
            "/lib/ld: failed to merge target specific data of file /lib/./crt0.o",
            "/lib/ld: /lib/libgcc.a(div.o): ABI is incompatible with that of the selected emulation:",
            "/lib/ld: failed to merge target specific data of file /lib/libgcc.a(div.o)",
            "/lib/ld: /lib/libc.a(x.o): file class ELFCLASS64 incompatible with ELFCLASS32",
            "/lib/ld: final link failed: file in wrong format",
            "collect2: error: ld returned 1 exit status"));

    [TestMethod]
    public void A_library_that_the_linker_passes_over_is_no_error_where_it_finds_another() =>
        Assert.IsEmpty(Parse(failed: false, "/usr/bin/ld: skipping incompatible /usr/lib/libm.so when searching for -lm"));

    [TestMethod]
    public void A_package_that_a_script_lacks_comes_with_the_command_that_installs_it() => CollectionAssert.AreEqual(
        new[] { "/fw/py/gen.py(4): error MF6117: a script of the port's build failed: ModuleNotFoundError: No module named 'huffman.tree'; the port's scripts need it: python3 -m pip install huffman" },
        Parse(failed: true, "Traceback (most recent call last):", "  File \"../../py/gen.py\", line 4, in <module>", "    import huffman.tree", "ModuleNotFoundError: No module named 'huffman.tree'"));

    [TestMethod]
    public void A_script_s_traceback_ends_in_its_last_line() => CollectionAssert.AreEqual(
        new[] { "/fw/tools/gen.py(4): error MF6117: a script of the port's build failed: KeyError: 'x'" },
        Parse(failed: true, "Traceback (most recent call last):", "  File \"/fw/tools/run.py\", line 9, in <module>", "    main()", "  File \"../../tools/gen.py\", line 4, in main", "    a['x']", "KeyError: 'x'"));

    [TestMethod]
    public void CMake_s_text_follows_its_place() => CollectionAssert.AreEqual(
        new[] { "/fw/ports/desk/CMakeLists.txt(90): error MF6116: CMake: could not find requested file: ../x.cmake", "/fw/x.cmake(2): warning MF6120: CMake: Old." },
        Parse(failed: true, "CMake Error at CMakeLists.txt:90 (include):", "  could not find requested file:", "", "    ../x.cmake", "CMake Warning at /fw/x.cmake:2 (message):", "  Old.", "-- Configuring incomplete"));

    [TestMethod]
    [DataRow("/bin/sh: 1: arm-none-eabi-gcc: not found", "arm-none-eabi-gcc")]
    [DataRow("make: python3: No such file or directory", "python3")]
    [DataRow("bash: line 1: cmake: command not found", "cmake")]
    [DataRow("/usr/bin/env: 'python3': No such file or directory", "python3")]
    public void A_program_that_a_shell_does_not_find_is_noted(string line, string program)
    {
        BuildOutputParser parser = new(Directory);

        parser.Add(line);

        Assert.AreEqual(program, parser.MissingProgram);
    }

    private static string[] Parse(bool failed, params string[] lines)
    {
        List<Diagnostic> found = [];
        BuildOutputParser parser = new(Directory) { Report = found.Add };
        foreach (string line in lines)
        {
            parser.Add(line);
        }

        parser.End(failed, () => "Largest.");
        return [.. found.Select(diagnostic => diagnostic.ToString())];
    }
}
