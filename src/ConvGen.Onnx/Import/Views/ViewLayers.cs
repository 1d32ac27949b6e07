using System;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Onnx;

/// <summary>Brings a tensor's elements into the order its dimensions have, by the layers that rearrange: shuffles and flattening.</summary>
internal static class ViewLayers
{
    /// <summary>The tensor with a batch of 1, channels and positions for dimensions.</summary>
    public static FeatureMap ToImage(NodeScene scene, FeatureMap map) =>
        TryImage(scene, map) ?? throw scene.Refuse(
            $"its operand of {TensorDims.Text(map.Extents)} shows {map.Shape} with its axes rearranged in a way no layer does");

    /// <summary>As <see cref="ToImage"/>; null where no layer does it.</summary>
    public static FeatureMap? TryImage(NodeScene scene, FeatureMap map)
    {
        if (map.View.Rank < 2 || map.View[0].Count > 0)
        {
            return null;
        }

        if (map.View.Equals(TensorView.Image(map.Shape)))
        {
            return map;
        }

        return Shuffled(scene, map) ?? PixelShuffled(scene, map) ?? PixelUnshuffled(scene, map) ?? Flattened(scene, map);
    }

    /// <summary>The tensor's elements as one vector; null where their order is none that a layer makes.</summary>
    public static ImportedLayer? TryVector(NodeScene scene, FeatureMap map)
    {
        if (InOrder(scene, map) is { } vector)
        {
            return vector;
        }

        // Shuffled channels may be in order once the shuffle is made a layer.
        return map.View.Rank > 0 && map.View[0].Count == 0 && TryImage(scene, map) is { } image && !ReferenceEquals(image.Layer, map.Layer)
            ? TryVector(scene, image)
            : null;
    }

    private static ImportedLayer? InOrder(NodeScene scene, FeatureMap map)
    {
        if (map.View.IsInOrder(map.Shape, LayoutKind.ChannelsFirst))
        {
            return map.Shape.Rank == 0 ? map.Layer : scene.Add("Flatten", [], map.Layer);
        }

        return map.View.IsInOrder(map.Shape, LayoutKind.ChannelsLast)
            ? scene.Add("Flatten", new LayerArguments().Integer("Layout", (int)LayoutKind.ChannelsLast), map.Layer)
            : null;
    }

    private static bool IsWholeFrom(FeatureMap map, int firstDim)
    {
        if (map.View.Rank != map.Shape.Rank + 2)
        {
            return false;
        }

        for (var dim = firstDim; dim < map.View.Rank; dim++)
        {
            if (!map.View.IsWhole(dim, dim - 1, map.Shape))
            {
                return false;
            }
        }

        return true;
    }

    // Channels as a groups × rest matrix, read column by column.
    private static FeatureMap? Shuffled(NodeScene scene, FeatureMap map)
    {
        if (!IsWholeFrom(map, 2) || map.View[1] is not [{ Axis: 0, Inner: 1 } rest, { Axis: 0 } groups] || groups.Inner != rest.Size)
        {
            return null;
        }

        return FeatureMap.Image(scene.Add("ChannelShuffle", new LayerArguments().Integer("groups", groups.Size), map.Layer));
    }

    private static FeatureMap? PixelShuffled(NodeScene scene, FeatureMap map)
    {
        var rank = map.Shape.Rank;
        if (rank == 0 || map.View.Rank != rank + 2)
        {
            return null;
        }

        var blocks = new AxisAtom[rank];
        for (var axis = 0; axis < rank; axis++)
        {
            var atoms = map.View[axis + 2];
            if (atoms.Count == 0 || atoms[^1].Axis != 0 || !atoms.Take(atoms.Count - 1).SequenceEqual(TensorView.Whole(map.Shape, axis + 1)))
            {
                return null;
            }

            blocks[axis] = atoms[^1];
        }

        var factor = blocks[0].Size;
        var block = blocks.Aggregate(1, static (product, atom) => product * atom.Size);
        var channels = map.Shape.Channels / block;
        int[] inner = [.. Enumerable.Range(0, rank).Select(axis => (int)Math.Pow(factor, rank - 1 - axis))];
        bool Follows(int outer, int scale) =>
            map.View[1].SequenceEqual(channels == 1 ? [] : [new AxisAtom(0, outer, channels)])
            && blocks.Select(static atom => atom.Inner).SequenceEqual(inner.Select(step => step * scale));
        if (blocks.Any(atom => atom.Size != factor) || !(Follows(block, 1) || Follows(1, channels)))
        {
            return null;
        }

        // ONNX's default has the block before the channel: a channel shuffle puts it behind.
        var layer = Follows(block, 1) ? map.Layer : scene.Add("ChannelShuffle", new LayerArguments().Integer("groups", block), map.Layer);
        return FeatureMap.Image(scene.Add("PixelShuffle", new LayerArguments().Integer("factor", factor), layer));
    }

    private static FeatureMap? PixelUnshuffled(NodeScene scene, FeatureMap map)
    {
        var rank = map.Shape.Rank;
        if (rank == 0 || map.View.Rank != rank + 2)
        {
            return null;
        }

        var blocks = map.View[1].Where(static atom => atom.Axis > 0).ToList();
        if (blocks.Count != rank || blocks.Any(atom => atom.Size != blocks[0].Size))
        {
            return null;
        }

        var factor = blocks[0].Size;
        for (var axis = 1; axis <= rank; axis++)
        {
            var extent = TensorView.Extent(map.Shape, axis);
            if (extent % factor != 0
                || blocks[axis - 1] != new AxisAtom(axis, 1, factor)
                || !map.View[axis + 1].SequenceEqual(extent == factor ? [] : [new AxisAtom(axis, factor, extent / factor)]))
            {
                return null;
            }
        }

        var channels = TensorView.Whole(map.Shape, 0);
        var isChannelFirst = map.View[1].SequenceEqual([.. channels, .. blocks]);
        if (!isChannelFirst && !map.View[1].SequenceEqual([.. blocks, .. channels]))
        {
            return null;
        }

        var layer = scene.Add("PixelUnshuffle", new LayerArguments().Integer("factor", factor), map.Layer);
        return FeatureMap.Image(isChannelFirst
            ? layer
            : scene.Add("ChannelShuffle", new LayerArguments().Integer("groups", map.Shape.Channels), layer));
    }

    private static FeatureMap? Flattened(NodeScene scene, FeatureMap map)
    {
        if (map.View.Rank != 2 || map.Shape.Rank == 0)
        {
            return null;
        }

        return InOrder(scene, map) is { } vector ? FeatureMap.Image(vector) : null;
    }
}
