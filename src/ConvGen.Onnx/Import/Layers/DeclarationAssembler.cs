using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Writes tidied layers down as a declaration, with the weights it expects.</summary>
internal static class DeclarationAssembler
{
    /// <summary>The declaration and its weights.</summary>
    /// <exception cref="OnnxImportException">The declared network has errors.</exception>
    public static (NetworkDeclaration Declaration, List<ImportedTensor> Weights) Assemble(LoweredGraph graph, string name, string space)
    {
        var naming = new LayerNaming(graph, Referenced(graph));
        var attributes = new List<AttributeDeclaration>();
        for (var i = 0; i < graph.Inputs.Count; i++)
        {
            var input = graph.Inputs[i];
            attributes.Add(LayerAttribute.Input(i == 0 ? null : naming.NameOf(input.Layer), input.Layer.Shape, input.Layout));
        }

        ImportedLayer? previous = graph.Inputs[0].Layer;
        foreach (var layer in graph.Layers)
        {
            attributes.Add(Attribute(layer, previous, naming));
            previous = layer;
        }

        var isPlain = graph.Outputs.Count == 1 && ReferenceEquals(graph.Outputs[0].Layer, previous) && graph.Outputs[0].Layout == graph.Inputs[0].Layout;
        if (!isPlain)
        {
            attributes.AddRange(graph.Outputs.Select(output => LayerAttribute.Output(naming.NameOf(output.Layer), output.Layout)));
        }

        var type = new TypeDeclaration(space, name, "partial class", default, space.Length == 0 ? name : space + "." + name, "public", null, true, false);
        var declaration = new NetworkDeclaration(type, attributes.ToEquatable(), default);
        if (graph.Layers.Count > 0)
        {
            Check(declaration, graph);
        }

        return (declaration, Weights(graph, naming));
    }

    private static AttributeDeclaration Attribute(ImportedLayer layer, ImportedLayer? previous, LayerNaming naming)
    {
        var arguments = layer.Arguments.ToList();
        if (naming.GivenName(layer) is { } name)
        {
            arguments.Add(new ArgumentDeclaration("Name", new ArgumentValue.Text(name)));
        }

        if (naming.KeyOf(layer) is { } key && key != naming.NameOf(layer))
        {
            arguments.Add(new ArgumentDeclaration("Key", new ArgumentValue.Text(key)));
        }

        if (layer.Inputs.Count > 0 && !ReferenceEquals(layer.Inputs[0], previous))
        {
            arguments.Add(new ArgumentDeclaration("From", new ArgumentValue.Text(naming.NameOf(layer.Inputs[0]))));
        }

        return LayerAttribute.Of(layer.Kind, arguments, [.. layer.Inputs.Skip(1).Select(naming.NameOf)]);
    }

    // A declared name is needed where the text has one: for operands, for inputs that are not the layer before, and for outputs.
    private static HashSet<ImportedLayer> Referenced(LoweredGraph graph)
    {
        var referenced = new HashSet<ImportedLayer>(graph.Outputs.Select(static output => output.Layer));
        ImportedLayer? previous = graph.Inputs[0].Layer;
        foreach (var layer in graph.Layers)
        {
            referenced.UnionWith(layer.Inputs.Skip(1));
            if (layer.Inputs.Count > 0 && !ReferenceEquals(layer.Inputs[0], previous))
            {
                referenced.Add(layer.Inputs[0]);
            }

            previous = layer;
        }

        if (graph.Outputs.Count == 1)
        {
            referenced.Remove(graph.Layers[^1]);
        }

        return referenced;
    }

    // The layers were checked one by one; together they must still be the network they were.
    private static void Check(NetworkDeclaration declaration, LoweredGraph graph)
    {
        var built = GraphBuilder.Build(declaration);
        var analysis = NetworkAnalyzer.Analyze(built.Graph);
        var error = built.Findings.Concat(analysis.Findings).FirstOrDefault(static finding => finding.Severity == Severity.Error);
        if (error is not null || !built.IsComplete)
        {
            throw new OnnxImportException($"The imported network has an error: {error?.Message ?? "it is incomplete"}");
        }

        var expected = graph.Inputs.Select(static input => input.Layer).Concat(graph.Layers).Select(static layer => layer.Shape);
        if (!analysis.Layers.Select(static layer => layer.Shape).SequenceEqual(expected))
        {
            throw new OnnxImportException("The imported network's layers do not have the shapes they were made with.");
        }
    }

    private static List<ImportedTensor> Weights(LoweredGraph graph, LayerNaming naming)
    {
        var tensors = new Dictionary<string, ImportedTensor>(System.StringComparer.Ordinal);
        foreach (var layer in graph.Layers)
        {
            foreach (var weight in layer.Weights)
            {
                var name = $"{naming.KeyOf(layer)}.{weight.Role}";
                if (!tensors.ContainsKey(name))
                {
                    tensors.Add(name, new ImportedTensor(name, weight.Dims, weight.Elements()));
                }
            }
        }

        return [.. tensors.Values];
    }
}
