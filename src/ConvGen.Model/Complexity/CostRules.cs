using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>
/// What a layer costs. One multiply-accumulate per weight use at each output position (transposed convolution: at each input position),
/// without bias; what is no multiply-accumulate counts as an element operation.
/// </summary>
internal static class CostRules
{
    /// <summary>The cost of <paramref name="node"/> over <paramref name="inputs"/>.</summary>
    public static LayerCost Of(Node node, ResolvedLayer resolved, IReadOnlyList<TensorShape> inputs, IEnumerable<WeightTensor> tensors)
    {
        var (macs, exact) = Macs(node.Op, resolved, inputs);
        var parameters = tensors.Where(static tensor => tensor.IsParameter).Sum(static tensor => tensor.Length);
        return new LayerCost(parameters, macs, exact, ElementCost.Of(node.Op, resolved, inputs), resolved.Shape.Bytes);
    }

    private static (long Macs, long Exact) Macs(LayerOp op, ResolvedLayer resolved, IReadOnlyList<TensorShape> inputs)
    {
        switch (op)
        {
            case ConvOp conv:
                return Slide(resolved, inputs[0], inputs[0].Channels / resolved.Groups * (double)resolved.Shape.Channels, resolved.Shape, conv.PaddingMode == PaddingModeKind.Zeros);
            case ConvTransposeOp:
                return Slide(resolved, inputs[0], inputs[0].Channels * (double)(resolved.Shape.Channels / resolved.Groups), inputs[0], true, isTransposed: true);
            case DeformConvOp:
                // Where its taps fall is known only at run time.
                return Slide(resolved, inputs[0], inputs[0].Channels / resolved.Groups * (double)resolved.Shape.Channels, resolved.Shape, false);
            case DenseOp dense:
                var product = Saturated((double)dense.Units * inputs[0].Length);
                return (product, product);
            default:
                return (0, 0);
        }
    }

    private static (long Macs, long Exact) Slide(
        ResolvedLayer resolved, TensorShape input, double channelPairs, TensorShape positions, bool isPaddingFree, bool isTransposed = false)
    {
        var (macs, exact) = (channelPairs, channelPairs);
        for (var axis = 0; axis < resolved.Windows.Count; axis++)
        {
            var window = resolved.Windows[axis];
            var all = (double)window.Kernel * positions.Extents[axis];
            macs *= all;
            if (!isPaddingFree)
                exact *= all;
            else if (isTransposed)
                exact *= TapCount.Inside(window, resolved.Shape.Extents[axis], input.Extents[axis]);
            else
                exact *= TapCount.Inside(window, input.Extents[axis], resolved.Shape.Extents[axis]);
        }

        return (Saturated(macs), Saturated(exact));
    }

    /// <summary>Sane products are exact in a double up to 2^53; absurd ones stay at the end of the range instead of wrapping.</summary>
    private static long Saturated(double product) => product >= long.MaxValue ? long.MaxValue : (long)Math.Round(product);
}
