using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>What is known of the graph's values while nodes become layers.</summary>
internal sealed class LoweringState(ImportGraph graph, InputReading reading)
{
    public ImportGraph Graph => graph;

    public InputReading Reading => reading;

    public List<ImportedLayer> Layers { get; } = [];

    public Dictionary<string, ConstantTensor> Constants { get; } = new(graph.Constants, StringComparer.Ordinal);

    public Dictionary<string, FeatureMap> Maps { get; } = new(StringComparer.Ordinal);

    /// <summary>Values of refused nodes, and whatever depends on them.</summary>
    public HashSet<string> Unknown { get; } = new(StringComparer.Ordinal);

    public List<RefusedNode> Refused { get; } = [];

    /// <summary>Values that nodes read which became no layers.</summary>
    public HashSet<string> Edge { get; } = new(StringComparer.Ordinal);

    /// <summary>Nodes that were passed over because they depend on a refused one.</summary>
    public int Dependants { get; set; }

    /// <summary>The batch the file fixes, of which one item is declared; 1 where it leaves it open.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Adds a layer after asking the analysis for its shape.</summary>
    public ImportedLayer Add(ImportNode node, string kind, LayerArguments arguments, IReadOnlyList<ImportedLayer> inputs, IReadOnlyList<LayerWeight> weights, string? key = null)
    {
        TensorShape shape = LayerProbe.Shape(node, kind, arguments, [.. inputs.Select(static input => input.Shape)], weights);
        var layer = new ImportedLayer(kind, arguments, inputs, shape, weights) { Node = node.Name, Operator = node.Op, Key = key };
        Layers.Add(layer);
        return layer;
    }
}
