namespace MicroFreeze.Files;

/// <summary>What a manifest looked at.</summary>
internal enum InputKind
{
    /// <summary>The bytes of a file.</summary>
    File,

    /// <summary>The names in a directory.</summary>
    Directory,

    /// <summary>Whether a path exists, and as what.</summary>
    Existence,

    /// <summary>An environment variable.</summary>
    Environment,

    /// <summary>The time of the build; it differs each time.</summary>
    Clock,
}

/// <summary>
/// Something outside the request that the result depends on. While every recorded input has its state, evaluating again gives the
/// same result; <see cref="RecordedInputs.FindChange"/> checks that.
/// </summary>
/// <param name="Kind">What was looked at.</param>
/// <param name="Name">The absolute path, or the variable's name.</param>
/// <param name="State">A short text that changes when the thing does: a digest, <c>file</c>, <c>directory</c> or <c>missing</c>, a digest of the variable's value.</param>
internal sealed record RecordedInput(InputKind Kind, string Name, string State);
