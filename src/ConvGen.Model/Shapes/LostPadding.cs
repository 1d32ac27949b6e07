using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG005 where the smaller operand of a join lost its border to windows without padding: between the fork and the join its layers take just as much as is missing.
/// </summary>
internal static class LostPadding
{
    /// <summary>The layers to blame, as the end of a message; empty where something else is the cause.</summary>
    public static string Text(LayerScene scene, int operand)
    {
        var layers = Of(scene, operand);
        if (layers.Count == 0)
            return "";
        var names = string.Join(" and ", layers.Select(static layer => "'" + layer.Name + "'"));
        var paddings = layers.Select(Padding).Distinct().ToList();
        var padding = paddings.Count == 1 ? "padding " + paddings[0] : "paddings " + string.Join(" and ", paddings);
        return Invariant($"; {names} {(layers.Count == 1 ? "takes" : "take")} the border away for want of padding, {padding} {(paddings.Count == 1 ? "keeps" : "keep")} the size");
    }

    /// <summary>Padding that keeps the size, at each of them.</summary>
    public static IEnumerable<SuggestedFix> Fixes(LayerScene scene, int operand)
    {
        var layers = Of(scene, operand);
        if (layers.Count == 0)
            yield break;
        var names = string.Join(" and ", layers.Select(static layer => "'" + layer.Name + "'"));
        yield return new SuggestedFix("Pad " + names + " so that the size stays", layers.SelectMany(static layer => Place.Of(layer).Edits("Padding", Padding(layer))), "same");
    }

    private static IReadOnlyList<Node> Of(LayerScene scene, int operand)
    {
        var (small, large) = scene.Inputs[0].Positions < scene.Inputs[operand].Positions ? (0, operand) : (operand, 0);
        var (have, want) = (scene.Inputs[small], scene.Inputs[large]);
        if (have.Rank != want.Rank || have.Rank == 0)
            return [];
        var path = Path(scene.Graph, scene.Node.Inputs[small], scene.Node.Inputs[large]);
        var lossy = path.Where(node => node.Op is ConvOp { Window.AutoPad: AutoPadKind.Explicit } conv && Enumerable.Range(0, have.Rank).Any(axis => Loss(conv, axis, have.Rank) > 0)).ToList();
        var isExplained = lossy.Count > 0
            && path.Except(lossy).All(node => Enumerable.Range(0, have.Rank).All(axis => Keeps(node.Op, axis, have.Rank, want.Extents[axis])))
            && lossy.All(node => IsOdd((ConvOp)node.Op, have.Rank))
            && Enumerable.Range(0, have.Rank).All(axis => have.Extents[axis] + lossy.Sum(node => Loss((ConvOp)node.Op, axis, have.Rank)) == want.Extents[axis]);
        return isExplained ? lossy : [];
    }

    /// <summary>The layers from where the two operands part to the end of the first, its own inputs alone.</summary>
    private static List<Node> Path(NetworkGraph graph, int end, int other)
    {
        var shared = new HashSet<int>();
        for (var id = other; id >= 0; id = graph.Nodes[id].Inputs.DefaultIfEmpty(-1).First())
            shared.Add(id);
        var path = new List<Node>();
        for (var id = end; id >= 0 && !shared.Contains(id); id = graph.Nodes[id].Inputs.DefaultIfEmpty(-1).First())
            path.Add(graph.Nodes[id]);
        path.Reverse();
        return path;
    }

    private static bool Keeps(LayerOp op, int axis, int rank, int extent) => op is not (UnknownOp or InputOp or ConstantOp or DenseOp or FlattenOp) && AxisRanks.Suit(op, rank) && AxisShape.Output(op, axis, rank, extent) == extent;

    private static bool IsOdd(ConvOp conv, int rank) => Enumerable.Range(0, rank).All(axis => conv.Window.Kernel.On(axis) % 2 == 1 && conv.Window.Stride.On(axis) == 1);

    private static long Loss(ConvOp conv, int axis, int rank) =>
        WindowArithmetic.Extent(conv.Window.Kernel.On(axis), conv.Window.Dilation.On(axis)) - 1 - conv.Window.Padding.Low(axis, rank) - conv.Window.Padding.High(axis, rank);

    private static string Padding(Node node)
    {
        var window = ((ConvOp)node.Op).Window;
        var count = System.Math.Max(window.Kernel.Values.Count, window.Dilation.Values.Count);
        return Rewrites.PerAxis(Enumerable.Range(0, count).Select(axis => window.Dilation.On(axis) * (window.Kernel.On(axis) - 1) / 2));
    }
}
