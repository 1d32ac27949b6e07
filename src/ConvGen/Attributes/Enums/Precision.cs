namespace ConvGen;

/// <summary>The accuracy asked of a network: how far each output may lie from a float64 reference.</summary>
public enum Precision
{
    /// <summary>Within 1e-4 of the output's largest magnitude; fast algorithms such as Winograd F(4×4, 3×3) are allowed.</summary>
    Fast,

    /// <summary>Within 1e-5 of the output's largest magnitude.</summary>
    Strict,
}
