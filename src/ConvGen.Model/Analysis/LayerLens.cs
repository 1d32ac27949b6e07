using System.Collections.Generic;
using System.Linq;
using static System.FormattableString;

namespace ConvGen.Model;

/// <summary>Says at every layer's attribute what comes out there: shape, receptive field, jump and costs (CVG900), for editors that show it on hover.</summary>
public static class LayerLens
{
    /// <summary>Its id.</summary>
    public const string Rule = "CVG900";

    /// <summary>One finding per attribute whose layers are known; a block's says what its last layer gives and what all of them cost.</summary>
    public static IEnumerable<Finding> Of(NetworkAnalysis analysis) => analysis.Layers
        .Where(static layer => layer.Node.Op is not InputOp && layer.Node.Site.Block is null)
        .GroupBy(static layer => layer.Node.Site.Attribute)
        .Where(static layers => layers.All(static layer => layer.Shape is not null))
        .Select(static layers => new Finding(Rule, RuleCatalog.Get(Rule).Severity, Text([.. layers]), new FindingSite(layers.Key)));

    private static string Text(IReadOnlyList<LayerAnalysis> layers)
    {
        var last = layers[layers.Count - 1];
        var subject = layers.Count == 1 ? Invariant($"'{last.Node.Name}'") : Invariant($"'{layers[0].Node.Name}' to '{last.Node.Name}' ({layers.Count} layers)");
        var parameters = layers.Sum(static layer => layer.Cost.Parameters);
        var macs = layers.Sum(static layer => layer.Cost.Macs);
        var bytes = layers.Sum(static layer => layer.Cost.ActivationBytes);
        return Invariant($"{subject}: {last.Shape}{Field(last.Fields)}; {RuleTexts.Counted(parameters, "parameter")}, {RuleTexts.Counted(macs, "multiply-accumulate")}, {RuleTexts.Counted(bytes, "byte")} of activations");
    }

    private static string Field(EquatableArray<ReceptiveField> fields)
    {
        if (fields.IsEmpty)
        {
            return "";
        }

        return fields.Any(static field => field.IsWholeInput)
            ? "; sees the whole input"
            : Invariant($"; receptive field {PerAxis(fields, static field => field.Size)} (effective {PerAxis(fields, static field => field.EffectiveSize)}), jump {PerAxis(fields, static field => field.Jump)}");
    }

    private static string PerAxis(EquatableArray<ReceptiveField> fields, System.Func<ReceptiveField, double> value) => RuleTexts.PerAxis(fields.Select(value));
}
