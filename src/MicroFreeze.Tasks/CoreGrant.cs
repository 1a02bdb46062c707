using Microsoft.Build.Framework;

namespace MicroFreeze.Tasks;

/// <summary>Cores that MSBuild lends to a task for as long as it works.</summary>
internal sealed class CoreGrant : IDisposable
{
    private readonly IBuildEngine9? _engine;

    private CoreGrant(IBuildEngine9? engine, int count)
    {
        _engine = engine;
        Count = count;
    }

    /// <summary>How many there are, one at least.</summary>
    public int Count { get; }

    /// <summary>Asks for all there are.</summary>
    public static CoreGrant Request(IBuildEngine engine)
    {
        int wanted = Environment.ProcessorCount;
        if (engine is IBuildEngine9 lender)
        {
            try
            {
                return new CoreGrant(lender, lender.RequestCores(wanted));
            }
            catch (NotImplementedException)
            {
                // A task host process (Visual Studio's, for one) lends none, and runs nothing beside us either.
            }
        }

        return new CoreGrant(null, wanted);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine?.ReleaseCores(Count);
}
