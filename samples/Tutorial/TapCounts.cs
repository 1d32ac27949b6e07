using System.Linq;

namespace Tutorial;

/// <summary>
/// Along how many paths an output of stacked stride-1 convolutions reads each input, along one axis: the exact profile of
/// an untrained, linear stack with equal weights.
/// </summary>
internal static class TapCounts
{
    /// <summary>The counts over the receptive field, its first pixel first.</summary>
    /// <param name="kernel">Taps of every layer.</param>
    /// <param name="dilations">The distance of the taps, a number per layer.</param>
    public static double[] Of(int kernel, params int[] dilations) =>
        dilations.Aggregate(new[] { 1.0 }, (counts, dilation) => Convolve(counts, kernel, dilation));

    private static double[] Convolve(double[] counts, int kernel, int dilation)
    {
        var wider = new double[counts.Length + ((kernel - 1) * dilation)];
        for (var tap = 0; tap < kernel; tap++)
        {
            for (var i = 0; i < counts.Length; i++)
            {
                wider[i + (tap * dilation)] += counts[i];
            }
        }

        return wider;
    }
}
