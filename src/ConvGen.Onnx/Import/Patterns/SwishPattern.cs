namespace ConvGen.Onnx;

/// <summary>x · sigmoid(x).</summary>
internal static class SwishPattern
{
    public static ImportNode? Match(ImportNode node, PatternScene scene) =>
        scene.GatedBy(node, 1, (x, gate) => scene.Maker(gate, "Sigmoid")?.Input(0) == x) is { } input
            ? new ImportNode("Swish", node.Name, [input], node.Outputs[0])
            : null;
}
