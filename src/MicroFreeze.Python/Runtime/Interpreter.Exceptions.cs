using MicroFreeze.Compiler.Syntax;

namespace MicroFreeze.Python.Runtime;

/// <summary><c>raise</c>, <c>try</c> and <c>with</c>. What the sandbox refuses passes through all of them.</summary>
/// <remarks>
/// No Python runs inside a .NET catch block: the frames that the exception has left lie under it on the stack until it ends.
/// </remarks>
internal sealed partial class Interpreter
{
    private PythonException MakeRaised(Frame frame, int exception)
    {
        SyntaxTree tree = frame.File.Tree;
        if (exception == 0)
        {
            for (Frame? outer = frame; outer is not null; outer = outer.Caller)
            {
                if (outer.Handled is { } handled)
                {
                    return new PythonException(handled);
                }
            }

            return PyError.Runtime("No active exception to reraise");
        }

        PyException raised = ToException(Evaluate(frame, exception));
        int cause = tree.Next(exception);
        if (cause != 0 && tree[cause].Kind != NodeKind.Absent)
        {
            object from = Evaluate(frame, cause);
            raised.Attributes["__cause__"] = from is PyNone ? from : ToException(from);
        }

        frame.Node = exception;
        return new PythonException(raised);
    }

    private PyException ToException(object value) => value switch
    {
        PyException instance => instance,
        PyType type when type.IsSubclassOf(ExceptionTypes.BaseException) => (PyException)Call(type, Arguments.None),
        _ => throw PyError.Type("exceptions must derive from BaseException"),
    };

    private Flow ExecuteTry(Frame frame, int body)
    {
        SyntaxTree tree = frame.File.Tree;
        int otherwise = tree.Next(body);
        int cleanup = tree.Next(otherwise);
        int handlers = tree.Next(cleanup);
        if (tree[cleanup].Kind == NodeKind.Absent)
        {
            return ExecuteHandled(frame, body, otherwise, handlers);
        }

        Flow flow = Flow.Next;
        PyException? pending = null;
        try
        {
            flow = ExecuteHandled(frame, body, otherwise, handlers);
        }
        catch (PythonException exception) when (NoteRaised(exception))
        {
            pending = exception.Value;
        }

        if (pending is not null)
        {
            ChargeForCatch();
        }

        object result = frame.ReturnValue;
        PyException? outer = frame.Handled;
        frame.Handled = pending ?? outer;
        Flow last;
        try
        {
            last = Execute(frame, cleanup);
        }
        finally
        {
            frame.Handled = outer;
        }

        if (last != Flow.Next)
        {
            return last;
        }

        if (pending is not null)
        {
            throw new PythonException(pending);
        }

        frame.ReturnValue = result;
        return flow;
    }

    private Flow ExecuteHandled(Frame frame, int body, int otherwise, int handlers)
    {
        Flow flow = Flow.Next;
        Scope scope = frame.Scope;
        int depth = frame.Depth;
        PyException? caught = null;
        try
        {
            flow = Execute(frame, body);
        }
        catch (PythonException exception) when (handlers != 0 && NoteRaised(exception) && (depth = CurrentFrame!.Depth) >= 0)
        {
            caught = exception.Value;
        }

        if (caught is null)
        {
            return flow == Flow.Next ? ExecuteOptional(frame, otherwise) : flow;
        }

        ChargeForCatch(depth);
        frame.Scope = scope;
        int handler = FindHandler(frame, handlers, caught);
        return handler == 0 ? throw new PythonException(caught) : ExecuteHandler(frame, handler, caught);
    }

    private int FindHandler(Frame frame, int handlers, PyException exception)
    {
        SyntaxTree tree = frame.File.Tree;
        for (int handler = handlers; handler != 0; handler = tree.Next(handler))
        {
            int type = tree.FirstChild(handler);
            if (tree[type].Kind == NodeKind.Absent)
            {
                return handler;
            }

            object wanted = Evaluate(frame, type);
            frame.Node = type;
            if (Matches(exception, wanted))
            {
                return handler;
            }
        }

        return 0;
    }

    private static bool Matches(PyException exception, object wanted) => wanted switch
    {
        PyTuple several => several.Items.Any(item => item is not PyTuple && Matches(exception, item)),
        PyType type when type.IsSubclassOf(ExceptionTypes.BaseException) => exception.Type.IsSubclassOf(type),
        _ => throw PyError.Type("catching classes that do not inherit from BaseException is not allowed"),
    };

    private Flow ExecuteHandler(Frame frame, int handler, PyException exception)
    {
        SyntaxTree tree = frame.File.Tree;
        int name = tree.Next(tree.FirstChild(handler));
        int body = tree.Next(name);
        string? bound = tree[name].Kind == NodeKind.Name ? frame.File.Name(tree[name].Value) : null;
        PyException? outer = frame.Handled;
        frame.Handled = exception;
        if (bound is not null)
        {
            frame.Scope.Assign(bound, exception);
        }

        try
        {
            return Execute(frame, body);
        }
        finally
        {
            frame.Handled = outer;
            if (bound is not null)
            {
                frame.Scope.Delete(bound);
            }
        }
    }

    private Flow ExecuteWith(Frame frame, int item)
    {
        SyntaxTree tree = frame.File.Tree;
        if (tree[item].Kind != NodeKind.WithItem)
        {
            return Execute(frame, item);
        }

        int expression = tree.FirstChild(item);
        object manager = Evaluate(frame, expression);
        frame.Node = item;
        object entered = Enter(manager);
        int target = tree.Next(expression);
        Flow flow = Flow.Next;
        PyException? pending = null;
        try
        {
            if (target != 0 && tree[target].Kind != NodeKind.Absent)
            {
                Assign(frame, target, entered);
            }

            flow = ExecuteWith(frame, tree.Next(item));
        }
        catch (PythonException exception) when (NoteRaised(exception))
        {
            pending = exception.Value;
        }

        if (pending is not null)
        {
            ChargeForCatch();
        }

        if (!Exit(frame, manager, pending) && pending is not null)
        {
            throw new PythonException(pending);
        }

        return flow;
    }

    private object Enter(object manager) => manager switch
    {
        IContextManager native => native.Enter(this),
        PyInstance instance when instance.Type.Find("__exit__") is not null && TryCallMethod(instance, "__enter__", out object? entered) => entered!,
        _ => throw PyError.Type($"'{TypeOf(manager).Name}' object does not support the context manager protocol"),
    };

    private bool Exit(Frame frame, object manager, PyException? exception)
    {
        if (manager is IContextManager native)
        {
            return native.Exit(this, exception);
        }

        if (exception is null)
        {
            CallMethod((PyInstance)manager, "__exit__", PyNone.Value, PyNone.Value, PyNone.Value);
            return false;
        }

        PyException? outer = frame.Handled;
        frame.Handled = exception;
        try
        {
            return IsTrue(CallMethod((PyInstance)manager, "__exit__", exception.Type, exception, PyNone.Value));
        }
        finally
        {
            frame.Handled = outer;
        }
    }
}
