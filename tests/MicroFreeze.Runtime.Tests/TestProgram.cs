namespace MicroFreeze.Runtime.Tests;

/// <summary>A program that prints something, and the same every time.</summary>
/// <param name="Name">What the test is called.</param>
/// <param name="Source">The bytes of the file, line ends and all.</param>
public sealed record TestProgram(string Name, byte[] Source);
