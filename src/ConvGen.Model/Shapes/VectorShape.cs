using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Shapes of layers that forget the axes.</summary>
internal static class VectorShape
{
    /// <summary>A fully connected layer; CVG011 where the declared features are not the ones that arrive.</summary>
    public static ResolvedLayer? Dense(LayerScene scene, DenseOp op)
    {
        var features = scene.Input.Length;
        if (op.DeclaredIn is { } declared && declared != features)
        {
            return scene.Fail(
                "CVG011",
                Invariant($"'{scene.Name}' declares {declared} input features, but {scene.Input} are {features}"),
                "In",
                fixes: [scene.Place.Set(Invariant($"Set In to {features}"), "In", Invariant($"{features}")), scene.Place.Set("Remove In", "In", null) with { Way = "removal" }, .. PoolFirst(scene)]);
        }

        return new ResolvedLayer(new TensorShape(op.Units));
    }

    /// <summary>A global pool leaves one feature per channel, whatever the extents.</summary>
    private static IEnumerable<SuggestedFix> PoolFirst(LayerScene scene)
    {
        if (scene.Input.Rank == 0)
            yield break;
        var from = scene.Place.Arguments.Contains("From") ? Rewrites.ReferenceFor(scene.Graph, scene.Node, scene.Node.Inputs[0]) : null;
        yield return new SuggestedFix(
            Invariant($"Pool globally first: {scene.Input.Channels} features{Rewrites.Retrain}"),
            [
                Rewrites.New(scene.Place, "GlobalAvgPool", isBehind: false, ("From", from)),
                .. Rewrites.Without(scene.Place, "From"),
                .. scene.Place.Edits("In", Invariant($"{scene.Input.Channels}")),
            ],
            "pool");
    }

    /// <summary>All elements as one vector.</summary>
    public static ResolvedLayer? Flatten(LayerScene scene) =>
        ShapeRules.Shape(scene, scene.Input.Length, []) is { } shape ? new ResolvedLayer(shape) : null;
}
