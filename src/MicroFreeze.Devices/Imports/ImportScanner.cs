using System.Text;
using MicroFreeze.Compiler.Constants;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Devices.Imports;

/// <summary>
/// Finds the imports in Python text by way of its syntax tree: statements, and <c>__import__</c> with a literal. What is under
/// <c>if TYPE_CHECKING:</c> never runs on a device and is left out.
/// </summary>
internal sealed class ImportScanner
{
    private static readonly string[] ImportErrors = ["ImportError", "Exception", "BaseException"];
    private static readonly string[] PlatformNames = ["implementation", "platform", "uname"];
    private static readonly string[] DynamicNames = ["globals", "exec", "setattr", "__getattr__", "modules"];

    private readonly SyntaxTree _tree;
    private readonly NameTable _names;
    private readonly byte[] _source;
    private readonly string _path;
    private readonly List<ImportSite> _sites = [];
    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);
    private bool _bindsAnything;
    private int _guards;

    private ImportScanner(SyntaxTree tree, NameTable names, byte[] source, string path)
    {
        _tree = tree;
        _names = names;
        _source = source;
        _path = path;
    }

    /// <summary>Scans a file; an error where it is no program.</summary>
    public static ImportScan? Scan(byte[] source, string path, FirmwareProfile firmware, out SyntaxError? error)
    {
        SyntaxTree tree = new();
        NameTable names = new();
        if (!new Parser().TryParse(source, new ParseOptions { Firmware = firmware, SmallIntBits = 31 }, tree, names, out error))
        {
            return null;
        }

        ImportScanner scanner = new(tree, names, source, path);
        scanner.Visit(tree.Root, default);
        return new ImportScan(scanner._sites, scanner._bindsAnything ? null : scanner._bound);
    }

    private readonly record struct Context(bool IsOptional, bool IsForProgram, int CaughtBy, int FallbackFor);

    private void Visit(int node, Context context)
    {
        switch (_tree[node].Kind)
        {
            case NodeKind.SmallInt:
                return;
            case NodeKind.Import:
                VisitImport(node, context);
                return;
            case NodeKind.ImportFrom:
                VisitImportFrom(node, context);
                return;
            case NodeKind.Try:
                VisitTry(node, context);
                return;
            case NodeKind.If:
                VisitIf(node, context);
                return;
            case NodeKind.Primary:
                VisitPrimary(node, context);
                break;
            case NodeKind.Name or NodeKind.Attribute or NodeKind.FunctionDefinition or NodeKind.ClassDefinition:
                NoteName(_names.GetText(_tree[node].Name));
                break;
        }

        VisitChildren(node, context);
    }

    private void VisitChildren(int node, Context context)
    {
        for (int child = _tree.FirstChild(node); child != 0; child = _tree.Next(child))
        {
            Visit(child, context);
        }
    }

    // More names than are bound: reading one is enough to be on the list, so that nothing is reported that may be there.
    private void NoteName(string name)
    {
        _bound.Add(name);
        _bindsAnything |= Array.IndexOf(DynamicNames, name) >= 0;
    }

    private void VisitImport(int node, Context context)
    {
        for (int alias = _tree.FirstChild(node); alias != 0; alias = _tree.Next(alias))
        {
            int dotted = _tree.FirstChild(alias);
            string name = DottedName(dotted);
            Add(name, 0, [], dotted, context);
            int renamed = _tree.Next(dotted);
            NoteName(_tree[renamed].Kind == NodeKind.Name ? _names.GetText(_tree[renamed].Name) : name.Split('.')[0]);
        }
    }

    private void VisitImportFrom(int node, Context context)
    {
        int dotted = _tree.FirstChild(node);
        string module = _tree[dotted].Kind == NodeKind.Absent ? "" : DottedName(dotted);
        List<string> members = [];
        for (int child = _tree.Next(dotted); child != 0; child = _tree.Next(child))
        {
            if (_tree[child].Kind == NodeKind.ImportStar)
            {
                _bindsAnything = true;
                continue;
            }

            int name = _tree.FirstChild(child);
            int renamed = _tree.Next(name);
            members.Add(_names.GetText(_tree[name].Name));
            NoteName(_names.GetText(_tree[_tree[renamed].Kind == NodeKind.Name ? renamed : name].Name));
        }

        Add(module, _tree[node].Value, members, node, context);
    }

    private void VisitTry(int node, Context context)
    {
        int body = _tree.FirstChild(node);
        int otherwise = _tree.Next(body);
        int final = _tree.Next(otherwise);
        bool catches = false;
        for (int handler = _tree.Next(final); handler != 0; handler = _tree.Next(handler))
        {
            catches |= CatchesImportError(_tree.FirstChild(handler));
        }

        int guard = catches ? ++_guards : 0;
        Visit(body, catches ? context with { IsOptional = true, CaughtBy = guard } : context);
        Visit(otherwise, context);
        Visit(final, context);
        for (int handler = _tree.Next(final); handler != 0; handler = _tree.Next(handler))
        {
            bool isFallback = catches && CatchesImportError(_tree.FirstChild(handler));
            VisitChildren(handler, isFallback ? context with { FallbackFor = guard } : context);
        }
    }

    private bool CatchesImportError(int type) => _tree[type].Kind switch
    {
        NodeKind.Absent => true,
        NodeKind.Name => Array.IndexOf(ImportErrors, _names.GetText(_tree[type].Name)) >= 0,
        NodeKind.Tuple => AnyChild(type, CatchesImportError),
        _ => false,
    };

    // Children: condition, body, (condition, body)*, else?
    private void VisitIf(int node, Context context)
    {
        for (int child = _tree.FirstChild(node); child != 0;)
        {
            int body = _tree.Next(child);
            if (body == 0)
            {
                Visit(child, context);
                return;
            }

            Visit(child, context);
            context = context with
            {
                IsOptional = context.IsOptional || Mentions(child, PlatformNames),
                IsForProgram = context.IsForProgram || Mentions(child, ["__name__"]),
            };
            if (!Mentions(child, ["TYPE_CHECKING"]) || _tree[child].Kind == NodeKind.Not)
            {
                Visit(body, context);
            }

            child = _tree.Next(body);
        }
    }

    private bool Mentions(int node, string[] names) => _tree[node].Kind switch
    {
        NodeKind.SmallInt => false,
        NodeKind.Name or NodeKind.Attribute => Array.IndexOf(names, _names.GetText(_tree[node].Name)) >= 0,
        _ => AnyChild(node, child => Mentions(child, names)),
    };

    private bool AnyChild(int node, Func<int, bool> test)
    {
        for (int child = _tree.FirstChild(node); child != 0; child = _tree.Next(child))
        {
            if (test(child))
            {
                return true;
            }
        }

        return false;
    }

    // __import__("name"), without the arguments that make it relative.
    private void VisitPrimary(int node, Context context)
    {
        int atom = _tree.FirstChild(node);
        int call = _tree.Next(atom);
        if (_tree[atom].Kind == NodeKind.Name && _tree[call].Kind == NodeKind.Call && _names[_tree[atom].Name].SequenceEqual("__import__"u8)
            && _tree.FirstChild(call) is var argument and > 0 && TextOf(argument) is { Length: > 0 } name && _tree.ChildCount(call) < 5)
        {
            Add(name, 0, [], node, context);
        }
    }

    private string? TextOf(int node) => _tree[node].Kind switch
    {
        NodeKind.Str => _names.GetText(_tree[node].Name),
        NodeKind.Constant when _tree.Constants[_tree[node].Value] is StrConstant text => Encoding.UTF8.GetString(text.Value),
        _ => null,
    };

    private string DottedName(int node)
    {
        StringBuilder text = new();
        for (int name = _tree.FirstChild(node); name != 0; name = _tree.Next(name))
        {
            text.Append(text.Length == 0 ? "" : ".").Append(_names.GetText(_tree[name].Name));
        }

        return text.ToString();
    }

    private void Add(string name, int level, IReadOnlyList<string> members, int node, Context context)
    {
        int line = _tree[node].Line;
        _sites.Add(new ImportSite(name, level, new SourceLocation(_path, line, line == 0 ? 0 : SourceColumn.FromBytes(_source, line, _tree[node].Column)))
        {
            Members = members,
            IsOptional = context.IsOptional,
            IsForProgram = context.IsForProgram,
            CaughtBy = context.CaughtBy,
            FallbackFor = context.FallbackFor,
        });
    }
}
