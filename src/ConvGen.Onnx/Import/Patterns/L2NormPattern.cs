using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>x / max(‖x‖, epsilon), the length stretched to x's shape or not.</summary>
internal static class L2NormPattern
{
    public static ImportNode? Match(ImportNode node, PatternScene scene)
    {
        if (node.Op != "Div")
        {
            return null;
        }

        var length = scene.Maker(node.Input(1), "Expand") is { } expand ? expand.Input(0) : node.Input(1);
        var epsilon = 0.0;
        if (scene.Maker(length, "Clip") is { } clip)
        {
            var bound = clip.Inputs.Count > 1 && clip.Input(1).Length > 0 ? scene.Scalar(clip.Input(1)) : clip.Real("min", double.NaN);
            var hasUpper = clip.Has("max") || (clip.Inputs.Count > 2 && clip.Input(2).Length > 0);
            if (bound is not >= 0 || hasUpper)
            {
                return null;
            }

            (length, epsilon) = (clip.Input(0), bound.Value);
        }
        else if (scene.BesideScalar(scene.Maker(length, "Max")) is { } max)
        {
            (length, epsilon) = (max.Value, max.Number);
        }

        return Axis(length, node.Input(0), scene) is { } axis
            ? new ImportNode("LpNormalization", node.Name, [node.Input(0)], node.Outputs[0], AttributeProto.Of("axis", axis), AttributeProto.Of("epsilon", epsilon))
            : null;
    }

    /// <summary>The axis along which <paramref name="length"/> is that of <paramref name="value"/>, as one operator or as the root of the sum of squares.</summary>
    private static long? Axis(string length, string value, PatternScene scene)
    {
        if (scene.Maker(length, "ReduceL2") is { } norm)
        {
            return norm.Input(0) == value ? scene.KeptAxis(norm) : null;
        }

        if (scene.Maker(length, "Sqrt") is not { } root || scene.Maker(root.Input(0), "ReduceSum") is not { } sum)
        {
            return null;
        }

        var (number, squares) = scene.Factors(sum.Input(0));
        return number == 1 && squares is [var first, var second] && first == value && second == value ? scene.KeptAxis(sum) : null;
    }
}
