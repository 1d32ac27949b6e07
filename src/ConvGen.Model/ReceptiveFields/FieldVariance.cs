using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// What a layer adds to σ² of the untrained, linear, uniform-weight estimate of the effective receptive field, in input positions of
/// its own input: d²(k²−1)/12 for k equally weighted taps at distance d (Luo et al. 2016).
/// </summary>
internal static class FieldVariance
{
    /// <summary>The variance a linear interpolation adds, averaged over all source positions: ∫ of the triangle's x².</summary>
    private const double Linear = 1.0 / 6;

    /// <summary>σ² of <paramref name="op"/>'s own profile.</summary>
    public static double Of(LayerOp op, AxisMap map) => op switch
    {
        ResizeOp { Mode: ResizeModeKind.Bilinear } => Linear,
        // Cubic interpolation reproduces a line with weights of both signs: it spreads nothing.
        ResizeOp => 0,
        _ => map.Phases.Average(static run => run.Count == 0 ? 0 : (double)run.Step * run.Step * (((double)run.Count * run.Count) - 1) / 12),
    };
}
