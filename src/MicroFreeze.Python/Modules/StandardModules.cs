using System.Collections.Frozen;
using MicroFreeze.Python.Runtime;

namespace MicroFreeze.Python.Modules;

/// <summary>The modules that <c>import</c> finds without a file: those that manifests in the field use.</summary>
internal static class StandardModules
{
    /// <summary>Each module's maker, by its full name.</summary>
    public static FrozenDictionary<string, Func<Interpreter, PyModule>> All { get; } = new Dictionary<string, Func<Interpreter, PyModule>>
    {
        ["__future__"] = FutureModule.Make,
        ["datetime"] = DateTimeModule.Make,
        ["fnmatch"] = FnMatchModule.Make,
        ["glob"] = GlobModule.Make,
        ["json"] = JsonModule.Make,
        ["os"] = OsModule.Make,
        ["os.path"] = OsPathModule.Make,
        ["pathlib"] = PathlibModule.Make,
        ["posixpath"] = OsPathModule.Make,
        ["sys"] = SysModule.Make,
        ["time"] = TimeModule.Make,
        ["typing"] = TypingModule.Make,
    }.ToFrozenDictionary();
}
