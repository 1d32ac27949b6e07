namespace ConvGen;

/// <summary>What convolutions that are not transposed have in common: automatic padding and what stands outside the border.</summary>
/// <param name="kernel">Taps: one number for all axes, or one per spatial axis in D, H, W order.</param>
public abstract class SlidingConvolutionAttribute(params int[] kernel) : ConvolutionAttribute(kernel)
{
    /// <summary>How the padding is found; as declared by default.</summary>
    public AutoPad AutoPad { get; set; }

    /// <summary>What stands outside the border; zeros by default.</summary>
    public PaddingMode PaddingMode { get; set; }
}
