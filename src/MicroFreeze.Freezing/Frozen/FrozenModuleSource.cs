namespace MicroFreeze.Freezing.Frozen;

/// <summary>The C source of one module.</summary>
/// <param name="Name">The module's file name on the device.</param>
/// <param name="FileName">A name for the file, different from those of other modules also where upper and lower case are the same.</param>
/// <param name="Source">UTF-8 with LF line ends.</param>
internal sealed record FrozenModuleSource(string Name, string FileName, ReadOnlyMemory<byte> Source);
