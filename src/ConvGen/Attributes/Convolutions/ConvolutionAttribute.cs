namespace ConvGen;

/// <summary>What all convolutions have in common: dilation, bias, and the activation after them.</summary>
/// <param name="kernel">Taps: one number for all axes, or one per spatial axis in D, H, W order.</param>
public abstract class ConvolutionAttribute(params int[] kernel) : WindowLayerAttribute(kernel)
{
    /// <summary>The distance of neighbouring taps on every axis; 1 by default. Not together with <see cref="Dilations"/>.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The distance of neighbouring taps per axis.</summary>
    public int[]? Dilations { get; set; }

    /// <summary>Whether a bias per filter is added; true by default.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>The activation applied to the output; none by default.</summary>
    public Activation Activation { get; set; }

    /// <summary>The parameter of <see cref="Activation"/>: 0.01 for LeakyRelu and 1 for Elu by default.</summary>
    public double Alpha { get; set; }

    /// <summary>The input channels, stated to be checked; inferred by default.</summary>
    public int In { get; set; }
}
