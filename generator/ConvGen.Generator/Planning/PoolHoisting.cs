using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>
/// Moves an average pooling in front of the linear 1×1 convolution before it (CVG311). Both are linear and the one mixes channels, the other
/// positions, so their order does not matter but to the multiply-adds: 2×2 pooling first leaves a quarter of them. Equal up to rounding.
/// </summary>
public static class PoolHoisting
{
    /// <summary>The same network with the two exchanged wherever it holds.</summary>
    public static NetworkAnalysis Apply(NetworkAnalysis network)
    {
        var layers = network.Layers.ToArray();
        foreach (var pool in network.Layers)
        {
            if (Convolution(network, pool) is { } convolution)
            {
                Exchange(layers, convolution, pool);
            }
        }

        var graph = network.Graph with { Nodes = layers.Select(static layer => layer.Node).ToEquatable() };
        return network with { Graph = graph, Layers = layers.ToEquatable() };
    }

    // The convolution in front of a pooling that may pass it: nobody else reads what lies between, and no window meets padding, which a bias
    // would turn from zero into something else.
    private static LayerAnalysis? Convolution(NetworkAnalysis network, LayerAnalysis pool)
    {
        if (pool.Node.Op is not PoolOp { Average: true } || pool.Windows.Any(static window => window.PadLow != 0 || window.PadHigh != 0))
        {
            return null;
        }

        var id = pool.Node.Inputs[0];
        var layer = network.Layers[id];
        var isLinear = layer.Node.Op is ConvOp { Activation.Kind: ActivationKind.None } && Window3.Of(layer.Windows).IsPointwise && layer.Groups == 1;
        var isPrivate = network.Graph.Nodes.Count(node => node.Inputs.Contains(id)) == 1 && network.Graph.Outputs.All(output => output.Node != id);
        var staysInside = pool.Windows.Select((window, axis) => ((pool.Shape!.Extents[axis] - 1) * window.Stride) + window.Extent <= layer.Shape!.Extents[axis]).All(static inside => inside);
        return isLinear && isPrivate && staysInside && network.Layers[layer.Node.Inputs[0]].Node.Op is not InputOp ? layer : null;
    }

    private static void Exchange(IList<LayerAnalysis> layers, LayerAnalysis convolution, LayerAnalysis pool)
    {
        var (first, second) = (convolution.Node.Id, pool.Node.Id);
        var channels = layers[convolution.Node.Inputs[0]].Shape!.Channels;
        layers[first] = pool with
        {
            Node = pool.Node with { Id = first, Inputs = convolution.Node.Inputs },
            Shape = new TensorShape(channels, pool.Shape!.Extents),
        };
        layers[second] = convolution with
        {
            Node = convolution.Node with { Id = second, Inputs = new EquatableArray<int>(first) },
            Shape = pool.Shape,
        };
    }
}
