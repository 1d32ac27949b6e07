using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Matrix products with constants: fully connected layers, or over the channels of every position, 1×1 convolutions.</summary>
internal static class LinearNodes
{
    public static void Gemm(NodeScene scene)
    {
        var map = scene.Map(0);
        var matrix = scene.Constant(1);
        if (map.View.Rank != 2 || matrix.Rank != 2)
        {
            throw scene.Refuse($"it multiplies {TensorDims.Text(map.Extents)} by {TensorDims.Text(matrix.Dims)}; both should be matrices");
        }

        var isTransposed = scene.Integer("transA", 0) != 0;
        map = isTransposed ? map with { View = map.View.Transposed([1, 0]) } : map;
        var result = Apply(scene, map, 1, matrix, scene.Integer("transB", 0) != 0, (float)scene.Node.Real("alpha", 1), weightInput: 1);
        if (scene.Has(2) && !scene.IsConstant(2))
        {
            var added = ScaleLayers.Multiply(scene, scene.Map(2), [(float)scene.Node.Real("beta", 1)], canAbsorb: false);
            result = JoinNodes.Sum(scene, result, added);
        }
        else if (scene.OptionalConstant(2) is { } bias)
        {
            var values = ChannelConstant.PerChannel(bias, result) ?? throw scene.Refuse($"its third operand of shape {TensorDims.Text(bias.Dims)} is not one value per column");
            var beta = (float)scene.Node.Real("beta", 1);
            result = ScaleLayers.Add(scene, result, beta == 1 ? values : [.. values.Select(value => beta * value)], canAbsorb: true, beta == 1 ? bias : null);
        }

        scene.Result(result);
    }

    public static void MatMul(NodeScene scene)
    {
        var isLeftConstant = scene.IsConstant(0);
        if (isLeftConstant == scene.IsConstant(1))
        {
            throw scene.Refuse("both its operands are computed at run time; a layer multiplies by constants");
        }

        var map = scene.Map(isLeftConstant ? 1 : 0);
        var matrix = Matrix(scene, scene.Constant(isLeftConstant ? 0 : 1));
        var dim = map.View.Rank - (isLeftConstant && map.View.Rank > 1 ? 2 : 1);
        if (dim < 0)
        {
            throw scene.Refuse("its operand has no dimensions");
        }

        scene.Result(Apply(scene, map, dim, matrix, isTransposed: isLeftConstant, 1, weightInput: isLeftConstant ? 0 : 1));
    }

    private static ConstantTensor Matrix(NodeScene scene, ConstantTensor tensor)
    {
        var dims = tensor.Dims.ToList();
        while (dims.Count > 2 && dims[0] == 1)
        {
            dims.RemoveAt(0);
        }

        return dims.Count == 2
            ? tensor.Reshaped([.. dims])
            : throw scene.Refuse($"its constant operand of shape {TensorDims.Text(tensor.Dims)} is no matrix");
    }

    /// <summary>Multiplies dimension <paramref name="dim"/> by <paramref name="matrix"/>: inputs × outputs, or transposed outputs × inputs.</summary>
    private static FeatureMap Apply(NodeScene scene, FeatureMap map, int dim, ConstantTensor matrix, bool isTransposed, float factor, int weightInput)
    {
        var (units, features) = isTransposed ? (matrix.Dims[0], matrix.Dims[1]) : (matrix.Dims[1], matrix.Dims[0]);
        if (map.Extents[dim] != features)
        {
            throw scene.Refuse($"it multiplies {TensorDims.Text(map.Extents)} by {TensorDims.Text(matrix.Dims)}, which do not fit");
        }

        float[] Elements() => Scaled(isTransposed ? matrix : MovingFolds.Transpose(matrix, [1, 0], static dims => dims), factor);
        var origin = (object)(isTransposed && factor == 1 ? matrix : new object());
        var others = Enumerable.Range(0, map.View.Rank).Where(other => other != dim && map.View[other].Count > 0).ToList();
        var arguments = new LayerArguments();
        if (others.Count > 0)
        {
            if (!map.View.IsWhole(dim, 0, map.Shape))
            {
                throw scene.Refuse($"it works along dimension {dim} of {TensorDims.Text(map.Extents)}, which is not the channels of {map.Shape}");
            }

            arguments.Integer("filters", units).Axes("kernel", [1]).Flag("Bias", false, true);
            int[] shape = [units, features, .. Enumerable.Repeat(1, map.Shape.Rank)];
            var pointwise = scene.Add("Conv", arguments, map.Layer, weightInput, new LayerWeight("weight", shape, Elements, origin));
            return new FeatureMap(pointwise, map.View.With(dim, TensorView.Whole(pointwise.Shape, 0)));
        }

        // A fully connected layer flattens its input channel by channel itself.
        var input = map.View.IsInOrder(map.Shape, Model.LayoutKind.ChannelsFirst)
            ? map.Layer
            : ViewLayers.TryVector(scene, map) ?? throw scene.Refuse($"its operand shows {map.Shape} in an order that no layer makes");
        arguments.Integer("units", units).Flag("Bias", false, true);
        var layer = scene.Add("Dense", arguments, input, weightInput, new LayerWeight("weight", [units, features], Elements, origin));
        return new FeatureMap(layer, map.View.With(dim, TensorView.Whole(layer.Shape, 0)));
    }

    private static float[] Scaled(ConstantTensor matrix, float factor) =>
        factor == 1 ? matrix.ToFloats() : [.. matrix.ToFloats().Select(value => factor * value)];
}
