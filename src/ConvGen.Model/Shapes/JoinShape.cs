using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of layers that join tensors (CVG005).</summary>
internal static class JoinShape
{
    /// <summary>A sum: operands are alike, or have a single value along an axis that serves all of the others'.</summary>
    public static ResolvedLayer? Add(LayerScene scene) => Stretched(scene, "a sum's");

    /// <summary>A product of two, stretched likewise.</summary>
    public static ResolvedLayer? Mul(LayerScene scene) => scene.Inputs.Count == 2
        ? Stretched(scene, "a product's")
        : scene.Fail("CVG015", Invariant($"'{scene.Name}' multiplies {RuleTexts.Counted(scene.Inputs.Count, "tensor")}; a product has two operands"));

    private static ResolvedLayer? Stretched(LayerScene scene, string whose)
    {
        for (var i = 1; i < scene.Inputs.Count; i++)
        {
            if (Broadcast.Join([.. scene.Inputs.Take(i + 1)]) is null)
                return Differ(scene, Disagreeing(scene, i), i, whose + " operands are alike along every axis, or have 1 there");
        }

        var result = Broadcast.Join(scene.Inputs)!;
        // Two that stretch across one another make a tensor larger than either.
        return ShapeRules.Shape(scene, result.Channels, [.. result.Extents.Select(static extent => (long)extent)]) is { } shape ? new ResolvedLayer(shape) : null;
    }

    /// <summary>The first operand with which operand <paramref name="operand"/> does not agree.</summary>
    private static int Disagreeing(LayerScene scene, int operand) =>
        Enumerable.Range(0, operand).First(other => Broadcast.Join([scene.Inputs[other], scene.Inputs[operand]]) is null);

    /// <summary>Channels behind one another: all extents are alike.</summary>
    public static ResolvedLayer? Concat(LayerScene scene)
    {
        var channels = 0L;
        for (var i = 0; i < scene.Inputs.Count; i++)
        {
            if (scene.Inputs[i].Extents != scene.Input.Extents)
                return Differ(scene, 0, i, "concatenated tensors differ in channels alone");
            channels += scene.Inputs[i].Channels;
        }

        var extents = scene.Input.Extents.Select(static extent => (long)extent).ToArray();
        return ShapeRules.Shape(scene, channels, extents) is { } shape ? new ResolvedLayer(shape) : null;
    }

    private static ResolvedLayer? Differ(LayerScene scene, int first, int operand, string rule)
    {
        var (own, other) = (scene.Graph.Nodes[scene.Node.Inputs[first]], scene.Graph.Nodes[scene.Node.Inputs[operand]]);
        var names = scene.Positional(0);
        return scene.Fail(
            "CVG005",
            Invariant($"'{scene.Name}': '{own.Name}' is {scene.Inputs[first]}, '{other.Name}' is {scene.Inputs[operand]}; {rule}{Cause(scene, operand)}"),
            names,
            operand - 1,
            [.. LostPadding.Fixes(scene, operand), .. Projection.Fixes(scene, operand), .. SizeAdvice.FixJoin(scene), .. RestoreFixes.Of(scene, operand)],
            [other.Site]);
    }

    /// <summary>The layer to blame and its remedy, where there is one; else the sizes of the input that fit.</summary>
    private static string Cause(LayerScene scene, int operand)
    {
        var padding = LostPadding.Text(scene, operand);
        if (padding.Length > 0)
            return padding;
        var sizes = SizeAdvice.JoinSizes(scene);
        return sizes.Length > 0 ? sizes : Projection.Text(scene, operand);
    }
}
