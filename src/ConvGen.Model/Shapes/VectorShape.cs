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
                fixes: [scene.Place.Set(Invariant($"Set In to {features}"), "In", Invariant($"{features}")), scene.Place.Set("Remove In", "In", null)]);
        }

        return new ResolvedLayer(new TensorShape(op.Units));
    }

    /// <summary>All elements as one vector.</summary>
    public static ResolvedLayer? Flatten(LayerScene scene) =>
        ShapeRules.Shape(scene, scene.Input.Length, []) is { } shape ? new ResolvedLayer(shape) : null;
}
