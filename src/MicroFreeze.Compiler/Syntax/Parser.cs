using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using MicroFreeze.Compiler.Diagnostics;

namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// Parses a source file to a <see cref="SyntaxTree"/>: recursive descent over the grammar of py/grammar.h, one token of look-ahead,
/// constants folded on the way (py/parse.c). The reference is a table-driven parser that never takes a token back, so what it accepts, and
/// at which token it stops, is the same. Reused from file to file; not safe for concurrent use.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>
    /// How deep expressions and blocks may be inside one another: each bracket, block, <c>lambda</c>, unary operator, <c>**</c>,
    /// <c>else</c> of a conditional expression and operator of another precedence counts. Real programs stay below 50, and this
    /// many need less than half of a stack of 1 MB.
    /// </summary>
    public const int MaxDepth = 500;

    /// <summary>The longest source in bytes.</summary>
    public const int MaxSourceLength = 64 * 1024 * 1024;

    private readonly Lexer _lexer = new();
    private readonly ConstantNames _constantNames = new();
    private SyntaxTree _tree = null!;
    private NameTable _names = null!;
    private ParseOptions _options;
    private IReadOnlyList<string>? _builtInNamesOf;
    private byte[][] _builtInNames = [];
    private int _depth;
    private long _minSmallInt;
    private long _maxSmallInt;

    /// <summary>Parses one file.</summary>
    /// <param name="source">The bytes of the file.</param>
    /// <param name="options">What the tree depends on besides.</param>
    /// <param name="tree">Cleared and filled; of no use where there is an error.</param>
    /// <param name="names">Takes the file's names. The caller clears it, and interns the source's own name first as the reference does:
    /// a long str constant that is known already becomes a <see cref="NodeKind.Str"/>.</param>
    /// <param name="error">The first error, or null.</param>
    /// <returns>Whether there is a tree.</returns>
    public bool TryParse(ReadOnlySpan<byte> source, in ParseOptions options, SyntaxTree tree, NameTable names, out SyntaxError? error)
    {
        _tree = tree;
        _names = names;
        _options = options;
        _maxSmallInt = (1L << (options.SmallIntBits - 1)) - 1;
        _minSmallInt = -_maxSmallInt - 1;
        _depth = 0;
        _constantNames.Clear();
        tree.Clear();
        try
        {
            if (source.Length > MaxSourceLength)
            {
                throw new SyntaxException(
                    SourceDiagnostics.FileTooLong, $"this source has {source.Length} bytes, and {MaxSourceLength} is the limit", 1, 0);
            }

            if (!Utf8.IsValid(source))
            {
                throw NotUtf8(source);
            }

            InternBuiltInNames();
            _lexer.Start(source, new LexerRules
            {
                Debug = options.OptimizationLevel == 0,
                TemplateStrings = options.Firmware.HasTemplateStrings,
                NestedFormatStrings = options.Firmware.HasNestedFormatStrings,
                NulIsInvalid = options.Firmware.NulIsInvalid,
            });
            ParseModule();
            error = null;
            return true;
        }
        catch (SyntaxException exception)
        {
            error = MakeError(exception, source);
            return false;
        }
        finally
        {
            _lexer.Finish();
            _tree = null!;
            _names = null!;
        }
    }

    /// <summary>Names that the reference compiler carries itself: a long str constant that equals one is interned.</summary>
    private void InternBuiltInNames()
    {
        IReadOnlyList<string> builtIn = _options.Firmware.BuiltInNames;
        if (_builtInNamesOf != builtIn)
        {
            _builtInNamesOf = builtIn;
            _builtInNames = new byte[builtIn.Count][];
            for (int i = 0; i < _builtInNames.Length; i++)
            {
                _builtInNames[i] = Encoding.UTF8.GetBytes(builtIn[i]);
            }
        }

        foreach (byte[] name in _builtInNames)
        {
            _names.Intern(name);
        }
    }

    private TokenKind Kind
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _lexer.Kind;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Next() => _lexer.Next();

    /// <summary>Steps over a token if it is the current one.</summary>
    private bool Accept(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            return false;
        }

        _lexer.Next();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (_lexer.Kind != kind)
        {
            throw UnexpectedToken();
        }

        _lexer.Next();
    }

    /// <summary>Takes a name and interns it.</summary>
    private int ExpectName()
    {
        if (_lexer.Kind != TokenKind.Name)
        {
            throw UnexpectedToken();
        }

        int name = _names.Intern(_lexer.Value);
        _lexer.Next();
        return name;
    }

    /// <summary>Adds a node at the current token.</summary>
    private int AddNode(NodeKind kind, int value = 0) => _tree.Add(kind, _lexer.Line, _lexer.Column, value);

    /// <summary>Adds a node where another one begins.</summary>
    private int AddNode(NodeKind kind, Place place, int value = 0) => _tree.Add(kind, place.Line, place.Column, value);

    private int AddAbsent() => _tree.Add(NodeKind.Absent, 0, 0);

    private Place Here => new(_lexer.Line, _lexer.Column);

    private Place PlaceOf(int node) => new(_tree[node].Line, _tree[node].Column);

    /// <summary>Counts one more level; every caller leaves it with <see cref="Leave"/>.</summary>
    private void Enter()
    {
        // The limit alone decides on any thread with an ordinary stack; the check is for a caller that has used up most of its own.
        if (++_depth > MaxDepth || (_depth % 16 == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw ErrorHere(
                SourceDiagnostics.NestedTooDeep,
                "maximum recursion depth exceeded",
                $"more than {MaxDepth} expressions or blocks are inside one another");
        }
    }

    private void Leave() => _depth--;

    private readonly record struct Place(int Line, int Column);

    /// <summary>Children being put into a chain.</summary>
    private struct Chain
    {
        public int First;
        public int Last;
        public int Count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Append(ref Chain chain, int node)
    {
        if (chain.First == 0)
        {
            chain.First = node;
        }
        else
        {
            _tree[chain.Last].Next = node;
        }

        chain.Last = node;
        chain.Count++;
    }
}
