namespace ConvGen.Generator.Emission.Kernels;

/// <summary>What the accumulators of a register tile begin with.</summary>
public enum TileStart
{
    /// <summary>Zeros.</summary>
    Zero,

    /// <summary>The biases of the filters.</summary>
    Biases,

    /// <summary>What the target holds: the product is added to it.</summary>
    Target,
}
