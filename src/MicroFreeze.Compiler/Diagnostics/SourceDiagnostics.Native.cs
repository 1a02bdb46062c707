namespace MicroFreeze.Compiler.Diagnostics;

// Found by the emitter of native code. Source: py/emitnative.c@v1.28.0; py/asm*.c@v1.28.0. Where the reference has an assertion instead
// of a message, the text is ours.
internal static partial class SourceDiagnostics
{
    /// <summary>MF2201</summary>
    public static readonly DiagnosticDescriptor ViperUsedBeforeTyped = Viper("MF2201", "local '{0}' used before type known");

    /// <summary>MF2202</summary>
    public static readonly DiagnosticDescriptor ViperLocalType = Viper("MF2202", "local '{0}' has type '{1}' but source is '{2}'");

    /// <summary>MF2203</summary>
    public static readonly DiagnosticDescriptor ViperCannotLoad = Viper("MF2203", "can't load from '{0}'");

    /// <summary>MF2204</summary>
    public static readonly DiagnosticDescriptor ViperLoadIndex = Viper("MF2204", "can't load with '{0}' index");

    /// <summary>MF2205</summary>
    public static readonly DiagnosticDescriptor ViperCannotStore = Viper("MF2205", "can't store '{0}'");

    /// <summary>MF2206</summary>
    public static readonly DiagnosticDescriptor ViperCannotStoreTo = Viper("MF2206", "can't store to '{0}'");

    /// <summary>MF2207</summary>
    public static readonly DiagnosticDescriptor ViperStoreIndex = Viper("MF2207", "can't store with '{0}' index");

    /// <summary>MF2208</summary>
    public static readonly DiagnosticDescriptor ViperNotBool = Viper("MF2208", "can't implicitly convert '{0}' to 'bool'");

    /// <summary>MF2209</summary>
    public static readonly DiagnosticDescriptor ViperNot = Viper("MF2209", "'not' not implemented");

    /// <summary>MF2210</summary>
    public static readonly DiagnosticDescriptor ViperUnaryOperand = Viper("MF2210", "can't do unary op of '{0}'");

    /// <summary>MF2211</summary>
    public static readonly DiagnosticDescriptor ViperDivideUnsigned = Viper("MF2211", "div/mod not implemented for uint");

    /// <summary>MF2212</summary>
    public static readonly DiagnosticDescriptor ViperCompareSigns = Viper("MF2212", "comparison of int and uint");

    /// <summary>MF2213</summary>
    public static readonly DiagnosticDescriptor ViperBinaryOperator =
        Viper("MF2213", "binary op  not implemented; machine integers have no '{0}'");

    /// <summary>MF2214</summary>
    public static readonly DiagnosticDescriptor ViperBinaryOperands = Viper("MF2214", "can't do binary op between '{0}' and '{1}'");

    /// <summary>MF2215</summary>
    public static readonly DiagnosticDescriptor ViperReturnType = Viper("MF2215", "return expected '{0}' but got '{1}'");

    /// <summary>MF2216</summary>
    public static readonly DiagnosticDescriptor ViperRaise = Viper("MF2216", "must raise an object");

    /// <summary>MF2218</summary>
    public static readonly DiagnosticDescriptor ViperNeedsObject =
        Viper("MF2218", "an object is needed here, not '{0}'; machine values become objects as arguments and in lists");

    /// <summary>MF2219</summary>
    public static readonly DiagnosticDescriptor ViperCastArguments = Viper("MF2219", "a type takes one argument");

    /// <summary>MF2220</summary>
    public static readonly DiagnosticDescriptor ViperConversionToObject = NotImplemented("MF2220", "conversion to object");

    /// <summary>MF2221</summary>
    public static readonly DiagnosticDescriptor ViperCasting = NotImplemented("MF2221", "casting; a type is no value that can be converted");

    /// <summary>MF2222</summary>
    public static readonly DiagnosticDescriptor ViperYield = NotImplemented("MF2222", "native yield; a viper function cannot be a generator");

    /// <summary>MF2223</summary>
    public static readonly DiagnosticDescriptor NativeReraise = NotImplemented(
        "MF2223",
        "native code cannot raise the current exception again; name it in the 'except' line and raise that, or use '@micropython.bytecode'");

    /// <summary>MF2224</summary>
    public static readonly DiagnosticDescriptor NativeTooManyLocals = NotImplemented("MF2224", "too many locals for native method");

    /// <summary>MF2225</summary>
    public static readonly DiagnosticDescriptor NativeBranchOutOfRange = new(
        "MF2225",
        DiagnosticSeverity.Error,
        "RuntimeError: ERROR: xtensa {0} out of range; split the function, or use '@micropython.bytecode'");

    /// <summary>MF2226</summary>
    public static readonly DiagnosticDescriptor NativeJumpTooFar =
        Doubtful("MF2226", "a jump is longer than the processor's instructions reach");

    /// <summary>MF2227</summary>
    public static readonly DiagnosticDescriptor NativeHandlerTooFar =
        Doubtful("MF2227", "an exception handler or a yield is farther from its use than the processor's instructions reach");

    /// <summary>MF2228</summary>
    public static readonly DiagnosticDescriptor NativeFrameTooLarge =
        Doubtful("MF2228", "local variables and value stack take more space than the processor's instructions reach");

    /// <summary>MF2229</summary>
    public static readonly DiagnosticDescriptor NativeTooLarge = new(
        "MF2229",
        DiagnosticSeverity.Error,
        "RuntimeError: native code of '{0}' is too large; split the function, or use '@micropython.bytecode'");

    /// <summary>MF2230</summary>
    public static readonly DiagnosticDescriptor NativePreludeTooFar =
        Doubtful("MF2230", "it is larger than 64 kB, and the reference keeps 16 bits of its size");

    /// <summary>MF2231</summary>
    public static readonly DiagnosticDescriptor ViperCells = new(
        "MF2231",
        DiagnosticSeverity.Warning,
        "native code of '{0}' will not work: an inner function uses its variables, which viper functions cannot share; hand them over as arguments, or use '@micropython.native'");

    /// <summary>MF2232</summary>
    public static readonly DiagnosticDescriptor NativeTableTooLarge =
        Doubtful("MF2232", "the module has more constants, or the function more inner functions, than the processor's instructions reach");

    private static DiagnosticDescriptor Viper(string code, string message) =>
        new(code, DiagnosticSeverity.Error, "ViperTypeError: " + message);

    private static DiagnosticDescriptor NotImplemented(string code, string message) =>
        new(code, DiagnosticSeverity.Error, "NotImplementedError: " + message);

    // What the reference compiles all the same.
    private static DiagnosticDescriptor Doubtful(string code, string message) => new(
        code,
        DiagnosticSeverity.Warning,
        "native code of '{0}' will not work: " + message + "; split the function, or use '@micropython.bytecode'");
}
