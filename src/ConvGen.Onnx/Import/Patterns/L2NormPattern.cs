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

        if (scene.Maker(length, "ReduceL2") is not { } norm || norm.Input(0) != node.Input(0) || norm.Integer("keepdims", 1) == 0)
        {
            return null;
        }

        var axes = norm.Inputs.Count > 1 ? scene.Constant(norm.Input(1))?.Integers : norm.Integers("axes");
        return axes is [var axis]
            ? new ImportNode("LpNormalization", node.Name, [node.Input(0)], node.Outputs[0], AttributeProto.Of("axis", axis), AttributeProto.Of("epsilon", epsilon))
            : null;
    }
}
