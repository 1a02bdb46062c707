using System.Globalization;

namespace MicroFreeze.Devices.Drive;

/// <summary>What a deployment does, in words.</summary>
internal static class DeployText
{
    private static readonly string[] Words = ["keep", "add", "update", "remove", "remove"];

    /// <summary>One step.</summary>
    public static string Describe(DeployStep step) => step.Action == DeployAction.RemoveDirectory
        ? $"remove  {step.Path}/"
        : string.Create(CultureInfo.InvariantCulture, $"{Words[(int)step.Action],-6}  {step.Path} ({step.Size} bytes)");

    /// <summary>The whole in one line.</summary>
    public static string Summarize(DeployResult result, DeployRequest request)
    {
        int Count(DeployAction action) => result.Steps.Count(step => step.Action == action);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{request.DrivePath}: {Count(DeployAction.Add)} added, {Count(DeployAction.Update)} updated, {Count(DeployAction.Remove)} removed, {Count(DeployAction.Keep)} as they were{Remark(request.DryRun)}");
    }

    /// <summary>A zip file in one line.</summary>
    /// <param name="path">The zip file.</param>
    /// <param name="contents">What is in it.</param>
    /// <param name="isDryRun">Whether it was not written.</param>
    public static string Summarize(string path, DriveContents contents, bool isDryRun) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}: {contents.Files.Count} {(contents.Files.Count == 1 ? "file" : "files")}{Remark(isDryRun)}");

    private static string Remark(bool isDryRun) => isDryRun ? " (dry run: nothing was written)" : "";
}
