using System;
using System.Collections.Generic;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>The same elements at other places.</summary>
internal static class MovingFolds
{
    public static ConstantTensor Transpose(FoldScene scene)
    {
        var from = scene[0];
        int[] permutation = scene.Node.Integers("perm") is { } given
            ? [.. given.Select(axis => scene.Axis(axis, from.Rank))]
            : [.. Enumerable.Range(0, from.Rank).Reverse()];
        if (permutation.Length != from.Rank || permutation.Distinct().Count() != from.Rank)
        {
            throw new NodeRefusedException($"its permutation {TensorDims.Text(permutation)} does not fit {TensorDims.Text(from.Dims)}");
        }

        return Transpose(from, permutation, scene.Allot);
    }

    public static ConstantTensor Transpose(ConstantTensor from, int[] permutation, Func<int[], int[]> allot)
    {
        var dims = allot([.. permutation.Select(axis => from.Dims[axis])]);
        var strides = TensorDims.Strides(from.Dims);
        return from.Gathered(dims, element =>
        {
            var source = 0;
            for (var axis = dims.Length - 1; axis >= 0; axis--)
            {
                source += element % dims[axis] * strides[permutation[axis]];
                element /= dims[axis];
            }

            return source;
        });
    }

    public static ConstantTensor Concat(FoldScene scene)
    {
        var parts = Enumerable.Range(0, scene.InputCount).Select(i => scene[i]).ToList();
        var axis = scene.Axis(scene.Node.Integer("axis", 1), parts[0].Rank);
        foreach (var part in parts)
        {
            if (part.Rank != parts[0].Rank || part.Integers is null != parts[0].Integers is null || part.Dims.Where((extent, i) => i != axis && extent != parts[0].Dims[i]).Any())
            {
                throw new NodeRefusedException("the constants it joins do not fit together");
            }
        }

        int[] dims = [.. parts[0].Dims];
        dims[axis] = parts.Select(part => part.Dims[axis]).Aggregate(0, static (sum, extent) => checked(sum + extent));
        scene.Allot(dims);
        var inner = TensorDims.Count(dims[(axis + 1)..]);
        return parts[0].Integers is null
            ? ConstantTensor.Of(dims, Join(parts, axis, inner, TensorDims.Count(dims), static part => part.Floats!))
            : ConstantTensor.Of(dims, Join(parts, axis, inner, TensorDims.Count(dims), static part => part.Integers!));
    }

    public static ConstantTensor Gather(FoldScene scene)
    {
        var (from, indices) = (scene[0], scene[1]);
        var axis = scene.Axis(scene.Node.Integer("axis", 0), from.Rank);
        var extent = from.Dims[axis];
        var places = scene.Integers(1).Select(index => scene.Axis(index, extent)).ToArray();
        var dims = scene.Allot([.. from.Dims[..axis], .. indices.Dims, .. from.Dims[(axis + 1)..]]);
        var inner = TensorDims.Count(from.Dims[(axis + 1)..]);
        return from.Gathered(dims, element =>
        {
            var (row, column) = Math.DivRem(element, inner);
            var (outer, place) = Math.DivRem(row, places.Length);
            return (((outer * extent) + places[place]) * inner) + column;
        });
    }

    public static ConstantTensor Slice(FoldScene scene)
    {
        var from = scene[0];
        var ranges = SliceRange.Read(scene.Node, from.Dims, scene.IntegersOrAttribute(1, "starts"), scene.IntegersOrAttribute(2, "ends"), scene.IntegersOrAttribute(3, "axes"), scene.Optional(4)?.ToInts());
        return Cut(from, ranges, scene);
    }

    public static ConstantTensor[] Split(FoldScene scene)
    {
        var from = scene[0];
        var axis = scene.Axis(scene.Node.Integer("axis", 0), from.Rank);
        var lengths = SliceRange.SplitLengths(scene.Node, from.Dims[axis], scene.IntegersOrAttribute(1, "split"));
        var parts = new List<ConstantTensor>();
        var start = 0;
        foreach (var length in lengths)
        {
            var ranges = from.Dims.Select(static extent => new SliceRange(0, 1, extent)).ToArray();
            ranges[axis] = new SliceRange(start, 1, length);
            parts.Add(Cut(from, ranges, scene));
            start += length;
        }

        return [.. parts];
    }

    public static ConstantTensor Expand(FoldScene scene)
    {
        var from = scene[0];
        var dims = TensorDims.Broadcast(from.Dims, scene.Integers(1))
            ?? throw new NodeRefusedException($"{TensorDims.Text(from.Dims)} does not stretch to {TensorDims.Text(scene.Integers(1))}");
        scene.Allot(dims);
        return from.Gathered(dims, element => TensorDims.Stretched(TensorDims.Unravel(element, dims), from.Dims));
    }

    public static ConstantTensor Tile(FoldScene scene)
    {
        var from = scene[0];
        var repeats = scene.Integers(1);
        if (repeats.Length != from.Rank)
        {
            throw new NodeRefusedException($"its repeats {TensorDims.Text(repeats)} do not fit {TensorDims.Text(from.Dims)}");
        }

        var dims = scene.Allot([.. from.Dims.Select((extent, axis) => checked(extent * repeats[axis]))]);
        var strides = TensorDims.Strides(from.Dims);
        return from.Gathered(dims, element => TensorDims.Unravel(element, dims).Select((index, axis) => index % from.Dims[axis] * strides[axis]).Sum());
    }

    private static ConstantTensor Cut(ConstantTensor from, SliceRange[] ranges, FoldScene scene)
    {
        var dims = scene.Allot([.. ranges.Select(static range => range.Length)]);
        var strides = TensorDims.Strides(from.Dims);
        return from.Gathered(dims, element =>
            TensorDims.Unravel(element, dims).Select((index, axis) => (ranges[axis].Start + (index * ranges[axis].Step)) * strides[axis]).Sum());
    }

    private static T[] Join<T>(List<ConstantTensor> parts, int axis, int inner, int count, Func<ConstantTensor, T[]> elements)
    {
        var joined = new T[count];
        var outer = TensorDims.Count(parts[0].Dims[..axis]);
        var target = 0;
        for (var row = 0; row < outer; row++)
        {
            foreach (var part in parts)
            {
                var length = part.Dims[axis] * inner;
                Array.Copy(elements(part), row * length, joined, target, length);
                target += length;
            }
        }

        return joined;
    }
}
