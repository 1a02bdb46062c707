namespace MicroFreeze.Compiler.Diagnostics;

// Found by the inline assemblers. Source: py/compile.c@v1.28.0; py/emitinline*.c@v1.28.0.
internal static partial class SourceDiagnostics
{
    /// <summary>MF2240</summary>
    public static readonly DiagnosticDescriptor AssemblerNotFunction = Syntax("MF2240", "inline assembler must be a function");

    /// <summary>MF2241</summary>
    public static readonly DiagnosticDescriptor AssemblerReturnType =
        Syntax("MF2241", "unknown type; an assembler function returns object, bool, int or uint");

    /// <summary>MF2242</summary>
    public static readonly DiagnosticDescriptor AssemblerReturnNotName = Syntax("MF2242", "return annotation must be an identifier");

    /// <summary>MF2243</summary>
    public static readonly DiagnosticDescriptor AssemblerNotInstruction = Syntax("MF2243", "expecting an assembler instruction");

    /// <summary>MF2244</summary>
    public static readonly DiagnosticDescriptor AssemblerLabelArguments = Syntax("MF2244", "'label' requires 1 argument");

    /// <summary>MF2245</summary>
    public static readonly DiagnosticDescriptor AssemblerLabelRedefined = Syntax("MF2245", "label redefined");

    /// <summary>MF2246</summary>
    public static readonly DiagnosticDescriptor AssemblerAlignArguments = Syntax("MF2246", "'align' requires 1 argument");

    /// <summary>MF2247</summary>
    public static readonly DiagnosticDescriptor AssemblerDataArguments = Syntax("MF2247", "'data' requires at least 2 arguments");

    /// <summary>MF2248</summary>
    public static readonly DiagnosticDescriptor AssemblerDataNotInteger = Syntax("MF2248", "'data' requires integer arguments");

    /// <summary>MF2249</summary>
    public static readonly DiagnosticDescriptor AssemblerTooManyParameters = Syntax("MF2249", "can only have up to 4 parameters {0} assembly");

    /// <summary>MF2250</summary>
    public static readonly DiagnosticDescriptor AssemblerParameters = Syntax("MF2250", "parameters must be registers in sequence {0}");

    /// <summary>MF2251</summary>
    public static readonly DiagnosticDescriptor AssemblerRegisterTooHigh = Syntax("MF2251", "'{0}' expects at most r{1}");

    /// <summary>MF2252</summary>
    public static readonly DiagnosticDescriptor AssemblerNotRegister = Syntax("MF2252", "'{0}' expects a register");

    /// <summary>MF2253</summary>
    public static readonly DiagnosticDescriptor AssemblerNotSpecialRegister = Syntax("MF2253", "'{0}' expects a special register");

    /// <summary>MF2254</summary>
    public static readonly DiagnosticDescriptor AssemblerNotFloatRegister = Syntax("MF2254", "'{0}' expects an FPU register");

    /// <summary>MF2255</summary>
    public static readonly DiagnosticDescriptor AssemblerNotRegisterList = Syntax("MF2255", "'{0}' expects {{r0, r1, ...}}");

    /// <summary>MF2256</summary>
    public static readonly DiagnosticDescriptor AssemblerNotInteger = Syntax("MF2256", "'{0}' expects an integer");

    /// <summary>MF2257</summary>
    public static readonly DiagnosticDescriptor AssemblerMask = Syntax("MF2257", "'{0}' integer {1} doesn't fit in mask {2}");

    /// <summary>MF2258</summary>
    public static readonly DiagnosticDescriptor AssemblerNotAddress = Syntax("MF2258", "'{0}' expects an address of the form [a, b]");

    /// <summary>MF2259</summary>
    public static readonly DiagnosticDescriptor AssemblerNotLabel = Syntax("MF2259", "'{0}' expects a label");

    /// <summary>MF2260</summary>
    public static readonly DiagnosticDescriptor AssemblerLabelUndefined = Syntax("MF2260", "label '{0}' not defined");

    /// <summary>MF2261</summary>
    public static readonly DiagnosticDescriptor AssemblerUnsupported = Syntax("MF2261", "unsupported {0} instruction '{1}' with {2} arguments");

    /// <summary>MF2262</summary>
    public static readonly DiagnosticDescriptor AssemblerBranchRange = Syntax("MF2262", "branch not in range");

    /// <summary>MF2263</summary>
    public static readonly DiagnosticDescriptor AssemblerRange = Syntax("MF2263", "'{0}' integer {1} isn't within range {2}..{3}");

    /// <summary>MF2264</summary>
    public static readonly DiagnosticDescriptor AssemblerMultiple = Syntax("MF2264", "{0} is not a multiple of {1}");

    /// <summary>MF2265</summary>
    public static readonly DiagnosticDescriptor AssemblerOutOfRange = Runtime("MF2265", "ERROR: xtensa {0} out of range");

    /// <summary>MF2266</summary>
    public static readonly DiagnosticDescriptor AssemblerNotAligned = Runtime("MF2266", "ERROR: {0} {1} not word-aligned");

    /// <summary>MF2267</summary>
    public static readonly DiagnosticDescriptor AssemblerInvalidOpcode = Syntax("MF2267", "invalid RV32 instruction '{0}'");

    /// <summary>MF2268</summary>
    public static readonly DiagnosticDescriptor AssemblerArgumentCount = Syntax("MF2268", "opcode '{0}': expecting {1} arguments");

    /// <summary>MF2269</summary>
    public static readonly DiagnosticDescriptor AssemblerArgumentKind = Syntax("MF2269", "opcode '{0}' argument {1}: expecting {2}");

    /// <summary>MF2270</summary>
    public static readonly DiagnosticDescriptor AssemblerUnknownRegister = Syntax("MF2270", "opcode '{0}' argument {1}: unknown register");

    /// <summary>MF2271</summary>
    public static readonly DiagnosticDescriptor AssemblerArgumentRange = Syntax("MF2271", "opcode '{0}' argument {1}: out of range");

    /// <summary>MF2272</summary>
    public static readonly DiagnosticDescriptor AssemblerArgumentZero = Syntax("MF2272", "opcode '{0}' argument {1}: must not be zero");

    /// <summary>MF2273</summary>
    public static readonly DiagnosticDescriptor AssemblerArgumentLabel = Syntax("MF2273", "opcode '{0}' argument {1}: undefined label '{2}'");

    /// <summary>MF2274</summary>
    public static readonly DiagnosticDescriptor AssemblerAlignment = Syntax("MF2274", "'align' takes 1 to 65536, not {0}");

    /// <summary>MF2275</summary>
    public static readonly DiagnosticDescriptor AssemblerDataSize = Syntax("MF2275", "'data' takes a size of 0 to 65536 bytes, not {0}");

    /// <summary>MF2276</summary>
    public static readonly DiagnosticDescriptor AssemblerEncodingFault = new(
        "MF2276",
        DiagnosticSeverity.Warning,
        "the reference's encoding of '{0}' with these operands, which this is, means another instruction");

    private static DiagnosticDescriptor Runtime(string code, string message) =>
        new(code, DiagnosticSeverity.Error, "RuntimeError: " + message);
}
