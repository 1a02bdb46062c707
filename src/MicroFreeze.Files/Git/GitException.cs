namespace MicroFreeze.Files.Git;

/// <summary>
/// A repository that cannot be read: damaged, incomplete or of a kind that is not understood. The message is for the user.
/// </summary>
internal sealed class GitException(string message) : Exception(message);
