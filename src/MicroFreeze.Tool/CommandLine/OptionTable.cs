namespace MicroFreeze.Tool.CommandLine;

/// <summary>The options of one command, and how they are read.</summary>
/// <param name="rows">The options, in the order of the help.</param>
internal sealed class OptionTable(params OptionRow[] rows)
{
    /// <summary>The options, in the order of the help.</summary>
    public IReadOnlyList<OptionRow> Rows => rows;

    /// <summary>
    /// Whether options may be written in the other ways that Python's argparse takes: flags of one letter joined, as in <c>-xd</c>, and
    /// long names cut off where one option alone begins so, as in <c>--dis</c>.
    /// </summary>
    public bool FollowsArgparse { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="UsageException">An option is not known, or lacks its value.</exception>
    public ParsedArguments Parse(ReadOnlySpan<string> arguments)
    {
        ParsedArguments parsed = new();
        for (int i = 0; i < arguments.Length; i++)
        {
            string argument = arguments[i];
            if (argument == "--")
            {
                parsed.Positionals.AddRange(arguments[(i + 1)..]);
                break;
            }

            // A lone dash is standard input or output, an argument with white space is the text of a manifest.
            if (argument.Length < 2 || argument[0] != '-')
            {
                parsed.Positionals.Add(argument);
                continue;
            }

            (OptionRow? row, string? value) = Find(argument);
            if (row is null && FollowsArgparse && TryParseJoined(argument, parsed))
            {
                continue;
            }

            if (row is null)
            {
                if (!argument.AsSpan().ContainsAny(" \n"))
                {
                    throw new UsageException($"unknown option {argument}");
                }

                parsed.Positionals.Add(argument);
                continue;
            }

            if (value is null)
            {
                i++;
                if (i == arguments.Length || !IsValue(row, arguments[i]))
                {
                    throw new UsageException($"option {argument} needs a value: {row.Synopsis}");
                }

                value = arguments[i];
            }

            parsed.Add(row.Key, value);
        }

        return parsed;
    }

    // Finds an argument's row and its value; the value is null where the next argument has it.
    private (OptionRow? Row, string? Value) Find(string argument)
    {
        foreach (OptionRow row in rows)
        {
            foreach (string name in row.Names)
            {
                if (argument.StartsWith(name, StringComparison.Ordinal) && Match(row.Kind, name, argument[name.Length..], out string? value))
                {
                    return (row, value);
                }
            }
        }

        return FollowsArgparse && argument.StartsWith("--", StringComparison.Ordinal) ? FindAbbreviated(argument) : default;
    }

    private (OptionRow? Row, string? Value) FindAbbreviated(string argument)
    {
        int equals = argument.IndexOf('=');
        string start = equals < 0 ? argument : argument[..equals];
        (OptionRow Row, string Name)[] candidates =
            [.. rows.SelectMany(row => row.Names.Select(name => (row, name))).Where(candidate => candidate.name.StartsWith(start, StringComparison.Ordinal))];
        return candidates is [var (row, name)] && Match(row.Kind, name, equals < 0 ? "" : argument[equals..], out string? value) ? (row, value) : default;
    }

    private bool TryParseJoined(string argument, ParsedArguments parsed)
    {
        List<OptionRow> flags = [];
        for (int index = 1; index < argument.Length; index++)
        {
            string name = $"-{argument[index]}";
            OptionRow? flag = Array.Find(rows, row => row.Kind == OptionKind.Flag && row.Names.Contains(name));
            if (flag is null)
            {
                return false;
            }

            flags.Add(flag);
        }

        flags.ForEach(flag => parsed.Add(flag.Key, ""));
        return true;
    }

    // Whether an option of this kind may go on like this after its name.
    private static bool Match(OptionKind kind, string name, string rest, out string? value)
    {
        bool isShort = name.Length == 2;
        (bool matches, value) = kind switch
        {
            OptionKind.Flag => (rest.Length == 0, ""),
            OptionKind.Separate => (rest.Length == 0, null),
            OptionKind.Assigned => (rest.StartsWith('='), rest.Length > 0 ? rest[1..] : null),
            OptionKind.Level => (true, LevelOf(name[1], rest)),
            _ when rest.Length == 0 => (true, null),
            _ when isShort => (true, rest),
            _ => (rest[0] == '=', rest[1..]),
        };
        return matches;
    }

    // Source: mpy-cross/main.c@v1.28.0 main_. The digit after -O, or else how many letters O there are; anything may follow.
    private static string LevelOf(char letter, string rest)
    {
        if (rest.Length > 0 && char.IsAsciiDigit(rest[0]))
        {
            return rest[..1];
        }

        int further = rest.AsSpan().IndexOfAnyExcept(letter);
        return ((further < 0 ? rest.Length : further) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    // An option's value may begin with a dash where it cannot be another option: as argparse, which tells by white space.
    // mpy-cross takes whatever comes.
    private bool IsValue(OptionRow row, string argument) =>
        row.Kind == OptionKind.Separate || argument.Length < 2 || argument[0] != '-' || argument.Contains(' ')
        || Find(argument).Row is null;
}
