namespace MicroFreeze.Tool.Hosting;

/// <summary>Exit codes of all commands, as the tools have them that this one stands in for.</summary>
internal static class ExitCodes
{
    /// <summary>All done.</summary>
    public const int Success = 0;

    /// <summary>The input has errors; they were printed.</summary>
    public const int Failure = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;
}
