using System.Runtime.CompilerServices;
using MicroFreeze.Compiler.Diagnostics;
using MicroFreeze.Python.Sandbox;

namespace MicroFreeze.Python.Runtime;

/// <summary>
/// Runs the Python of manifests: a walk over the syntax tree, bounded by a <see cref="Budget"/>. It can do nothing by itself: what a
/// manifest reaches of the world is what the modules and functions that the host registers give it.
/// </summary>
/// <remarks>
/// What Python raises travels as <see cref="PythonException"/> and can be caught by <c>except</c>; what the sandbox refuses travels as
/// <see cref="SandboxException"/> and cannot. An exception notes where it happened in the filter of the nearest handler, which .NET runs
/// before it unwinds: <see cref="CurrentFrame"/> is then still the frame that raised it.
/// </remarks>
internal sealed partial class Interpreter
{
    private readonly ModuleTable _modules;

    /// <param name="host">What the interpreter works for.</param>
    /// <param name="budget">Bounds its work.</param>
    /// <param name="modules">The modules that can be imported, by their full names.</param>
    /// <param name="refused">Finds a module whose every use is refused with a way out, or null.</param>
    public Interpreter(IInterpreterHost host, Budget budget, IReadOnlyDictionary<string, Func<Interpreter, PyModule>> modules, Func<string, PyModule?> refused)
    {
        Host = host;
        Budget = budget;
        _modules = new ModuleTable(this, modules, refused);
    }

    public IInterpreterHost Host { get; }

    public Budget Budget { get; }

    /// <summary>The code under way; null between items.</summary>
    public Frame? CurrentFrame { get; private set; }

    /// <summary>The directory that relative paths start from; absolute and normalised.</summary>
    public string CurrentDirectory { get; set; } = "/";

    /// <summary>The class of a value.</summary>
    public static PyType TypeOf(object value) => value switch
    {
        PyObject known => known.Type,
        string => BuiltinTypes.Str,
        bool => BuiltinTypes.Bool,
        long => BuiltinTypes.Int,
        double => BuiltinTypes.Float,
        _ => throw new InvalidOperationException($"no Python type for {value.GetType()}"),
    };

    /// <summary>Runs a module's body.</summary>
    /// <param name="file">Its code.</param>
    /// <param name="globals">Its names.</param>
    /// <param name="entry">What had it run.</param>
    public void RunModule(CodeFile file, PyDict globals, Origin entry)
    {
        Frame frame = new(file, Scope.OfModule(globals), CurrentFrame) { Entry = entry };
        CheckDepth(frame);
        CurrentFrame = frame;
        try
        {
            Flow flow = Execute(frame, file.Tree.Root);
            if (flow != Flow.Next)
            {
                throw flow == Flow.Return ? PyError.Make("SyntaxError", "'return' outside function") : OutsideLoop();
            }
        }
        finally
        {
            CurrentFrame = frame.Caller;
        }
    }

    /// <summary>Where the code under way stands; nowhere between items.</summary>
    public SourceLocation Locate() => CurrentFrame is { } frame ? frame.File.Locate(frame.Node) : SourceLocation.None;

    /// <summary>
    /// The chain from a call under way outwards: the call itself, then what included, required or imported the file that it stands in, up
    /// to the item.
    /// </summary>
    public IReadOnlyList<Origin> TraceOrigins(string step)
    {
        List<Origin> origins = [];
        if (CurrentFrame is not { } innermost)
        {
            return [Host.Item with { Step = step.Length == 0 ? Host.Item.Step : step }];
        }

        origins.Add(new Origin(step, innermost.File.Locate(innermost.Node)));
        for (Frame? frame = innermost; frame is not null; frame = frame.Caller)
        {
            if (frame.Entry is { } entry)
            {
                origins.Add(entry);
            }
        }

        return origins;
    }

    /// <summary>Notes on an exception where it happened, if that is not known yet. For exception filters: it catches nothing.</summary>
    public bool NoteRaised(PythonException exception)
    {
        PyException value = exception.Value;
        if (!value.WasRaised)
        {
            value.WasRaised = true;
            value.Location = Locate();
            value.Origins = TraceOrigins("");
        }

        return true;
    }

    /// <summary>Charges for an exception that was caught: unwinding .NET frames is dear.</summary>
    /// <param name="depth">How many calls deep it was raised.</param>
    public void ChargeForCatch(int depth = 0) => Budget.Tick(500 + (200L * Math.Max(0, depth - (CurrentFrame?.Depth ?? 0))));

    /// <summary>Makes an error of the manifest language that Python code can catch.</summary>
    public static PythonException Error(DiagnosticDescriptor descriptor, params object?[] arguments) =>
        PyError.Reported(ExceptionTypes.ManifestFileError, descriptor, arguments);

    private void CheckDepth(Frame frame)
    {
        if (frame.Depth > Budget.Limits.Recursion || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw PyError.Recursion();
        }
    }
}
