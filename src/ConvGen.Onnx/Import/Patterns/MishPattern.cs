namespace ConvGen.Onnx;

/// <summary>x · tanh(softplus(x)).</summary>
internal static class MishPattern
{
    public static ImportNode? Match(ImportNode node, PatternScene scene) =>
        scene.GatedBy(node, 1, (x, gate) => scene.Maker(gate, "Tanh") is { } tanh && scene.Maker(tanh.Input(0), "Softplus")?.Input(0) == x) is { } input
            ? new ImportNode("Mish", node.Name, [input], node.Outputs[0])
            : null;
}
