using System.Linq;
using ConvGen.Model;

namespace ConvGen.Generator.Planning;

/// <summary>Layers that hand on what they read: dropout outside training. Who reads one reads its source instead, so that nothing is left of it to execute.</summary>
public static class IdentityLayers
{
    /// <summary>Whether <paramref name="op"/> is one.</summary>
    public static bool Contains(LayerOp op) => op is DropoutOp;

    /// <summary>The same network with every reference to such a layer led to its source.</summary>
    public static NetworkAnalysis Bypass(NetworkAnalysis network)
    {
        var sources = new int[network.Layers.Count];
        foreach (var node in network.Graph.Nodes)
        {
            sources[node.Id] = Contains(node.Op) ? sources[node.Inputs[0]] : node.Id;
        }

        var layers = network.Layers.Select(layer => layer with { Node = layer.Node with { Inputs = InputsOf(layer.Node, sources) } }).ToEquatable();
        var outputs = network.Graph.Outputs.Select(output => output with { Node = sources[output.Node] }).ToEquatable();
        return network with { Layers = layers, Graph = network.Graph with { Nodes = layers.Select(static layer => layer.Node).ToEquatable(), Outputs = outputs } };
    }

    // What is bypassed reads nothing any more.
    private static EquatableArray<int> InputsOf(Node node, int[] sources) => Contains(node.Op) ? default : node.Inputs.Select(input => sources[input]).ToEquatable();
}
