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
        var parameters = tensors.Where(static tensor => tensor.IsParameter).Select(static tensor => tensor.Length);
        // A constant is a weight, no activation.
        var bytes = node.Op is ConstantOp ? 0 : resolved.Shape.Bytes;
        return new LayerCost(Counts.Sum(parameters), macs, exact, ElementCost.Of(node.Op, resolved, inputs), bytes);
    }

    private static (long Macs, long Exact) Macs(LayerOp op, ResolvedLayer resolved, IReadOnlyList<TensorShape> inputs)
    {
        switch (op)
        {
            case ConvOp conv:
                return Slide(resolved, inputs[0], Counts.Multiply(inputs[0].Channels / resolved.Groups, resolved.Shape.Channels), resolved.Shape, conv.PaddingMode == PaddingModeKind.Zeros);
            case ConvTransposeOp:
                return Slide(resolved, inputs[0], Counts.Multiply(inputs[0].Channels, resolved.Shape.Channels / resolved.Groups), inputs[0], true, isTransposed: true);
            case DeformConvOp:
                // Where its taps fall is known only at run time.
                return Slide(resolved, inputs[0], Counts.Multiply(inputs[0].Channels / resolved.Groups, resolved.Shape.Channels), resolved.Shape, false);
            case DenseOp dense:
                var product = Counts.Multiply(dense.Units, inputs[0].Length);
                return (product, product);
            default:
                return (0, 0);
        }
    }

    private static (long Macs, long Exact) Slide(
        ResolvedLayer resolved, TensorShape input, long channelPairs, TensorShape positions, bool isPaddingFree, bool isTransposed = false)
    {
        var (macs, exact) = (channelPairs, channelPairs);
        for (var axis = 0; axis < resolved.Windows.Count; axis++)
        {
            var window = resolved.Windows[axis];
            var all = Counts.Multiply(window.Kernel, positions.Extents[axis]);
            macs = Counts.Multiply(macs, all);
            exact = Counts.Multiply(exact, (isPaddingFree, isTransposed) switch
            {
                (false, _) => all,
                (_, true) => TapCount.Inside(window, resolved.Shape.Extents[axis], input.Extents[axis]),
                _ => TapCount.Inside(window, input.Extents[axis], resolved.Shape.Extents[axis]),
            });
        }

        return (macs, exact);
    }
}
