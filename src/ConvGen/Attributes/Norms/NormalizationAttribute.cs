namespace ConvGen;

/// <summary>What all normalisations have: an epsilon and, if affine, a scale and a shift per channel.</summary>
public abstract class NormalizationAttribute : LayerAttribute
{
    /// <summary>Added to the variance before the root; 1e-5 by default.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>Whether the result is scaled and shifted per channel by weights; true by default.</summary>
    public bool Affine { get; set; } = true;
}
