namespace ConvGen;

/// <summary>What every layer that slides a window over its input has: kernel, stride and padding.</summary>
/// <param name="kernel">Taps: one number for all axes, or one per spatial axis in D, H, W order.</param>
public abstract class WindowLayerAttribute(params int[] kernel) : LayerAttribute
{
    /// <summary>Taps: one number for all axes, or one per spatial axis.</summary>
    public int[] Kernel { get; } = kernel;

    /// <summary>The stride on every axis; 1 by default, the kernel for pools. Not together with <see cref="Strides"/>.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The stride per axis.</summary>
    public int[]? Strides { get; set; }

    /// <summary>The padding on every side; 0 by default. Not together with <see cref="Paddings"/>.</summary>
    public int Padding { get; set; }

    /// <summary>The padding per axis, or begin-then-end for all axes: <c>[top, left, bottom, right]</c>.</summary>
    public int[]? Paddings { get; set; }
}
