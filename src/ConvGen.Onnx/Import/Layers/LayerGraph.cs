using System;
using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Tidies the layers of a lowered graph: activations join the layers they follow, and what no output needs goes.</summary>
internal static class LayerGraph
{
    private static readonly HashSet<string> Carriers = new(StringComparer.Ordinal)
    {
        "Conv", "DepthwiseConv", "ConvTranspose", "DeformConv", "Dense", "Add", "Mul", "Concat",
    };

    /// <summary>The tidied graph.</summary>
    public static LoweredGraph Tidy(LoweredGraph graph)
    {
        var needed = Needed(graph);
        var readers = new Dictionary<ImportedLayer, int>();
        foreach (var layer in needed.SelectMany(static layer => layer.Inputs).Concat(graph.Outputs.Select(static output => output.Layer)))
        {
            readers[layer] = readers.GetValueOrDefault(layer) + 1;
        }

        var replaced = new Dictionary<ImportedLayer, ImportedLayer>();
        var kept = new List<ImportedLayer>();
        foreach (var layer in needed)
        {
            var inputs = layer.Inputs.Select(input => replaced.GetValueOrDefault(input, input)).ToList();
            if (Fused(layer, inputs, readers) is { } carrier)
            {
                kept[kept.IndexOf(inputs[0])] = carrier;
                replaced[layer] = carrier;
                continue;
            }

            inputs = Natural(layer, inputs, kept.LastOrDefault());
            var current = inputs.SequenceEqual(layer.Inputs) ? layer : layer with { Inputs = inputs };
            kept.Add(current);
            replaced[layer] = current;
        }

        return graph with { Layers = kept, Outputs = [.. graph.Outputs.Select(output => output with { Layer = replaced.GetValueOrDefault(output.Layer, output.Layer) })] };
    }

    // A sum or a product reads best where the layer before it is its own input.
    private static List<ImportedLayer> Natural(ImportedLayer layer, List<ImportedLayer> inputs, ImportedLayer? previous) =>
        layer.Kind is "Add" or "Mul" && previous is not null && inputs.Contains(previous)
            ? [previous, .. inputs.Where(input => !ReferenceEquals(input, previous)), .. inputs.Where(input => ReferenceEquals(input, previous)).Skip(1)]
            : inputs;

    private static List<ImportedLayer> Needed(LoweredGraph graph)
    {
        var needed = new HashSet<ImportedLayer>(graph.Outputs.Select(static output => output.Layer));
        for (var i = graph.Layers.Count - 1; i >= 0; i--)
        {
            if (needed.Contains(graph.Layers[i]))
            {
                needed.UnionWith(graph.Layers[i].Inputs);
            }
        }

        return [.. graph.Layers.Where(needed.Contains)];
    }

    private static ImportedLayer? Fused(ImportedLayer layer, List<ImportedLayer> inputs, Dictionary<ImportedLayer, int> readers)
    {
        if (inputs.Count != 1 || !Carriers.Contains(inputs[0].Kind) || inputs[0].Argument("Activation") is not null || readers[layer.Inputs[0]] != 1)
        {
            return null;
        }

        if (Activation(layer) is not { } activation)
        {
            return null;
        }

        var carrier = inputs[0].With("Activation", new ArgumentValue.Integer((int)activation.Kind));
        return activation.Alpha is { } alpha ? carrier.With("Alpha", alpha) : carrier;
    }

    /// <summary>The activation a layer is, if it can stand beside another layer.</summary>
    private static (ActivationKind Kind, ArgumentValue? Alpha)? Activation(ImportedLayer layer) => layer.Kind switch
    {
        "Gelu" when layer.Flag("Approximate", false) => (ActivationKind.GeluTanh, null),
        "HardSigmoid" when layer.Argument("Beta") is not null => null,
        "HardSigmoid" or "Elu" => (Enum.Parse<ActivationKind>(layer.Kind), layer.Argument("Alpha")),
        "LeakyRelu" => (ActivationKind.LeakyRelu, layer.Argument("alpha")),
        "Relu" or "Relu6" or "Selu" or "Sigmoid" or "Tanh" or "HardSwish" or "Silu" or "Gelu" or "Mish" or "Softplus" =>
            (Enum.Parse<ActivationKind>(layer.Kind), null),
        _ => null,
    };
}
