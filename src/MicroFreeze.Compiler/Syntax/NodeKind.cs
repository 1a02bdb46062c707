namespace MicroFreeze.Compiler.Syntax;

/// <summary>
/// The kinds of node of a <see cref="SyntaxTree"/>. Each row says what the node's children are, in order; <c>|-</c> marks a child
/// that may be <see cref="Absent"/>, <c>?</c> one that may be missing at the end, <c>*</c> any number.
/// </summary>
/// <remarks>
/// The tree keeps exactly what the bytecode depends on, so it has the reference's habits (py/grammar.h, py/parse.c): constants are
/// folded while parsing; parentheses around one expression leave no trace; a body of one statement is that statement, not a
/// <see cref="Block"/>; a lonely constant is <see cref="Pass"/>. <see cref="Node.Line"/> is the line of the node's first token as
/// the reference counts it. Kinds up to <see cref="LastLeaf"/> are leaves there: the reference knows no line for them.
/// </remarks>
internal enum NodeKind : byte
{
    /// <summary>Stands where a child is left out.</summary>
    Absent,

    // ---- leaves -------------------------------------------------------------------------------------------------------------

    /// <summary>An identifier; <see cref="Node.Name"/>.</summary>
    Name,

    /// <summary>An integer that fits the firmware's small int; <see cref="Node.Integer"/>.</summary>
    SmallInt,

    /// <summary>A str constant that the reference interns; <see cref="Node.Name"/>.</summary>
    Str,

    /// <summary><c>None</c></summary>
    None,

    /// <summary><c>True</c>, or <c>__debug__</c> at optimisation level 0.</summary>
    True,

    /// <summary><c>False</c></summary>
    False,

    /// <summary><c>...</c></summary>
    Ellipsis,

    /// <summary>An operator between two operands; <see cref="Node.Operator"/>.</summary>
    Operator,

    /// <summary>The last kind without a line in the reference.</summary>
    LastLeaf = Operator,

    // ---- expressions --------------------------------------------------------------------------------------------------------

    /// <summary>
    /// Any other constant (long str, bytes, big int, float, complex, tuple); <see cref="Node.Value"/> is its index in
    /// <see cref="SyntaxTree.Constants"/>. Where a name stood that <c>const</c> bound, it is the object that the name has: also a short
    /// str, and None, True, False and Ellipsis. A folded number has line 0. A tuple in parentheses has the line of its first item, from
    /// three items on (or with a comma behind the second) that of its second item; one without parentheses begins where it is written.
    /// </summary>
    Constant,

    /// <summary>
    /// A tuple that is not all constants, or <c>()</c>. Children: items*. <see cref="Node.Form"/>: <see cref="TupleForm"/>.
    /// </summary>
    Tuple,

    /// <summary>A list display. Children: items*. <see cref="Node.Form"/> 1: <c>[x,]</c>.</summary>
    List,

    /// <summary>
    /// A set display with at least one item. Children: items*. <see cref="Node.Value"/>: line of the first token inside the brace.
    /// </summary>
    Set,

    /// <summary>
    /// A dict display. Children: <see cref="DictItem"/>*. <see cref="Node.Value"/>: line of the first token inside the brace. The first
    /// item decides between dict and set; further items may be of the wrong kind, which the compiler refuses.
    /// </summary>
    Dict,

    /// <summary>Children: key, value.</summary>
    DictItem,

    /// <summary>
    /// Children: element, <see cref="CompFor"/>, (<see cref="CompFor"/> or <see cref="CompIf"/>)*. <see cref="Node.Value"/>: line of the
    /// first token inside the bracket. A sole argument without its own parentheses has <see cref="Node.Form"/> 1.
    /// </summary>
    GeneratorExpression,

    /// <summary>As <see cref="GeneratorExpression"/>.</summary>
    ListComprehension,

    /// <summary>As <see cref="GeneratorExpression"/>.</summary>
    SetComprehension,

    /// <summary>As <see cref="GeneratorExpression"/>; the element is a <see cref="DictItem"/>.</summary>
    DictComprehension,

    /// <summary>
    /// Children: target, iterable. The target is a <see cref="Tuple"/> of form <see cref="TupleForm.Targets"/> where it is a list.
    /// </summary>
    CompFor,

    /// <summary>Children: condition.</summary>
    CompIf,

    /// <summary>
    /// An atom with trailers. Children: atom, (<see cref="Call"/> | <see cref="Subscript"/> | <see cref="Attribute"/>) at least one.
    /// </summary>
    Primary,

    /// <summary><c>await</c>. Children: atom, trailers*.</summary>
    Await,

    /// <summary>Trailer <c>(...)</c>. Children: arguments*: an expression, <see cref="KeywordArgument"/>, <see cref="StarArgument"/>,
    /// <see cref="DoubleStarArgument"/>, a <see cref="GeneratorExpression"/> or <see cref="NamedExpression"/> of form 1.
    /// <see cref="Node.Form"/> 1: a comma behind the last.</summary>
    Call,

    /// <summary>Children: name (any expression: the compiler refuses what is no name), value.</summary>
    KeywordArgument,

    /// <summary>Children: iterable.</summary>
    StarArgument,

    /// <summary>Children: mapping.</summary>
    DoubleStarArgument,

    /// <summary>
    /// Trailer <c>[...]</c>. Children: index, which is a <see cref="Tuple"/> of form <see cref="TupleForm.Subscript"/> where there are
    /// several.
    /// </summary>
    Subscript,

    /// <summary>Children: start|-, stop|-, step|-.</summary>
    Slice,

    /// <summary>Trailer <c>.name</c>; <see cref="Node.Name"/>.</summary>
    Attribute,

    /// <summary>Operators of one precedence, left to right. Children: operand, (<see cref="Operator"/>, operand)*.</summary>
    BinaryOperation,

    /// <summary>Children: operand, (<see cref="Operator"/>, operand)*.</summary>
    Comparison,

    /// <summary><c>and</c>. Children: operands*, at least two.</summary>
    And,

    /// <summary><c>or</c>. Children: operands*, at least two.</summary>
    Or,

    /// <summary><c>not</c>. Children: operand.</summary>
    Not,

    /// <summary><c>+ - ~</c>; <see cref="Node.Form"/> is the <see cref="UnaryOperator"/>. Children: operand.</summary>
    UnaryOperation,

    /// <summary><c>**</c>. Children: base, exponent.</summary>
    Power,

    /// <summary><c>a if b else c</c>. Children: a, b, c.</summary>
    Conditional,

    /// <summary>
    /// <c>:=</c>. Children: name (any expression: the compiler refuses what is no name), value. A call's argument without its own
    /// parentheses has <see cref="Node.Form"/> 1.
    /// </summary>
    NamedExpression,

    /// <summary><c>*x</c> among targets or items. Children: x.</summary>
    Star,

    /// <summary>Children: <see cref="Parameters"/>|-, body.</summary>
    Lambda,

    /// <summary>Children: value?.</summary>
    Yield,

    /// <summary>Children: iterable.</summary>
    YieldFrom,

    // ---- statements ---------------------------------------------------------------------------------------------------------

    /// <summary>
    /// Children: statements*. A body or module of two or more; a module also of one where it begins with a blank line, and of none, with
    /// line 0 where there are blank lines alone. <see cref="Node.Form"/> 1: statements with semicolons on one line, at least one
    /// (<c>a;</c>), which may be a statement of another block.
    /// </summary>
    Block,

    /// <summary>Children: expression.</summary>
    ExpressionStatement,

    /// <summary><c>a = b = value</c>. Children: targets*, value.</summary>
    Assign,

    /// <summary><c>a += value</c>; <see cref="Node.Form"/> is the in-place <see cref="BinaryOperator"/>. Children: target, value.</summary>
    AugmentedAssign,

    /// <summary><c>a: annotation = value</c>. Children: target, annotation, value|-.</summary>
    AnnotatedAssign,

    /// <summary><c>del a, b</c>. Children: targets*.</summary>
    Delete,

    /// <summary><c>pass</c>, and what was folded away: a lonely constant, and <c>_NAME = const(...)</c>, which has line 0.</summary>
    Pass,

    /// <summary><c>break</c></summary>
    Break,

    /// <summary><c>continue</c></summary>
    Continue,

    /// <summary>Children: value?.</summary>
    Return,

    /// <summary>Children: exception?, cause?.</summary>
    Raise,

    /// <summary>Children: <see cref="Name"/>*.</summary>
    Global,

    /// <summary>Children: <see cref="Name"/>*.</summary>
    Nonlocal,

    /// <summary>Children: condition, message|-.</summary>
    Assert,

    /// <summary><c>import a.b as c, d</c>. Children: <see cref="ImportAlias"/>*.</summary>
    Import,

    /// <summary>One dotted name with an optional <c>as</c>. Children: <see cref="DottedName"/>, <see cref="Name"/>|-.</summary>
    ImportAlias,

    /// <summary>
    /// <c>from ..a.b import c as d</c>; <see cref="Node.Value"/> is the number of leading dots. Children: <see cref="DottedName"/>|-, then
    /// either <see cref="ImportStar"/> or <see cref="ImportName"/>*.
    /// </summary>
    ImportFrom,

    /// <summary>Children: <see cref="Name"/>, <see cref="Name"/>|-.</summary>
    ImportName,

    /// <summary><c>*</c></summary>
    ImportStar,

    /// <summary><c>a.b.c</c>. Children: <see cref="Name"/>*, at least one.</summary>
    DottedName,

    /// <summary>Children: condition, body, (condition, body)* for each <c>elif</c>, and the body of <c>else</c>?.</summary>
    If,

    /// <summary>Children: condition, body, else|-.</summary>
    While,

    /// <summary>Children: target, iterable, body, else|-. <see cref="Node.Form"/> 1: <c>async</c>, where the node begins.</summary>
    For,

    /// <summary>Children: body, else|-, finally|-, <see cref="ExceptHandler"/>*.</summary>
    Try,

    /// <summary>Children: type|-, <see cref="Name"/>|-, body.</summary>
    ExceptHandler,

    /// <summary>Children: <see cref="WithItem"/>*, body. <see cref="Node.Form"/> 1: <c>async</c>.</summary>
    With,

    /// <summary>Children: expression, target|-.</summary>
    WithItem,

    /// <summary>
    /// <c>def</c>; <see cref="Node.Name"/>. Children: <see cref="Parameters"/>|-, return annotation|-, body. <see cref="Node.Form"/> 1:
    /// <c>async</c>.
    /// </summary>
    FunctionDefinition,

    /// <summary>
    /// Children: (<see cref="Parameter"/> | <see cref="StarParameter"/> | <see cref="DoubleStarParameter"/>)*, at least one.
    /// </summary>
    Parameters,

    /// <summary>
    /// <see cref="Node.Name"/>. Children: annotation|-, default|-. With neither the reference has no line for it. In CPython's language
    /// <see cref="Node.Form"/> 1, also of the two that follow: a <c>/</c> stands behind it.
    /// </summary>
    Parameter,

    /// <summary><c>*name</c>, or a bare <c>*</c> whose <see cref="Node.Value"/> is 0. Children: annotation|-.</summary>
    StarParameter,

    /// <summary><c>**name</c>; <see cref="Node.Name"/>. Children: annotation|-.</summary>
    DoubleStarParameter,

    /// <summary><c>class</c>; <see cref="Node.Name"/>. Children: <see cref="Call"/>|- (its arguments), body.</summary>
    ClassDefinition,

    /// <summary>Children: <see cref="Decorator"/>*, then the definition.</summary>
    Decorated,

    /// <summary>Children: <see cref="DottedName"/>, <see cref="Call"/>|-; in CPython's language one expression.</summary>
    Decorator,
}

/// <summary>How a tuple was written: it decides what may be assigned to and what may be swapped without building it.</summary>
internal enum TupleForm : byte
{
    /// <summary><c>a, b</c> in an expression statement or an assignment (the reference's testlist_star_expr).</summary>
    Bare,

    /// <summary><c>(a, b)</c> or <c>()</c></summary>
    Parenthesized,

    /// <summary><c>a, b</c> after <c>return</c>, <c>yield</c>, <c>in</c> (testlist).</summary>
    Values,

    /// <summary><c>a, b</c> between <c>for</c> and <c>in</c> (exprlist).</summary>
    Targets,

    /// <summary><c>x[a, b]</c></summary>
    Subscript,
}
