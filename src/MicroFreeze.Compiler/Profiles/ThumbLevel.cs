namespace MicroFreeze.Compiler.Profiles;

/// <summary>Which Thumb instructions a processor has, each with those before it.</summary>
internal enum ThumbLevel : byte
{
    /// <summary>Those of ARMv6-M.</summary>
    Narrow,

    /// <summary>Those of ARMv7-M.</summary>
    Wide,

    /// <summary>Those of ARMv7-M with floating point.</summary>
    Float,
}
