namespace ConvGen.Model;

/// <summary>A sliding window along one axis, with its padding resolved.</summary>
/// <param name="Kernel">Taps k.</param>
/// <param name="Stride">Stride s: of the output for a convolution, of the input's spread for a transposed one.</param>
/// <param name="PadLow">Padding p before the first position.</param>
/// <param name="PadHigh">Padding q after the last position.</param>
/// <param name="Dilation">Dilation d: the distance of neighbouring taps.</param>
/// <param name="OutputPadding">Output padding a of a transposed convolution, else 0.</param>
public readonly record struct AxisWindow(int Kernel, int Stride, int PadLow, int PadHigh, int Dilation = 1, int OutputPadding = 0)
{
    /// <summary>The effective kernel d(k−1)+1: positions from the first tap to the last.</summary>
    public int Extent => (Dilation * (Kernel - 1)) + 1;
}
