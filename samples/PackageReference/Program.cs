using System.Reflection;

// Lists what would be copied to the board.
Assembly assembly = Assembly.GetExecutingAssembly();
foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
{
    using Stream file = assembly.GetManifestResourceStream(name)!;
    Console.WriteLine($"{name}: {file.Length} bytes");
}
