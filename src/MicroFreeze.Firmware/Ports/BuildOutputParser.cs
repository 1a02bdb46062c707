using System.Globalization;
using System.Text.RegularExpressions;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Files.Processes;

namespace MicroFreeze.Firmware.Ports;

/// <summary>
/// Finds diagnostics in what a firmware's build prints: those of gcc and clang, GNU ld and lld, make, ninja, CMake, scripts in Python, and
/// our own. Lines may come from several commands at once; each form is recognised by itself, what spans lines by those that follow each
/// other. Not safe for concurrent use.
/// </summary>
internal sealed partial class BuildOutputParser
{
    // Of what is not understood: as much as says what went on before make gave up.
    private const int KeptLines = 3;
    private const int KeptLength = 160;

    // Of the files that do not fit.
    private const int ShownFiles = 2;

    private readonly string _directory;
    private readonly Func<string, string> _toUserPath;
    private readonly HashSet<string> _seen = [];
    private readonly List<(string Region, string Amount)> _overflows = [];
    private readonly List<Diagnostic> _fallbacks = [];
    private readonly List<(string Section, string Region)> _misfits = [];
    private readonly List<string> _foreignFiles = [];
    private (string Path, int Line)? _pythonFrame;
    private readonly List<string> _cmakeText = [];
    private readonly List<string> _unread = [];
    private SourceLocation? _cmake;
    private bool _cmakeIsError;
    private bool _inTraceback;

    /// <summary>Creates a parser.</summary>
    /// <param name="directory">The directory that relative paths start from.</param>
    /// <param name="toUserPath">Turns a path that the build was given into the one that the user knows.</param>
    public BuildOutputParser(string directory, Func<string, string>? toUserPath = null)
    {
        _directory = directory;
        _toUserPath = toUserPath ?? (path => path);
    }

    /// <summary>Takes what was found; called once a finding.</summary>
    public Action<Diagnostic> Report { get; init; } = _ => { };

    /// <summary>Whether an error was reported.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The memory regions that are too small, and by how many bytes.</summary>
    public IReadOnlyList<(string Region, string Amount)> Overflows => _overflows;

    /// <summary>The program that a shell did not find, if that happened.</summary>
    public string? MissingProgram { get; private set; }

    /// <summary>Takes a line, without its end.</summary>
    public void Add(string line)
    {
        line = Colours().Replace(line, "").TrimEnd();
        if (!ContinuesCMake(line) && !ContinuesTraceback(line) && !TakeOwn(line) && !TakeOverflow(line) && !TakeCompiler(line) && !TakeLinker(line) && !TakeTools(line) && line.Length > 0)
        {
            _unread.Add(line.Length <= KeptLength ? line : line[..KeptLength] + "...");
            _unread.RemoveRange(0, Math.Max(0, _unread.Count - KeptLines));
        }
    }

    /// <summary>Ends the output.</summary>
    /// <param name="largest">Says which frozen modules are the largest; asked only where the firmware does not fit.</param>
    /// <param name="failed">Whether the build failed: make's own complaint is only worth telling where nothing else was said.</param>
    public void End(bool failed, Func<string>? largest = null)
    {
        EndCMake();
        string modules = _overflows.Count + _misfits.Count > 0 && largest?.Invoke() is { Length: > 0 } text ? $". {text}" : "";
        foreach ((string region, string amount) in _overflows)
        {
            string size = long.TryParse(amount, CultureInfo.InvariantCulture, out long bytes) ? bytes.ToString("N0", CultureInfo.InvariantCulture) : amount;
            string section = _misfits.FirstOrDefault(misfit => misfit.Region == region).Section is { } name ? $" (section {name})" : "";
            Found(FirmwareDiagnostics.RegionOverflow, SourceLocation.None, $"it is {size} bytes too large for the memory region {region}{section}", modules);
        }

        foreach ((string section, string region) in _misfits.Where(misfit => _overflows.All(overflow => overflow.Region != misfit.Region)))
        {
            Found(FirmwareDiagnostics.RegionOverflow, SourceLocation.None, $"section {section} is too large for the memory region {region}", modules);
        }

        if (failed && _foreignFiles.Count > 0)
        {
            string first = string.Join(" and ", _foreignFiles.Take(ShownFiles).Select(file => $"'{file}'"));
            string all = _foreignFiles.Count > ShownFiles ? $"{first} and {_foreignFiles.Count - ShownFiles} more are" : _foreignFiles.Count == 1 ? $"{first} is" : $"{first} are";
            Found(FirmwareDiagnostics.ForeignLibraries, SourceLocation.None, all);
        }

        if (failed && !HasErrors)
        {
            _fallbacks.ForEach(FoundAlready);
        }
    }

    private bool TakeOwn(string line)
    {
        if (Own().Match(line) is not { Success: true } match)
        {
            return false;
        }

        DiagnosticSeverity severity = match.Groups["severity"].ValueSpan is "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
        string path = match.Groups["path"].Value;
        SourceLocation location = path == "microfreeze" ? SourceLocation.None : Locate(match);
        FoundAlready(new Diagnostic(new DiagnosticDescriptor(match.Groups["code"].Value, severity, "{0}"), location, match.Groups["text"].Value));
        return true;
    }

    private bool TakeOverflow(string line)
    {
        if (Misfit().Match(line) is { Success: true } misfit)
        {
            _misfits.Add((misfit.Groups["section"].Value, misfit.Groups["region"].Value));
            return true;
        }

        if (Overflow().Match(line) is not { Success: true } match)
        {
            return false;
        }

        (string, string) overflow = (match.Groups["region"].Value, match.Groups["bytes"].Value);
        if (match.Groups["section"].Success)
        {
            _misfits.Add((match.Groups["section"].Value, overflow.Item1));
        }

        if (!_overflows.Contains(overflow))
        {
            _overflows.Add(overflow);
        }

        return true;
    }

    private bool TakeCompiler(string line)
    {
        // What ld says of a line in a source has the same form; its words tell it apart.
        if (LinkerText().IsMatch(line) || CompilerMessage.Parse(line) is not { } message)
        {
            return false;
        }

        return message.Kind == CompilerMessageKind.Note
            || Found(
                message.Kind == CompilerMessageKind.Error ? FirmwareDiagnostics.CompilerError : FirmwareDiagnostics.CompilerWarning,
                new SourceLocation(ToUserPath(message.Path), message.Line, message.Column),
                message.Text);
    }

    private bool TakeLinker(string line)
    {
        if (Undefined().Match(line) is { Success: true } undefined)
        {
            return Found(FirmwareDiagnostics.LinkerError, Locate(undefined), undefined.Groups["text"].Value);
        }

        if (LinkerSummary().IsMatch(line))
        {
            // "ld returned 1 exit status": the reason stands elsewhere.
            _fallbacks.Add(Diagnostic.Create(FirmwareDiagnostics.LinkerError, SourceLocation.None, line));
            return true;
        }

        if (Linker().Match(line) is not { Success: true } match)
        {
            return false;
        }

        string text = match.Groups["text"].Value;
        if (Foreign().Match(text) is { Success: true } foreign)
        {
            // Three lines for each member of each archive.
            string file = ToUserPath(foreign.Groups["path"].Value);
            if (!_foreignFiles.Contains(file))
            {
                _foreignFiles.Add(file);
            }

            return true;
        }

        return text.EndsWith("in function", StringComparison.Ordinal) || Remark().IsMatch(text)
            || Found(
                match.Groups["warning"].Success || HarmlessLinker().IsMatch(text) ? FirmwareDiagnostics.LinkerWarning : FirmwareDiagnostics.LinkerError, SourceLocation.None, text);
    }

    private bool TakeTools(string line)
    {
        if (NotFound().Match(line) is { Success: true } missing)
        {
            MissingProgram ??= missing.Groups["program"].Value;
            return true;
        }

        if (Driver().Match(line) is { Success: true } driver)
        {
            return Found(FirmwareDiagnostics.CompilerError, SourceLocation.None, driver.Groups["text"].Value);
        }

        if (CMake().Match(line) is { Success: true } cmake)
        {
            _cmake = cmake.Groups["path"].Success ? Locate(cmake) : SourceLocation.None;
            _cmakeIsError = cmake.Groups["severity"].ValueSpan is "Error";
            if (cmake.Groups["text"].Value is { Length: > 0 } text)
            {
                _cmakeText.Add(text);
                EndCMake();
            }

            return true;
        }

        if (Ninja().Match(line) is { Success: true } ninja)
        {
            Diagnostic finding = Diagnostic.Create(FirmwareDiagnostics.BuildToolError, SourceLocation.None, "ninja", ninja.Groups["text"].Value);
            if (finding.Message.Contains("subcommand failed", StringComparison.Ordinal))
            {
                _fallbacks.Add(finding);
                return true;
            }

            FoundAlready(finding);
            return true;
        }

        return TakeMake(line);
    }

    private bool TakeMake(string line)
    {
        if (MakeRecipe().Match(line) is { Success: true } recipe)
        {
            string before = _unread.Count == 0 ? "" : $"; the lines before: {string.Join(" / ", _unread)}";
            _fallbacks.Add(Diagnostic.Create(FirmwareDiagnostics.BuildToolError, Locate(recipe), "make", $"{recipe.Groups["target"].Value}: {recipe.Groups["text"].Value}{before}"));
            return true;
        }

        if (Make().Match(line) is not { Success: true } match)
        {
            return ColouredError().Match(line) is { Success: true } error
                && Found(FirmwareDiagnostics.BuildToolError, SourceLocation.None, "make", error.Groups["text"].Value);
        }

        // make gives up on "-include"d files and others with the same words, so only what stops it counts.
        string text = match.Groups["text"].Value.TrimEnd();
        text = text.EndsWith("Stop.", StringComparison.Ordinal) ? text[..^"Stop.".Length].TrimEnd() : text;
        return Consequences().IsMatch(text) || Found(FirmwareDiagnostics.BuildToolError, Locate(match), "make", text);
    }

    private bool ContinuesTraceback(string line)
    {
        if (line == "Traceback (most recent call last):")
        {
            _inTraceback = true;
            _pythonFrame = null;
            return true;
        }

        if (!_inTraceback)
        {
            return false;
        }

        if (PythonFrame().Match(line) is { Success: true } frame)
        {
            _pythonFrame = (frame.Groups["path"].Value, int.Parse(frame.Groups["line"].ValueSpan, CultureInfo.InvariantCulture));
            return true;
        }

        if (line.StartsWith(' ') || line.Length == 0)
        {
            return true;
        }

        _inTraceback = false;
        SourceLocation location = _pythonFrame is { } at ? new SourceLocation(ToUserPath(at.Path), at.Line) : SourceLocation.None;
        string advice = MissingModule().Match(line) is { Success: true } missing ? $"; the port's scripts need it: python3 -m pip install {missing.Groups["package"].Value}" : "";
        return Found(FirmwareDiagnostics.ScriptError, location, line + advice);
    }

    // "CMake Error at CMakeLists.txt:3 (message):", then the text on indented lines, with empty ones between paragraphs.
    private bool ContinuesCMake(string line)
    {
        if (_cmake is null)
        {
            return false;
        }

        if (line.Length > 0 && line[0] != ' ')
        {
            EndCMake();
            return false;
        }

        if (line.Length > 0)
        {
            _cmakeText.Add(line.Trim());
        }

        return true;
    }

    private void EndCMake()
    {
        if (_cmake is { } location)
        {
            string text = string.Join(' ', _cmakeText);
            _cmake = null;
            _cmakeText.Clear();
            Found(_cmakeIsError ? FirmwareDiagnostics.BuildToolError : FirmwareDiagnostics.BuildToolWarning, location, "CMake", text);
        }
    }

    private SourceLocation Locate(Match match)
    {
        if (!match.Groups["path"].Success || match.Groups["path"].Length == 0)
        {
            return SourceLocation.None;
        }

        return new SourceLocation(ToUserPath(match.Groups["path"].Value), Number(match.Groups["line"]), Number(match.Groups["column"]));

        static int Number(Group group) => int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : 0;
    }

    private string ToUserPath(string path)
    {
        string absolute = Path.GetFullPath(path, _directory);
        return _toUserPath(absolute);
    }

    private bool Found(DiagnosticDescriptor descriptor, SourceLocation location, params ReadOnlySpan<object?> arguments)
    {
        FoundAlready(Diagnostic.Create(descriptor, location, arguments));
        return true;
    }

    // A header's errors come once for every file that includes it.
    private void FoundAlready(Diagnostic diagnostic)
    {
        if (_seen.Add(diagnostic.ToString()))
        {
            HasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
            Report(diagnostic);
        }
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A path, with the drive of Windows before it perhaps.
    private const string PathAndLine = @"(?<path>([A-Za-z]:)?[^:\r\n]+?):(?<line>\d+)";

    [GeneratedRegex(@"\x1b\[[0-9;]*[A-Za-z]|\\033\[[0-9;]*m", Options)]
    private static partial Regex Colours();

    [GeneratedRegex(@"^(?<path>.+?)(\((?<line>\d+)(,(?<column>\d+))?\))?: (?<severity>error|warning) (?<code>MF\d{4}): (?<text>.*)$", Options)]
    private static partial Regex Own();

    [GeneratedRegex(@"region [`'](?<region>[^'`]+)' overflowed by (?<bytes>\d+) bytes|section [`'](?<section>[^'`]+)' will not fit in region [`'](?<region>[^'`]+)': overflowed by (?<bytes>\d+)", Options)]
    private static partial Regex Overflow();

    [GeneratedRegex(@"section [`'](?<section>[^'`]+)' will not fit in region [`'](?<region>[^'`]+)'$", Options)]
    private static partial Regex Misfit();

    [GeneratedRegex(@"undefined reference to|multiple definition of|first defined here", Options)]
    private static partial Regex LinkerText();

    [GeneratedRegex(@"^(\S*ld(\.\w+)?(\.exe)?: )?((?<path>([A-Za-z]:)?[^:\r\n(]+?):((?<line>\d+)|\([^)]*\)): )?(?<text>(undefined reference to|multiple definition of|more undefined references to) .*)$", Options)]
    private static partial Regex Undefined();

    [GeneratedRegex(@"^collect2: error: ld returned|^\S+: final link failed: |^(clang|clang\+\+|ld\.lld): error: linker command failed", Options)]
    private static partial Regex LinkerSummary();

    [GeneratedRegex(@"^\S*(\bld|ld\.\w+|-ld)(\.exe)?: ((?<warning>warning: )|error: )?(?<text>.*)$", Options)]
    private static partial Regex Linker();

    [GeneratedRegex(
        @"^(?<path>[^:(]+)(\([^)]*\))?: (ABI is incompatible with that of the selected emulation|file class ELFCLASS\d+ incompatible with ELFCLASS\d+)"
        + @"|^failed to merge target specific data of file (?<path>[^(]+)", Options)]
    private static partial Regex Foreign();

    [GeneratedRegex(@": in function [`'][^'`]+':$|^skipping incompatible ", Options)]
    private static partial Regex Remark();

    [GeneratedRegex(@"^warning: |: warning: |^NOTE: |missing \.note\.GNU-stack", Options)]
    private static partial Regex HarmlessLinker();

    [GeneratedRegex(@"^(/\S*/)?(sh|bash|dash|env):( (line )?\d+:)? [`'‘]?(?<program>[^:'’]+?)['’]?: (command )?(not found|No such file or directory)$|^make(\[\d+\])?: (?<program>[^:*\s]+): (No such file or directory|Command not found)$|^/usr/bin/env: [‘'`](?<program>[^'’]+)['’]: No such file", Options)]
    private static partial Regex NotFound();

    [GeneratedRegex(@"^([\w.+-]*-)?(gcc|g\+\+|cc1|cc1plus|cc|clang|as)(-[\d.]+)?(\.exe)?: (fatal )?error: (?<text>.*)$", Options)]
    private static partial Regex Driver();

    [GeneratedRegex(@"^CMake (?<severity>Error|Warning)( \(dev\))?( at (?<path>.+?):(?<line>\d+) \([^)]*\))?: ?(?<text>.*)$", Options)]
    private static partial Regex CMake();

    [GeneratedRegex(@"^ninja: (error|fatal|build stopped): ?(?<text>.*)$", Options)]
    private static partial Regex Ninja();

    [GeneratedRegex(@"^g?make(\[\d+\])?: \*\*\* \[((?<path>[^:\]]+):(?<line>\d+): )?(?<target>.*)\] (?<text>.*)$", Options)]
    private static partial Regex MakeRecipe();

    [GeneratedRegex("^(Waiting for unfinished jobs|Deleting (intermediate )?file )", Options)]
    private static partial Regex Consequences();

    [GeneratedRegex(@"^(g?make(\[\d+\])?: |" + PathAndLine + @": )\*\*\* (?<text>.*)$", Options)]
    private static partial Regex Make();

    [GeneratedRegex(@"^(-e )?Error: (?<text>.*)$", Options)]
    private static partial Regex ColouredError();

    [GeneratedRegex(@"^ModuleNotFoundError: No module named '(?<package>[^'.]+)", Options)]
    private static partial Regex MissingModule();

    [GeneratedRegex(@"^\s+File ""(?<path>[^""]+)"", line (?<line>\d+)", Options)]
    private static partial Regex PythonFrame();
}
