using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

internal sealed partial class FunctionCompiler
{
    private byte[] _dottedName = new byte[64];

    private void CompileImport(int node)
    {
        for (int alias = _tree.FirstChild(node); alias != 0; alias = _tree.Next(alias))
        {
            int module = _tree.FirstChild(alias);
            int target = _tree.Next(module);
            int first = _tree.FirstChild(module);
            _emitter.LoadSmallInt(0);
            _emitter.LoadToken(ConstantToken.None);
            _emitter.Import(GetDottedName(module), ImportKind.Module);
            if (IsAbsent(target))
            {
                // import a.b binds a, which is what the import gives.
                StoreName(_tree[first].Name);
                continue;
            }

            for (int attribute = _tree.Next(first); attribute != 0; attribute = _tree.Next(attribute))
            {
                _emitter.Attribute(_tree[attribute].Name, Access.Load);
            }

            StoreName(_tree[target].Name);
        }
    }

    private void CompileImportFrom(int node)
    {
        int level = _tree[node].Value;
        int module = _tree.FirstChild(node);
        int first = _tree.Next(module);
        if (KindOf(first) == NodeKind.ImportStar)
        {
            if (_scope.Kind != ScopeKind.Module)
            {
                Fail(node, SourceDiagnostics.ImportStarNotInModule);
                return;
            }

            _emitter.LoadSmallInt(level);
            _emitter.LoadString(WellKnownNames.Star);
            _emitter.Build(1, BuildKind.Tuple);
            _emitter.Import(GetDottedName(module), ImportKind.Module);
            _emitter.Import(0, ImportKind.Star);
            return;
        }

        _emitter.LoadSmallInt(level);
        int count = 0;
        for (int import = first; import != 0; import = _tree.Next(import))
        {
            _emitter.LoadString(_tree[_tree.FirstChild(import)].Name);
            count++;
        }

        _emitter.Build(count, BuildKind.Tuple);
        _emitter.Import(GetDottedName(module), ImportKind.Module);
        for (int import = first; import != 0; import = _tree.Next(import))
        {
            int name = _tree.FirstChild(import);
            int target = _tree.Next(name);
            _emitter.Import(_tree[name].Name, ImportKind.From);
            StoreName(_tree[IsAbsent(target) ? name : target].Name);
        }

        _emitter.PopTop();
    }

    // The whole name; empty for "from . import x".
    private int GetDottedName(int node)
    {
        int name = _tree.FirstChild(node);
        if (name == 0)
        {
            return WellKnownNames.Empty;
        }

        if (_tree.Next(name) == 0)
        {
            return _tree[name].Name;
        }

        int length = 0;
        for (; name != 0; name = _tree.Next(name))
        {
            ReadOnlySpan<byte> part = _context.Names[_tree[name].Name];
            if (length + part.Length + 1 > _dottedName.Length)
            {
                Array.Resize(ref _dottedName, (length + part.Length + 1) * 2);
            }

            part.CopyTo(_dottedName.AsSpan(length));
            length += part.Length;
            _dottedName[length++] = (byte)'.';
        }

        return _context.Names.Intern(_dottedName.AsSpan(0, length - 1));
    }
}
