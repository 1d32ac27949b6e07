using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Model;

/// <summary>The one analysis: shapes, receptive fields, costs and memory of a graph in a single pass over its nodes.</summary>
public static class NetworkAnalyzer
{
    /// <summary>Analyses <paramref name="graph"/>; what is illegal becomes findings, and everything behind it stays unknown and silent.</summary>
    public static NetworkAnalysis Analyze(NetworkGraph graph)
    {
        var findings = new List<Finding>();
        var layers = new List<LayerAnalysis>(graph.Nodes.Count);
        var fields = new List<AxisField[]?>(graph.Nodes.Count);
        var tensors = new TensorTable();
        foreach (var node in graph.Nodes)
        {
            var layer = Analyze(graph, node, layers, tensors, findings);
            var field = FieldOf(layer, layers, fields);
            layers.Add(field is null ? layer : layer with { Fields = field.Select(static axis => axis.Statement()).ToEquatable() });
            fields.Add(field);
        }

        findings.AddRange(AnchorChecks.Find(graph, layers));
        var totals = Totals(layers, tensors.All);
        findings.AddRange(SizeChecks.Find(graph, layers, totals));
        return new NetworkAnalysis(
            graph,
            layers.ToEquatable(),
            totals,
            tensors.All.ToEquatable(),
            Liveness.Analyze(graph, layers, tensors.All),
            FindingList.Ordered(findings));
    }

    private static LayerAnalysis Analyze(NetworkGraph graph, Node node, List<LayerAnalysis> layers, TensorTable tensors, List<Finding> findings)
    {
        var inputs = node.Inputs.Select(id => id < 0 ? null : layers[id].Shape).ToList();
        if (inputs.Contains(null))
            return Unknown(node);
        var scene = new LayerScene(graph, node, inputs!, layers, findings);
        if (ShapeRules.Resolve(scene) is not { } resolved)
            return Unknown(node);
        var own = WeightRules.Of(node, resolved, inputs.FirstOrDefault()).ToEquatable();
        if (!SizeChecks.Hold(scene, own))
            return Unknown(node);
        tensors.Add(scene, own);
        return new LayerAnalysis(node, resolved.Shape, resolved.Windows, resolved.Groups, default, CostRules.Of(node, resolved, inputs!, own), own);
    }

    private static LayerAnalysis Unknown(Node node) => new(node, null, default, 1, default, default, default);

    private static AxisField[]? FieldOf(LayerAnalysis layer, List<LayerAnalysis> layers, List<AxisField[]?> fields)
    {
        if (layer.Shape is null)
            return null;
        if (layer.Node.Id == 0)
            return FieldRules.Of(layer, layer.Shape, [], []);
        if (layers[0].Shape is not { } first)
            return null;
        var inputs = layer.Node.Inputs;
        return FieldRules.Of(layer, first, inputs.Select(id => layers[id].Shape!).ToList(), inputs.Select(id => fields[id]).ToList());
    }

    private static LayerCost Totals(List<LayerAnalysis> layers, IReadOnlyList<WeightTensor> tensors) => new(
        Counts.Sum(tensors.Where(static tensor => tensor.IsParameter).Select(static tensor => tensor.Length)),
        Counts.Sum(layers.Select(static layer => layer.Cost.Macs)),
        Counts.Sum(layers.Select(static layer => layer.Cost.MacsExact)),
        Counts.Sum(layers.Select(static layer => layer.Cost.ElementOperations)),
        Counts.Sum(layers.Select(static layer => layer.Cost.ActivationBytes)));
}
