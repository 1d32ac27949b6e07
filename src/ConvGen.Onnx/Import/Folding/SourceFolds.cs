using System;
using System.Linq;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>Constants from nothing or from other constants' types and shapes.</summary>
internal static class SourceFolds
{
    // What lies inside the file was read with it; a constant of a node cannot refer to other files.
    private static readonly TensorReader Tensors = new(null);

    public static ConstantTensor Constant(FoldScene scene)
    {
        var node = scene.Node;
        if (node.Tensor("value") is { } tensor)
        {
            return Tensors.Read(tensor);
        }

        if (node.Has("value_float"))
        {
            return ConstantTensor.Of([], [(float)node.Real("value_float", 0)]);
        }

        if (node.Has("value_int"))
        {
            return ConstantTensor.Of([], [node.Integer("value_int", 0)]);
        }

        if (node.Reals("value_floats") is { Count: > 0 } reals)
        {
            return ConstantTensor.Of([reals.Count], [.. reals]);
        }

        return node.Integers("value_ints") is { } integers
            ? ConstantTensor.Of(integers)
            : throw new NodeRefusedException("it is a constant of texts or a sparse tensor; numbers are needed");
    }

    public static ConstantTensor ConstantOfShape(FoldScene scene)
    {
        var dims = scene.Allot(scene.Integers(0));
        var count = TensorDims.Count(dims);
        if (scene.Node.Tensor("value") is not { } proto)
        {
            return ConstantTensor.Of(dims, new float[count]);
        }

        var value = Tensors.Read(proto);
        if (value.Count != 1)
        {
            throw new NodeRefusedException($"its value has {TensorDims.Text(value.Dims)} elements; it takes one");
        }

        return value.Gathered(dims, static _ => 0);
    }

    public static ConstantTensor Range(FoldScene scene)
    {
        var (start, limit, step) = (scene[0][0], scene[1][0], scene[2][0]);
        var count = Math.Ceiling((limit - start) / step);
        if (!(Math.Abs(count) < TensorDims.Most))
        {
            throw new NodeRefusedException("its range does not end");
        }

        var dims = scene.Allot([Math.Max(0, (int)count)]);
        var elements = Enumerable.Range(0, dims[0]).Select(i => start + (i * step));
        return scene[0].Integers is null
            ? ConstantTensor.Of(dims, [.. elements.Select(static value => (float)value)])
            : ConstantTensor.Of(dims, elements.Select(static value => (long)value).ToArray());
    }

    /// <summary>The extents of a tensor, or of some of its dimensions.</summary>
    public static ConstantTensor Shape(ImportNode node, int[] dims)
    {
        var start = (int)Math.Clamp(Counted(node.Integer("start", 0), dims.Length), 0, dims.Length);
        var end = (int)Math.Clamp(Counted(node.Integer("end", dims.Length), dims.Length), start, dims.Length);
        return ConstantTensor.Of(dims[start..end].Select(static extent => (long)extent));
    }

    public static ConstantTensor Cast(FoldScene scene)
    {
        var type = (TensorDataType)scene.Node.Integer("to", 0);
        var from = scene[0];
        switch (type)
        {
            case TensorDataType.Float or TensorDataType.Double or TensorDataType.Float16 or TensorDataType.BFloat16:
                return ConstantTensor.Of(from.Dims, from.ToFloats());
            case TensorDataType.Bool:
                return ConstantTensor.Of(from.Dims, Enumerable.Range(0, from.Count).Select(i => from[i] != 0 ? 1L : 0).ToArray());
            case TensorDataType.Int64 or TensorDataType.Int32 or TensorDataType.Int16 or TensorDataType.Int8
                or TensorDataType.UInt8 or TensorDataType.UInt16 or TensorDataType.UInt32 or TensorDataType.UInt64:
                return from.Integers is null ? ConstantTensor.Of(from.Dims, Array.ConvertAll(from.Floats!, static value => (long)value)) : from;
            default:
                throw new NodeRefusedException($"it casts to {type}");
        }
    }

    private static long Counted(long index, int rank) => index < 0 ? index + rank : index;
}
