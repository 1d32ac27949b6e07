using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ConvGen.Model;

namespace ConvGen.Cli.Reports;

/// <summary>The facts of a layer as words and numbers for a reader; the numbers are the analysis's.</summary>
internal static class LayerRow
{
    /// <summary>The first columns are words, the rest numbers, which read better flush right.</summary>
    public const int TextColumns = 3;

    public static IReadOnlyList<string> Header { get; } =
        ["layer", "kind", "output", "receptive field", "jump", "effective field", "parameters", "MACs", "activation bytes"];

    public static string[] Of(NetworkDeclaration declaration, LayerAnalysis layer) =>
    [
        layer.Node.Name,
        KindOf(declaration, layer.Node),
        layer.Shape?.ToString() ?? "?",
        SeesAll(layer) ? "all" : PerAxis(layer, Size),
        SeesAll(layer) ? "" : PerAxis(layer, static field => Decimal(field.Jump)),
        SeesAll(layer) ? "" : PerAxis(layer, static field => Decimal(field.EffectiveSize)),
        Number(layer.Cost.Parameters),
        Number(layer.Cost.Macs),
        Number(layer.Cost.ActivationBytes),
    ];

    public static string[] Total(NetworkReview review) =>
    [
        review.IsPartial ? "total (partial)" : "total", "", "", "", "", "", Number(review.Analysis.Totals.Parameters), Number(review.Analysis.Totals.Macs),
        Number(review.Analysis.Memory.PeakActivationBytes) + " at once",
    ];

    /// <summary>The attribute that declares the layer, without its arguments.</summary>
    public static string KindOf(NetworkDeclaration declaration, Node node)
    {
        if (node.Inputs.IsEmpty && node.Op is not ConstantOp)
        {
            return "Input";
        }

        return AttributeText.Find(declaration, Place.Of(node).Attribute)?.Kind ?? "";
    }

    private static bool SeesAll(LayerAnalysis layer) => !layer.Fields.IsEmpty && layer.Fields.All(static field => field.IsWholeInput);

    private static string PerAxis(LayerAnalysis layer, Func<ReceptiveField, string> text) => string.Join('×', layer.Fields.Select(text));

    private static string Size(ReceptiveField field) =>
        field.MinSize == field.Size ? Plain(field.Size) : Plain(field.MinSize) + "–" + Plain(field.Size);

    private static string Plain(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Decimal(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
