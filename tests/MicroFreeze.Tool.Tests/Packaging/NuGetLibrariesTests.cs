using System.Reflection;
using System.Runtime.Loader;
using MicroFreeze.Packaging;

namespace MicroFreeze.Tool.Tests.Packaging;

[TestClass]
public sealed class NuGetLibrariesTests
{
    [TestMethod]
    public void The_folder_of_the_program_comes_first()
    {
        using ToolRun tool = new();
        tool.Write("program/NuGet.Packaging.dll", "");
        tool.Write("dotnet/sdk/10.0.100/NuGet.Packaging.dll", "");

        Assert.AreEqual(tool.Full("program"), NuGetLibraries.Find(tool.Full("program"), Runtime(tool)));
    }

    [TestMethod]
    [DataRow("10.0.401", "9.0.300", "10.0.99", "10.0.401", "10.0.100")]
    [DataRow("11.0.100", "10.0.401", "11.0.100-preview.5", "11.0.100")]
    [DataRow("11.0.100-preview.5", "10.0.401", "11.0.100-preview.5", "notes")]
    [DataRow(null, "9.0.300", "8.0.100")]
    [DataRow(null)]
    public void Otherwise_the_newest_SDK_that_this_NET_can_load_has_them(string? expected, params string[] sdks)
    {
        using ToolRun tool = new();
        foreach (string sdk in sdks)
        {
            tool.Write($"dotnet/sdk/{sdk}/NuGet.Packaging.dll", "");
        }

        tool.Write("dotnet/sdk/99.0.0/half-removed", "");

        Assert.AreEqual(expected is null ? null : tool.Full("dotnet/sdk/" + expected), NuGetLibraries.Find(tool.Full("program"), Runtime(tool)));
    }

    [TestMethod]
    public void They_are_taken_in_whichever_version_is_there()
    {
        Assert.IsTrue(NuGetLibraries.AreHere);

        Assembly? loaded = NuGetLibraries.Load(AssemblyLoadContext.Default, new AssemblyName("NuGet.Versioning, Version=99.0.0.0"));

        Assert.AreEqual("NuGet.Versioning", loaded?.GetName().Name);
        Assert.IsNull(NuGetLibraries.Load(AssemblyLoadContext.Default, new AssemblyName("NuGet.Nothing")));
        Assert.IsNull(NuGetLibraries.Load(AssemblyLoadContext.Default, new AssemblyName("Microsoft.Build")));
    }

    [TestMethod]
    public void None_is_carried_along() => Assert.IsEmpty(Directory.GetFiles(AppContext.BaseDirectory, "NuGet.*.dll"));

    private static string Runtime(ToolRun tool) => tool.Full("dotnet/shared/Microsoft.NETCore.App/10.0.0");
}
