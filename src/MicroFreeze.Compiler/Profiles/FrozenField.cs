namespace MicroFreeze.Compiler.Profiles;

/// <summary>A field of the structure that describes a frozen function.</summary>
internal sealed record FrozenField
{
    /// <summary>A field.</summary>
    /// <param name="name">How C calls it.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="conditions">Conditions of the preprocessor under which the structure has it, the outer one first.</param>
    public FrozenField(string name, FrozenValue value, params string[] conditions)
    {
        Name = name;
        Value = value;
        Conditions = conditions;
    }

    /// <summary>How C calls it.</summary>
    public string Name { get; }

    /// <summary>What it holds.</summary>
    public FrozenValue Value { get; }

    /// <summary>Conditions of the preprocessor under which the structure has it, the outer one first.</summary>
    public IReadOnlyList<string> Conditions { get; }

    /// <summary>The functions in which it is set.</summary>
    public FrozenFunctions Of { get; init; } = FrozenFunctions.All;
}

/// <summary>What a field of a frozen function's structure holds.</summary>
internal enum FrozenValue
{
    /// <summary>The first byte that tells a structure from bytecode.</summary>
    FirstIndicator,

    /// <summary>The second such byte.</summary>
    SecondIndicator,

    /// <summary>The kind of code.</summary>
    Kind,

    /// <summary>Whether it is a generator.</summary>
    IsGenerator,

    /// <summary>Whether it is an <c>async def</c>.</summary>
    IsAsync,

    /// <summary>All scope flags as a number.</summary>
    ScopeFlags,

    /// <summary>The number of positional arguments.</summary>
    PositionalArguments,

    /// <summary>The array of code.</summary>
    Code,

    /// <summary>Its length.</summary>
    CodeLength,

    /// <summary>The table of nested functions.</summary>
    Children,

    /// <summary>Its length.</summary>
    ChildCount,

    /// <summary>Where in machine code the prelude is.</summary>
    PreludeOffset,

    /// <summary>The line of the definition, for tracing.</summary>
    DefinitionLine,

    /// <summary>The decoded prelude, for tracing.</summary>
    Prelude,

    /// <summary>Types of a viper or assembler function's arguments.</summary>
    TypeSignature,
}

/// <summary>Kinds of frozen functions.</summary>
internal enum FrozenFunctions
{
    /// <summary>All.</summary>
    All,

    /// <summary>Bytecode alone.</summary>
    Bytecode,

    /// <summary>Inline assembler alone.</summary>
    Assembler,
}
