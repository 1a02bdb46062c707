namespace MicroFreeze.Compiler.Syntax;

/// <summary>In what the lexer differs between firmwares and options.</summary>
internal readonly struct LexerRules
{
    /// <summary><c>__debug__</c> is True.</summary>
    public bool Debug { get; init; }

    /// <summary><c>t"..."</c> is a template.</summary>
    public bool TemplateStrings { get; init; }

    /// <summary>f-strings follow MicroPython 1.28: nested ones work, and one without an expression is malformed.</summary>
    public bool NestedFormatStrings { get; init; }

    /// <summary>A NUL byte reads as byte 1; otherwise as itself.</summary>
    public bool NulIsInvalid { get; init; }
}
