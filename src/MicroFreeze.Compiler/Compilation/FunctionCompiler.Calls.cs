using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// Atoms with trailers, and the arguments of calls.
internal sealed partial class FunctionCompiler
{
    private void CompilePrimary(int node)
    {
        int atom = _tree.FirstChild(node);
        Compile(atom);
        int trailer = _tree.Next(atom);
        if (trailer == 0)
        {
            return; // await x
        }

        if (_scope.Kind == ScopeKind.Function && IsSuperCall(atom, trailer))
        {
            trailer = CompileSuper(trailer);
        }

        while (trailer != 0)
        {
            int next = _tree.Next(trailer);
            if (next != 0 && KindOf(trailer) == NodeKind.Attribute && KindOf(next) == NodeKind.Call)
            {
                // a.f(...) makes no method object.
                _emitter.LoadMethod(_tree[trailer].Name, false);
                CompileCall(next, isMethodCall: true, extraPositional: 0);
                trailer = _tree.Next(next);
            }
            else
            {
                Compile(trailer);
                trailer = next;
            }
        }
    }

    private bool IsSuperCall(int atom, int trailer) =>
        KindOf(atom) == NodeKind.Name && _tree[atom].Name == WellKnownNames.Super
        && KindOf(trailer) == NodeKind.Call && _tree.FirstChild(trailer) == 0;

    // super() inside a function: hands over the class and the first parameter. Returns the next trailer.
    private int CompileSuper(int call)
    {
        LoadName(WellKnownNames.Class);
        int self = FirstParameter();
        if (self == 0)
        {
            Fail(call, SourceDiagnostics.SuperWithoutSelf);
            return 0;
        }

        LoadName(self);
        int attribute = _tree.Next(call);
        int methodCall = attribute == 0 ? 0 : _tree.Next(attribute);
        if (methodCall != 0 && KindOf(attribute) == NodeKind.Attribute && KindOf(methodCall) == NodeKind.Call)
        {
            // super().f(...) makes no super object.
            _emitter.LoadMethod(_tree[attribute].Name, true);
            CompileCall(methodCall, isMethodCall: true, extraPositional: 0);
            return _tree.Next(methodCall);
        }

        _emitter.CallFunction(2, 0, StarArguments.None);
        return attribute;
    }

    private int FirstParameter()
    {
        foreach (ref readonly Identifier identifier in _scope.Identifiers)
        {
            if ((identifier.Flags & IdentifierFlags.Parameter) != 0)
            {
                return identifier.Name;
            }
        }

        return 0;
    }

    /// <summary>Compiles arguments and call; the function, or method and object, are on the stack.</summary>
    /// <param name="call">The <see cref="NodeKind.Call"/>, or an absent node for no arguments.</param>
    /// <param name="isMethodCall">Whether a method is called.</param>
    /// <param name="extraPositional">Positional arguments that are on the stack already.</param>
    private void CompileCall(int call, bool isMethodCall, int extraPositional)
    {
        int positional = extraPositional;
        int keyword = 0;
        StarArguments stars = StarArguments.None;
        long starMap = 0;
        int number = 0;
        for (int argument = _tree.FirstChild(call); argument != 0; argument = _tree.Next(argument), number++)
        {
            switch (KindOf(argument))
            {
                case NodeKind.StarArgument:
                    if ((stars & StarArguments.Double) != 0)
                    {
                        Fail(argument, SourceDiagnostics.StarAfterDoubleStar);
                        return;
                    }

                    if (number >= _context.Options.SmallIntBits - 1)
                    {
                        // The map of star arguments must be a small int.
                        Fail(argument, SourceDiagnostics.TooManyArguments);
                        return;
                    }

                    stars |= StarArguments.Single;
                    starMap |= 1L << number;
                    Compile(_tree.FirstChild(argument));
                    positional++;
                    break;

                case NodeKind.DoubleStarArgument:
                    // A keyword argument whose key is missing.
                    stars |= StarArguments.Double;
                    _emitter.LoadNull();
                    Compile(_tree.FirstChild(argument));
                    keyword++;
                    break;

                case NodeKind.KeywordArgument:
                    int name = _tree.FirstChild(argument);
                    if (KindOf(name) != NodeKind.Name)
                    {
                        Fail(argument, SourceDiagnostics.KeywordNotName);
                        return;
                    }

                    _emitter.LoadString(_tree[name].Name);
                    Compile(_tree.Next(name));
                    keyword++;
                    break;

                case NodeKind.NamedExpression when _tree[argument].Form != 0:
                    CompileNamedExpression(argument);
                    positional++;
                    break;

                case NodeKind.GeneratorExpression when _tree[argument].Form != 0:
                    CompileComprehension(argument, ScopeKind.GeneratorExpression, WellKnownNames.GeneratorExpression);
                    positional++;
                    break;

                default:
                    if ((stars & StarArguments.Double) != 0)
                    {
                        Fail(argument, SourceDiagnostics.PositionalAfterDoubleStar);
                        return;
                    }

                    if (keyword > 0)
                    {
                        Fail(argument, SourceDiagnostics.PositionalAfterKeyword);
                        return;
                    }

                    Compile(argument);
                    positional++;
                    break;
            }
        }

        if (stars != StarArguments.None)
        {
            _emitter.LoadSmallInt(starMap);
        }

        if (isMethodCall)
        {
            _emitter.CallMethod(positional, keyword, stars);
        }
        else
        {
            _emitter.CallFunction(positional, keyword, stars);
        }
    }
}
