namespace ConvGen.Onnx;

/// <summary>x · hard-sigmoid(x), or x · clamp(x + 3, 0, 6) / 6.</summary>
internal static class HardSwishPattern
{
    public static ImportNode? Match(ImportNode node, PatternScene scene)
    {
        var input = scene.GatedBy(node, 1, (x, gate) => scene.Maker(gate, "HardSigmoid") is { } hard && hard.Input(0) == x && IsUsual(hard))
            ?? scene.GatedBy(node, 1.0 / 6, (x, gate) => HardSigmoidPattern.Clamp(gate, scene) == x);
        return input is null ? null : new ImportNode("HardSwish", node.Name, [input], node.Outputs[0]);
    }

    private static bool IsUsual(ImportNode hard) => PatternScene.IsClose(hard.Real("alpha", 0.2), 1.0 / 6) && hard.Real("beta", 0.5) == 0.5;
}
