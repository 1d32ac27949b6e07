using System;
using System.Collections.Generic;
using System.Globalization;

namespace ConvGen.Onnx;

/// <summary>What a layer is called.</summary>
/// <param name="Value">The name.</param>
/// <param name="IsExplicit">Whether it is written down, or the one that counting gives.</param>
internal sealed record LayerName(string Value, bool IsExplicit)
{
    /// <summary>The names of one scope: those that <paramref name="given"/> gives, and counted ones for the others.</summary>
    public static List<LayerName> Count(IReadOnlyList<SourceItem> items, Func<SourceItem, int, string?> given)
    {
        var counters = new Dictionary<string, int>();
        var names = new List<LayerName>();
        for (var i = 0; i < items.Count; i++)
        {
            var stem = (items[i].Block?.Name ?? items[i].Kind).ToLowerInvariant();
            var counter = counters[stem] = counters.GetValueOrDefault(stem) + 1;
            var name = given(items[i], i);
            var counted = stem + counter.ToString(CultureInfo.InvariantCulture);
            names.Add(new LayerName(name ?? counted, name is not null && name != counted));
        }

        return names;
    }
}
