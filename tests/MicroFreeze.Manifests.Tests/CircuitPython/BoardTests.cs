using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Manifests.CircuitPython;
using MicroFreeze.Testing;

namespace MicroFreeze.Manifests.Tests.CircuitPython;

/// <summary>What the makefiles of a board say; expected values are what GNU make makes of the same texts.</summary>
[TestClass]
public sealed class BoardTests
{
    private const string Path = "/cp/ports/samd/boards/metro/mpconfigboard.mk";

    private readonly MemoryFiles _files = new();
    private readonly DiagnosticBag _diagnostics = new();

    public BoardTests() => _files["/cp/ports/samd/mpconfigport.mk"] = "LONGINT_IMPL ?= MPZ\n";

    [TestMethod]
    public void Libraries_come_in_order_with_the_lines_that_name_them()
    {
        CircuitPythonBoard board = Read(
            """
            LONGINT_IMPL = NONE
            FROZEN_MPY_DIRS += $(TOP)/frozen/A
            # FROZEN_MPY_DIRS += $(TOP)/frozen/No
            FROZEN_MPY_DIRS += $(TOP)/frozen/B/ $(TOP)/ports/$(PORT)/C \
                ../../frozen/D # the last
            PORT = samd
            """);

        Assert.AreEqual(
            "/cp/frozen/A:2 /cp/frozen/B:4 /cp/ports/samd/C:4 /cp/frozen/D:4",
            string.Join(' ', board.Libraries.Select(library => $"{library.Directory}:{library.Location.Line}")));
        Assert.AreEqual(("metro", "samd", LongIntImplementation.None), (board.Name, board.Port, board.LongInt));
        Assert.AreEqual(Path, board.Libraries[0].Location.Path);
    }

    [TestMethod]
    [DataRow("ifeq ($(BOARD),metro)\nX += yes\nelse\nX += no\nendif", "yes")]
    [DataRow("ifneq ($(BOARD),metro)\nX += no\nelse ifeq \"$(BOARD)\" 'metro'\nX += yes\nelse\nX += no\nendif", "yes")]
    [DataRow("ifdef NONE\nX += no\nifeq (a,a)\nX += no\nelse\nX += no\nendif\nendif\nX += yes", "yes")]
    [DataRow("ifneq (,$(filter $(T),ja ko ru))\nX += no\nelse\nX += yes\nendif", "yes")]
    [DataRow("T = ko\nifneq (,$(filter $(T),ja ko ru))\nX += yes\nendif", "yes")]
    [DataRow("A = $(B)\nB := 1\nC := $(B)\nB = 2\nX += $(A) $(C)", "2 1")]
    [DataRow("L = a.c b.c\nX += $(L:.c=.o) $(L:%.c=%) $(patsubst a%,z%,$(L))", "a.o b.o a b z.c b.c")]
    [DataRow("X ?= one\nX ?= two\nX += three", "one three")]
    [DataRow("override X := a\nexport X += b\nrule: X = no\nrule: other\n\tX = no", "a b")]
    [DataRow("define M\nX += no\nendef\nX += yes", "yes")]
    [DataRow("include more.mk\n-include nowhere.mk\nX += $(MORE)", "more")]
    [DataRow("X += $(sort c a b a) $(words a b) $(word 2,a b) $(if ,t,e) $(or ,,x) $(and a,b) $(strip  a   b ) $(notdir x/y.c) $(dir x/y) $(basename a.b.c)$(suffix a.b)", "a b c 2 b e x b a b y.c x/ a.b.b")]
    [DataRow("X += $(filter-out %.h,a.c a.h) $(findstring b,abc) $(subst a,x,banana) $(addprefix -I,a b) $(addsuffix /,a) $(firstword a b) $(lastword a b)", "a.c b bxnxnx -Ia -Ib a/ a b")]
    [DataRow("ifeq ($(BOARD),metro)\n\tX = tab\nendif\nX += $$y \\# z", "tab $y # z")]
    [DataRow("ifndef X\n  X = ${T}v\nendif", "v")]
    public void Makefiles_are_read_as_make_reads_them(string text, string expected)
    {
        _files["/cp/ports/samd/more.mk"] = "MORE = more\n";

        CircuitPythonBoard board = Read(text + "\nFROZEN_MPY_DIRS := $(addprefix /,$(X))\n");

        Assert.AreEqual(expected.Replace("/", "", StringComparison.Ordinal), string.Join(' ', board.Libraries.Select(library => library.Directory.Replace("/", "", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void Flags_of_the_tools_are_found()
    {
        CircuitPythonBoard board = Read("MPY_CROSS_FLAGS += -O3 -msmall-int-bits=47\nMPY_TOOL_FLAGS = -mmpz-dig-size=32\nCFLAGS += -DMICROPY_FLOAT_IMPL=MICROPY_FLOAT_IMPL_DOUBLE\nLONGINT_IMPL = LONGLONG");

        Assert.AreEqual((47, 32, "double", LongIntImplementation.LongLong), (board.SmallIntBits, board.MpzDigitBits, board.Float, board.LongInt));
    }

    [TestMethod]
    public void Variables_of_the_command_line_decide_conditions()
    {
        const string Text = "ifeq ($(TRANSLATION),ja)\nelse\nFROZEN_MPY_DIRS += /a\nendif";

        Assert.HasCount(1, Read(Text).Libraries);
        Assert.IsEmpty(Read(Text, new("TRANSLATION", "ja")).Libraries);
    }

    [TestMethod]
    [DataRow("ifeq ($(shell uname),Linux)\nFROZEN_MPY_DIRS += /a\nendif", "MF5513", 1, "$(shell uname)")]
    [DataRow("FROZEN_MPY_DIRS != ls", "MF5512", 1, "'ls'")]
    [DataRow("\nifeq a b\nendif", "MF5512", 2, "ifeq a b")]
    [DataRow("ifdef X", "MF5512", 1, "without 'endif'")]
    [DataRow("\n\nendif", "MF5512", 3, "'endif' without a condition")]
    [DataRow("LONGINT_IMPL = big", "MF5514", 1, "'big'")]
    [DataRow("include nowhere.mk", "MF5515", 1, "/cp/ports/samd/nowhere.mk")]
    [DataRow("include boards/metro/mpconfigboard.mk", "MF5512", 1, "includes itself")]
    [DataRow("MPY_TOOL_FLAGS = -mmpz-dig-size=7", "MF5514", 1, "'7'")]
    public void What_is_not_understood_has_a_place(string text, string code, int line, string part)
    {
        Read(text, check: false);

        Diagnostic finding = _diagnostics.Items[0];
        Assert.AreEqual((code, Path, line), (finding.Code, finding.Location.Path, finding.Location.Line), finding.ToString());
        StringAssert.Contains(finding.Message, part);
    }

    [TestMethod]
    public void A_condition_that_matters_to_nothing_of_interest_is_no_concern()
    {
        Read("ifeq ($(shell uname),Linux)\nOTHER = 1\nifeq (a,b)\nFROZEN_MPY_DIRS = x\nendif\nendif");

        Assert.IsEmpty(_diagnostics.Items);
    }

    [TestMethod]
    [Timeout(20_000, CooperativeCancellation = true)]
    public void Hostile_makefiles_end()
    {
        string doubling = string.Join('\n', Enumerable.Range(0, 39).Select(level => $"A{level} = $(A{level + 1})$(A{level + 1})"));
        Read(doubling + "\nFROZEN_MPY_DIRS = $(A0)\n", check: false);

        string growing = "B0 = aaaaaaaaaaaaaaaa\n" + string.Join('\n', Enumerable.Range(0, 30).Select(level => $"B{level + 1} := $(subst a,$(B{level}),$(B{level}))"));
        Read(growing + "\nFROZEN_MPY_DIRS = $(B30)\n", check: false);

        CircuitPythonBoard board = Read("X = $(X)a\nFROZEN_MPY_DIRS = $(X) b\n", check: false);
        StringAssert.EndsWith(board.Libraries[^1].Directory, "/b");
    }

    [TestMethod]
    [DataRow("/nowhere", "metro", "MF5510", "'/nowhere'")]
    [DataRow("/cp", "metr", "MF5511", "Did you mean 'metro'?")]
    [DataRow("/cp", "stm/metro", "MF5511", "Did you mean 'metro'?")]
    [DataRow("/cp", "../metro", "MF5511", "")]
    public void A_board_that_is_not_there_is_an_error(string checkout, string name, string code, string part)
    {
        _files[Path] = "";

        Assert.IsNull(BoardReader.Read(_files, checkout, name, [], new SourceLocation("/p.proj"), _diagnostics));

        Assert.AreEqual((code, "/p.proj"), (_diagnostics.Items.Single().Code, _diagnostics.Items.Single().Location.Path));
        StringAssert.Contains(_diagnostics.Items.Single().Message, part);
    }

    private CircuitPythonBoard Read(string text, KeyValuePair<string, string>? variable = null, bool check = true)
    {
        _files[Path] = text;
        CircuitPythonBoard? board = BoardReader.Read(_files, "/cp", "metro", variable is null ? [] : [variable.Value], SourceLocation.None, _diagnostics);
        Assert.IsNotNull(board);
        Assert.IsTrue(!check || _diagnostics.Items.Count == 0, string.Join('\n', _diagnostics.Items));
        return board;
    }
}
