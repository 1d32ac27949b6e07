namespace ConvGen;

/// <summary>What stands outside the border.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The mirror image without the border pixel itself: c b | a b c | b a.</summary>
    Reflect,

    /// <summary>The border pixel: a a | a b c | c c.</summary>
    Replicate,

    /// <summary>The opposite side: b c | a b c | a b.</summary>
    Circular,
}
