using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>
/// CVG315: a tensor that everything passes and that is far smaller than what comes before and behind it: a code from which a whole map is to be made, or a layer in the middle
/// that drops most of its input at one stride (Szegedy et al. 2016). Autoencoders do it on purpose, so that it is never more than a fact; generators are silent.
/// </summary>
internal static class InformationBottleneck
{
    /// <summary>A segmentation that scores at jump 32 and resizes, FCN-32s, spreads each score over this many pixels.</summary>
    private const double MostSpread = 1024;

    /// <summary>A 2×2×2 pool, and SqueezeNet's squeeze, keep one element in this many.</summary>
    private const double MostLoss = 8;

    /// <summary>Applies the rule: one finding per network, the narrowest code or else the greatest loss.</summary>
    public static IEnumerable<Finding> Check(NetworkFacts facts)
    {
        if (facts.Task is NetworkTaskKind.Generation or NetworkTaskKind.SuperResolution || facts.Analysis.Layers.Any(static layer => layer.Shape is null))
            return [];
        var outputs = facts.Graph.Outputs.Select(static output => output.Node).Distinct().ToList();
        return (outputs.Select(output => Code(facts, output)).OfType<Finding>().FirstOrDefault() ?? outputs.Select(output => Loss(facts, output)).OfType<Finding>().FirstOrDefault()) is { } finding ? [finding] : [];
    }

    private static Finding? Code(NetworkFacts facts, int output)
    {
        var made = facts.Layer(output);
        var cuts = CutTensors.Of(facts, output);
        if (cuts.Count == 0 || made.Shape!.Positions == 1)
            return null;
        var narrowest = cuts.Select(facts.Layer).OrderBy(static layer => layer.Shape!.Length).First();
        var read = CutTensors.Needed(facts, output).Select(facts.Layer).Where(static layer => layer.Node.Op is InputOp).Sum(static input => input.Shape!.Length);
        if (Math.Min(read, made.Shape.Length) <= MostSpread * narrowest.Shape!.Length)
            return null;
        return Place.Of(narrowest.Node).Report(
            "CVG315",
            Invariant($"'{narrowest.Node.Name}' is {narrowest.Shape}, and no skip leads past it: the {made.Shape.Length:N0} elements of '{made.Node.Name}' are made of its {narrowest.Shape.Length:N0}, of {read:N0} that were read"),
            related: [made.Node.Site]);
    }

    private static Finding? Loss(NetworkFacts facts, int output)
    {
        var cuts = new HashSet<int>(CutTensors.Of(facts, output));
        // Windows of weights must still look at the map behind it.
        var lastWindow = CutTensors.Needed(facts, output).Where(id => facts.Layer(id).Node.Op is ConvOp && facts.Layer(id).Windows.Any(static window => window.Kernel > 1)).DefaultIfEmpty(-1).Max();
        var worst = cuts.Where(id => id < lastWindow && cuts.Contains(facts.Layer(id).Node.Inputs[0])).Select(facts.Layer)
            .Where(static layer => layer.Shape!.Positions > 1)
            .Select(layer => (Layer: layer, Factor: facts.Input(layer).Length / (double)layer.Shape!.Length))
            .OrderByDescending(static pair => pair.Factor).FirstOrDefault();
        if (worst.Factor <= MostLoss)
            return null;
        var (layer, factor) = worst;
        return Place.Of(layer.Node).Report(
            "CVG315",
            Invariant($"'{layer.Node.Name}' turns {facts.Input(layer)} into {layer.Shape}, 1 element of {RuleTexts.Number(factor)}, and everything passes it; widening before the stride, or several smaller steps, keep more for the layers behind"));
    }
}
