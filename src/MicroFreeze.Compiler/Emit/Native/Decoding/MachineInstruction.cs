namespace MicroFreeze.Emit.Native.Decoding;

/// <summary>One decoded instruction.</summary>
/// <param name="Length">Bytes, at least 1.</param>
/// <param name="Mnemonic">As in the architecture's manual, in lower case; empty for what is no instruction that the emitters know.</param>
/// <param name="Operands">Separated by commas, in the manual's order; jumps have the offset that they go to.</param>
internal readonly record struct MachineInstruction(int Length, string Mnemonic, string Operands);
