using System;
using System.Linq;
using ConvGen.Onnx.Protocol;

namespace ConvGen.Onnx;

/// <summary>x · (1 + erf(x/√2)) / 2, or with the tanh of √(2/π)·(x + 0.044715·x³) for the error function.</summary>
internal static class GeluPattern
{
    private const double CubicShare = 0.044715;

    public static ImportNode? Match(ImportNode node, PatternScene scene)
    {
        if (scene.GatedBy(node, 0.5, (x, gate) => scene.PlusScalar(gate, 1) is { } error && IsError(x, error, scene)) is { } exact)
        {
            return new ImportNode("Gelu", node.Name, [exact], node.Outputs[0]);
        }

        return scene.GatedBy(node, 0.5, (x, gate) => scene.PlusScalar(gate, 1) is { } tanh && IsTanh(x, tanh, scene)) is { } approximate
            ? new ImportNode("Gelu", node.Name, [approximate], node.Outputs[0], AttributeProto.Of("approximate", "tanh"))
            : null;
    }

    private static bool IsError(string x, string value, PatternScene scene)
    {
        if (scene.Maker(value, "Erf") is not { } erf)
        {
            return false;
        }

        var (number, values) = scene.Factors(erf.Input(0));
        return values is [var only] && only == x && PatternScene.IsClose(number, Math.Sqrt(0.5));
    }

    private static bool IsTanh(string x, string value, PatternScene scene)
    {
        if (scene.Maker(value, "Tanh") is not { } tanh)
        {
            return false;
        }

        var (number, values) = scene.Factors(tanh.Input(0));
        if (!PatternScene.IsClose(number, Math.Sqrt(2 / Math.PI)) || values is not [var only] || scene.Maker(only, "Add") is not { } sum || !sum.Inputs.Contains(x))
        {
            return false;
        }

        var (share, cube) = scene.Factors(sum.Input(sum.Input(0) == x ? 1 : 0));
        return PatternScene.IsClose(share, CubicShare) && cube.Count == 3 && cube.All(factor => factor == x);
    }
}
