using System.Text;
using MicroFreeze.Compiler;
using MicroFreeze.Compiler.Mpy;
using MicroFreeze.Compiler.Profiles;
using MicroFreeze.Devices.Imports;

namespace MicroFreeze.Runtime.Tests;

/// <summary>
/// Which file an import gets is what MicroPython really does, on random layouts: modules and packages, text and compiled, in the root and in
/// <c>/lib</c>, some with names of built-in modules. (Layouts with frozen modules need a firmware of their own and are compared outside of this repository.)
/// </summary>
[TestClass]
public sealed class ImportOrderTests
{
    private const string Entry = "program";
    private const int Layouts = 48;

    private static readonly string[] Names = ["alpha", "beta", "gamma", "json", "ujson", "sys", "random", "math"];
    private static readonly string[] Forms = [".py", ".mpy", "/__init__.py", "/__init__.mpy", "/sub.py", "/sub.mpy", "/deep/leaf.mpy", "/deep/__init__.py", "/picture.bin"];
    private static readonly string[] Questions = [.. Names, .. Names.Select(name => name + ".sub"), .. Names.Select(name => name + ".deep.leaf"), .. Names.Select(name => name + ".deep")];

    private static readonly BuiltInModules BuiltIns = new()
    {
        Fixed = new HashSet<string> { "sys", "math" },
        Extensible = new HashSet<string> { "json", "random" },
    };

    public static IEnumerable<object[]> Seeds => Enumerable.Range(0, Layouts).Select(seed => new object[] { seed });

    [TestMethod]
    [DynamicData(nameof(Seeds))]
    public void An_import_gets_the_file_that_we_say(int seed)
    {
        Random random = new(seed);
        double density = 0.05 + (random.NextDouble() * 0.3);
        List<string> paths =
        [
            .. from directory in (string[])["", "lib/"]
               from name in Names
               from form in Forms
               where random.NextDouble() < density
               select directory + name + form,
        ];
        ImportResolver resolver = new(new DevicePicture
        {
            Rules = ImportRules.Of(FirmwareProfile.MicroPython128),
            BuiltIns = BuiltIns,
            Files = [.. paths.Select(path => new DeviceFile(path))],
        });

        RuntimeReply reply = NodeRuntime.Run(Entry, 0, [(Entry + ".py", Encoding.UTF8.GetBytes(Program)), .. paths.Select(path => (path, Content(path)))]);

        Assert.IsNull(reply.Error, reply.Error);
        string expected = string.Join('\n', Questions.Select(question => $"{question} {Expect(resolver, question)}"));
        Assert.AreEqual(expected, reply.Output.Trim(), string.Join(' ', paths));
    }

    [ClassCleanup]
    public static void StopRuntime() => NodeRuntime.Stop();

    private static string Program =>
        $$"""
        import sys
        sys.path[:] = ['', '/lib']
        for name in {{$"[{string.Join(", ", Questions.Select(name => $"'{name}'"))}]"}}:
            for loaded in list(sys.modules):
                if loaded not in ('__main__', '{{Entry}}'):
                    del sys.modules[loaded]
            try:
                module = __import__(name, None, None, ('x',))
            except ImportError:
                print(name, 'nothing')
                continue
            if hasattr(module, 'WHERE'):
                print(name, module.WHERE)
            elif hasattr(module, '__path__'):
                path = module.__path__
                print(name, (path if path[0] == '/' else '/' + path) + '/')
            else:
                print(name, 'built in')
        """;

    private static string Expect(ImportResolver resolver, string name)
    {
        IReadOnlyList<ImportTarget> levels = resolver.Resolve(name);
        return levels.Count < name.Split('.').Length ? "nothing" : levels[^1].IsBuiltIn ? "built in" : levels[^1].Path;
    }

    private static byte[] Content(string path)
    {
        byte[] source = Encoding.UTF8.GetBytes($"WHERE = '/{path}'\n");
        return path.EndsWith(".mpy", StringComparison.Ordinal)
            ? MpyWriter.ToArray(PythonCompiler.Compile(source, path, new CompileOptions { SourceName = path }).Module!)
            : source;
    }
}
