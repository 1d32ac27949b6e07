using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of layers that join tensors (CVG005).</summary>
internal static class JoinShape
{
    /// <summary>A sum: all operands are alike.</summary>
    public static ResolvedLayer? Add(LayerScene scene)
    {
        for (var i = 1; i < scene.Inputs.Count; i++)
        {
            if (scene.Inputs[i] != scene.Input)
                return Differ(scene, i, "a sum's operands are alike");
        }

        return new ResolvedLayer(scene.Input);
    }

    /// <summary>A product: alike, or one is a gate of one value per channel.</summary>
    public static ResolvedLayer? Mul(LayerScene scene)
    {
        if (scene.Inputs.Count != 2)
            return scene.Fail("CVG015", Invariant($"'{scene.Name}' multiplies {scene.Inputs.Count} tensors; a product has two operands"));
        var (left, right) = (scene.Inputs[0], scene.Inputs[1]);
        if (left == right || IsGate(right, left))
            return new ResolvedLayer(left);
        return IsGate(left, right) ? new ResolvedLayer(right) : Differ(scene, 1, "a product's operands are alike, or one is a gate of one value per channel");
    }

    /// <summary>Channels behind one another: all extents are alike.</summary>
    public static ResolvedLayer? Concat(LayerScene scene)
    {
        var channels = 0L;
        for (var i = 0; i < scene.Inputs.Count; i++)
        {
            if (scene.Inputs[i].Extents != scene.Input.Extents)
                return Differ(scene, i, "concatenated tensors differ in channels alone");
            channels += scene.Inputs[i].Channels;
        }

        var extents = scene.Input.Extents.Select(static extent => (long)extent).ToArray();
        return ShapeRules.Shape(scene, channels, extents) is { } shape ? new ResolvedLayer(shape) : null;
    }

    /// <summary>Whether <paramref name="gate"/> has one value for each channel of <paramref name="map"/>.</summary>
    public static bool IsGate(TensorShape gate, TensorShape map) => gate.Channels == map.Channels && gate.Positions == 1;

    private static ResolvedLayer? Differ(LayerScene scene, int operand, string rule)
    {
        var (own, other) = (scene.Graph.Nodes[scene.Node.Inputs[0]], scene.Graph.Nodes[scene.Node.Inputs[operand]]);
        var names = scene.Positional(0);
        return scene.Fail(
            "CVG005",
            Invariant($"'{scene.Name}': '{own.Name}' is {scene.Input}, '{other.Name}' is {scene.Inputs[operand]}; {rule}{SizeAdvice.JoinSizes(scene)}"),
            names,
            operand - 1,
            [.. SizeAdvice.FixJoin(scene), .. RestoreFixes.Of(scene, operand)],
            [other.Site]);
    }
}
