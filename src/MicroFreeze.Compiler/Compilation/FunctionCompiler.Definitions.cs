using System.Globalization;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Compiler.Emit;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Scoping;
using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Compiler.Compilation;

// Functions, lambdas, classes and decorators: both the code that makes them and the scopes that they are.
internal sealed partial class FunctionCompiler
{
    // The scope walk makes the inner scopes; later walks come by them in the same order. What they leave out after an error has scopes too.
    private Scope GetInner(ScopeKind kind, int node, int name, EmitOption emit)
    {
        if (_isScopePass)
        {
            return _scopes.Add(kind, _scope, node, name, emit);
        }

        Scope inner;
        do
        {
            inner = _scopes[_scope.FirstInner + _innerCount++];
        }
        while (inner.Node != node);

        return inner;
    }

    private void CompileFunctionDefinition(int node)
    {
        Scope function = DefineFunction(node, _scope.Emit);
        StoreName(function.Name);
    }

    private void CompileClassDefinition(int node)
    {
        Scope type = DefineClass(node, _scope.Emit);
        StoreName(type.Name);
    }

    // Leaves the function on the stack.
    private Scope DefineFunction(int node, EmitOption emit)
    {
        Scope function = GetInner(ScopeKind.Function, node, _tree[node].Name, emit);
        MakeFunctionWithDefaults(function, _tree.FirstChild(node));
        if (_tree[node].Form != 0)
        {
            function.Flags |= ScopeFlags.Generator | _context.Options.Firmware.Family.AsyncScopeFlag;
        }

        return function;
    }

    // Leaves the class on the stack.
    private Scope DefineClass(int node, EmitOption emit)
    {
        Scope type = GetInner(ScopeKind.Class, node, _tree[node].Name, emit);
        _emitter.LoadBuildClass();
        MakeFunction(type, 0, 0);
        _emitter.LoadString(type.Name);
        CompileCall(_tree.FirstChild(node), isMethodCall: false, extraPositional: 2);
        return type;
    }

    private void CompileLambda(int node)
    {
        Scope lambda = GetInner(ScopeKind.Lambda, node, WellKnownNames.Lambda, _scope.Emit);
        MakeFunctionWithDefaults(lambda, _tree.FirstChild(node));
    }

    // Positional defaults go into a tuple, keyword defaults into a dict above it; a null stands for the one that is missing.
    private void MakeFunctionWithDefaults(Scope function, int parameters)
    {
        int positionalDefaults = 0;
        int keywordDefaults = 0;
        bool isAfterStar = false;
        for (int parameter = _tree.FirstChild(parameters); parameter != 0; parameter = _tree.Next(parameter))
        {
            if (KindOf(parameter) != NodeKind.Parameter)
            {
                isAfterStar |= KindOf(parameter) == NodeKind.StarParameter;
                continue;
            }

            int value = _tree.Next(_tree.FirstChild(parameter));
            if (IsAbsent(value))
            {
                if (!isAfterStar && positionalDefaults != 0)
                {
                    FailAtParameter(parameter, SourceDiagnostics.NonDefaultAfterDefault);
                }
            }
            else if (isAfterStar)
            {
                if (++keywordDefaults == 1)
                {
                    BuildPositionalDefaults(positionalDefaults);
                    _emitter.Build(0, BuildKind.Map);
                }

                Compile(value);
                _emitter.LoadString(_tree[parameter].Name);
                _emitter.StoreMap();
            }
            else
            {
                positionalDefaults++;
                Compile(value);
            }
        }

        if (_error.IsSet)
        {
            return;
        }

        if (positionalDefaults > 0 && keywordDefaults == 0)
        {
            _emitter.Build(positionalDefaults, BuildKind.Tuple);
            _emitter.LoadNull();
        }

        MakeFunction(function, positionalDefaults, keywordDefaults);
    }

    private void BuildPositionalDefaults(int count)
    {
        if (count > 0)
        {
            _emitter.Build(count, BuildKind.Tuple);
        }
        else
        {
            _emitter.LoadNull();
        }
    }

    private void MakeFunction(Scope function, int positionalDefaults, int keywordDefaults)
    {
        if (keywordDefaults > 0)
        {
            function.Flags |= ScopeFlags.KeywordDefaults;
        }

        function.DefaultPositionalArguments = positionalDefaults;
        _scope.RefersToGlobals = true;
        _scope.HasConstants = true;

        // In the scope walk the function's own names are not known yet, so it has no free variables then.
        foreach (int outer in function.FreeVariables)
        {
            ref readonly Identifier variable = ref _scope.Identifiers[outer];
            _emitter.LoadLocal(variable.Name, variable.Slot, LocalKind.Fast);
        }

        if (function.FreeVariables.IsEmpty)
        {
            _emitter.MakeFunction(function, positionalDefaults, keywordDefaults);
        }
        else
        {
            _emitter.MakeClosure(function, function.FreeVariables.Length, positionalDefaults, keywordDefaults);
        }
    }

    // ---- decorators ---------------------------------------------------------------------------------------------------------

    private void CompileDecorated(int node)
    {
        EmitOption emit = _scope.Emit;
        int calls = 0;
        int child = _tree.FirstChild(node);
        for (; _tree.Next(child) != 0; child = _tree.Next(child))
        {
            int dottedName = _tree.FirstChild(child);
            int name = _tree.FirstChild(dottedName);
            if (_tree[name].Name == WellKnownNames.MicroPython)
            {
                emit = CompileBuiltInDecorator(name, emit);
                continue;
            }

            calls++;
            Compile(name);
            for (int attribute = _tree.Next(name); attribute != 0; attribute = _tree.Next(attribute))
            {
                _emitter.Attribute(_tree[attribute].Name, Access.Load);
            }

            Compile(_tree.Next(dottedName));
        }

        Scope definition = KindOf(child) == NodeKind.ClassDefinition ? DefineClass(child, emit) : DefineFunction(child, emit);
        for (; calls > 0; calls--)
        {
            _emitter.CallFunction(1, 0, StarArguments.None);
        }

        StoreName(definition.Name);
    }

    // @micropython.native and the like: returns the emitter that it asks for.
    private EmitOption CompileBuiltInDecorator(int name, EmitOption emit)
    {
        int attribute = _tree.Next(name);
        if (attribute == 0 || _tree.Next(attribute) != 0)
        {
            Fail(name, SourceDiagnostics.InvalidDecorator);
            return emit;
        }

        switch (_tree[attribute].Name)
        {
            case WellKnownNames.Bytecode:
                emit = EmitOption.Bytecode;
                break;
            case WellKnownNames.Native:
                emit = EmitOption.Native;
                break;
            case WellKnownNames.Viper:
                emit = EmitOption.Viper;
                break;
            case WellKnownNames.AsmThumb or WellKnownNames.AsmXtensa or WellKnownNames.AsmRv32:
                emit = EmitOption.Assembler;
                break;
            default:
                Fail(attribute, SourceDiagnostics.InvalidDecorator);
                break;
        }

        bool isMissing = emit switch
        {
            EmitOption.Native or EmitOption.Viper => !NativeEmitters.HasEmitter(_context.Options.Arch),
            EmitOption.Assembler => !NativeEmitters.HasAssembler(_context.Options),
            _ => false,
        };
        return isMissing && !_error.IsSet ? FallBack(attribute, emit) : emit;
    }

    // There is no machine code of that kind: bytecode, where that is wanted and possible.
    private EmitOption FallBack(int attribute, EmitOption emit)
    {
        string decorator = _context.Names.GetText(_tree[attribute].Name);
        bool isWanted = _context.Options.NativeFallsBack;
        if (isWanted && emit == EmitOption.Native)
        {
            if (_isScopePass)
            {
                _context.Warn(SourceDiagnostics.NativeFellBack, _scope, attribute, $"'@micropython.{decorator}'");
            }

            return EmitOption.Bytecode;
        }

        // The error's own place is the reference's, which need not be the decorator.
        string line = _tree[attribute].Line.ToString(CultureInfo.InvariantCulture);
        _error.Report(_tree, attribute, isWanted ? SourceDiagnostics.CannotFallBack : SourceDiagnostics.InvalidArch, decorator, line);
        return emit;
    }

    // ---- scopes -------------------------------------------------------------------------------------------------------------

    private void CompileFunctionScope()
    {
        int parameters = _tree.FirstChild(_scope.Node);
        int annotation = _tree.Next(parameters);
        if (_isScopePass)
        {
            DeclareParameters(parameters);
            if (_scope.Emit == EmitOption.Viper)
            {
                _scope.ReturnType = GetViperType(annotation);
            }
        }

        Compile(_tree.Next(annotation));
        _emitter.LoadToken(ConstantToken.None);
    }

    private void CompileLambdaScope()
    {
        SetLine(_tree[_scope.Node].Line);
        int parameters = _tree.FirstChild(_scope.Node);
        if (_isScopePass)
        {
            DeclareParameters(parameters);
        }

        Compile(_tree.Next(parameters));
        if ((_scope.Flags & ScopeFlags.Generator) != 0)
        {
            // A generator returns None, whatever its expression is.
            _emitter.PopTop();
            _emitter.LoadToken(ConstantToken.None);
        }
    }

    private void CompileClassScope()
    {
        if (_isScopePass)
        {
            _scope.FindOrAdd(WellKnownNames.Class, IdentifierKind.Local);
        }

        LoadName(WellKnownNames.Name);
        StoreName(WellKnownNames.Module);
        _emitter.LoadString(_scope.Name);
        StoreName(WellKnownNames.QualName);
        Compile(_tree.Next(_tree.FirstChild(_scope.Node)));

        // The class body hands back the cell that its methods find the class in, if there is one.
        ref readonly Identifier type = ref _scope.Get(WellKnownNames.Class);
        if (type.Kind == IdentifierKind.Local)
        {
            _emitter.LoadToken(ConstantToken.None);
        }
        else
        {
            _emitter.LoadLocal(WellKnownNames.Class, type.Slot, LocalKind.Fast);
        }
    }

    // A parameter that is just a name has no line in the reference.
    private void FailAtParameter(int parameter, DiagnosticDescriptor descriptor)
    {
        int annotation = _tree.FirstChild(parameter);
        bool isName = KindOf(parameter) == NodeKind.Parameter && IsAbsent(annotation) && IsAbsent(_tree.Next(annotation));
        Fail(isName ? 0 : parameter, descriptor);
    }

    private void DeclareParameters(int parameters)
    {
        bool isAfterStar = false;
        for (int parameter = _tree.FirstChild(parameters); parameter != 0; parameter = _tree.Next(parameter))
        {
            DeclareParameter(parameter, ref isAfterStar);
        }
    }

    private void DeclareParameter(int parameter, ref bool isAfterStar)
    {
        if ((_scope.Flags & ScopeFlags.VariableKeywords) != 0)
        {
            FailAtParameter(parameter, SourceDiagnostics.ParameterOrder);
            return;
        }

        IdentifierFlags flags = IdentifierFlags.Parameter;
        switch (KindOf(parameter))
        {
            case NodeKind.Parameter when isAfterStar:
                _scope.KeywordOnlyArguments++;
                break;
            case NodeKind.Parameter:
                _scope.PositionalArguments++;
                break;
            case NodeKind.StarParameter:
                if (isAfterStar)
                {
                    FailAtParameter(parameter, SourceDiagnostics.ParameterOrder);
                    return;
                }

                isAfterStar = true;
                if (_tree[parameter].Name == 0)
                {
                    return; // A bare star.
                }

                flags |= IdentifierFlags.StarParameter;
                _scope.Flags |= ScopeFlags.VariableArguments;
                break;
            default:
                flags |= IdentifierFlags.DoubleStarParameter;
                _scope.Flags |= ScopeFlags.VariableKeywords;
                break;
        }

        ref Identifier identifier = ref _scope.FindOrAdd(_tree[parameter].Name, IdentifierKind.Undecided);
        if (identifier.Kind != IdentifierKind.Undecided)
        {
            FailAtParameter(parameter, SourceDiagnostics.ArgumentNameReused);
            return;
        }

        identifier.Kind = IdentifierKind.Local;
        identifier.Flags = flags;
        if (_scope.Emit == EmitOption.Viper && _scope.Kind == ScopeKind.Function)
        {
            identifier.Type = GetViperType(_tree.FirstChild(parameter));
        }
    }

    private NativeType GetViperType(int annotation)
    {
        if (IsAbsent(annotation))
        {
            return NativeType.Object;
        }

        if (KindOf(annotation) != NodeKind.Name)
        {
            Fail(annotation, SourceDiagnostics.AnnotationNotName);
            return NativeType.Object;
        }

        int name = _tree[annotation].Name;
        if (NativeTypes.FromName(name) is { } type)
        {
            return type;
        }

        _error.Replace(SourceDiagnostics.ViperUnknownType, _context.Names.GetText(name));
        return NativeType.Object;
    }
}
