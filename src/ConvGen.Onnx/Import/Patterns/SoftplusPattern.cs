namespace ConvGen.Onnx;

/// <summary>ln(eˣ + 1).</summary>
internal static class SoftplusPattern
{
    public static ImportNode? Match(ImportNode node, PatternScene scene) =>
        node.Op == "Log" && scene.PlusScalar(node.Input(0), 1) is { } exponential && scene.Maker(exponential, "Exp") is { } exp
            ? new ImportNode("Softplus", node.Name, exp.Inputs, node.Outputs[0])
            : null;
}
