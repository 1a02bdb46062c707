using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Files;
using MicroFreeze.Files.Make;

namespace MicroFreeze.Manifests.CircuitPython;

/// <summary>
/// Reads what a CircuitPython checkout says about a board. Source: py/circuitpy_mkenv.mk@10.2.1; ports/*/boards/*/mpconfigboard.mk@10.2.1;
/// ports/*/mpconfigport.mk@10.2.1. The first says which files are read.
/// </summary>
internal static class BoardReader
{
    private const string Libraries = "FROZEN_MPY_DIRS";
    private const string LongInt = "LONGINT_IMPL";
    private const string CompilerFlags = "MPY_CROSS_FLAGS";
    private const string FreezerFlags = "MPY_TOOL_FLAGS";
    private const string CFlags = "CFLAGS";

    // How the mpy-tool of these boards is told; py/circuitpy_mpconfig.mk.
    private static readonly (string Name, LongIntImplementation Value)[] LongInts =
    [
        ("NONE", LongIntImplementation.None),
        ("MPZ", LongIntImplementation.Mpz),
        ("LONGLONG", LongIntImplementation.LongLong),
    ];

    /// <summary>Reads a board.</summary>
    /// <param name="files">The files.</param>
    /// <param name="checkout">The checkout's directory, absolute.</param>
    /// <param name="board">The board's name, alone or after its port's (<c>atmel-samd/circuitplayground_express</c>).</param>
    /// <param name="variables">Variables as on the command line of make, such as <c>TRANSLATION</c>.</param>
    /// <param name="location">Who asks, for findings about board and checkout.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <returns>The board, or null where it cannot be found.</returns>
    public static CircuitPythonBoard? Read(
        IFileSystem files,
        string checkout,
        string board,
        IEnumerable<KeyValuePair<string, string>> variables,
        SourceLocation location,
        DiagnosticBag diagnostics)
    {
        checkout = PosixPath.Normalize(PosixPath.FromNative(checkout));
        string ports = PosixPath.Join(checkout, "ports");
        if (files.GetKind(ports) != EntryKind.Directory)
        {
            diagnostics.Report(LibraryDiagnostics.NotCircuitPython, location, checkout);
            return null;
        }

        if (Find(files, ports, board) is not { } place)
        {
            diagnostics.Report(LibraryDiagnostics.BoardNotFound, location, board, checkout, Hint(files, ports, board));
            return null;
        }

        (string port, string name) = place;
        string directory = PosixPath.Join(ports, port);
        MakeEvaluator make = new(files, directory, [Libraries, LongInt, CompilerFlags, FreezerFlags], diagnostics);
        make.Set("TOP", checkout);
        make.Set("BOARD", name);
        foreach ((string variable, string value) in variables)
        {
            make.Set(variable, value);
        }

        string description = PosixPath.Join(directory, "boards", name, "mpconfigboard.mk");
        make.Include(description, optional: false, location);
        make.Include(PosixPath.Join(directory, "user_pre_mpconfigport.mk"), optional: true, location);
        make.Include(PosixPath.Join(directory, "mpconfigport.mk"), optional: true, location);
        make.Include(PosixPath.Join(directory, "user_post_mpconfigport.mk"), optional: true, location);
        return new CircuitPythonBoard
        {
            Name = name,
            Port = port,
            Libraries = [.. make.GetWords(Libraries).Select(word => (PosixPath.Absolute(word.Word, directory), word.Location))],
            LongInt = ReadLongInt(make, description, diagnostics),
            MpzDigitBits = ReadNumber(make, FreezerFlags, "-mmpz-dig-size=", [16, 32], diagnostics),
            SmallIntBits = ReadNumber(make, CompilerFlags, "-msmall-int-bits=", [.. Enumerable.Range(4, 60)], diagnostics),
            Float = (FindFlag(make, CFlags, "-DMICROPY_FLOAT_IMPL=MICROPY_FLOAT_IMPL_") ?? "float").ToLowerInvariant(),
            Files = make.Read,
        };
    }

    private static (string Port, string Board)? Find(IFileSystem files, string ports, string board)
    {
        string[] parts = board.Split('/');
        IEnumerable<string> candidates = parts.Length == 2 ? [parts[0]] : Names(files, ports);
        foreach (string port in candidates)
        {
            if (parts.Length <= 2 && parts[^1].Length > 0 && parts[^1] is not ("." or "..")
                && files.GetKind(PosixPath.Join(ports, port, "boards", parts[^1], "mpconfigboard.mk")) == EntryKind.File)
            {
                return (port, parts[^1]);
            }
        }

        return null;
    }

    private static string Hint(IFileSystem files, string ports, string board)
    {
        string name = board[(board.LastIndexOf('/') + 1)..];
        List<string> known = [];
        foreach (string port in Names(files, ports))
        {
            string boards = PosixPath.Join(ports, port, "boards");
            if (files.GetKind(boards) == EntryKind.Directory)
            {
                known.AddRange(Names(files, boards).Where(candidate => files.GetKind(PosixPath.Join(boards, candidate, "mpconfigboard.mk")) == EntryKind.File));
            }
        }

        return known.Count == 0 ? " Its ports have no boards." : Nearest.Hint(name, known);
    }

    private static IEnumerable<string> Names(IFileSystem files, string directory) =>
        files.List(directory).Where(entry => entry.Kind == EntryKind.Directory).Select(entry => entry.Name).Order(StringComparer.Ordinal);

    private static LongIntImplementation ReadLongInt(MakeEvaluator make, string description, DiagnosticBag diagnostics)
    {
        string value = make.Get(LongInt).Trim();
        foreach ((string name, LongIntImplementation implementation) in LongInts)
        {
            if (value == name)
            {
                return implementation;
            }
        }

        SourceLocation location = make.GetLocation(LongInt);
        diagnostics.Report(
            LibraryDiagnostics.InvalidSetting, location.Path is null ? new SourceLocation(description) : location, LongInt, value, "NONE, MPZ or LONGLONG");
        return LongIntImplementation.Mpz;
    }

    private static int? ReadNumber(MakeEvaluator make, string variable, string flag, int[] allowed, DiagnosticBag diagnostics)
    {
        if (FindFlag(make, variable, flag) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && allowed.Contains(number))
        {
            return number;
        }

        diagnostics.Report(LibraryDiagnostics.InvalidSetting, make.GetLocation(variable), flag.TrimEnd('='), text, $"a number from {allowed[0]} to {allowed[^1]}");
        return null;
    }

    private static string? FindFlag(MakeEvaluator make, string variable, string flag) => make.GetWords(variable)
        .Where(word => word.Word.StartsWith(flag, StringComparison.Ordinal))
        .Select(word => word.Word[flag.Length..])
        .LastOrDefault();
}
