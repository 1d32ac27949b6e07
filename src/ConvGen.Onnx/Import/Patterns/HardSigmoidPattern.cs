using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>clamp(x + 3, 0, 6) / 6, or clamp(a·x + b, 0, 1).</summary>
internal static class HardSigmoidPattern
{
    private const double Slope = 1.0 / 6;

    /// <summary>The value whose clamp(x + 3, 0, 6) <paramref name="value"/> is.</summary>
    public static string? Clamp(string value, PatternScene scene) => scene.Clamped(value, 0, 6) is { } sum ? scene.PlusScalar(sum, 3) : null;

    public static ImportNode? Match(ImportNode node, PatternScene scene)
    {
        var isDivided = node.Op == "Div" && scene.Scalar(node.Input(1)) is not null;
        if ((node.Op == "Mul" || isDivided) && scene.BesideScalar(node) is { } scaled && PatternScene.IsClose(isDivided ? 1 / scaled.Number : scaled.Number, Slope)
            && Clamp(scaled.Value, scene) is { } input)
        {
            return Of(node, input, Slope, 0.5);
        }

        if (node.Op != "Clip" || node.Outputs.Count != 1 || Clamped01(node, scene) is not { } sum
            || scene.BesideScalar(scene.Maker(sum, "Add")) is not { } shifted || scene.BesideScalar(scene.Maker(shifted.Value, "Mul")) is not { } product)
        {
            return null;
        }

        return Of(node, product.Value, product.Number, shifted.Number);
    }

    private static string? Clamped01(ImportNode node, PatternScene scene)
    {
        var isFromInputs = node.Inputs.Count == 3 && scene.Is(node.Input(1), 0) && scene.Is(node.Input(2), 1);
        return isFromInputs || (node.Has("min") && node.Real("min", 0) == 0 && node.Real("max", 0) == 1) ? node.Input(0) : null;
    }

    private static ImportNode Of(ImportNode node, string input, double alpha, double beta) =>
        new("HardSigmoid", node.Name, [input], node.Outputs[0], AttributeProto.Of("alpha", alpha), AttributeProto.Of("beta", beta));
}
