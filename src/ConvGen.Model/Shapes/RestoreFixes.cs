using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Fixes of CVG005 at an operand: the output padding that restores the other operand's size.</summary>
internal static class RestoreFixes
{
    /// <summary>What helps where operands 0 and <paramref name="operand"/> of the scene's join differ.</summary>
    public static IEnumerable<SuggestedFix> Of(LayerScene scene, int operand) =>
        Restore(scene, 0, operand).Concat(Restore(scene, operand, 0));

    private static IEnumerable<SuggestedFix> Restore(LayerScene scene, int small, int large)
    {
        var source = scene.Graph.Nodes[scene.Node.Inputs[small]];
        var (have, want) = (scene.Inputs[small], scene.Inputs[large]);
        if (source.Op is not ConvTransposeOp op || !source.BlockSites.IsEmpty || have.Rank != want.Rank || have.Rank == 0)
            yield break;
        var padding = new int[have.Rank];
        for (var axis = 0; axis < have.Rank; axis++)
        {
            padding[axis] = op.OutputPadding.On(axis) + want.Extents[axis] - have.Extents[axis];
            if (padding[axis] < 0 || padding[axis] >= System.Math.Max(op.Window.Stride.On(axis), op.Window.Dilation.On(axis)))
                yield break;
        }

        var place = Place.Of(source);
        var isUniform = padding.All(value => value == padding[0]);
        var name = isUniform && !place.Arguments.Contains("OutputPaddings") ? "OutputPadding" : "OutputPaddings";
        if (name == "OutputPaddings" && place.Arguments.Contains("OutputPadding"))
            yield break;
        var value = name == "OutputPadding" ? Invariant($"{padding[0]}") : "[" + string.Join(", ", padding.Select(static p => Invariant($"{p}"))) + "]";
        yield return place.Set(Invariant($"Give '{source.Name}' {name} = {value}"), name, value);
    }
}
