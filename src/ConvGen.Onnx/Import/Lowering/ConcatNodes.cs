using System.Collections.Generic;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Tensors behind one another.</summary>
internal static class ConcatNodes
{
    public static void Concat(NodeScene scene)
    {
        var maps = Enumerable.Range(0, scene.InputCount).Where(input => !scene.IsConstant(input)).Select(scene.Map).ToList();
        var dim = scene.Axis(scene.Node.Integer("axis", 1), maps[0].View.Rank);
        if (maps.Any(map => map.View.Rank != maps[0].View.Rank))
        {
            throw scene.Refuse("its operands have different numbers of dimensions");
        }

        scene.ExpectNotBatch(dim, maps[0]);
        if (maps.Count < scene.InputCount)
        {
            if (maps.Count == 1 && AreZeros(scene, maps[0]))
            {
                scene.Result(WithZeros(scene, maps[0], dim));
                return;
            }

            maps = WithConstants(scene, maps[0], dim);
        }

        if (maps.Count == 1)
        {
            scene.Result(maps[0]);
            return;
        }

        scene.Result(OnChannels(scene, maps, dim)
            ?? OnChannels(scene, [.. maps.Select(map => ViewLayers.TryImage(scene, map) ?? map)], dim)
            ?? EndToEnd(scene, maps, dim)
            ?? throw scene.Refuse($"it joins tensors along dimension {dim} of {TensorDims.Text(maps[0].Extents)}, which is not the channels of {maps[0].Shape}"));
    }

    private static FeatureMap? OnChannels(NodeScene scene, List<FeatureMap> maps, int dim)
    {
        var first = maps[0];
        foreach (var map in maps)
        {
            var isAlike = map.Shape.Extents == first.Shape.Extents
                && map.View.IsWhole(dim, 0, map.Shape)
                && map.View.Without([dim]).Equals(first.View.Without([dim]));
            if (!isAlike)
            {
                return null;
            }
        }

        // Single channels leave no trace in the view: their place is known only where they stand as usual.
        if (maps.All(static map => map.Shape.Channels == 1) && dim != UsualChannels(scene, first))
        {
            return null;
        }

        var layer = scene.Join("Concat", [.. maps.Select(static map => map.Layer)]);
        return new FeatureMap(layer, first.View.With(dim, TensorView.Whole(layer.Shape, 0)));
    }

    private static int UsualChannels(NodeScene scene, FeatureMap map) => scene.State.Reading switch
    {
        { HasBatch: true } when map.View.Rank == map.Shape.Rank + 2 && map.View.Equals(TensorView.Image(map.Shape)) => 1,
        { Layout: LayoutKind.ChannelsLast } => map.View.Rank - 1,
        { HasBatch: var hasBatch } => hasBatch ? 1 : 0,
    };

    // Along the outermost dimension, whatever it is, the elements of one tensor simply follow those of another.
    private static FeatureMap? EndToEnd(NodeScene scene, List<FeatureMap> maps, int dim)
    {
        var isOutermost = maps.All(map => Enumerable.Range(0, dim).All(outer => map.View[outer].Count == 0));
        if (!isOutermost || maps.Any(map => !map.Extents.Skip(dim + 1).SequenceEqual(maps[0].Extents.Skip(dim + 1))))
        {
            return null;
        }

        var vectors = new List<ImportedLayer>();
        foreach (var map in maps)
        {
            if (ViewLayers.TryVector(scene, map) is not { } vector)
            {
                return null;
            }

            vectors.Add(vector);
        }

        var joined = FeatureMap.Image(scene.Join("Concat", vectors));
        int[] extents = [.. maps[0].Extents];
        extents[dim] = maps.Sum(map => map.Extents[dim]);
        return joined with { View = joined.View.Reshaped(extents)! };
    }

    private static bool AreZeros(NodeScene scene, FeatureMap map) => Enumerable.Range(0, scene.InputCount).Where(scene.IsConstant).Select(scene.Constant)
        .All(constant => constant.Rank == map.View.Rank && constant.IsUniform(out var value) && value == 0);

    private static FeatureMap WithZeros(NodeScene scene, FeatureMap map, int dim)
    {
        var (before, after) = (0, 0);
        for (var input = 0; input < scene.InputCount; input++)
        {
            if (scene.IsConstant(input))
            {
                after += scene.Constant(input).Dims[dim];
            }
            else
            {
                (before, after) = (after, 0);
            }
        }

        return Padding(scene, map, dim, before, after);
    }

    private static List<FeatureMap> WithConstants(NodeScene scene, FeatureMap map, int dim) =>
    [
        .. Enumerable.Range(0, scene.InputCount).Select(input => !scene.IsConstant(input)
            ? scene.Map(input)
            : ConstantLayers.Behind(scene, scene.Constant(input), map, dim) ?? throw scene.Refuse($"its constant of shape {TensorDims.Text(scene.Constant(input).Dims)} stands not in channels of {map.Shape}, shown as {TensorDims.Text(map.Extents)}")),
    ];

    /// <summary>Zeros before and after the channels or the positions of a tensor.</summary>
    public static FeatureMap Padding(NodeScene scene, FeatureMap map, int dim, int before, int after)
    {
        if (scene.LayerAxis(map, dim) != 0)
        {
            throw scene.Refuse($"it pads dimension {dim} of {TensorDims.Text(map.Extents)}, which is not the channels of {map.Shape}");
        }

        var layer = scene.Add("PadChannels", new LayerArguments().Integer("before", before).Integer("after", after), map.Layer);
        return new FeatureMap(layer, map.View.Resized(map.Shape, layer.Shape));
    }
}
