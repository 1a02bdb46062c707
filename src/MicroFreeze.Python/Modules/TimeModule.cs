using MicroFreeze.Files;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary><c>time</c>: the time of the build, which then is an input of it.</summary>
internal static class TimeModule
{
    public static PyModule Make(Interpreter vm) => ModuleBuilder.Make(
        "time",
        [
            ("time", "", static (vm, _) => (Now(vm) - DateTimeOffset.UnixEpoch).TotalSeconds),
            ("time_ns", "", static (vm, _) => Boxed.Int((Now(vm) - DateTimeOffset.UnixEpoch).Ticks * 100)),
            ("sleep", "seconds", static (_, _) => PyNone.Value),
            ("strftime", "format", static (vm, a) => PyDateTime.Format(vm, Now(vm).UtcDateTime, Args.Text(a[0]))),
        ]);

    /// <summary>The time of the build. Noted, because what depends on it is different each time.</summary>
    public static DateTimeOffset Now(Interpreter vm)
    {
        // A clock that stands still is part of the request, and no input.
        if (vm.Host.Clock is not FixedClock)
        {
            vm.Host.Inputs.AddClock();
        }

        return vm.Host.Clock.GetUtcNow();
    }
}
