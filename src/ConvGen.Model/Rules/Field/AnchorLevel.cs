using System;
using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Anchors and the feature map they stand on.</summary>
/// <param name="Anchors">The declaration.</param>
/// <param name="Layer">The feature map.</param>
internal sealed record AnchorLevel(AnchorSpec Anchors, LayerAnalysis Layer)
{
    /// <summary>All levels whose feature map has two axes and a field.</summary>
    public static IEnumerable<AnchorLevel> Of(NetworkFacts facts) =>
        from anchors in facts.Graph.Anchors
        let layer = facts.Layer(anchors.Node)
        where layer.Shape is { Rank: 2 } && layer.Fields.Count == 2
        select new AnchorLevel(anchors, layer);

    /// <summary>The boxes, as (height, width), in order.</summary>
    public IEnumerable<(double Height, double Width)> Boxes =>
        Enumerable.Range(0, Anchors.Boxes.Count / 2).Select(i => (Anchors.Boxes[(2 * i) + 1], Anchors.Boxes[2 * i]));

    /// <summary>The field along the height.</summary>
    public ReceptiveField Rows => Layer.Fields[0];

    /// <summary>The field along the width.</summary>
    public ReceptiveField Columns => Layer.Fields[1];

    /// <summary>A finding on the <c>Anchors</c> attribute.</summary>
    public Finding Report(string rule, Severity severity, string message, string? argument = null, IEnumerable<SuggestedFix>? fixes = null) => new(
        rule,
        severity,
        message,
        Anchors.Site with { Argument = argument },
        new(Layer.Node.Site),
        (fixes ?? []).ToEquatable());

    /// <summary>A box as people write it: width × height.</summary>
    public static string Text((double Height, double Width) box) => Invariant($"{RuleTexts.Number(box.Width)}×{RuleTexts.Number(box.Height)}");

    /// <summary>The layer nearest to this level's jump for which <paramref name="fits"/> holds.</summary>
    public LayerAnalysis? Better(NetworkFacts facts, Func<LayerAnalysis, bool> fits) => facts.Layers
        .Where(layer => layer.Shape!.Rank == 2 && layer.Fields.Count == 2 && layer.Node.Op is ConvOp && !layer.Fields[0].IsWholeInput && fits(layer))
        .OrderBy(layer => Math.Abs(Math.Log(layer.Fields[0].Jump / Rows.Jump)))
        .ThenBy(layer => Math.Abs(layer.Fields[0].Size - Rows.Size))
        .FirstOrDefault();

    /// <summary>That layer, as the end of a message.</summary>
    public static string Advice(LayerAnalysis? better) => better is null
        ? "; no layer of this network fits"
        : Invariant($"; '{better.Node.Name}' fits: field {better.Fields[0].Size}, effectively {RuleTexts.Number(better.Fields[0].EffectiveSize)}, jump {RuleTexts.Number(better.Fields[0].Jump)}");
}
