using System.Globalization;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// The parameters of a built-in function, written as Python writes them: <c>"path, files=None, /, *rest, opt=None, **options"</c>. A
/// parameter with <c>?</c> for its default may be left out and is then null.
/// </summary>
internal sealed class Signature
{
    private readonly string[] _names;
    private readonly object?[] _defaults;
    private readonly bool[] _required;
    private readonly int _positional;
    private readonly int _positionalOnly;
    private readonly int _rest = -1;
    private readonly int _options = -1;

    public Signature(string text, bool isMethod = false)
    {
        List<string> names = [];
        List<object?> defaults = [];
        List<bool> required = [];
        int positional = -1;
        if (isMethod)
        {
            text = text.Length == 0 ? "self, /" : text.Contains('/') ? "self, " + text : "self, /, " + text;
        }

        foreach (string part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part == "/")
            {
                _positionalOnly = names.Count;
                continue;
            }

            if (part.StartsWith('*') && !part.StartsWith("**", StringComparison.Ordinal))
            {
                positional = names.Count;
                if (part == "*")
                {
                    continue;
                }

                _rest = names.Count;
            }
            else if (part.StartsWith('*'))
            {
                positional = positional < 0 ? names.Count : positional;
                _options = names.Count;
            }

            int equals = part.IndexOf('=');
            names.Add((equals < 0 ? part : part[..equals]).TrimStart('*'));
            required.Add(equals < 0 && !part.StartsWith('*'));
            defaults.Add(equals < 0 ? null : ParseDefault(part[(equals + 1)..]));
        }

        _names = [.. names];
        _defaults = [.. defaults];
        _required = [.. required];
        _positional = positional < 0 ? _names.Length : positional;
        _positionalOnly = Math.Max(_positionalOnly, 0);
    }

    /// <summary>Names that a caller may write.</summary>
    public IEnumerable<string> Names => _names.Where((_, index) => index != _rest && index != _options && index >= _positionalOnly);

    /// <summary>Puts arguments into the order of the parameters. <c>TypeError</c> where they do not fit.</summary>
    public object?[] Bind(string function, Arguments arguments)
    {
        object?[] bound = new object?[_names.Length];
        object[] given = arguments.Positional;
        int count = Math.Min(given.Length, _positional);
        Array.Copy(given, bound, count);
        if (_rest >= 0)
        {
            bound[_rest] = given.Length > _positional ? given[_positional..] : Array.Empty<object>();
        }
        else if (given.Length > _positional)
        {
            throw PyError.Type($"{function}() takes {(_positional == 0 ? "no" : $"at most {_positional}")} positional argument{(_positional == 1 ? "" : "s")} ({given.Length} given)");
        }

        PyDict? options = null;
        if (_options >= 0)
        {
            bound[_options] = options = new PyDict();
        }

        if (arguments.Named is { } named)
        {
            // Nearly always both are a handful, but a named tuple has as many fields as a manifest likes.
            Budget.OfThread?.Tick((long)named.Count * _names.Length / 8);
            foreach ((string name, object value) in named)
            {
                int index = Array.IndexOf(_names, name);
                if (index >= 0 && index >= _positionalOnly && index != _rest && index != _options)
                {
                    if (bound[index] is not null)
                    {
                        throw PyError.Type($"{function}() got multiple values for argument '{name}'");
                    }

                    bound[index] = value;
                }
                else if (options is null || !options.TryAdd(name, value))
                {
                    throw PyError.UnknownArgument(function, name, options is null ? Names : []);
                }
            }
        }

        for (int index = 0; index < bound.Length; index++)
        {
            if (bound[index] is null)
            {
                if (_required[index])
                {
                    throw PyError.Type($"{function}() missing required argument '{_names[index]}' (pos {index + 1})");
                }

                bound[index] = _defaults[index];
            }
        }

        return bound;
    }

    private static object? ParseDefault(string text) => text switch
    {
        "?" => null,
        "None" => PyNone.Value,
        "True" => Boxed.True,
        "False" => Boxed.False,
        _ when text.StartsWith('\'') => text[1..^1],
        _ => Boxed.Int(long.Parse(text, CultureInfo.InvariantCulture)),
    };
}
