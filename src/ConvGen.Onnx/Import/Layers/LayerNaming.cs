using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ConvGen.Onnx;

/// <summary>Names of layers and keys of weights.</summary>
/// <remarks>
/// Only layers that others refer to get a name of their own; the rest go by the names the language counts. Layers with weights keep the prefix of
/// their weights' names as the key.
/// </remarks>
internal sealed class LayerNaming
{
    // Names that the generated class uses itself; a letter behind them makes them free.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "input", "output", "equals", "referenceequals", "gethashcode", "gettype", "tostring", "memberwiseclone", "finalize", "layers", "inputs", "outputs", "info",
        "inputlength", "outputlength", "parameters", "macs", "flops", "macsexact", "weightbytes", "packedweightbytes", "peakactivationbytes", "arenabytes", "threads",
        "load", "loaddefault", "create", "createrandom", "run", "runall", "runbatch",
    };

    private readonly Dictionary<ImportedLayer, string> _names = [];
    private readonly Dictionary<ImportedLayer, string> _given = [];
    private readonly Dictionary<ImportedLayer, string> _keys = [];
    private readonly Dictionary<string, Dictionary<string, object>> _tensors = new(StringComparer.Ordinal);
    private readonly Dictionary<object, string> _origins = new(ReferenceEqualityComparer.Instance);

    public LayerNaming(LoweredGraph graph, IReadOnlySet<ImportedLayer> referenced)
    {
        var counted = CountedNames(graph.Layers);
        var taken = new HashSet<string>(counted.Values, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < graph.Inputs.Count; i++)
        {
            var input = graph.Inputs[i];
            _names[input.Layer] = i == 0 ? "input" : Free(LayerKeys.Identifier(input.Name) is { Length: > 0 } name ? name : "operand", taken);
        }

        foreach (var layer in graph.Layers)
        {
            _names[layer] = counted[layer];
            if (!referenced.Contains(layer))
            {
                continue;
            }

            var wanted = LayerKeys.Identifier(layer.Key ?? LayerKeys.ModuleOf(layer.Node));
            if (wanted.Length > 0 && !wanted.Equals(counted[layer], StringComparison.OrdinalIgnoreCase))
            {
                _names[layer] = _given[layer] = Free(wanted, taken);
            }
            else
            {
                _given[layer] = counted[layer];
            }
        }

        foreach (var layer in graph.Layers.Where(static layer => layer.Weights.Count > 0))
        {
            _keys[layer] = Claim(layer);
        }
    }

    /// <summary>The name others refer to the layer by.</summary>
    public string NameOf(ImportedLayer layer) => _names[layer];

    /// <summary>The name to be written down; null where the counted one serves.</summary>
    public string? GivenName(ImportedLayer layer) => _given.GetValueOrDefault(layer);

    /// <summary>The prefix of the layer's tensors; null where it has none.</summary>
    public string? KeyOf(ImportedLayer layer) => _keys.GetValueOrDefault(layer);

    private static Dictionary<ImportedLayer, string> CountedNames(IEnumerable<ImportedLayer> layers)
    {
        var counters = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new Dictionary<ImportedLayer, string>();
        foreach (var layer in layers)
        {
            var stem = layer.Kind.ToLowerInvariant();
            counters[stem] = counters.GetValueOrDefault(stem) + 1;
            names[layer] = string.Create(CultureInfo.InvariantCulture, $"{stem}{counters[stem]}");
        }

        return names;
    }

    private static string Free(string wanted, HashSet<string> taken)
    {
        var name = wanted;
        for (var i = 2; Reserved.Contains(name) || !taken.Add(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{i}");
        }

        return name;
    }

    // Two layers may have one key only where what they share is the same tensor, and do have one where they share all of them.
    private string Claim(ImportedLayer layer)
    {
        if (_origins.TryGetValue(layer.Weights[0].Origin, out var earlier) && layer.Weights.All(weight => _tensors[earlier].GetValueOrDefault(weight.Role) == weight.Origin))
        {
            return earlier;
        }

        var module = layer.Key ?? LayerKeys.ModuleOf(layer.Node);
        var wanted = module.Length > 0 ? module : _names[layer];
        var key = wanted;
        for (var i = 2; !IsFree(key, layer); i++)
        {
            key = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{i}");
        }

        foreach (var weight in layer.Weights)
        {
            _tensors[key][weight.Role] = weight.Origin;
            _origins.TryAdd(weight.Origin, key);
        }

        return key;
    }

    private bool IsFree(string key, ImportedLayer layer)
    {
        if (!_tensors.TryGetValue(key, out var tensors))
        {
            tensors = _tensors[key] = new(StringComparer.Ordinal);
        }

        return layer.Weights.All(weight => !tensors.TryGetValue(weight.Role, out var origin) || ReferenceEquals(origin, weight.Origin));
    }
}
