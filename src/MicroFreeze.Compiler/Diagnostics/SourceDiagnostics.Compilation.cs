namespace MicroFreeze.Compiler.Diagnostics;

// Found by the compiler proper. Source: py/compile.c@v1.28.0; py/emitbc.c@v1.28.0.
internal static partial class SourceDiagnostics
{
    /// <summary>MF2101</summary>
    public static readonly DiagnosticDescriptor CannotAssign = Syntax("MF2101", "can't assign to expression");

    /// <summary>MF2102</summary>
    public static readonly DiagnosticDescriptor MultipleStarTargets = Syntax("MF2102", "multiple *x in assignment");

    /// <summary>MF2103</summary>
    public static readonly DiagnosticDescriptor CannotDelete = Syntax("MF2103", "can't delete expression");

    /// <summary>MF2104</summary>
    public static readonly DiagnosticDescriptor OutsideLoop = Syntax("MF2104", "'break'/'continue' outside loop");

    /// <summary>MF2105</summary>
    public static readonly DiagnosticDescriptor ReturnOutsideFunction = Syntax("MF2105", "'return' outside function");

    /// <summary>MF2106</summary>
    public static readonly DiagnosticDescriptor YieldOutsideFunction = Syntax("MF2106", "'yield' outside function");

    /// <summary>MF2107</summary>
    public static readonly DiagnosticDescriptor AwaitOutsideFunction = Syntax("MF2107", "'await' outside function");

    /// <summary>MF2108</summary>
    public static readonly DiagnosticDescriptor AsyncOutsideAsyncFunction = Syntax("MF2108", "async for/with outside async function");

    /// <summary>MF2109</summary>
    public static readonly DiagnosticDescriptor YieldFromInAsyncFunction = Syntax("MF2109", "'yield from' inside async function");

    /// <summary>MF2110</summary>
    public static readonly DiagnosticDescriptor DefaultExceptNotLast = Syntax("MF2110", "default 'except' must be last");

    /// <summary>MF2111</summary>
    public static readonly DiagnosticDescriptor NonDefaultAfterDefault = Syntax("MF2111", "non-default argument follows default argument");

    /// <summary>MF2112</summary>
    public static readonly DiagnosticDescriptor ArgumentNameReused = Syntax("MF2112", "argument name reused");

    /// <summary>MF2113</summary>
    public static readonly DiagnosticDescriptor ParameterOrder =
        Syntax("MF2113", "invalid syntax; there can be one '*' among the parameters, and nothing after '**'");

    /// <summary>MF2114</summary>
    public static readonly DiagnosticDescriptor StarAfterDoubleStar = Syntax("MF2114", "* arg after **");

    /// <summary>MF2115</summary>
    public static readonly DiagnosticDescriptor TooManyArguments = Syntax("MF2115", "too many args");

    /// <summary>MF2116</summary>
    public static readonly DiagnosticDescriptor PositionalAfterDoubleStar = Syntax("MF2116", "positional arg after **");

    /// <summary>MF2117</summary>
    public static readonly DiagnosticDescriptor PositionalAfterKeyword = Syntax("MF2117", "positional arg after keyword arg");

    /// <summary>MF2118</summary>
    public static readonly DiagnosticDescriptor KeywordNotName = Syntax("MF2118", "LHS of keyword arg must be an id");

    /// <summary>MF2119</summary>
    public static readonly DiagnosticDescriptor StarNotTarget = Syntax("MF2119", "*x must be assignment target");

    /// <summary>MF2120</summary>
    public static readonly DiagnosticDescriptor ExpectingKeyValue = Syntax("MF2120", "expecting key:value for dict");

    /// <summary>MF2121</summary>
    public static readonly DiagnosticDescriptor ExpectingValue = Syntax("MF2121", "expecting just a value for set");

    /// <summary>MF2122</summary>
    public static readonly DiagnosticDescriptor RedefinedAsGlobal = Syntax("MF2122", "identifier redefined as global");

    /// <summary>MF2123</summary>
    public static readonly DiagnosticDescriptor RedefinedAsNonlocal = Syntax("MF2123", "identifier redefined as nonlocal");

    /// <summary>MF2124</summary>
    public static readonly DiagnosticDescriptor NoBindingForNonlocal = Syntax("MF2124", "no binding for nonlocal found");

    /// <summary>MF2125</summary>
    public static readonly DiagnosticDescriptor NonlocalInModule = Syntax("MF2125", "can't declare nonlocal in outer code");

    /// <summary>MF2126</summary>
    public static readonly DiagnosticDescriptor ImportStarNotInModule = Syntax("MF2126", "import * not at module level");

    /// <summary>MF2127</summary>
    public static readonly DiagnosticDescriptor SuperWithoutSelf = Syntax("MF2127", "super() can't find self");

    /// <summary>MF2128</summary>
    public static readonly DiagnosticDescriptor InvalidDecorator =
        Syntax("MF2128", "invalid micropython decorator; there are bytecode, native, viper, asm_thumb, asm_xtensa and asm_rv32");

    /// <summary>MF2129</summary>
    public static readonly DiagnosticDescriptor InvalidArch = Syntax(
        "MF2129",
        "invalid arch; '@micropython.{0}' in line {1} makes machine code, so the build must say for which processor, and this emitter must exist for it: "
        + "set the property MicroFreezeArch, or the option -march");

    /// <summary>MF2130</summary>
    public static readonly DiagnosticDescriptor NoNativeEmitter = new(
        "MF2130",
        DiagnosticSeverity.Error,
        "NotImplementedError: cannot emit native code for this architecture; set the property MicroFreezeArch, or the option -march");

    /// <summary>MF2135</summary>
    public static readonly DiagnosticDescriptor NativeFellBack = new(
        "MF2135",
        DiagnosticSeverity.Warning,
        "{0} became bytecode: there is no native code for this architecture. Set the property MicroFreezeArch, or the option -march, for machine code");

    /// <summary>MF2136</summary>
    public static readonly DiagnosticDescriptor CannotFallBack = Syntax(
        "MF2136",
        "invalid arch; '@micropython.{0}' in line {1} is no Python that could become bytecode, so MicroFreezeNativeFallback does not help here: "
        + "set the property MicroFreezeArch, or the option -march");

    /// <summary>MF2131</summary>
    public static readonly DiagnosticDescriptor BytecodeOverflow = new(
        "MF2131",
        DiagnosticSeverity.Error,
        "RuntimeError: bytecode overflow; '{0}' has a loop or block of more code than a jump can cross: split it");

    /// <summary>MF2132</summary>
    public static readonly DiagnosticDescriptor TooLarge = new(
        "MF2132",
        DiagnosticSeverity.Error,
        "OverflowError: {0}, which is more than the bytecode format holds");

    /// <summary>MF2133</summary>
    public static readonly DiagnosticDescriptor AnnotationNotName = Syntax("MF2133", "annotation must be an identifier");

    /// <summary>MF2134</summary>
    public static readonly DiagnosticDescriptor ViperUnknownType = new(
        "MF2134",
        DiagnosticSeverity.Error,
        "ViperTypeError: unknown type '{0}'; there are object, bool, int, uint, ptr, ptr8, ptr16 and ptr32");

    private static DiagnosticDescriptor Syntax(string code, string message) => new(code, DiagnosticSeverity.Error, "SyntaxError: " + message);
}
