using System.Reflection;

namespace MicroFreeze.Sdk.Tests.Harness;

/// <summary>The SDK packed once for all tests, under a version of its own, in a feed that has nothing else.</summary>
[TestClass]
public static class SdkPackage
{
    /// <summary>A directory for everything that the tests make.</summary>
    public static string Root { get; } = Directory.CreateTempSubdirectory("microfreeze-sdk-tests-").FullName;

    /// <summary>This repository.</summary>
    public static string Repository { get; } = GetMetadata("RepositoryRoot");

    /// <summary>The version that projects under test use.</summary>
    public static string Version { get; } = $"1.0.0-test.{Environment.ProcessId}";

    /// <summary>The feed.</summary>
    public static string Feed { get; } = Path.Combine(Root, "feed");

    /// <summary>The folder that NuGet unpacks to.</summary>
    public static string Packages { get; } = Path.Combine(Root, "packages");

    [AssemblyInitialize]
    public static void Pack(TestContext context)
    {
        _ = context;
        string project = Path.Combine(Repository, "sdk", "MicroFreeze.Sdk.csproj");
        (int exitCode, string output) = DotNet.Run(
            Repository, "pack", project, "-c", GetMetadata("Configuration"), $"-p:PackageVersion={Version}", "-o", Feed, "-v", "q", "-nologo", "-nr:false");
        Assert.AreEqual(0, exitCode, output);
    }

    [AssemblyCleanup]
    public static void Remove()
    {
        // What failed has left its project and its binary log: keep those.
        if (Directory.GetDirectories(Root).All(directory => directory == Feed || directory == Packages))
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    private static string GetMetadata(string name) => typeof(SdkPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == name).Value!;
}
