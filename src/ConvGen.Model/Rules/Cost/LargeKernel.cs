using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>CVG301: a large kernel that a stack of 3×3 with the same field and width would undercut. Silent for stems, depthwise, and where large kernels have their place.</summary>
internal static class LargeKernel
{
    /// <summary>Up to here an input is an image, and the layer a stem.</summary>
    private const int StemChannels = 4;

    /// <summary>Applies the rule.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.Task is NetworkTaskKind.Generation or NetworkTaskKind.SuperResolution)
            yield break;
        foreach (var layer in facts.Layers.Where(static layer => layer.Node.Op is ConvOp && layer.Shape!.Rank == 2))
        {
            var window = layer.Windows[0];
            var (c, m, k) = ((long)facts.Input(layer).Channels, (long)layer.Shape!.Channels, (long)window.Kernel);
            var isCandidate = layer.Windows[1].Kernel == k && k >= 5 && k % 2 == 1 && layer.Groups == 1 && c > StemChannels && layer.Windows.All(static w => w is { Stride: 1, Dilation: 1 });
            var count = (k - 1) / 2;
            // The layers between keep as many channels as the wider side has: less would be another network.
            var w = Math.Max(c, m);
            var (stack, single) = ((9 * c * w) + (9 * (count - 2) * w * w) + (9 * w * m), k * k * c * m);
            if (!isCandidate || stack >= single)
                continue;
            yield return Place.Of(layer.Node).Report(
                "CVG301",
                Invariant($"'{layer.Node.Name}': {k}×{k} over {c} → {m} channels takes {single:N0} weights, {count} layers of 3×3 with the same field {stack:N0}; that keeps {RuleTexts.Counted(count - 1, "more feature map")} and means training again"),
                Place.Of(layer.Node).Arguments.Contains("kernel") ? "kernel" : null,
                fixes: Fix(facts, layer, (int)count, w));
        }
    }

    /// <summary>The padding is handed out one by one, so that the size stays.</summary>
    private static IEnumerable<SuggestedFix> Fix(NetworkFacts facts, LayerAnalysis layer, int count, long width)
    {
        var window = layer.Windows[0];
        var isAutomatic = layer.Node.Op is ConvOp { Window.AutoPad: not AutoPadKind.Explicit };
        if (facts.IsPart(layer) || layer.Windows.Any(w => w != window) || window.PadLow != window.PadHigh || (!isAutomatic && window.PadLow != 0 && window.PadLow != count))
            yield break;
        var each = isAutomatic || window.PadLow == 0 ? null : "1";
        var place = Place.Of(layer.Node);
        yield return new SuggestedFix(
            Invariant($"Stack {count} convolutions of 3×3{Rewrites.Retrain}"),
            [
                .. Rewrites.Stack(facts, layer, count - 1, [.. width == layer.Shape!.Channels ? Array.Empty<(string, string?)>() : [("filters", Invariant($"{width}"))], ("kernel", "3"), ("Paddings", null), ("Padding", each)]),
                .. place.Edits("kernel", "3"),
                .. each is null ? Rewrites.Without(place, "Padding") : place.Edits("Padding", each),
            ]);
    }
}
