using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>import</c>.</summary>
internal sealed partial class Interpreter
{
    private void ExecuteImport(Frame frame, int index)
    {
        SyntaxTree tree = frame.File.Tree;
        int first = tree.FirstChild(index);
        if (tree[index].Kind == NodeKind.Import)
        {
            for (int alias = first; alias != 0; alias = tree.Next(alias))
            {
                int dotted = tree.FirstChild(alias);
                int renamed = tree.Next(dotted);
                string[] parts = PartsOf(frame, dotted);
                frame.Node = alias;
                PyModule module = _modules.Import(string.Join('.', parts));
                if (renamed != 0 && tree[renamed].Kind == NodeKind.Name)
                {
                    frame.Scope.Assign(frame.File.Name(tree[renamed].Value), module);
                }
                else
                {
                    frame.Scope.Assign(parts[0], parts.Length == 1 ? module : _modules.Import(parts[0]));
                }
            }

            return;
        }

        if (tree[index].Value > 0)
        {
            throw PyError.Import("attempted relative import with no known parent package");
        }

        string name = string.Join('.', PartsOf(frame, first));
        PyModule source = _modules.Import(name);
        for (int item = tree.Next(first); item != 0; item = tree.Next(item))
        {
            frame.Node = item;
            if (tree[item].Kind == NodeKind.ImportStar)
            {
                ImportAll(frame, source);
                continue;
            }

            int member = tree.FirstChild(item);
            int renamed = tree.Next(member);
            string memberName = frame.File.Name(tree[member].Value);
            if (!TryGetAttribute(source, memberName, out object? value))
            {
                value = _modules.TryImport($"{name}.{memberName}")
                    ?? throw PyError.Import($"cannot import name '{memberName}' from '{name}'");
            }

            frame.Scope.Assign(renamed != 0 && tree[renamed].Kind == NodeKind.Name ? frame.File.Name(tree[renamed].Value) : memberName, value!);
        }
    }

    /// <summary>A module, for hosts that hand it to a manifest without an import.</summary>
    public PyModule ImportModule(string name) => _modules.Import(name);

    private static string[] PartsOf(Frame frame, int dotted)
    {
        SyntaxTree tree = frame.File.Tree;
        List<string> parts = [];
        for (int part = tree.FirstChild(dotted); part != 0; part = tree.Next(part))
        {
            parts.Add(frame.File.Name(tree[part].Value));
        }

        return [.. parts];
    }

    private void ImportAll(Frame frame, PyModule source)
    {
        IEnumerable<string> names = source.Attributes.TryGetValue("__all__", out object? all)
            ? Iterate(all).OfType<string>()
            : source.Attributes.Keys.OfType<string>().Where(name => !name.StartsWith('_'));
        foreach (string name in names.ToList())
        {
            frame.Scope.Assign(name, GetAttribute(source, name));
        }
    }
}
