using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>max(x, a·x) with a between 0 and 1.</summary>
internal static class LeakyReluPattern
{
    public static ImportNode? Match(ImportNode node, PatternScene scene)
    {
        if (node.Op != "Max" || node.Inputs.Count != 2)
        {
            return null;
        }

        return Of(node, node.Input(0), node.Input(1), scene) ?? Of(node, node.Input(1), node.Input(0), scene);
    }

    private static ImportNode? Of(ImportNode node, string input, string scaled, PatternScene scene) =>
        scene.BesideScalar(scene.Maker(scaled, "Mul")) is { Number: >= 0 and <= 1 } product && product.Value == input
            ? new ImportNode("LeakyRelu", node.Name, [input], node.Outputs[0], AttributeProto.Of("alpha", product.Number))
            : null;
}
