namespace MicroFreeze.Files.Processes;

/// <summary>A command was cancelled and did not end by itself: what it wrote may be half written.</summary>
internal sealed class CommandKilledException : OperationCanceledException;
