using System.Text;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Files.Make;

/// <summary>
/// Reads the settings in makefiles: assignments, conditions and includes, with functions of text. Rules are passed over, and nothing is run: what only a shell or
/// the file system could say counts as empty, with a warning where a variable of interest depends on it. See: GNU make manual, "Using
/// Variables", "Conditional Parts of Makefiles".
/// </summary>
/// <param name="files">The files.</param>
/// <param name="directory">The directory that make would run in.</param>
/// <param name="watched">The variables of interest.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class MakeEvaluator(IFileSystem files, string directory, IReadOnlyCollection<string> watched, DiagnosticBag diagnostics)
{
    private const int MaximumDepth = 40;
    private const int MaximumLength = 1 << 20;
    private const int MaximumFile = 4 << 20;
    private const int MaximumExpansions = 1_000_000;
    private const long MaximumWork = 1 << 28;

    private static readonly string[] Operators = ["::=", ":=", "+=", "?=", "!=", "="];
    private static readonly char[] Spaces = [' ', '\t'];

    private readonly Dictionary<string, MakeVariable> _variables = [];
    private readonly Stack<Condition> _conditions = new();
    private readonly List<string> _read = [];
    private string? _unknown;
    private int _expansions;

    // Whether lines that begin with a tab are commands.
    private bool _isInRule;

    private sealed class Condition(SourceLocation location)
    {
        public SourceLocation Location => location;

        /// <summary>Whether the present branch holds.</summary>
        public bool Holds { get; set; }

        /// <summary>Whether a branch has held.</summary>
        public bool WasTaken { get; set; }

        /// <summary>What it depends on that is not known.</summary>
        public string? Unknown { get; set; }

        /// <summary>Whether that was said.</summary>
        public bool IsReported { get; set; }
    }

    /// <summary>The files that were read.</summary>
    public IReadOnlyList<string> Read => _read;

    /// <summary>Sets a variable, as on the command line of make, only before any file is read.</summary>
    public void Set(string name, string value)
    {
        MakeVariable variable = new(isSimple: true);
        variable.Pieces.Add(new MakePiece(value, SourceLocation.None));
        _variables[name] = variable;
    }

    /// <summary>The value of a variable; empty where it has none.</summary>
    public string Get(string name) => ExpandVariable(name, 0);

    /// <summary>The words of a variable's value, each with the assignment that it comes from.</summary>
    public IEnumerable<(string Word, SourceLocation Location)> GetWords(string name)
    {
        if (_variables.TryGetValue(name, out MakeVariable? variable))
        {
            foreach (MakePiece piece in variable.Pieces)
            {
                foreach (string word in MakeFunctions.Words(variable.IsSimple ? piece.Text : Expand(piece.Text, 0)))
                {
                    yield return (word, piece.Location);
                }
            }
        }
    }

    /// <summary>Where a variable was last set; nowhere where it was not.</summary>
    public SourceLocation GetLocation(string name) =>
        _variables.TryGetValue(name, out MakeVariable? variable) && variable.Pieces.Count > 0 ? variable.Pieces[^1].Location : SourceLocation.None;

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its absolute path.</param>
    /// <param name="optional">Whether it may be missing.</param>
    /// <param name="from">Who asks for it.</param>
    public void Include(string path, bool optional, SourceLocation from)
    {
        if (files.GetKind(path) != EntryKind.File)
        {
            if (!optional)
            {
                diagnostics.Report(MakeDiagnostics.IncludeNotFound, from, path);
            }

            return;
        }

        if (_read.Count > MaximumDepth || files.GetLength(path) > MaximumFile)
        {
            diagnostics.Report(MakeDiagnostics.MakeNotUnderstood, from, $"'{path}', which is too big or includes itself,");
            return;
        }

        _read.Add(path);
        _isInRule = false;
        int outer = _conditions.Count;
        bool skipping = false;
        foreach ((string line, int number) in ReadLines(Encoding.UTF8.GetString(files.ReadAllBytes(path))))
        {
            string text = line.Trim(Spaces);
            if (line.StartsWith('\t') && _isInRule)
            {
                continue;
            }

            string first = FirstWord(text);
            skipping = first switch { "define" => true, "endef" => false, _ => skipping };
            if (!skipping && text.Length > 0)
            {
                Evaluate(text, first, outer, new SourceLocation(path, number));
            }
        }

        if (_conditions.Count > outer)
        {
            diagnostics.Report(MakeDiagnostics.MakeNotUnderstood, _conditions.Peek().Location, "A condition without 'endif'");
            while (_conditions.Count > outer)
            {
                _conditions.Pop();
            }
        }
    }

    private bool IsActive => _conditions.All(condition => condition.Holds);

    private void Evaluate(string line, string first, int outer, SourceLocation location)
    {
        string rest = line[first.Length..].TrimStart(Spaces);
        switch (first)
        {
            case "ifeq" or "ifneq" or "ifdef" or "ifndef":
                Condition opened = new(location);
                bool outside = IsActive;
                _conditions.Push(opened);
                Decide(opened, first, rest, outside, location);
                break;
            case "else" or "endif" when _conditions.Count <= outer:
                diagnostics.Report(MakeDiagnostics.MakeNotUnderstood, location, $"'{first}' without a condition");
                break;
            case "else":
                Condition present = _conditions.Peek();
                present.Holds = false;
                if (rest.Length == 0)
                {
                    present.Holds = !present.WasTaken;
                }
                else
                {
                    string word = FirstWord(rest);
                    Decide(present, word, rest[word.Length..].TrimStart(Spaces), _conditions.Skip(1).All(condition => condition.Holds) && !present.WasTaken, location);
                }

                break;
            case "endif":
                _conditions.Pop();
                break;
            case "include" or "-include" or "sinclude" when IsActive:
                foreach (string file in MakeFunctions.Words(Expand(rest, 0)))
                {
                    Include(PosixPath.Absolute(file, directory), first != "include", location);
                }

                break;
            case "export" or "override" when IsActive && rest.Contains('='):
                Assign(rest, location);
                break;
            case "undefine" when IsActive:
                _variables.Remove(rest);
                break;
            default:
                if (IsActive || _conditions.Any(condition => condition.Unknown is not null))
                {
                    Assign(line, location);
                }

                break;
        }
    }

    private void Decide(Condition condition, string kind, string text, bool counts, SourceLocation location)
    {
        if (!counts)
        {
            return;
        }

        _unknown = null;
        bool? holds = kind switch
        {
            "ifdef" => Get(Expand(text, 0).Trim()).Length > 0,
            "ifndef" => Get(Expand(text, 0).Trim()).Length == 0,
            "ifeq" => AreEqual(text),
            "ifneq" => !AreEqual(text),
            _ => null,
        };
        if (holds is null)
        {
            diagnostics.Report(MakeDiagnostics.MakeNotUnderstood, location, $"The condition '{kind} {text}'");
        }

        condition.Unknown ??= _unknown;
        condition.Holds = holds ?? false;
        condition.WasTaken |= condition.Holds;
    }

    // (a,b), or two words in quotes.
    private bool? AreEqual(string text)
    {
        if (text.Length > 1 && text[0] == '(' && text[^1] == ')' && FindComma(text) is > 0 and int comma)
        {
            return Expand(text[1..comma].Trim(Spaces), 0) == Expand(text[(comma + 1)..^1].Trim(Spaces), 0);
        }

        if (text.Length > 0 && text[0] is '"' or '\'' && text.IndexOf(text[0], 1) is > 0 and int end)
        {
            string right = text[(end + 1)..].Trim(Spaces);
            if (right.Length > 1 && right[0] is '"' or '\'' && right[^1] == right[0])
            {
                return Expand(text[1..end], 0) == Expand(right[1..^1], 0);
            }
        }

        return null;
    }

    private static int FindComma(string text)
    {
        int depth = 0;
        for (int index = 1; index < text.Length; index++)
        {
            switch (text[index])
            {
                case '(' or '{':
                    depth++;
                    break;
                case ')' or '}':
                    depth--;
                    break;
                case ',' when depth == 0:
                    return index;
            }
        }

        return -1;
    }

    private void Assign(string line, SourceLocation location)
    {
        int place = line.IndexOf('=');
        string? kind = place < 0 ? null : Operators.FirstOrDefault(row => place + 1 >= row.Length && line.AsSpan(place + 1 - row.Length, row.Length).SequenceEqual(row));
        if (kind is null)
        {
            _isInRule |= line.Contains(':');
            return;
        }

        string name = line[..(place + 1 - kind.Length)].Trim(Spaces);
        string value = line[(place + 1)..].Trim(Spaces);
        if (name.IndexOfAny(Spaces) >= 0 || name.Contains(':'))
        {
            // A rule, or a variable of one.
            _isInRule = true;
            return;
        }

        _isInRule = false;

        name = Expand(name, 0);
        if (watched.Contains(name))
        {
            NoteUnknown(kind == "!=" ? value : null, location);
        }

        if (!IsActive)
        {
            return;
        }

        MakeVariable? known = _variables.GetValueOrDefault(name);
        switch (kind)
        {
            case "?=" when known is not null:
                return;
            case "+=" when known is not null:
                known.Pieces.Add(new MakePiece(known.IsSimple ? Expand(value, 0) : value, location));
                return;
        }

        MakeVariable variable = new(kind is ":=" or "::=");
        variable.Pieces.Add(new MakePiece(kind == "!=" ? "" : variable.IsSimple ? Expand(value, 0) : value, location));
        _variables[name] = variable;
    }

    // A variable of interest is set, and it depends on something that nobody knows here.
    private void NoteUnknown(string? command, SourceLocation location)
    {
        if (command is not null)
        {
            diagnostics.Report(MakeDiagnostics.MakeNotUnderstood, location, $"A value that the command '{command}' gives");
        }

        if (_conditions.Any(condition => condition.Unknown is null && !condition.Holds))
        {
            return;
        }

        foreach (Condition condition in _conditions.Where(condition => condition.Unknown is not null && !condition.IsReported))
        {
            diagnostics.Report(MakeDiagnostics.ConditionUnknown, condition.Location, condition.Unknown);
            condition.IsReported = true;
        }
    }

    private string ExpandVariable(string name, int depth)
    {
        if (!_variables.TryGetValue(name, out MakeVariable? variable))
        {
            return "";
        }

        return string.Join(' ', variable.Pieces.Select(piece => variable.IsSimple ? piece.Text : Expand(piece.Text, depth + 1)));
    }

    private string Expand(string text, int depth)
    {
        if (!text.Contains('$'))
        {
            return text;
        }

        // Variables that double each other would never end.
        if (depth > MaximumDepth || ++_expansions > MaximumExpansions)
        {
            _unknown ??= text;
            return "";
        }

        StringBuilder result = new();
        for (int index = 0; index < text.Length && result.Length < MaximumLength; index++)
        {
            if (text[index] != '$' || index + 1 == text.Length)
            {
                result.Append(text[index]);
                continue;
            }

            char next = text[++index];
            if (next == '$')
            {
                result.Append('$');
            }
            else if (next is not ('(' or '{'))
            {
                result.Append(ExpandVariable(next.ToString(), depth));
            }
            else
            {
                int end = FindClose(text, index);
                result.Append(ExpandReference(text[(index + 1)..end], depth));
                index = end;
            }
        }

        return result.ToString();
    }

    private string ExpandReference(string reference, int depth)
    {
        int space = reference.IndexOfAny(Spaces);
        string name = space < 0 ? "" : reference[..space];
        if (space > 0 && MakeFunctions.CountArguments(name) is { } count)
        {
            string[] arguments = [.. Split(reference[(space + 1)..].TrimStart(Spaces), count).Select(argument => Expand(argument, depth + 1))];
            if (arguments.Aggregate(1.0, (work, argument) => work * Math.Max(argument.Length, 1)) <= MaximumWork || arguments.Length == 1)
            {
                return MakeFunctions.Call(name, arguments);
            }
        }

        if (space > 0)
        {
            _unknown ??= $"$({reference})";
            return "";
        }

        int colon = reference.IndexOf(':');
        int equals = colon < 0 ? -1 : reference.IndexOf('=', colon);
        if (equals < 0)
        {
            return ExpandVariable(Expand(reference, depth + 1), depth);
        }

        (string pattern, string replacement) = (reference[(colon + 1)..equals], Expand(reference[(equals + 1)..], depth + 1));
        (pattern, replacement) = pattern.Contains('%') ? (pattern, replacement) : ("%" + pattern, "%" + replacement);
        string value = ExpandVariable(Expand(reference[..colon], depth + 1), depth);
        return string.Join(' ', MakeFunctions.Words(value).Select(word => MakeFunctions.Substitute(pattern, replacement, word)));
    }

    // Arguments are divided by commas outside of references; the last one takes all that is left.
    private static List<string> Split(string text, int count)
    {
        List<string> arguments = [];
        int start = 0;
        int depth = 0;
        for (int index = 0; index < text.Length && (count == 0 || arguments.Count < count - 1); index++)
        {
            depth += text[index] switch { '(' or '{' => 1, ')' or '}' => -1, _ => 0 };
            if (text[index] == ',' && depth == 0)
            {
                arguments.Add(text[start..index]);
                start = index + 1;
            }
        }

        arguments.Add(text[start..]);
        return arguments;
    }

    private static int FindClose(string text, int open)
    {
        (char opening, char closing) = text[open] == '(' ? ('(', ')') : ('{', '}');
        int depth = 0;
        for (int index = open; index < text.Length; index++)
        {
            depth += text[index] == opening ? 1 : text[index] == closing ? -1 : 0;
            if (depth == 0)
            {
                return index;
            }
        }

        return text.Length - 1;
    }

    private static string FirstWord(string text)
    {
        int end = text.IndexOfAny([' ', '\t', '(']);
        return end < 0 ? text : text[..end];
    }

    // Lines with those that a backslash continues, without comments; the number is that of the first.
    private static IEnumerable<(string Line, int Number)> ReadLines(string text)
    {
        string[] lines = text.Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            int number = index + 1;
            string line = lines[index].TrimEnd('\r');
            while (line.EndsWith('\\') && index + 1 < lines.Length)
            {
                line = line[..^1].TrimEnd(Spaces) + " " + lines[++index].TrimEnd('\r').TrimStart(Spaces);
            }

            yield return (WithoutComment(line), number);
        }
    }

    private static string WithoutComment(string line)
    {
        for (int index = 0; index < line.Length; index++)
        {
            if (line[index] == '#' && (index == 0 || line[index - 1] != '\\'))
            {
                return line[..index];
            }
        }

        return line.Replace("\\#", "#", StringComparison.Ordinal);
    }
}
