using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>New shapes for the same elements; lowering asks here as well, for tensors whose elements are not known.</summary>
internal static class ReshapeFolds
{
    public static ConstantTensor Reshape(FoldScene scene) =>
        scene[0].Reshaped(Target(scene[0].Dims, scene.IntegersOrAttribute(1, "shape") ?? [], scene.Node.Integer("allowzero", 0) != 0));

    public static ConstantTensor Flatten(FoldScene scene) => scene[0].Reshaped(FlattenTarget(scene[0].Dims, scene.Node.Integer("axis", 1)));

    public static ConstantTensor Squeeze(FoldScene scene) => scene[0].Reshaped(SqueezeTarget(scene[0].Dims, scene.IntegersOrAttribute(1, "axes")));

    public static ConstantTensor Unsqueeze(FoldScene scene) =>
        scene[0].Reshaped(UnsqueezeTarget(scene[0].Dims, scene.IntegersOrAttribute(1, "axes") ?? throw new NodeRefusedException("it names no axes")));

    /// <summary>The extents a reshape asks for: 0 keeps one, −1 takes what is left.</summary>
    public static int[] Target(IReadOnlyList<int> from, IReadOnlyList<int> asked, bool allowZero)
    {
        var dims = new int[asked.Count];
        var open = -1;
        for (var i = 0; i < dims.Length; i++)
        {
            dims[i] = asked[i] == 0 && !allowZero && i < from.Count ? from[i] : asked[i];
            if (asked[i] == -1)
            {
                open = i;
                dims[i] = 1;
            }
        }

        var count = TensorDims.Count(from);
        var known = TensorDims.CheckedCount(dims.Select(static extent => (long)extent));
        if (open >= 0 && known > 0 && count % known == 0)
        {
            dims[open] = count / known.Value;
            known = count;
        }

        return known == count
            ? dims
            : throw new NodeRefusedException($"{TensorDims.Text(from)} cannot be reshaped to {TensorDims.Text(asked)}");
    }

    public static int[] FlattenTarget(IReadOnlyList<int> from, long axis)
    {
        var split = axis < 0 ? axis + from.Count : axis;
        if (split < 0 || split > from.Count)
        {
            throw new NodeRefusedException($"it flattens {TensorDims.Text(from)} at an axis that is not there");
        }

        return [TensorDims.Count([.. from.Take((int)split)]), TensorDims.Count([.. from.Skip((int)split)])];
    }

    public static int[] SqueezeTarget(IReadOnlyList<int> from, IReadOnlyList<int>? axes)
    {
        var removed = axes?.Select(axis => axis < 0 ? axis + from.Count : axis).ToHashSet();
        for (var i = 0; removed is not null && i < from.Count; i++)
        {
            if (removed.Contains(i) && from[i] != 1)
            {
                throw new NodeRefusedException($"it removes an axis of {TensorDims.Text(from)} that has more than one position");
            }
        }

        return [.. from.Where((extent, i) => removed is null ? extent != 1 : !removed.Contains(i))];
    }

    public static int[] UnsqueezeTarget(IReadOnlyList<int> from, IReadOnlyList<int> axes)
    {
        var rank = from.Count + axes.Count;
        var added = axes.Select(axis => axis < 0 ? axis + rank : axis).ToHashSet();
        if (added.Count != axes.Count || added.Any(axis => axis < 0 || axis >= rank))
        {
            throw new NodeRefusedException($"it adds axes {TensorDims.Text(axes)} to {TensorDims.Text(from)}");
        }

        using var extents = from.GetEnumerator();
        return [.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) || !extents.MoveNext() ? 1 : extents.Current)];
    }
}
