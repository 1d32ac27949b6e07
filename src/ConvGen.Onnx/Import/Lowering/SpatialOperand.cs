using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>
/// The operand of a windowed operator. A sequence may be shown with a second spatial axis of extent 1, as exporters of one-dimensional networks did:
/// the window has to have extent 1 there and leaves it as it is.
/// </summary>
/// <param name="Map">The operand with the axes its layer has.</param>
/// <param name="Added">The dimensions that only the view has.</param>
internal sealed record SpatialOperand(FeatureMap Map, IReadOnlyList<int> Added)
{
    private const int FirstSpatial = 2;

    public static SpatialOperand Read(NodeScene scene, int input)
    {
        var map = scene.Map(input);
        var excess = map.View.Rank - map.Shape.Rank - FirstSpatial;
        if (excess <= 0 || map.Shape.Rank == 0)
        {
            return new SpatialOperand(scene.Image(input), []);
        }

        int[] added = [.. Enumerable.Range(FirstSpatial, map.View.Rank - FirstSpatial).Where(dim => map.View[dim].Count == 0).TakeLast(excess)];
        var reduced = map.View.Without(added);
        return added.Length == excess && reduced.Equals(TensorView.Image(map.Shape))
            ? new SpatialOperand(map with { View = reduced }, added)
            : new SpatialOperand(scene.Image(input), []);
    }

    /// <summary>The window over the axes the layer has.</summary>
    public NodeWindow Window(NodeScene scene, int[] kernel)
    {
        List<int> extents = [.. Map.Shape.Extents];
        foreach (var dim in Added)
        {
            extents.Insert(System.Math.Min(dim - FirstSpatial, extents.Count), 1);
        }

        var window = NodeWindow.Read(scene, kernel, extents);
        if (Added.Any(dim => window.Kernel[dim - FirstSpatial] != 1 || window.Low[dim - FirstSpatial] + window.High[dim - FirstSpatial] != 0))
        {
            throw scene.Refuse("its window reaches along an axis that its operand only seems to have");
        }

        return new NodeWindow(Own(window.Kernel), Own(window.Strides), Own(window.Dilations), Own(window.Low), Own(window.High));
    }

    /// <summary>Values per spatial axis without those of added ones.</summary>
    public int[] Own(IReadOnlyList<int> values) => [.. values.Where((_, axis) => !Added.Contains(axis + FirstSpatial))];

    /// <summary>What the node makes of the layer: its output with the added axes back in place.</summary>
    public FeatureMap Result(ImportedLayer layer)
    {
        var image = FeatureMap.Image(layer);
        List<IReadOnlyList<AxisAtom>> dims = [.. Enumerable.Range(0, image.View.Rank).Select(dim => image.View[dim])];
        foreach (var dim in Added)
        {
            dims.Insert(dim, []);
        }

        return image with { View = TensorView.Of(dims) };
    }
}
