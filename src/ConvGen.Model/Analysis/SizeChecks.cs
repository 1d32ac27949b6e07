using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG409 and CVG411: tensors, tables and spans that no array holds, and counts that no 64 bits hold.</summary>
internal static class SizeChecks
{
    /// <summary>Whether an array holds each of <paramref name="tensors"/>; else a finding on what makes the first of them so large.</summary>
    public static bool Hold(LayerScene scene, EquatableArray<WeightTensor> tensors)
    {
        if (tensors.FirstOrDefault(static tensor => tensor.Length > Counts.MostElements) is not { } tensor)
            return true;
        var taps = Counts.Product(1, tensor.Shape.Skip(2));
        var argument = scene.Node.Op is not DenseOp && taps > tensor.Length / taps ? WindowShape.KernelOrdinal(scene.Node.Op) : 0;
        scene.Fail(
            "CVG409",
            Invariant($"'{scene.Name}': its tensor '{tensor.Name}' of {WeightShape.Text(WeightShape.Long(tensor.Shape))} is {Counts.Text(tensor.Length)} numbers; an array holds at most {Counts.Text(Counts.MostElements)}"),
            scene.Positional(argument));
        return false;
    }

    /// <summary>What the network as a whole has too much of.</summary>
    public static IEnumerable<Finding> Find(NetworkGraph graph, IReadOnlyList<LayerAnalysis> layers, LayerCost totals) =>
        Spans(graph, layers).Concat(Anchors(graph, layers)).Concat(Overflows(layers, totals));

    /// <summary><c>RunAll</c> takes all inputs in one span and all outputs in another.</summary>
    private static IEnumerable<Finding> Spans(NetworkGraph graph, IReadOnlyList<LayerAnalysis> layers)
    {
        var inputs = layers.Where(static layer => layer.Node.Op is InputOp).ToList();
        return new[] { Span("inputs", inputs), Span("outputs", [.. graph.Outputs.Select(output => layers[output.Node])]) }.OfType<Finding>();
    }

    private static Finding? Span(string what, List<LayerAnalysis> tensors)
    {
        var length = Counts.Sum(tensors.Select(static layer => layer.Shape?.Length ?? 0));
        return length <= Counts.MostElements ? null : Place.Of(tensors[tensors.Count - 1].Node).Report(
            "CVG409", Invariant($"the {tensors.Count} {what} together are {Counts.Text(length)} elements; the one span that RunAll takes holds at most {Counts.Text(Counts.MostElements)}"));
    }

    private static IEnumerable<Finding> Anchors(NetworkGraph graph, IReadOnlyList<LayerAnalysis> layers)
    {
        foreach (var anchors in graph.Anchors)
        {
            if (layers[anchors.Node] is not { Shape: { Rank: 2 } shape } layer)
                continue;
            var perPosition = anchors.Boxes.Count / 2;
            var count = Counts.Multiply(shape.Positions, perPosition);
            if (count <= Counts.MostElements)
                continue;
            yield return new Finding(
                "CVG409",
                Severity.Error,
                Invariant($"{perPosition} anchors on each of the {Counts.Text(shape.Positions)} positions of '{layer.Node.Name}' are {Counts.Text(count)}; an array holds at most {Counts.Text(Counts.MostElements)}"),
                anchors.Site with { Argument = anchors.Arguments.Contains("Boxes") ? "Boxes" : "Sizes" },
                new(layer.Node.Site));
        }
    }

    /// <summary>Twice the multiply-accumulates are the operations; every other count is smaller than one of those it is checked beside.</summary>
    private static IEnumerable<Finding> Overflows(IReadOnlyList<LayerAnalysis> layers, LayerCost totals)
    {
        var (what, most) = totals.Flops == Counts.TooMany ? ("floating-point operations", layers.OrderByDescending(static layer => layer.Cost.Flops).First())
            : totals.ElementOperations == Counts.TooMany ? ("operations", layers.OrderByDescending(static layer => layer.Cost.ElementOperations).First())
            : default;
        if (most is null)
            yield break;
        var isAlone = most.Cost.Flops == Counts.TooMany || most.Cost.ElementOperations == Counts.TooMany;
        yield return Place.Of(most.Node).Report(
            "CVG411", Invariant($"'{most.Node.Name}': {(isAlone ? "it takes" : "with it the network takes")} {Counts.Text(Counts.TooMany)} {what}, beyond what 64 bits count and any machine computes"));
    }
}
