using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The tensors a layer's weights bring, under PyTorch's names and in its shapes.</summary>
internal static class WeightRules
{
    /// <summary>The tensors of <paramref name="node"/>, resolved to <paramref name="resolved"/>, over <paramref name="input"/>.</summary>
    public static IEnumerable<WeightTensor> Of(Node node, ResolvedLayer resolved, TensorShape? input)
    {
        var channels = input?.Channels ?? 0;
        var filters = resolved.Shape.Channels;
        return node.Op switch
        {
            ConvOp conv => Convolution(node, conv.Bias, filters, channels / resolved.Groups, resolved, filters),
            DeformConvOp deform => Convolution(node, deform.Bias, filters, channels / resolved.Groups, resolved, filters),
            ConvTransposeOp transposed => Convolution(node, transposed.Bias, channels, filters / resolved.Groups, resolved, filters),
            DenseOp dense => Weight(node, dense.Units, (int)input!.Length).Concat(Bias(node, dense.Bias, dense.Units)),
            NormOp norm => Norm(node, norm, channels),
            ScaleOp { Weighted: true } scale => Weight(node, channels).Concat(Bias(node, scale.Bias, channels)),
            PReluOp => Weight(node, channels),
            ConstantOp constant => [Tensor(node, "value", TensorRole.Weight, [constant.Shape.Channels, .. constant.Shape.Extents])],
            _ => [],
        };
    }

    private static IEnumerable<WeightTensor> Convolution(Node node, bool bias, int first, int second, ResolvedLayer resolved, int filters) =>
        Weight(node, [first, second, .. resolved.Windows.Select(static window => window.Kernel)]).Concat(Bias(node, bias, filters));

    private static IEnumerable<WeightTensor> Norm(Node node, NormOp norm, int channels)
    {
        var affine = norm.Affine ? Weight(node, channels).Concat(Bias(node, norm.Kind != NormKind.L2, channels)) : [];
        if (norm.Kind != NormKind.Batch)
            return affine;
        return affine.Concat(
        [
            Tensor(node, "running_mean", TensorRole.RunningMean, channels),
            Tensor(node, "running_var", TensorRole.RunningVariance, channels),
        ]);
    }

    private static IEnumerable<WeightTensor> Weight(Node node, params int[] shape) => [Tensor(node, "weight", TensorRole.Weight, shape)];

    private static IEnumerable<WeightTensor> Bias(Node node, bool isThere, int length) =>
        isThere ? [Tensor(node, "bias", TensorRole.Bias, length)] : [];

    private static WeightTensor Tensor(Node node, string part, TensorRole role, params int[] shape) =>
        new(node.Key.Length == 0 ? part : node.Key + "." + part, role, new(shape), node.Id);
}
