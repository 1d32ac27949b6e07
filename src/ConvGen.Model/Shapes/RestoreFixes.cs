using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Fixes of CVG005 at an operand: the output padding that restores the other operand's size, or a crop to it.</summary>
internal static class RestoreFixes
{
    /// <summary>What helps where operands 0 and <paramref name="operand"/> of the scene's join differ.</summary>
    public static IEnumerable<SuggestedFix> Of(LayerScene scene, int operand) =>
        Restore(scene, 0, operand).Concat(Restore(scene, operand, 0)).Concat(Crop(scene, operand, 0, operand)).Concat(Crop(scene, 0, operand, operand));

    private static IEnumerable<SuggestedFix> Crop(LayerScene scene, int large, int small, int operand)
    {
        var (have, want) = (scene.Inputs[large], scene.Inputs[small]);
        if (have.Rank != want.Rank || have.Rank == 0)
            yield break;
        var surplus = have.Extents.Zip(want.Extents, static (has, wants) => has - wants).ToList();
        if (surplus.Any(static s => s < 0) || scene.Positional(0) is not { } names)
            yield break;
        var place = scene.Place;
        string Reference(int input) => Rewrites.ReferenceFor(scene.Graph, scene.Node, scene.Node.Inputs[input]);
        var paddings = surplus.All(s => s == surplus[0] && s % 2 == 0)
            ? RuleTexts.Array([surplus[0] / 2])
            : RuleTexts.Array([.. surplus.Select(static s => s / 2), .. surplus.Select(static s => s - (s / 2))]);
        var name = "\"" + Rewrites.FreeName(scene.Graph, scene.Node, "cropped") + "\"";
        // The join's own input is what stands before it; a crop of another one stands there instead.
        yield return large == 0
            ? new SuggestedFix(
                Invariant($"Crop '{scene.Graph.Nodes[scene.Node.Inputs[0]].Name}' to its size"),
                [Rewrites.New(place, "Crop", isBehind: false, ("paddings", paddings), ("From", Reference(0))), .. Rewrites.Without(place, "From")],
                "crop")
            : new SuggestedFix(
                Invariant($"Crop '{scene.Graph.Nodes[scene.Node.Inputs[operand]].Name}' to its size"),
                [
                    Rewrites.New(place, "Crop", isBehind: false, ("paddings", paddings), ("From", Reference(operand)), ("Name", name)),
                    .. place.Edits("From", Reference(0)),
                    place.Edit(names, operand - 1, name),
                ],
                "crop");
    }

    private static IEnumerable<SuggestedFix> Restore(LayerScene scene, int small, int large)
    {
        var source = scene.Graph.Nodes[scene.Node.Inputs[small]];
        var (have, want) = (scene.Inputs[small], scene.Inputs[large]);
        if (source.Op is not ConvTransposeOp op || have.Rank != want.Rank || have.Rank == 0)
            yield break;
        var padding = new int[have.Rank];
        for (var axis = 0; axis < have.Rank; axis++)
        {
            padding[axis] = op.OutputPadding.On(axis) + want.Extents[axis] - have.Extents[axis];
            if (padding[axis] < 0 || padding[axis] >= System.Math.Max(op.Window.Stride.On(axis), op.Window.Dilation.On(axis)))
                yield break;
        }

        var place = Place.Of(source);
        var value = Rewrites.PerAxis(padding);
        yield return new SuggestedFix(Invariant($"Give '{source.Name}' output padding {value}"), place.Edits("OutputPadding", value), "padding");
    }
}
