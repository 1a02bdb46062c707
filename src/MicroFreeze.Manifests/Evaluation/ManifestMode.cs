namespace MicroFreeze.Manifests.Evaluation;

/// <summary>What a manifest is evaluated for (tools/manifestfile.py, <c>MODE_*</c>).</summary>
internal enum ManifestMode
{
    /// <summary>For firmware: every function of the manifest language is there.</summary>
    Freeze,

    /// <summary>
    /// For a folder of <c>.mpy</c> files: only <c>metadata</c>, <c>include</c>, <c>require</c>, <c>add_library</c>, <c>package</c> and
    /// <c>module</c>.
    /// </summary>
    Compile,

    /// <summary>As <see cref="Compile"/>, for CPython: a required package that PyPI has becomes a requirement instead of files.</summary>
    PyProject,
}
