using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// Fixes of CVG104: dilations without holes across the layers of a run. Windows whose support so far is w positions without holes leave none at a
/// dilation of up to w, and then make it w + d(k−1); the order of the layers does not matter, so the smallest are looked at first.
/// </summary>
internal static class GriddingFixes
{
    /// <summary>The remedy, as the end of a message.</summary>
    public static string Advice(NetworkFacts facts, RunSupport support) => Rates(facts, support) is { } rates && rates.Any(static rate => rate.Layer.Windows[0].Dilation != rate.Dilation)
        ? Invariant($"dilations {string.Join(", ", rates.Select(static rate => rate.Dilation))} leave none; a window without dilation before them may do as well")
        : "a window without dilation in the run may close the holes";

    /// <summary>The largest dilations without holes that are not above the declared ones; or one convolution without dilation more.</summary>
    public static IEnumerable<SuggestedFix> Of(NetworkFacts facts, RunSupport support)
    {
        if (Rates(facts, support) is not { } rates)
            yield break;
        var changed = rates.Where(static rate => rate.Layer.Windows[0].Dilation != rate.Dilation).ToList();
        if (changed.Count > 0)
        {
            yield return new SuggestedFix(
                Invariant($"Use dilations {string.Join(", ", rates.Select(static rate => rate.Dilation))}"),
                changed.SelectMany(static rate => Set(rate.Layer, rate.Dilation)),
                "rates");
        }

        var first = rates.Select(static rate => rate.Layer).FirstOrDefault(static layer => layer.Windows[0].Dilation > 1);
        if (first?.Node.Op is not ConvOp { IsDepthwise: false } || facts.IsPart(first))
            yield break;
        var padding = Invariant($"{(first.Windows[0].Kernel - 1) / 2}");
        yield return new SuggestedFix(
            "Put a convolution without dilation before it" + Rewrites.Retrain,
            Rewrites.Stack(facts, first, 1, ("Dilations", null), ("Dilation", null), ("Paddings", null), ("Padding", padding)),
            "convolution");
    }

    /// <summary>The run's windows with the dilation each should have; null where some are not alike along all axes or do not keep the size.</summary>
    private static List<(LayerAnalysis Layer, int Dilation)>? Rates(NetworkFacts facts, RunSupport support)
    {
        var layers = support.Layers.Select(facts.Layer).ToList();
        if (layers.Any(static layer => !IsPlain(layer)))
            return null;
        var rates = new Dictionary<int, int>();
        var width = 1;
        foreach (var layer in layers.OrderBy(static layer => layer.Windows[0].Dilation))
        {
            rates[layer.Node.Id] = Math.Min(layer.Windows[0].Dilation, width);
            width += rates[layer.Node.Id] * (layer.Windows[0].Kernel - 1);
        }

        return [.. layers.Select(layer => (layer, rates[layer.Node.Id]))];
    }

    private static bool IsPlain(LayerAnalysis layer) => layer.Windows.All(window => window == layer.Windows[0])
        && (layer.Windows[0].Dilation == 1 || layer.Windows[0] is { PadLow: var low, PadHigh: var high, Extent: var extent } && low == high && 2 * low == extent - 1);

    private static IEnumerable<DeclarationEdit> Set(LayerAnalysis layer, int dilation)
    {
        var place = Place.Of(layer.Node);
        var padding = dilation * (layer.Windows[0].Kernel - 1) / 2;
        var isAutomatic = !place.Arguments.Contains("Padding") && !place.Arguments.Contains("Paddings");
        return [.. dilation == 1 && place.Given.All(static given => given.Argument != "Dilation") ? Rewrites.Without(place, "Dilation") : place.Edits("Dilation", Invariant($"{dilation}")), .. isAutomatic ? [] : place.Edits("Padding", Invariant($"{padding}"))];
    }
}
