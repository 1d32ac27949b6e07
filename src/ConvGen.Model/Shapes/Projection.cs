using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG005 where a sum or product wants a projection: a 1×1 convolution that gives the shortcut the channels, and by its stride the positions, of the other operand.</summary>
internal static class Projection
{
    /// <summary>What it would be, as the end of a message; empty where none makes the operands alike.</summary>
    public static string Text(LayerScene scene, int operand) => Of(scene, operand) is { } projection
        ? Invariant($"; a 1×1 convolution of {RuleTexts.Counted(projection.Filters, "filter")}{AtStride(projection.Strides)} on '{Name(scene, projection.Operand)}' makes them alike")
        : "";

    /// <summary>The projection, put before the join.</summary>
    public static IEnumerable<SuggestedFix> Fixes(LayerScene scene, int operand)
    {
        if (Of(scene, operand) is not { } projection || scene.Positional(0) is not { } names)
            yield break;
        var place = scene.Place;
        string Reference(int input) => Rewrites.ReferenceFor(scene.Graph, scene.Node, scene.Node.Inputs[input]);
        var stride = projection.Strides.All(static s => s == 1) ? null : Rewrites.PerAxis(projection.Strides);
        var isArray = stride?[0] == '[';
        InsertionEdit Conv(string? name) => Rewrites.New(
            place, "Conv", isBehind: false,
            ("filters", Invariant($"{projection.Filters}")), ("kernel", "1"), (isArray ? "Strides" : "Stride", stride), ("From", Reference(projection.Operand)), ("Name", name));
        var title = Invariant($"Project '{Name(scene, projection.Operand)}' by a 1×1 convolution of {RuleTexts.Counted(projection.Filters, "filter")}{AtStride(projection.Strides)}");
        if (projection.Operand == 0)
        {
            yield return new SuggestedFix(title, [Conv(null), .. Rewrites.Without(place, "From")], "projection");
            yield break;
        }

        // The join's own input is what stands before it: it is named, for the projection stands there now.
        var free = "\"" + Rewrites.FreeName(scene.Graph, scene.Node, "projection") + "\"";
        yield return new SuggestedFix(title, [Conv(free), .. place.Edits("From", Reference(0)), place.Edit(names, operand - 1, free)], "projection");
    }

    private static (int Operand, int Filters, List<int> Strides)? Of(LayerScene scene, int operand)
    {
        if (scene.Node.Op is not (AddOp or MulOp))
            return null;
        // The earlier of the two is the shortcut.
        var shortcut = scene.Node.Inputs[operand] < scene.Node.Inputs[0] ? operand : 0;
        var (have, want) = (scene.Inputs[shortcut], scene.Inputs[operand - shortcut]);
        if (have.Rank != want.Rank || have.Rank == 0)
            return null;
        var strides = have.Extents.Zip(want.Extents, static (has, wants) => (int)Rational.CeilDivide(has, wants)).ToList();
        var fits = Enumerable.Range(0, have.Rank).All(axis => strides[axis] >= 1 && ((have.Extents[axis] - 1) / strides[axis]) + 1 == want.Extents[axis]);
        return fits ? (shortcut, want.Channels, strides) : null;
    }

    private static string AtStride(List<int> strides) => strides.All(static stride => stride == 1) ? "" : " at stride " + Rewrites.PerAxis(strides);

    private static string Name(LayerScene scene, int operand) => scene.Graph.Nodes[scene.Node.Inputs[operand]].Name;
}
