using System;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Stretching of dimensions with one position.</summary>
internal static class ExpandNodes
{
    private const int MostRepeats = 64;

    public static void Expand(NodeScene scene)
    {
        var map = scene.Map(0);
        var asked = scene.Integers(1);
        var dims = TensorDims.Broadcast(map.Extents, asked) ?? throw scene.Refuse($"{TensorDims.Text(map.Extents)} does not stretch to {TensorDims.Text(asked)}");
        if (!dims.SequenceEqual(map.Extents))
        {
            scene.ExpectNotBatch(0, map);
            map = Repeated(scene, Stretched(scene, map, dims), dims);
        }

        scene.Result(map);
    }

    /// <summary>One channel repeated: a 1×1 convolution with ones for weights.</summary>
    public static ImportedLayer RepeatChannel(NodeScene scene, ImportedLayer layer, int channels)
    {
        var arguments = new LayerArguments();
        return layer.Shape.Rank == 0
            ? scene.Add("Dense", arguments.Integer("units", channels).Flag("Bias", false, true), layer, Synthetic.Filled([channels, 1], 1))
            : scene.Add(
                "Conv",
                arguments.Integer("filters", channels).Axes("kernel", [1]).Flag("Bias", false, true),
                layer,
                Synthetic.Filled([channels, 1, .. Enumerable.Repeat(1, layer.Shape.Rank)], 1));
    }

    // Channels and positions, whose place is known while dimensions stand as those of the input did.
    private static FeatureMap Stretched(NodeScene scene, FeatureMap map, int[] dims)
    {
        var before = dims.Length - map.View.Rank;
        var (shape, view) = scene.State.Reading.Declare([.. map.Extents]);
        if (scene.State.Reading.IsFlat || shape != map.Shape || !view.Equals(map.View))
        {
            return map;
        }

        var axes = TensorView.Axes(shape, scene.State.Reading.Layout).ToList();
        var first = map.View.Rank - axes.Count;
        var layer = map.Layer;
        int[] extents = [.. shape.Extents];
        foreach (var axis in axes)
        {
            var wanted = dims[before + first + axes.IndexOf(axis)];
            if (axis > 0)
            {
                extents[axis - 1] = wanted;
            }
            else if (wanted != shape.Channels)
            {
                layer = RepeatChannel(scene, layer, wanted);
            }
        }

        layer = extents.SequenceEqual(shape.Extents) ? layer : scene.Add("Resize", new LayerArguments().Axes("output", extents), layer);
        return new FeatureMap(layer, scene.State.Reading.Declare([.. map.Extents.Take(first), .. dims.Skip(before + first)]).View);
    }

    // Dimensions in front of all others are repeated by putting the whole tensor behind itself.
    private static FeatureMap Repeated(NodeScene scene, FeatureMap map, int[] dims)
    {
        map = map with { View = map.View.Padded(dims.Length) };
        var own = map.Extents;
        if (own.SequenceEqual(dims))
        {
            return map;
        }

        var first = Array.FindIndex(own, static extent => extent > 1);
        var lead = first < 0 ? dims.Length : first;
        var count = TensorDims.CheckedCount(dims.Take(lead).Select(static extent => (long)extent));
        if (count is not (> 0 and <= MostRepeats) || !own.Skip(lead).SequenceEqual(dims.Skip(lead)) || ViewLayers.TryVector(scene, map) is not { } vector)
        {
            throw scene.Refuse($"it stretches {TensorDims.Text(own)} to {TensorDims.Text(dims)}, which no layer does");
        }

        var joined = FeatureMap.Image(scene.Join("Concat", [.. Enumerable.Repeat(vector, count.Value)]));
        return joined with { View = joined.View.Reshaped(dims)! };
    }
}
