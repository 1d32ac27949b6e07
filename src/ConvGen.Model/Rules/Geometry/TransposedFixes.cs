using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>What can stand in the place of a transposed convolution: a resize before a convolution, or a pixel shuffle behind one (Odena et al. 2016).</summary>
internal static class TransposedFixes
{
    private static readonly string[] OwnArguments = ["Stride", "Padding", "OutputPadding", "Dilation"];

    /// <summary>The two, where the layer makes just as many positions as they do: its input times its stride.</summary>
    public static IEnumerable<SuggestedFix> Of(NetworkFacts facts, LayerAnalysis layer)
    {
        var input = facts.Input(layer);
        if (layer.Windows.Where((window, axis) => input.Extents[axis] * window.Stride != layer.Shape!.Extents[axis]).Any())
            yield break;
        yield return Resize(facts, layer);
        var stride = layer.Windows[0].Stride;
        if (input.Rank == 2 && layer.Groups == 1 && layer.Windows.All(window => window.Stride == stride))
            yield return Shuffle(facts, layer, stride);
    }

    private static SuggestedFix Resize(NetworkFacts facts, LayerAnalysis layer)
    {
        var place = Place.Of(layer.Node);
        // Odd, so that the size stays.
        var kernels = layer.Windows.Select(static window => window.Kernel % 2 == 1 ? window.Kernel : window.Kernel - 1).ToList();
        var from = place.Arguments.Contains("From") ? Rewrites.ReferenceFor(facts.Graph, layer.Node, layer.Node.Inputs[0]) : null;
        var paddings = kernels.Select(static kernel => (kernel - 1) / 2).ToList();
        return new SuggestedFix(
            "Resize, then convolve" + Rewrites.Retrain,
            [
                Rewrites.New(place, "Upsample", isBehind: false, ("scale", Rewrites.PerAxis(layer.Windows.Select(static window => window.Stride))), ("From", from)),
                new KindEdit(place.Attribute, "Conv"),
                .. place.Edits("kernel", Rewrites.PerAxis(kernels)),
                .. Rewrites.Without(place, [.. OwnArguments.Where(static name => name != "Padding"), "From"]),
                .. RuleTexts.SetPaddings(place, paddings, paddings),
            ],
            "resize");
    }

    private static SuggestedFix Shuffle(NetworkFacts facts, LayerAnalysis layer, int stride)
    {
        var place = Place.Of(layer.Node);
        var name = place.Arguments.Contains("Name") ? Rewrites.ReferenceFor(facts.Graph, layer.Node, layer.Node.Id) : null;
        return new SuggestedFix(
            "Convolve, then shuffle pixels (initialise as ICNR; the weights change shape: train again)",
            [
                new KindEdit(place.Attribute, "Conv"),
                .. place.Edits("filters", Invariant($"{layer.Shape!.Channels * stride * stride}")),
                .. place.Edits("kernel", "3"),
                .. Rewrites.Without(place, [.. OwnArguments.Where(static argument => argument != "Padding"), "Name"]),
                .. RuleTexts.SetPaddings(place, [1, 1], [1, 1]),
                Rewrites.New(place, "PixelShuffle", isBehind: true, ("factor", Invariant($"{stride}")), ("Name", name)),
            ],
            "shuffle");
    }
}
