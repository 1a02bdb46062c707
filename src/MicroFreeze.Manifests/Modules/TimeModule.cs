using MicroFreeze.Files;
using MicroFreeze.Manifests.Runtime;
using MicroFreeze.Manifests.Sandbox;

namespace MicroFreeze.Manifests.Modules;

/// <summary><c>time</c>: the time of the build, which then is an input of it.</summary>
internal static class TimeModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "time",
        [
            ("time", "", static (vm, _) => (Now(vm) - DateTimeOffset.UnixEpoch).TotalSeconds),
            ("time_ns", "", static (vm, _) => Boxed.Int((Now(vm) - DateTimeOffset.UnixEpoch).Ticks * 100)),
            ("sleep", "seconds", static (_, _) => PyNone.Value),
            ("strftime", "format, t=?", static (vm, a) => a[1] is null
                ? DateTimeText.Format(vm, Now(vm).UtcDateTime, 0, Args.Text(a[0]), "")
                : throw new ManifestAbortException(ManifestDiagnostics.Unsupported, "time.strftime() of a given time", "Use datetime.")),
        ]);

    /// <summary>The time of the build. Noted, because what depends on it is different each time.</summary>
    public static DateTimeOffset Now(Interpreter vm)
    {
        // A clock that stands still is part of the request, and no input.
        if (vm.Host.Request.Clock is not FixedClock)
        {
            vm.Host.Inputs.AddClock();
        }

        return vm.Host.Request.Clock.GetUtcNow();
    }
}
