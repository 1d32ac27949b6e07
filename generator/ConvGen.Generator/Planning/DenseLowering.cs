using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>A dense layer over a map: its weights are packed in the order in which the map lies in memory, so that flattening moves nothing.</summary>
public static class DenseLowering
{
    /// <summary>Whether a convolution is a dense layer: one position, one tap.</summary>
    public static bool IsDense(NetworkAnalysis network, FusedLayer layer) => layer.Primary.Groups == 1 && layer.Residual < 0
        && Window3.Of(layer.Primary.Windows).IsPointwise && network.Layers[layer.Inputs[0]].Shape!.Positions == 1;

    /// <summary>Appends the call of a dense layer.</summary>
    public static void Lower(CallListBuilder calls, FusedLayer layer)
    {
        var shape = calls.Network.Layers[layer.Inputs[0]].Shape!;
        var input = calls.Blocked(layer.Inputs[0]);
        var output = calls.Blocked(layer.Result.Node.Id);
        var blocks = BufferLayout.BlocksOf(layer.Primary.Shape!.Channels);
        var inputBlocks = BufferLayout.BlocksOf(shape.Channels);

        // A divisor, so that no group is short. A reader's halo parts the blocks: then a group is one of them.
        var isContiguous = output.Strides.Block == BufferLayout.Lanes;
        var vectors = isContiguous ? Enumerable.Range(1, calls.Target.MaxDenseVectors).Last(count => blocks % count == 0) : 1;
        var size = Extent3.Of(shape);
        var spec = new DenseSpec(input.Strides, inputBlocks, size, output.Strides, blocks, 1, vectors, layer.First);
        calls.Add(
            layer.Primary.Node.Name, LayerDescription.Of(layer), spec, [input, output],
            calls.Weights(layer, spec.WeightFloats, new DenseFormat(spec, shape.Channels, ChannelsLast: false)));
    }
}
