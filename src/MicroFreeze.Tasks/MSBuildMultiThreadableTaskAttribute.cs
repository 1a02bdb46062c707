namespace Microsoft.Build.Framework;

/// <summary>
/// Tells a multi-threaded MSBuild that a task may run in its process beside others. MSBuild looks for it by name. It is our own copy,
/// because that of Microsoft.Build.Framework is newer than the oldest MSBuild that we run in, where a task that refers to it could not be
/// loaded. For the same reason tasks get the project's directory as a parameter instead of a <c>TaskEnvironment</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
