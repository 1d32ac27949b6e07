using System.Linq;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>(x − mean) / √(mean of squares + epsilon) along one axis: how layer norms were written before they had an operator.</summary>
internal static class LayerNormPattern
{
    public static ImportNode? Match(ImportNode node, PatternScene scene)
    {
        if (node.Op != "Div" || scene.Maker(node.Input(0), "Sub") is not { } centred || scene.Maker(node.Input(1), "Sqrt") is not { } root)
        {
            return null;
        }

        var input = centred.Input(0);
        if (scene.Maker(centred.Input(1), "ReduceMean") is not { } mean || mean.Input(0) != input || scene.KeptAxis(mean) is not { } axis
            || scene.BesideScalar(scene.Maker(root.Input(0), "Add")) is not { } sum
            || scene.Maker(sum.Value, "ReduceMean") is not { } variance || scene.KeptAxis(variance) != axis)
        {
            return null;
        }

        var (number, squares) = scene.Factors(variance.Input(0));
        return number == 1 && squares.Count == 2 && squares.All(square => IsSameDifference(square, centred, scene))
            ? new ImportNode("LayerNormalization", node.Name, [input], node.Outputs[0], AttributeProto.Of("axis", axis), AttributeProto.Of("epsilon", sum.Number), AttributeProto.Of("single", 1))
            : null;
    }

    // Some exporters compute the difference twice.
    private static bool IsSameDifference(string value, ImportNode centred, PatternScene scene) =>
        value == centred.Outputs[0] || (scene.Maker(value, "Sub") is { } other && other.Inputs.SequenceEqual(centred.Inputs));
}
