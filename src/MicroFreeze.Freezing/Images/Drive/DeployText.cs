using System.Globalization;

namespace MicroFreeze.Freezing.Images.Drive;

/// <summary>What a deployment does, in words.</summary>
public static class DeployText
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
            $"{request.DrivePath}: {Count(DeployAction.Add)} added, {Count(DeployAction.Update)} updated, {Count(DeployAction.Remove)} removed, {Count(DeployAction.Keep)} as they were{(request.DryRun ? " (dry run: nothing was written)" : "")}");
    }
}
